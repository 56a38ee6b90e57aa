import type { Command } from 'commander';
import { whatIfAsk } from '../../asks/what-if.ts';
import { askAndShow, type Showing } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';
import { readSeconds } from '../read-seconds.ts';
import { addSearchOptions, ofSearchOptions, type SearchOptions } from '../solve-options.ts';

interface Options extends SearchOptions, Showing {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly set?: readonly string[];
  readonly drop?: readonly string[];
  readonly capacity?: string;
  readonly mode?: string;
  readonly weights?: string;
  readonly stayClose?: boolean;
  readonly timeLimit: number;
}

const DEFAULT_SECONDS = 300;

const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];
const collectKeys = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text
    .split(/[,;|]/u)
    .map((it) => it.trim())
    .filter((it) => it !== ''),
];

export const addWhatIf = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const command = program
    .command('whatif')
    .description('Solve a run again with changes to what it was asked, and say what that changes. The workbook stays as it is.')
    .argument('<run>', 'a run id, or the beginning or end of one')
    .option('--include <keys>', 'initiatives that must be chosen', collectKeys)
    .option('--exclude <keys>', 'initiatives that must not be chosen', collectKeys)
    .option('--set <change>', 'another number in a row, like "Constraints!14.max_tokens=300" or "Candidates!12.kpi.gmv=5"', collect)
    .option('--drop <row>', 'without this row, like "Constraints!9"', collect)
    .option('--capacity <tokens>', 'another capacity, or unlimited')
    .option('--weights <weights>', 'other weights, all of them, like "gmv=2, nps=1"')
    .option('--mode <mode>', 'another objective: north_star, weighted_kpis or lexicographic')
    .option('--stay-close', 'of equally good plans, the one that changes least against that of the run')
    .option('--time-limit <seconds>', 'stop after so many seconds with the best plan found', readSeconds, DEFAULT_SECONDS);
  addSearchOptions(command)
    .option('--json', 'one JSON document on standard output')
    .action((id: string, { include, exclude, set, drop, capacity, mode, weights, stayClose, timeLimit, ...options }: Options) =>
      run((door) =>
        askAndShow(
          door,
          whatIfAsk,
          {
            run: id,
            include,
            exclude,
            set,
            drop,
            capacity,
            mode,
            weights,
            stay_close: stayClose,
            time_limit_seconds: timeLimit,
            ...ofSearchOptions(options),
          },
          options,
        ),
      ),
    );
};
