import type { Command } from 'commander';
import { checkAsk } from '../../asks/check.ts';
import { askAndShow, type Showing } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';

interface Options extends Pick<Showing, 'json'> {
  readonly workspace?: string;
  readonly write?: boolean;
}

export const addCheck = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  program
    .command('check')
    .description(
      'Check a workbook: every issue at once, each at its row. Needs no database, and a server only for a Google Sheet that is linked there.',
    )
    .argument('<source>', 'an .xlsx file, a folder with one CSV file per tab, or gsheet:<id> for a Google Sheet')
    .option('--workspace <name>', 'of a Google Sheet at a server: the workspace that it is, or is to be, linked with')
    .option('--write', 'also write a status beside every row of the workbook')
    .option('--json', 'one JSON document on standard output')
    .action((source: string, { workspace, write, ...showing }: Options) =>
      run((door) => askAndShow(door, checkAsk, { source, workspace, write }, showing)),
    );
};
