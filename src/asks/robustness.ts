import { z } from 'zod';
import { toRobustnessJson } from '../answers/robustness/to-json.ts';
import {
  countSentence,
  fitSentences,
  regretSentences,
  STANDING_HEAD,
  standingRow,
  uncertaintyWords,
} from '../answers/robustness/to-text.ts';
import { STOP_WORDS } from '../answers/solver.ts';
import { type FutureHelp, type FuturesAnswer, type FuturesRequest, helpSampleFutures, sampleFutures } from '../app/sample-futures.ts';
import type { Json } from '../base/json.ts';
import type { Ask, AskHooks, Paper, Told } from './ask.ts';
import { robustnessDocument } from './documents/robustness.ts';
import { count, engine, given, percent, runName, seconds } from './request-parts.ts';
import { publicationJson, publicationLines } from './words/publication.ts';
import { toTable } from './words/table.ts';

const request = z
  .strictObject({
    run: runName,
    tokens_pct: percent.optional().describe('How many percent tokens may lie from the sheet.'),
    contributions_pct: percent.optional().describe('How many percent contributions may lie from the sheet.'),
    weights_pct: percent.optional().describe('How many percent the weights of the KPIs may lie from the sheet.'),
    samples: count.max(1_000_000).default(200).describe('How many futures are drawn.'),
    seed: count.default(1).describe('Another seed draws other futures.'),
    threads: count
      .max(64)
      .optional()
      .describe('Solve so many futures at once; never more than there are processors, as many where it is absent.'),
    time_limit_seconds: seconds.default(300),
    engine: engine.optional(),
    write: z.boolean().default(false).describe('Add the answer to the tab Robustness of the workbook that the run came from.'),
  })
  .transform(
    (it): FuturesRequest => ({
      run: it.run,
      uncertainty: {
        tokensPct: it.tokens_pct ?? null,
        contributionsPct: it.contributions_pct ?? null,
        weightsPct: it.weights_pct ?? null,
        seed: it.seed,
      },
      samples: it.samples,
      ...given('threads', it.threads),
      ...given('engine', it.engine),
      timeLimitMs: it.time_limit_seconds * 1000,
      write: it.write,
    }),
  );

/** How sure a plan is where numbers turn out otherwise. */
export const robustnessAsk: Ask<FuturesRequest, FuturesAnswer> = {
  kind: 'robustness',
  about: 'run',
  takes: 'search',
  role: 'planner',
  urgency: 'batch',
  makesRun: false,
  request,
  document: robustnessDocument,
  answer: (deps, asked, hooks) => sampleFutures(deps, { ...asked, ...futureHooks(asked, hooks) }),
  help: async (deps, asked, hooks) => toHelpTold(await helpSampleFutures(deps, { ...asked, ...futureHooks(asked, hooks) })),
  toJson: (answer) => toJson(answer),
  toLines: (answer, paper) => toLines(answer, paper),
  toNotes: (answer) => keptLines(answer),
  isGood: () => true,
  failure: ({ publication }) => (publication.kind === 'failed' ? publication.error : null),
};

const futureHooks = ({ samples }: FuturesRequest, { signal, onProgress = () => {} }: AskHooks) => ({
  ...given('signal', signal),
  onFuture: (done: number): void =>
    onProgress({ line: `Looked at ${done} of ${samples} futures`, document: { futures: { done, of: samples } } }),
});

const toHelpTold = ({ found, samples }: FutureHelp): Told => ({
  document: { helped: { futures: { found, of: samples } } },
  lines: [`Found ${found} of the ${samples} futures that somebody else asks for.`],
  csv: null,
  notes: [],
  isGood: true,
  failure: null,
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

const toLines = ({ robustness, demands, stopped, publication }: FuturesAnswer, { style }: Paper): readonly string[] => {
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
