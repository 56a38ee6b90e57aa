import type { Command } from 'commander';
import { toComparisonJson } from '../../answers/comparison/to-json.ts';
import { choiceLists, differenceLines, figureRows, OTHER_MEASURE } from '../../answers/comparison/to-text.ts';
import { compareStoredRuns, toComparisonCsv } from '../../app/compare-stored-runs.ts';
import { publicationJson, publicationLines } from '../../asks/words/publication.ts';
import { toTable } from '../../asks/words/table.ts';
import type { Door, ExitCode } from '../door.ts';
import { writeNew } from '../write-new.ts';

interface Options {
  readonly csv?: string;
  /** `true` without a source. */
  readonly write?: string | true;
  readonly json?: boolean;
}

export const addCompare = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  program
    .command('compare')
    .description('Lay runs side by side: plans, KPIs, gaps, and what was asked differently from the first.')
    .argument('<runs...>', '2 to 8 run ids, or beginnings or ends of them')
    .option('--csv <file>', 'write the table to a new CSV file, too')
    .option('--write [source]', 'write it to the tab Compare of a workbook, too: this one, or the one that the first run came from')
    .option('--json', 'one JSON document on standard output')
    .action((ids: readonly string[], { csv, write, json }: Options) =>
      run(async (door) => {
        const { comparison, publication } = await compareStoredRuns(door.deps, {
          runs: ids,
          ...(write === undefined ? {} : { write: { source: write === true ? null : write } }),
        });
        if (csv !== undefined) await writeNew(csv, toComparisonCsv(comparison), '--csv', door);
        if (json) {
          door.printJson({ ...toComparisonJson(comparison), workbook: publicationJson(publication) });
          if (publication.kind === 'failed') throw publication.error;
          return 0;
        }
        const head = comparison.runs.map(({ runId }) => runId);
        for (const line of toTable(['', ...head], figureRows(comparison))) door.print(line);
        if (!comparison.isOneMeasure) door.print(door.style('yellow', OTHER_MEASURE));
        door.print('');
        const { rows, lists } = choiceLists(comparison);
        if (rows.length > 0) for (const line of toTable(['initiative', ...head], rows)) door.print(line);
        for (const line of lists) door.print(line);
        for (const difference of comparison.differences) {
          door.print('');
          door.print(door.style('bold', `What ${difference.runId} was asked differently from ${head[0]}:`));
          for (const line of differenceLines(difference)) door.print(`  ${line}`);
        }
        for (const line of publicationLines(publication, 'This is the comparison')) door.print(line);
        if (publication.kind === 'failed') throw publication.error;
        return 0;
      }),
    );
};
