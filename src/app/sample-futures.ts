import { askFutures, type FutureSolver } from '../answers/robustness/ask-futures.ts';
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
import { encodeQuestion } from './futures/future-messages.ts';
import { makeFutureKeeper } from './futures/keep-futures.ts';
import type { FutureThread } from './futures/start-future-thread.ts';
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
  const { uncertainty, samples, timeLimitMs = Number.POSITIVE_INFINITY, signal, onFuture = () => {} } = request;
  const began = deps.monotonic();
  const { run, kept, identity } = await withStore(deps, async (store) => {
    const stored = await loadStoredRun(store, request.run);
    const solved = solvedRunOf(stored);
    requireDoubt(solved, uncertainty);
    return {
      run: solved,
      kept: await loadFutures(store, questionOf(solved, request), samples),
      identity: await loadIdentity(store, stored.run.workspaceId),
    };
  });
  // A workbook that is gone is told before anything is solved.
  const workbook = request.write ? await deps.openSource(identity) : null;
  const remainingMs = (): number => timeLimitMs - (deps.monotonic() - began);
  const found = new Map(kept.map((it) => [it.index, it]));
  const isSettled = (index: number): boolean => (found.get(index)?.outcome ?? 'open') !== 'open';
  const missing = (): readonly number[] => Array.from({ length: samples }, (_, at) => at + 1).filter((index) => !isSettled(index));
  const keeper = makeFutureKeeper(deps, questionOf(run, request));
  const clock: FutureClock = { remainingMs, stopped: () => (signal?.aborted ? 'cancel' : remainingMs() <= 0 ? 'time' : null), signal };
  let settled = kept.length;
  const take = async (future: Future): Promise<void> => {
    found.set(future.index, future);
    if (isSettled(future.index)) settled++;
    onFuture(settled);
    await keeper.keep(future);
  };
  let notKept: string | null = null;
  try {
    if (missing().length > 0) await solveAll(deps, run, request, clock, missing, take);
  } finally {
    notKept = await keeper.finish();
  }
  const robustness = toRobustness(run, uncertainty, samples, [...found.values()]);
  const stopped = missing().length === 0 ? null : (clock.stopped() ?? 'time');
  const demands = demandsOf(run, robustness);
  const publication: Publication = workbook
    ? await addToWorkbook(workbook, toRobustnessTab(robustness, demands, deps.now().toISOString()))
    : { kind: 'none' };
  return { robustness, demands, stopped, resumed: kept.length, notKept, publication };
};

interface FutureClock {
  readonly remainingMs: () => number;
  readonly stopped: () => FuturesAnswer['stopped'];
  readonly signal: AbortSignal | undefined;
}

/** A future that its share of the time was too short for is asked again so often, with what the others have left of theirs. */
const PASSES = 3;

const solveAll = async (
  deps: AppDeps,
  run: SolvedRun,
  request: FuturesRequest,
  { remainingMs, stopped, signal }: FutureClock,
  missing: () => readonly number[],
  take: (future: Future) => Promise<void>,
): Promise<void> => {
  const threads = await startThreads(deps, run, request, missing().length);
  const aborted = new Promise<null>((resolve) => signal?.addEventListener('abort', () => resolve(null), { once: true }));
  const solverOn =
    (thread: FutureThread): FutureSolver =>
    (index, left) =>
      Promise.race([aborted, thread.solve(index, Math.max(0, remainingMs()) * Math.min(1, threads.length / left))]);
  try {
    for (let pass = 0; pass < PASSES && missing().length > 0 && !stopped(); pass++)
      await askFutures(missing(), threads.map(solverOn), () => stopped() !== null, take);
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
};

const startThreads = async (deps: AppDeps, run: SolvedRun, request: FuturesRequest, futures: number): Promise<readonly FutureThread[]> => {
  // An engine that is not there is told in its own words.
  await (await deps.startEngine(request.engine)).close();
  // More than there are processors would be no faster, and take the memory of whoever else works on this computer.
  const count = Math.min(request.threads ?? deps.processors, deps.processors, futures);
  const job = { ...encodeQuestion(run, request.uncertainty), engine: request.engine ?? AUTO_ENGINE };
  const started = await Promise.allSettled(Array.from({ length: count }, () => deps.startFutureThread(job)));
  const threads = started.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));
  const failed = started.find((it) => it.status === 'rejected');
  if (!failed) return threads;
  // One that is left running would keep the program from ending.
  await Promise.all(threads.map((thread) => thread.close()));
  throw failed.reason;
};

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
