import { BranchSearch } from './branch/branch-search.ts';
import { breathe } from './branch/breathe.ts';
import { foldPairs } from './branch/fold-pairs.ts';
import { Holdings, type Hooks } from './branch/holdings.ts';
import { RelaxationSearch } from './branch/relaxation-search.ts';
import type { Engine, EngineOptions, EngineOutcome, MatrixProblem } from './engine.ts';
import { type HighsEngine, startHighs } from './highs.ts';

/**
 * Our own search and HiGHS together. Small problems are searched here, in this thread, where proofs are certified; HiGHS joins in a thread of
 * its own when that takes long, and large problems are first shrunk by its relaxation. Whichever proves first ends the search. Of plans that
 * are worth the same, which one is the answer is decided by work done, not by the clock, so that the same problem has the same answer: but
 * for plans that come late, and are marked as such. At a limit the better of both is taken.
 */
export const startPlanwright = async (start: () => Promise<HighsEngine> = startHighs): Promise<Engine> => {
  let highs: Promise<HighsEngine> | undefined;
  const getHighs = (): Promise<HighsEngine> =>
    (highs ??= start().catch((error) => {
      // The next one who asks may be luckier.
      highs = undefined;
      throw error;
    }));
  return {
    facts: { name: 'planwright', version: VERSION, settings: {} },
    relaxesClosures: true,
    solve: (problem, options, hooks) =>
      options.careful
        ? getHighs().then((engine) => engine.solve(problem, options, hooks))
        : solveTogether(problem, options, hooks, getHighs),
    close: async () => {
      await (await highs)?.close();
    },
  };
};

/** Changes when the search does: answers are compared across runs. */
const VERSION = '1.8';

/** Work between two breaths of the event loop: some hundredths of a second. */
const SLICE = 2e6;
/**
 * HiGHS is asked, too, when our search has not ended after `highs` work (1e8 is about a second). Whichever proves first ends the search; of
 * plans worth the same ours counts if it was found within `own` more, else that of HiGHS.
 */
const WORK = {
  usual: { highs: 5e7, own: 5e8 },
  aimless: { highs: 2e6, own: 2e7 },
  steady: { highs: 3e8, own: 3e8 },
} as const;

/** Where any point will do, there is no bound that could guide our search, and HiGHS is better at finding one. */
const workOf = ({ problem, options }: Holdings): { readonly highs: number; readonly own: number } => {
  if (options.steady) return WORK.steady;
  return problem.objective.every((cost) => cost === 0) ? WORK.aimless : WORK.usual;
};

const solveTogether = async (
  problem: MatrixProblem,
  options: EngineOptions,
  hooks: Hooks,
  getHighs: () => Promise<HighsEngine>,
): Promise<EngineOutcome> => {
  const folded = foldPairs(problem);
  const { onProgress } = hooks;
  const told: Hooks = onProgress
    ? { ...hooks, onProgress: (it) => onProgress(it.point ? { ...it, point: folded.unfold(it.point) } : it) }
    : hooks;
  const outcome = await search(new Holdings(folded.problem, options, told), getHighs);
  return { ...outcome, point: outcome.point && folded.unfold(outcome.point) };
};

const search = async (holdings: Holdings, getHighs: () => Promise<HighsEngine>): Promise<EngineOutcome> => {
  const { isBroad } = holdings;
  if (holdings.isLarge) {
    const relaxations = new RelaxationSearch(holdings, await getHighs());
    if ((await relaxations.shrink()) === 'settled') return holdings.settled('relaxation');
    if (holdings.isStopped()) return holdings.stopped();
    if (holdings.isLarge) return besideHighs(holdings, getHighs, relaxations, 0);
  }
  const work = workOf(holdings);
  const own = new OwnSearch(holdings, isBroad);
  if (await own.run(work.highs, () => false)) return holdings.settled(own.words);
  if (holdings.isStopped()) return holdings.stopped();
  return besideHighs(holdings, getHighs, own, work.own);
};

