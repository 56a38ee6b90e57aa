import type { Command } from 'commander';
import { curveAsk } from '../../asks/curve.ts';
import type { Decimal } from '../../base/decimal.ts';
import { askAndShow, type Showing } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';
import { readSeconds } from '../read-seconds.ts';
import { readTokens } from '../read-tokens.ts';
import { addEngineOption, addProgressOption, type SearchOptions } from '../solve-options.ts';

interface Options extends Omit<SearchOptions, 'gap'>, Showing {
  readonly from?: Decimal;
  readonly to?: Decimal;
  readonly count?: number;
  readonly timeLimit: number;
}

const DEFAULT_SECONDS = 60;

export const addCurve = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const command = program
    .command('curve')
    .description('Show what the best plan is worth with less and with more capacity: every step, and where more tokens stop paying.')
    .argument('<run>', 'a run id, or the beginning or end of one')
    .option('--from <tokens>', 'the least capacity (default: a fifth less than the run has)', readTokens)
    .option('--to <tokens>', 'the largest capacity (default: a fifth more than the run has)', readTokens)
    .option('--count <number>', 'stop when so many steps are known', readCount)
    .option('--time-limit <seconds>', 'stop after so many seconds with what is known by then', readSeconds, DEFAULT_SECONDS)
    .option('--csv <file>', 'write the steps to a new CSV file, too');
  addEngineOption(command);
  addProgressOption(command)
    .option('--json', 'one JSON document on standard output')
    .action((id: string, { from, to, count, engine, timeLimit, ...showing }: Options) =>
      run((door) => askAndShow(door, curveAsk, { run: id, from, to, count, engine, time_limit_seconds: timeLimit }, showing)),
    );
};
