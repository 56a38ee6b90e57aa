import type { Command } from 'commander';
import { toAlternativesJson, toTiesJson } from '../../answers/alternatives/to-json.ts';
import { alternativeLines, tieLines } from '../../answers/alternatives/to-text.ts';
import { type AlternativesAnswer, type AlternativesRequest, findAlternatives } from '../../app/find-alternatives.ts';
import { type Decimal, decimal } from '../../base/decimal.ts';
import { UsageError } from '../../base/errors.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';
import { readPercent } from '../read-percent.ts';
import { readSeconds } from '../read-seconds.ts';
import { addEngineOption, addProgressOption, type SearchOptions } from '../solve-options.ts';

interface Options extends Omit<SearchOptions, 'gap'> {
  readonly within?: Decimal;
  readonly count?: number;
  readonly ties?: number | true;
  readonly timeLimit: number;
  readonly json?: boolean;
}

const DEFAULT_WITHIN = decimal('2');
const DEFAULT_COUNT = 5;
const DEFAULT_TIES = 10;
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
    .action((id: string, options: Options) =>
      run(async (door) => {
        const found = await findAlternatives(door.deps, toRequest(id, options, door));
        door.progress('');
        if (options.json) door.printJson(toJson(found));
        else for (const line of toLines(found, door)) door.print(line);
        return 0;
      }),
    );
};

const toRequest = (run: string, options: Options, door: Door): AlternativesRequest => {
  const { within, count, ties } = options;
  if (ties !== undefined && (within !== undefined || count !== undefined))
    throw new UsageError('--ties asks for plans that are as good: it goes with no --within and no --count.', {
      code: 'alternatives-both',
      hint: 'Give the number of plans as --ties 20.',
    });
  return {
    run,
    ...(ties === undefined
      ? { about: { kind: 'within', within: within ?? DEFAULT_WITHIN }, count: count ?? DEFAULT_COUNT }
      : { about: { kind: 'ties' }, count: ties === true ? DEFAULT_TIES : ties }),
    ...(options.engine === undefined ? {} : { engine: options.engine }),
    timeLimitMs: options.timeLimit * 1000,
    signal: door.listenForInterrupt(),
    onFound: (found) => (options.progress ? door.tellJson({ found }) : door.progress(`Found ${found}`)),
  };
};

const toJson = ({ runId, isOptimal, answer, stopped }: AlternativesAnswer) => ({
  run_id: runId,
  run_proven: isOptimal,
  ...(answer.kind === 'ties' ? toTiesJson(answer) : toAlternativesJson(answer)),
  stopped,
});

const toLines = ({ runId, isOptimal, first, answer, stopped }: AlternativesAnswer, { style }: Door): readonly string[] => [
  style('bold', runId),
  ...(isOptimal
    ? []
    : [style('yellow', 'The plan of this run is not proven best: some of these may be better, and a better one may exist.')]),
  ...(answer.kind === 'ties' ? tieLines(answer, isOptimal, stopped) : alternativeLines(answer, first, isOptimal, stopped)),
];
