import type { Command } from 'commander';
import { robustnessAsk } from '../../asks/robustness.ts';
import type { Decimal } from '../../base/decimal.ts';
import { askAndShow, type Showing } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';
import { readSeconds } from '../read-seconds.ts';
import { readSpread } from '../read-spread.ts';
import { addEngineOption, addProgressOption, type SearchOptions } from '../solve-options.ts';

interface Options extends Omit<SearchOptions, 'gap'>, Omit<Showing, 'csv'> {
  readonly tokens?: Decimal;
  readonly contributions?: Decimal;
  readonly weights?: Decimal;
  readonly samples: number;
  readonly seed: number;
  readonly threads?: number;
  readonly timeLimit: number;
  readonly write?: boolean;
}

const DEFAULT_SAMPLES = 200;
const DEFAULT_SEED = 1;
const DEFAULT_SECONDS = 300;

export const addRobustness = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const command = program
    .command('robustness')
    .description('Say how sure a plan is: which initiatives stay best, and what the plan loses, where numbers turn out otherwise.')
    .argument('<run>', 'a run id, or the beginning or end of one')
    .option('--tokens <spread>', 'how far tokens may lie from the sheet, like ±20%', readSpread)
    .option('--contributions <spread>', 'how far contributions may lie from the sheet, like ±30%', readSpread)
    .option('--weights <spread>', 'how far the weights of the KPIs may lie from the sheet, like ±10%', readSpread)
    .option('--samples <number>', 'how many futures are drawn', readCount, DEFAULT_SAMPLES)
    .option('--seed <number>', 'another seed draws other futures', readCount, DEFAULT_SEED)
    .option('--threads <number>', 'solve so many futures at once (default, and at most: as many as there are processors)', readCount)
    .option('--time-limit <seconds>', 'stop after so many seconds with what is known by then', readSeconds, DEFAULT_SECONDS);
  addEngineOption(command);
  addProgressOption(command)
    .option('--write', 'add the answer to the tab Robustness of the workbook that the run came from')
    .option('--json', 'one JSON document on standard output')
    .action((id: string, { tokens, contributions, weights, samples, seed, threads, timeLimit, write, engine, ...showing }: Options) =>
      run((door) =>
        askAndShow(
          door,
          robustnessAsk,
          {
            run: id,
            tokens_pct: tokens,
            contributions_pct: contributions,
            weights_pct: weights,
            samples,
            seed,
            threads,
            time_limit_seconds: timeLimit,
            engine,
            write,
          },
          showing,
        ),
      ),
    );
};