/** Something that improves what is held. */
interface Improver {
  /** What it is, and what it has done, for the record. */
  readonly words: string;
  /** Until so much work is done, or is over between two slices. `true`: settled. */
  run(work: number, isOver: () => boolean): Promise<boolean>;
}

/** Our own search of what is left of the problem. */
class OwnSearch implements Improver {
  readonly #holdings: Holdings;
  readonly #search: BranchSearch;

  constructor(holdings: Holdings, isBroad: boolean) {
    const { problem, options, hint, isStopped } = holdings;
    this.#holdings = holdings;
    this.#search = new BranchSearch(problem, { ...options, hint, isStopped, isOfLarge: isBroad });
    if (holdings.best) this.#search.know(holdings.best);
  }

  get words(): string {
    return `own search (work ${(this.#search.work / 1e6).toFixed(1)})`;
  }

  async run(work: number, isOver: () => boolean): Promise<boolean> {
    const search = this.#search;
    search.limit = search.work + work;
    while (search.work < search.limit && !isOver() && !this.#holdings.isStopped()) {
      const end = search.run(SLICE);
      if (search.best) this.#holdings.take(search.best.point);
      this.#holdings.lower(search.bound);
      // A best point that could not be taken proves nothing.
      if (end === 'done') return !search.isUnsettled && (!search.best || this.#holdings.holds(search.best.objective));
      await breathe();
    }
    return false;
  }
}

/** HiGHS on what is left, in its thread, while ours goes on here. */
const besideHighs = async (
  holdings: Holdings,
  getHighs: () => Promise<HighsEngine>,
  own: Improver,
  ownWork: number,
): Promise<EngineOutcome> => {
  const end = new AbortController();
  const stopAll = (): void => end.abort();
  holdings.signal?.addEventListener('abort', stopAll, { once: true });
  let theirs: EngineOutcome | undefined;
  const heard = askHighs(holdings, getHighs, end.signal).then((outcome) => {
    theirs = outcome;
  });
  const isProof = (): boolean => theirs?.status === 'infeasible' || (theirs?.status === 'optimal' && holdings.reaches(theirs.point));
  let early = Number.NEGATIVE_INFINITY;
  try {
    if (await own.run(ownWork, isProof)) return holdings.settled(own.words);
    early = holdings.reached;
    if (!theirs && (await own.run(Number.POSITIVE_INFINITY, () => theirs !== undefined))) return holdings.settled(own.words, early);
    if (!holdings.isStopped()) await heard;
  } finally {
    holdings.signal?.removeEventListener('abort', stopAll);
    end.abort();
  }
  await heard;
  const isGone = theirs?.status === 'failed' || theirs?.limit === 'memory';
  if (isGone && !holdings.isStopped() && (await own.run(Number.POSITIVE_INFINITY, () => false))) return holdings.settled(own.words, early);
  const concluded = theirs && holdings.conclude(theirs, early);
  // HiGHS was ended by us: why is known here alone.
  return concluded && (isSettled(concluded) || !holdings.isStopped()) ? concluded : holdings.stopped();
};

const isSettled = ({ status }: EngineOutcome): boolean => status === 'optimal' || status === 'infeasible';

/** What HiGHS makes of what is left. That it cannot be started, or breaks, is an outcome, too: ours goes on. */
const askHighs = async (holdings: Holdings, getHighs: () => Promise<HighsEngine>, signal: AbortSignal): Promise<EngineOutcome> => {
  try {
    const highs = await getHighs();
    return await highs.solve(holdings.problem, holdings.optionsNow(), { signal, onProgress: (progress) => holdings.hear(progress) });
  } catch (error) {
    return { status: 'failed', point: null, bound: Number.POSITIVE_INFINITY, raw: error instanceof Error ? error.message : String(error) };
  }
};
