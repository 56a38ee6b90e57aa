import type { Command } from 'commander';
import { toRobustnessJson } from '../../answers/robustness/to-json.ts';
import {
  countSentence,
  fitSentences,
  regretSentences,
  STANDING_HEAD,
  standingRow,
  uncertaintyWords,
} from '../../answers/robustness/to-text.ts';
import { STOP_WORDS } from '../../answers/solver.ts';
import { type FuturesAnswer, type FuturesRequest, sampleFutures } from '../../app/sample-futures.ts';
import { publicationJson, publicationLines } from '../../asks/words/publication.ts';
import { toTable } from '../../asks/words/table.ts';
import type { Decimal } from '../../base/decimal.ts';
import type { Json } from '../../base/json.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';
import { readSeconds } from '../read-seconds.ts';
import { readSpread } from '../read-spread.ts';
import { addEngineOption, addProgressOption, type SearchOptions } from '../solve-options.ts';

interface Options extends Omit<SearchOptions, 'gap'> {
  readonly tokens?: Decimal;
  readonly contributions?: Decimal;
  readonly weights?: Decimal;
  readonly samples: number;
  readonly seed: number;
  readonly threads?: number;
  readonly timeLimit: number;
  readonly write?: boolean;
  readonly json?: boolean;
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
    .option('--threads <number>', 'solve so many futures at once (default: as many as there are processors)', readCount)
    .option('--time-limit <seconds>', 'stop after so many seconds with what is known by then', readSeconds, DEFAULT_SECONDS);
  addEngineOption(command);
  addProgressOption(command)
    .option('--write', 'add the answer to the tab Robustness of the workbook that the run came from')
    .option('--json', 'one JSON document on standard output')
    .action((id: string, options: Options) =>
      run(async (door) => {
        const answer = await sampleFutures(door.deps, toRequest(id, options, door));
        door.progress('');
        for (const line of keptLines(answer)) door.tell(line);
        if (options.json) door.printJson(toJson(answer));
        else for (const line of toLines(answer, door)) door.print(line);
        if (answer.publication.kind === 'failed') throw answer.publication.error;
        return 0;
      }),
    );
};

const toRequest = (run: string, options: Options, door: Door): FuturesRequest => ({
  run,
  uncertainty: {
    tokensPct: options.tokens ?? null,
    contributionsPct: options.contributions ?? null,
    weightsPct: options.weights ?? null,
    seed: options.seed,
  },
  samples: options.samples,
  ...(options.threads === undefined ? {} : { threads: options.threads }),
  ...(options.engine === undefined ? {} : { engine: options.engine }),
  timeLimitMs: options.timeLimit * 1000,
  write: options.write ?? false,
  signal: door.listenForInterrupt(),
  onFuture: (done) =>
    options.progress
      ? door.tellJson({ futures: { done, of: options.samples } })
      : door.progress(`Looked at ${done} of ${options.samples} futures`),
});

const toJson = ({ robustness, demands, stopped, publication }: FuturesAnswer): Json => ({
  ...toRobustnessJson(robustness, demands),
  stopped,
  workbook: publicationJson(publication),
});

/** What was known before, and whether the next question finds it. */
const keptLines = ({ resumed, notKept, robustness: { samples } }: FuturesAnswer): readonly string[] => [
  ...(resumed === 0 ? [] : [`${resumed} of the ${samples} futures were settled before.`]),
  ...(notKept === null ? [] : [`The new ones could not be kept for next time: ${notKept}`]),
];

const toLines = ({ robustness, demands, stopped, publication }: FuturesAnswer, { style }: Door): readonly string[] => {
  const { runId, initiatives, known, isOptimal } = robustness;
  // Those in which plan and futures agree without exception need no line of their own.
  const agreed = (standing: 'core' | 'exterior'): readonly string[] =>
    initiatives.filter((it) => it.standing === standing && it.isChosen === (standing === 'core')).map(({ key }) => key);
  const [core, exterior] = [agreed('core'), agreed('exterior')];
  const listed = initiatives.filter(({ key }) => !core.includes(key) && !exterior.includes(key));
  return [
    style('bold', `${runId} where numbers turn out otherwise: ${uncertaintyWords(robustness)}`),
    ...(isOptimal
      ? []
      : [style('yellow', 'The plan of this run is not proven best for the numbers as they stand: a better one may exist.')]),
    countSentence(robustness),
    ...(stopped ? [style('yellow', `Not every future is settled: ${STOP_WORDS[stopped]}. What follows is of those that are.`)] : []),
    '',
    ...fitSentences(robustness, demands),
    ...regretSentences(robustness),
    '',
    ...(listed.length === 0
      ? []
      : toTable(
          STANDING_HEAD,
          listed.map((it) => standingRow(it, known)),
        )),
    ...(core.length === 0 ? [] : [`Core, in the plan and in every best plan (${core.length}): ${core.join(', ')}`]),
    ...(exterior.length === 0 ? [] : [`Exterior, in neither (${exterior.length}): ${exterior.join(', ')}`]),
    ...publicationLines(publication, 'The futures are kept'),
  ];
};
