import type { Command } from 'commander';
import { syncAsk } from '../../asks/sync.ts';
import { askAndShow, type Showing } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';

interface Options extends Pick<Showing, 'json'> {
  readonly workspace?: string;
  readonly dryRun?: boolean;
  readonly allowEmptyTab?: boolean;
  readonly write: boolean;
}

export const addSync = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  program
    .command('sync')
    .description('Bring the database to what the workbook says, and write a status beside every row.')
    .argument('<source>', 'an .xlsx file, a folder with one CSV file per tab, or gsheet:<id> for a Google Sheet')
    .option('--workspace <name>', 'the workspace to sync into (default: the name of the workbook)')
    .option('--dry-run', 'say what would change and write nothing')
    .option('--allow-empty-tab', 'archive what stood on a tab that has no rows any more')
    .option('--no-write', 'do not write statuses into the workbook')
    .option('--json', 'one JSON document on standard output')
    .action((source: string, { workspace, dryRun, allowEmptyTab, write, ...showing }: Options) =>
      run((door) => askAndShow(door, syncAsk, { source, workspace, dry_run: dryRun, allow_empty_tab: allowEmptyTab, write }, showing)),
    );
};
