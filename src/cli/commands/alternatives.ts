import type { Command } from 'commander';
import { alternativesAsk } from '../../asks/alternatives.ts';
import type { Decimal } from '../../base/decimal.ts';
import { UsageError } from '../../base/errors.ts';
import type { Json } from '../../base/json.ts';
import { askAndShow, type Showing } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';
import { readPercent } from '../read-percent.ts';
import { readSeconds } from '../read-seconds.ts';
import { addEngineOption, addProgressOption, type SearchOptions } from '../solve-options.ts';

interface Options extends Omit<SearchOptions, 'gap'>, Omit<Showing, 'csv'> {
  readonly within?: Decimal;
  readonly count?: number;
  readonly ties?: number | true;
  readonly timeLimit: number;
}

const DEFAULT_SECONDS = 60;

export const addAlternatives = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const command = program
    .command('alternatives')
    .description('Show other plans of a run: very different ones that are nearly as good, or all that are as good.')
    .argument('<run>', 'a run id, or the beginning or end of one')
    .option('--within <percent>', 'how much of the first objective may be given up (default: 2)', readPercent)
    .option('--count <number>', 'how many plans to look for (default: 5)', readCount)
    .option('--ties [number]', 'instead, plans that are worth as much as that of the run, up to so many (10 without a number)', readCount)
    .option('--time-limit <seconds>', 'stop after so many seconds with what is known by then', readSeconds, DEFAULT_SECONDS);
  addEngineOption(command);
  addProgressOption(command)
    .option('--json', 'one JSON document on standard output')
    .action((id: string, options: Options) => run((door) => askAndShow(door, alternativesAsk, toRequest(id, options), options)));
};

const toRequest = (run: string, { within, count, ties, engine, timeLimit }: Options): { readonly [key: string]: Json | undefined } => {
  if (ties !== undefined && (within !== undefined || count !== undefined))
    throw new UsageError('--ties asks for plans that are as good: it goes with no --within and no --count.', {
      code: 'alternatives-both',
      hint: 'Give the number of plans as --ties 20.',
    });
  const wanted = ties === undefined ? { within, count } : { ties: true, ...(ties === true ? {} : { count: ties }) };
  return { run, ...wanted, engine, time_limit_seconds: timeLimit };
};
