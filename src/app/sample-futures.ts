import type { Future } from '../answers/robustness/future.ts';
import { countRanged, type Robustness, toRobustness } from '../answers/robustness/robustness.ts';
import { toRobustnessTab } from '../answers/robustness/to-tabs.ts';
import type { Uncertainty } from '../answers/robustness/uncertainty.ts';
import type { SolvedRun } from '../answers/solved-run.ts';
import { UsageError } from '../base/errors.ts';
import { hashJson } from '../base/hash.ts';
import { AUTO_ENGINE } from '../engine/engine-names.ts';
import { describeRow } from '../report/report-conflict.ts';
import { rulebook } from '../rules/index.ts';
import { type FutureQuestion, loadFutures } from '../store/futures.ts';
import { loadIdentity } from '../store/workspaces.ts';
import { addToWorkbook } from './add-to-workbook.ts';
import type { AppDeps } from './deps.ts';
import { makeFuturePool, scattered } from './futures/future-pool.ts';
import { settleFutures } from './futures/settle-futures.ts';
import { loadStoredRun, solvedRunOf } from './load-stored-run.ts';
import type { Publication } from './run-request.ts';
import { withStore } from './with-store.ts';

export interface FuturesRequest {
  readonly run: string;
  readonly uncertainty: Uncertainty;
  readonly samples: number;
  /** How many are solved at once; absent: as many as there are processors. */
  readonly threads?: number;
  /** The name of an engine; absent: Planwright chooses. */
  readonly engine?: string;
  /** For all futures together. */
  readonly timeLimitMs?: number;
  readonly signal?: AbortSignal;
  /** Add a Robustness tab to the workbook that the run came from. */
  readonly write?: boolean;
  /** `done`: how many are settled. */
  readonly onFuture?: (done: number) => void;
}

export interface FuturesAnswer {
  readonly robustness: Robustness;
  /** What each row that the plan breaks somewhere demands, by `Tab!row`. */
  readonly demands: ReadonlyMap<string, string>;
  /** Why it is not the whole answer; `null` where it is. */
  readonly stopped: 'time' | 'cancel' | null;
  /** How many of the futures were settled before, by the same question. */
  readonly resumed: number;
  /** Why the new ones could not be kept for next time; `null` where they are. */
  readonly notKept: string | null;
  readonly publication: Publication;
}

/**
 * How sure a run's plan is: its problem solved anew in sampled futures, in which uncertain numbers differ. Futures that are settled are kept
 * as they come: the same question goes on where it stopped, also with more samples. Nothing of the run changes.
 */
export const sampleFutures = async (deps: AppDeps, request: FuturesRequest): Promise<FuturesAnswer> => {
  const { uncertainty, samples, timeLimitMs = Number.POSITIVE_INFINITY } = request;
  const began = deps.monotonic();
  const { run, kept, identity } = await readQuestion(deps, request);
  // A workbook that is gone is told before anything is solved.
  const workbook = request.write ? await deps.openSource(identity) : null;
  const pool = makeFuturePool(samples, kept);
  const { stopped, notKept } = await settleFutures(deps, pool, {
    ...settlingOf(run, request),
    timeLimitMs: timeLimitMs - (deps.monotonic() - began),
    inOrder: (missing) => missing,
    others: deps.helpers ?? null,
  });
  const robustness = toRobustness(run, uncertainty, samples, pool.futures());
  const demands = demandsOf(run, robustness);
  const publication: Publication = workbook
    ? await addToWorkbook(workbook, toRobustnessTab(robustness, demands, deps.askedAt ?? deps.now().toISOString()))
    : { kind: 'none' };
  return { robustness, demands, stopped, resumed: kept.length, notKept, publication };
};

export interface FutureHelp {
  /** How many futures were found by this help. */
  readonly found: number;
  readonly samples: number;
}

/**
 * Helps somebody else who asks the same: settles futures and keeps them where the other one finds them. Which ones, and how many, changes
 * nothing of the answer, nor does it whether help comes at all.
 */
export const helpSampleFutures = async (deps: AppDeps, request: FuturesRequest): Promise<FutureHelp> => {
  const { samples, timeLimitMs = Number.POSITIVE_INFINITY } = request;
  const { run, kept } = await readQuestion(deps, request);
  const pool = makeFuturePool(samples, kept);
  const from = Number.parseInt(deps.randomId().slice(0, 6), 36);
  const { found } = await settleFutures(deps, pool, {
    ...settlingOf(run, request),
    timeLimitMs,
    inOrder: (missing) => scattered(missing, from),
    others: { ask: async () => undefined },
  });
  return { found, samples };
};

interface Question {
  readonly run: SolvedRun;
  readonly kept: readonly Future[];
  readonly identity: string;
}

const readQuestion = (deps: AppDeps, request: FuturesRequest): Promise<Question> =>
  withStore(deps, async (store) => {
    const stored = await loadStoredRun(store, request.run);
    const run = solvedRunOf(stored);
    requireDoubt(run, request.uncertainty);
    const { futures } = await loadFutures(store, questionOf(run, request), request.samples);
    return { run, kept: futures, identity: await loadIdentity(store, stored.run.workspaceId) };
  });

const settlingOf = (run: SolvedRun, request: FuturesRequest) => ({
  run,
  question: questionOf(run, request),
  uncertainty: request.uncertainty,
  samples: request.samples,
  threads: request.threads,
  engine: request.engine,
  signal: request.signal,
  onFuture: request.onFuture ?? (() => {}),
});

/** Changes when the same seed draws other futures, or they are settled otherwise. */
const FUTURES_FORMAT = 'planwright-futures/2';

const questionOf = ({ runId }: SolvedRun, { uncertainty, engine = AUTO_ENGINE }: FuturesRequest): FutureQuestion => ({
  runId,
  hash: hashJson({ format: FUTURES_FORMAT, engine, ...uncertainty }),
});

const requireDoubt = (run: SolvedRun, { tokensPct, contributionsPct, weightsPct }: Uncertainty): void => {
  const { scenario } = run.inputs;
  if (tokensPct === null && contributionsPct === null && weightsPct === null && countRanged(run) === 0)
    throw new UsageError('Nothing is said to be uncertain.', {
      code: 'robustness-nothing',
      hint: 'Say what is, and by how much, like --tokens ±20% or --contributions ±30%, or in columns such as tokens_low and tokens_high.',
    });
  if (weightsPct !== null && scenario.mode !== 'weighted_kpis')
    throw new UsageError(`Weights are not what decides in this run: the objective mode of ${scenario.name} is ${scenario.mode}.`, {
      code: 'robustness-weights',
      hint: 'Leave --weights away.',
    });
};

const demandsOf = (run: SolvedRun, { fit }: Robustness): FuturesAnswer['demands'] => {
  const say = rulebook.map((rule) => rule.report);
  return new Map(fit.broken.flatMap((it) => it.rows.map((row) => [row, describeRow(row, run.inputs, say).words] as const)));
};
