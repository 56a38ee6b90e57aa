import type { Cell, SolverRun } from './solver-run.ts';

/** What one solver did in one cell: medians over its seeds. */
export interface Summary {
  readonly solver: string;
  readonly count: number;
  readonly proven: number;
  readonly withoutPlan: number;
  /** To the proof; a run without one counts as the time it took until the limit, or as the limit if that is more. */
  readonly seconds: number;
  /** Infinite where the median run has no plan or no bound. */
  readonly gapPct: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

/** By solver, in the order in which they first ran. */
export const summarise = ({ runs, limitSeconds }: Cell): readonly Summary[] =>
  [...Map.groupBy(runs, ({ solver }) => solver)].map(([solver, own]) => {
    const proven = own.filter(isProven);
    const middle = (value: (run: SolverRun) => number): number => median(own.map(value));
    return {
      solver,
      count: own.length,
      proven: proven.length,
      withoutPlan: own.filter(({ objective, status }) => objective === null && status !== 'infeasible').length,
      seconds: middle((run) => (isProven(run) ? run.seconds : Math.max(limitSeconds, run.seconds))),
      gapPct: middle(({ gapPct }) => gapPct ?? Number.POSITIVE_INFINITY),
      cpuSeconds: middle((run) => run.cpuSeconds),
      peakMb: middle((run) => run.peakMb),
    };
  });

const isProven = ({ status, fault }: SolverRun): boolean => fault === undefined && (status === 'optimal' || status === 'infeasible');

/** Is the median run a proof? */
export const isSolved = ({ proven, count }: Summary): boolean => proven * 2 > count;

/**
 * Ours against the best of the others: by time where either is solved, else by gap. Below 1 ours is better. `null` where there is nothing
 * to divide.
 */
export const ratioToBest = (ours: Summary, peers: readonly Summary[]): { readonly by: 'time' | 'gap'; readonly ratio: number } | null => {
  if (peers.length === 0) return null;
  const by = [ours, ...peers].some(isSolved) ? 'time' : 'gap';
  const value = (it: Summary): number => (by === 'time' ? it.seconds : it.gapPct);
  const best = Math.min(...peers.map(value));
  if (value(ours) === best) return { by, ratio: 1 };
  const ratio = value(ours) / best;
  return Number.isNaN(ratio) ? null : { by, ratio };
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN, sorted[Math.floor(sorted.length / 2)] ?? Number.NaN];
  return low === high ? low : (low + high) / 2;
};

export const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((total, value) => total + Math.log(value), 0) / values.length);

/** Sizes whose times to proof are put together in one mean. */
const MEAN_SIZES: readonly number[] = [50, 200];

/** Each solver's geometric mean of the median times at 50 and 200 initiatives; a cell in which a solver did not run leaves it out. */
export const proofMeans = (cells: readonly Cell[]): ReadonlyMap<string, number> => {
  const measured = cells.filter(({ size }) => MEAN_SIZES.includes(size)).map(summarise);
  const solvers = new Set(measured.flatMap((summaries) => summaries.map(({ solver }) => solver)));
  return new Map(
    [...solvers].flatMap((solver) => {
      const seconds = measured.flatMap((summaries) => summaries.find((it) => it.solver === solver)?.seconds ?? []);
      return seconds.length === measured.length ? [[solver, geometricMean(seconds)] as const] : [];
    }),
  );
};
