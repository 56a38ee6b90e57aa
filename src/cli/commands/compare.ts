import type { Command } from 'commander';
import { compareAsk } from '../../asks/compare.ts';
import { askAndShow, type Showing } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';

interface Options extends Omit<Showing, 'progress'> {
  /** `true` without a source. */
  readonly write?: string | true;
}

export const addCompare = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  program
    .command('compare')
    .description('Lay runs side by side: plans, KPIs, gaps, and what was asked differently from the first.')
    .argument('<runs...>', '2 to 8 run ids, or beginnings or ends of them')
    .option('--csv <file>', 'write the table to a new CSV file, too')
    .option('--write [source]', 'write it to the tab Compare of a workbook, too: this one, or the one that the first run came from')
    .option('--json', 'one JSON document on standard output')
    .action((runs: readonly string[], { write, ...showing }: Options) =>
      run((door) =>
        askAndShow(
          door,
          compareAsk,
          { runs, write: write !== undefined, ...(typeof write === 'string' ? { source: write } : {}) },
          showing,
        ),
      ),
    );
};
