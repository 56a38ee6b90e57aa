import { askFutures, type FutureSolver } from '../../answers/robustness/ask-futures.ts';
import type { Future } from '../../answers/robustness/future.ts';
import type { Uncertainty } from '../../answers/robustness/uncertainty.ts';
import type { SolvedRun } from '../../answers/solved-run.ts';
import { PlanwrightError } from '../../base/errors.ts';
import { AUTO_ENGINE } from '../../engine/engine-names.ts';
import { type FutureQuestion, loadFutures } from '../../store/futures.ts';
import type { AppDeps } from '../deps.ts';
import { withStore } from '../with-store.ts';
import { encodeQuestion } from './future-messages.ts';
import type { FuturePool } from './future-pool.ts';
import { makeFutureKeeper } from './keep-futures.ts';
import type { FutureThread } from './start-future-thread.ts';

export interface Settling {
  readonly run: SolvedRun;
  readonly question: FutureQuestion;
  readonly uncertainty: Uncertainty;
  readonly samples: number;
  /** How many are solved at once; absent: as many as there are processors. */
  readonly threads?: number | undefined;
  readonly engine?: string | undefined;
  readonly timeLimitMs: number;
  readonly signal?: AbortSignal | undefined;
  /** `done`: how many are settled. */
  readonly onFuture: (done: number) => void;
  /** In which order those that are missing are looked at. */
  readonly inOrder: (missing: readonly number[]) => readonly number[];
  /** Others are, or may be, at the same question: what they find is taken over, and they are asked for help where it takes long. */
  readonly others: { readonly ask: () => Promise<void> } | null;
}

export interface Settled {
  /** Why not all are settled; `null` where they are. */
  readonly stopped: 'time' | 'cancel' | null;
  /** Why what was found could not be kept for next time; `null` where it is. */
  readonly notKept: string | null;
  /** How many were settled here. */
  readonly found: number;
}

/** The store is opened so often at most: others may be waiting for it. What a kill can lose is as old as this at most. */
const KEEP_EVERY_MS = 20_000;
/** The same where others are at the question: what one finds the other need not look for. */
const SHARE_EVERY_MS = 2_000;

/** A future that its share of the time was too short for is asked again so often, with what the others have left of theirs. */
const PASSES = 3;

/** Settles the futures that are missing in a pool, side by side, as far as time allows; keeps them as they come. */
export const settleFutures = async (deps: AppDeps, pool: FuturePool, settling: Settling): Promise<Settled> => {
  const { question, timeLimitMs, signal, onFuture, others } = settling;
  const began = deps.monotonic();
  const remainingMs = (): number => timeLimitMs - (deps.monotonic() - began);
  const stopped = (): Settled['stopped'] => (signal?.aborted ? 'cancel' : remainingMs() <= 0 ? 'time' : null);
  const keeper = makeFutureKeeper(deps, question, others ? SHARE_EVERY_MS : KEEP_EVERY_MS);
  const whole = new AbortController();
  const take = (future: Future): boolean => {
    const isNew = pool.take(future);
    if (isNew) onFuture(pool.settled());
    if (pool.isWhole()) whole.abort();
    return isNew;
  };
  const sharing = others && startSharing(deps, settling, pool, take, others);
  const over = AbortSignal.any([whole.signal, ...(signal ? [signal] : [])]);
  let notKept: string | null = null;
  let found = 0;
  try {
    if (!pool.isWhole())
      await solveAll(deps, settling, pool, { remainingMs, isOver: () => pool.isWhole() || stopped() !== null, over }, async (future) => {
        if (!take(future)) return;
        if (future.outcome !== 'open') found++;
        await keeper.keep(future);
      });
  } finally {
    sharing?.stop();
    notKept = await keeper.finish();
  }
  return { stopped: pool.isWhole() ? null : (stopped() ?? 'time'), notKept, found };
};

/** Takes over what others find, and asks for help where it takes longer than a moment. */
const startSharing = (
  deps: AppDeps,
  { question, samples }: Settling,
  pool: FuturePool,
  take: (future: Future) => boolean,
  others: NonNullable<Settling['others']>,
): { readonly stop: () => void } => {
  let last = 0;
  let isBusy = false;
  const share = async (): Promise<void> => {
    if (isBusy || pool.isWhole()) return;
    isBusy = true;
    try {
      const kept = await withStore(deps, (store) => loadFutures(store, question, samples, last));
      last = kept.last;
      kept.futures.forEach(take);
      if (!pool.isWhole()) await others.ask();
    } catch (thrown) {
      // Nobody helps this time; what is asked is answered all the same.
      if (!(thrown instanceof PlanwrightError)) throw thrown;
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(share, SHARE_EVERY_MS);
  return { stop: () => clearInterval(timer) };
};

interface Course {
  readonly remainingMs: () => number;
  readonly isOver: () => boolean;
  readonly over: AbortSignal;
}

const solveAll = async (
  deps: AppDeps,
  settling: Settling,
  pool: FuturePool,
  { remainingMs, isOver, over }: Course,
  take: (future: Future) => Promise<void>,
): Promise<void> => {
  const threads = await startThreads(deps, settling, pool.missing().length);
  const broken = new Promise<null>((resolve) => over.addEventListener('abort', () => resolve(null), { once: true }));
  const solverOn =
    (thread: FutureThread): FutureSolver =>
    async (index, left) =>
      pool.isSettled(index)
        ? null
        : Promise.race([broken, thread.solve(index, Math.max(0, remainingMs()) * Math.min(1, threads.length / left))]);
  try {
    for (let pass = 0; pass < PASSES && !isOver(); pass++)
      await askFutures(settling.inOrder(pool.missing()), threads.map(solverOn), isOver, take);
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
};

const startThreads = async (
  deps: AppDeps,
  { run, uncertainty, threads, engine }: Settling,
  futures: number,
): Promise<readonly FutureThread[]> => {
  // An engine that is not there is told in its own words.
  await (await deps.startEngine(engine)).close();
  // More than there are processors would be no faster, and take the memory of whoever else works on this computer.
  const count = Math.min(threads ?? deps.processors, deps.processors, futures);
  const job = { ...encodeQuestion(run, uncertainty), engine: engine ?? AUTO_ENGINE };
  const started = await Promise.allSettled(Array.from({ length: count }, () => deps.startFutureThread(job)));
  const running = started.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));
  const failed = started.find((it) => it.status === 'rejected');
  if (!failed) return running;
  // One that is left running would keep the program from ending.
  await Promise.all(running.map((thread) => thread.close()));
  throw failed.reason;
};
