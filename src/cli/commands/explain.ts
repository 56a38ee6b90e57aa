import type { Command } from 'commander';
import { explainAsk } from '../../asks/explain.ts';
import { UsageError } from '../../base/errors.ts';
import type { Json } from '../../base/json.ts';
import { askAndShow, type Showing } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';
import { readSeconds } from '../read-seconds.ts';
import { addEngineOption, addProgressOption, type SearchOptions } from '../solve-options.ts';

interface Options extends Omit<SearchOptions, 'gap'>, Omit<Showing, 'csv'> {
  readonly rows?: boolean;
  readonly count?: number;
  readonly timeLimit: number;
}

const DEFAULT_SECONDS = 30;

export const addExplain = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const command = program
    .command('explain')
    .description('Say why initiatives are chosen or left out and what the other way would cost, or what each row costs.')
    .argument('<run>', 'a run id, or the beginning or end of one')
    .argument('[initiative]', 'one initiative (without it: all, nearest misses first)')
    .option('--rows', 'price the rule rows instead: what dropping each one alone would bring')
    .option('--count <number>', 'price at most so many initiatives', readCount)
    .option('--time-limit <seconds>', 'stop after so many seconds with what is known by then', readSeconds, DEFAULT_SECONDS);
  addEngineOption(command);
  addProgressOption(command)
    .option('--json', 'one JSON document on standard output')
    .action((id: string, initiative: string | undefined, options: Options) =>
      run((door) => askAndShow(door, explainAsk, toRequest(id, initiative, options), options)),
    );
};

const toRequest = (
  run: string,
  initiative: string | undefined,
  { rows, count, engine, timeLimit }: Options,
): { readonly [key: string]: Json | undefined } => {
  if (rows && (initiative !== undefined || count !== undefined))
    throw new UsageError('--rows prices all rows: it goes with no initiative and no --count.', { code: 'explain-both' });
  return { run, initiative, rows, count, engine, time_limit_seconds: timeLimit };
};
