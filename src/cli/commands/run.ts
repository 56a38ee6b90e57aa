import { type Command, Option } from 'commander';
import { PRICE_SECONDS, runAsk } from '../../asks/run.ts';
import { UsageError } from '../../base/errors.ts';
import type { Json } from '../../base/json.ts';
import { askAndShow, type Showing } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';
import { readSeconds } from '../read-seconds.ts';
import { addSearchOptions, ofSearchOptions, type SearchOptions } from '../solve-options.ts';

interface Options extends SearchOptions, Showing {
  readonly scenario?: string;
  readonly constraintSet?: string;
  readonly scope: 'all' | 'selected';
  readonly workspace?: string;
  readonly timeLimit: number;
  readonly write: boolean;
  readonly allowStale?: boolean;
  readonly leaveOutErrors?: boolean;
  readonly tieBreak: boolean;
  readonly stayCloseTo?: string;
  readonly priceRows?: boolean;
  readonly priceInitiatives?: boolean;
  readonly priceSeconds?: number;
}

const DEFAULT_SECONDS = 300;

export const addRun = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const command = program
    .command('run')
    .description('Sync the workbook, find the best plan for one constraint set, and write it back into the workbook.')
    .argument('<source>', 'an .xlsx file, a folder with one CSV file per tab, or gsheet:<id> for a Google Sheet')
    .option('--scenario <name>', 'the scenario (may be left out where there is one)')
    .option('--constraint-set <name>', 'the constraint set (may be left out where there is one)')
    .addOption(
      new Option('--scope <scope>', 'all candidates, or those with is_selected_for_run').choices(['all', 'selected']).default('all'),
    )
    .option('--workspace <name>', 'the workspace (default: the name of the workbook)')
    .option('--time-limit <seconds>', 'stop after so many seconds with the best plan found', readSeconds, DEFAULT_SECONDS);
  addSearchOptions(command)
    .option('--no-write', 'do not write into the workbook')
    .option('--allow-stale', 'run the last good version of a set whose rows have errors now')
    .option('--leave-out-errors', 'leave out candidates whose rows have errors')
    .option('--no-tie-break', 'do not prefer fewer tokens among equally good plans')
    .option(
      '--stay-close-to <run>',
      'of equally good plans, the one that differs least from that of this run (published: the published one)',
    )
    .option('--price-rows', 'price every rule row, too, and write what it costs beside it: "OK: tight, costs …"')
    .option('--price-initiatives', 'price initiatives, too, nearest misses first, and write that into their reasons on Results')
    .option('--price-seconds <seconds>', `stop pricing after so many seconds (default: ${PRICE_SECONDS})`, readSeconds)
    .option('--json', 'one JSON document on standard output')
    .action((source: string, options: Options) => run((door) => askAndShow(door, runAsk, toRequest(source, options), options)));
};

const toRequest = (source: string, options: Options): { readonly [key: string]: Json | undefined } => {
  if (options.priceSeconds !== undefined && !options.priceRows && !options.priceInitiatives)
    throw new UsageError('--price-seconds says how long to price, but not what: add --price-rows, --price-initiatives or both.', {
      code: 'price-what',
    });
  return {
    source,
    workspace: options.workspace,
    scenario: options.scenario,
    constraint_set: options.constraintSet,
    scope: options.scope,
    time_limit_seconds: options.timeLimit,
    ...ofSearchOptions(options),
    write: options.write,
    allow_stale: options.allowStale,
    leave_out_errors: options.leaveOutErrors,
    tie_break: options.tieBreak,
    stay_close_to: options.stayCloseTo,
    price_rows: options.priceRows,
    price_initiatives: options.priceInitiatives,
    price_seconds: options.priceSeconds,
  };
};
