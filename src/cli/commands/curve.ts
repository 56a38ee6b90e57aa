import type { Command } from 'commander';
import { toCurveJson } from '../../answers/curve/to-json.ts';
import { curveLines } from '../../answers/curve/to-text.ts';
import { type CurveAnswer, type CurveRequest, capacityCurve, toCurveCsv } from '../../app/capacity-curve.ts';
import { type Decimal, toPlain } from '../../base/decimal.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';
import { readSeconds } from '../read-seconds.ts';
import { readTokens } from '../read-tokens.ts';
import { addEngineOption, addProgressOption, type SearchOptions } from '../solve-options.ts';
import { writeNew } from '../write-new.ts';

interface Options extends Omit<SearchOptions, 'gap'> {
  readonly from?: Decimal;
  readonly to?: Decimal;
  readonly count?: number;
  readonly timeLimit: number;
  readonly csv?: string;
  readonly json?: boolean;
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
    .action((id: string, options: Options) =>
      run(async (door) => {
        const answer = await capacityCurve(door.deps, toRequest(id, options, door));
        door.progress('');
        if (options.csv !== undefined) await writeNew(options.csv, toCurveCsv(answer), '--csv', door);
        if (options.json) door.printJson(toJson(answer));
        else for (const line of toLines(answer, door)) door.print(line);
        return 0;
      }),
    );
};

const toRequest = (run: string, { from, to, count, engine, timeLimit, progress }: Options, door: Door): CurveRequest => ({
  run,
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
  ...(count === undefined ? {} : { count }),
  ...(engine === undefined ? {} : { engine }),
  timeLimitMs: timeLimit * 1000,
  signal: door.listenForInterrupt(),
  onLook: (capacity, steps) => {
    const asked = capacity === null ? 'unlimited' : toPlain(capacity);
    if (progress) door.tellJson({ looking_at: asked, steps });
    else door.progress(`${steps} steps known, looking at a capacity of ${asked}`);
  },
});

const toJson = ({ runId, isOptimal, capacity, curve, stopped }: CurveAnswer) => ({
  run_id: runId,
  run_proven: isOptimal,
  run_capacity: capacity,
  ...toCurveJson(curve),
  stopped,
});

const toLines = ({ runId, capacity, curve, stopped }: CurveAnswer, { style }: Door): readonly string[] => [
  style(
    'bold',
    `${runId}: capacities from ${toPlain(curve.from)} to ${toPlain(curve.to)} tokens; the run has ${capacity ? toPlain(capacity) : 'unlimited ones'}`,
  ),
  ...curveLines(curve, stopped),
];
