import { type Decimal, decimalPlaces, fromUnits, isLess, multiply, toUnits } from '../base/decimal.ts';
import type { ExactValue, Problem } from '../problem/problem.ts';
import { constructPoint } from './construct-point.ts';
import type { Engine } from './engine.ts';
import { floorDivide } from './integers.ts';
import { type FoundPlan, PlanTeller } from './plan-teller.ts';
import { valueAt } from './reduce-objective.ts';
import { reduceProblem } from './reduce-problem.ts';
import type { IntegerObjective } from './reduced-problem.ts';
import { Search } from './search.ts';
import type { Limit, Solution, StageOutcome } from './solution.ts';
import { gapBetween } from './solution-json.ts';
import { type StageEnd, solveStage } from './solve-stage.ts';

export interface SolveOptions {
  /** Shared by all stages; none when absent. */
  readonly timeLimitMs?: number;
  /** Stop when the plan's first open stage is proven to be within so many percent of its bound. */
  readonly gapPct?: Decimal;
  /** Stop when the first objective's sum has reached this, or is proven never to: then the limit is `gap`, and without a plan it is the latter. */
  readonly target?: Decimal;
  /**
   * Values of the first objectives that no plan exceeds, the later ones among plans that reach the earlier: proven by the caller. A plan
   * that reaches one needs no further proof.
   */
  readonly ceiling?: readonly ExactValue[];
  /** Default 0. */
  readonly seed?: number;
  /** One of many that are solved side by side: no thread beside its own before it has searched for long. The answer is as good, and there are more of them in all. */
  readonly isOneOfMany?: boolean;
  /** A selection that was good for a problem much like this one, such as the same before a change: where to begin, never believed. */
  readonly hint?: { readonly selected: readonly string[] };
}

export interface SolveDeps {
  readonly engine: Engine;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

export interface SolveProgress {
  /** Position of the objective being maximised, and how many there are. */
  readonly stage: number;
  readonly stageCount: number;
  readonly name: string;
  readonly elapsedMs: number;
  /** The best value so far, as the engine tells it: for showing only. `null` while there is none. */
  readonly incumbent: ExactValue | null;
  readonly bound: ExactValue | null;
}

export interface SolveHooks {
  readonly onProgress?: (progress: SolveProgress) => void;
  /** Hears of each plan that is better than the one before, as soon as the exact check has passed it. */
  readonly onPlan?: (plan: FoundPlan) => void;
  /** Aborting ends the search within a second; the best plan so far is kept. */
  readonly signal?: AbortSignal;
}

/**
 * Maximises the problem's objectives one after the other, each kept at its exact optimum. Of an engine only selections and bounds are
 * taken: every selection is checked, every value computed in exact arithmetic, and `optimal` is said only where a widened bound meets
 * the exact value. For one problem, options and engine the answer is the same, unless a limit strikes.
 */
export const solveProblem = async (problem: Problem, options: SolveOptions, deps: SolveDeps, hooks: SolveHooks = {}): Promise<Solution> => {
  const began = deps.now();
  const elapsedMs = (): number => deps.now() - began;
  const reduced = reduceProblem(problem);
  if (!reduced) return noPlan('infeasible', undefined, [], options, deps, elapsedMs());
  const search = new Search(problem, reduced, deps.engine);
  // First, so that of plans that are as good by the first objective it is the one kept.
  if (options.hint) search.suggest(options.hint.selected);
  // Selecting nothing more than must be is often a plan: then an engine that finds none is known to be wrong.
  const isBegun = search.tryOut(new Uint8Array(reduced.keys.length));
  const [first] = reduced.objectives;
  // As many pairs as columns make a relaxation slow and far from the truth; with fewer it is a better place to begin.
  if (isBegun && first && first.pairs.length >= reduced.keys.length) search.tryOut(constructPoint(reduced, first));
  const teller = hooks.onPlan ? new PlanTeller(search, hooks.onPlan) : null;
  const ends: StageEnd[] = [];
  for (const [stage, objective] of reduced.objectives.entries()) {
    // The only plan that is as good as this by the objectives before is the best by all others.
    if (ends.at(-1)?.isOnly && search.plan) {
      ends.push({ status: 'proven', bound: valueAt(objective, search.plan.point), isOnly: true });
      continue;
    }
    const ceiling = ceilingAt(stage, search, options);
    teller?.look(stage);
    const end = await solveStage(search, stage, {
      remainingMs: () => (options.timeLimitMs ?? Number.POSITIVE_INFINITY) - elapsedMs(),
      seed: options.seed ?? 0,
      ...(ceiling === undefined ? {} : { ceiling }),
      isCloseEnough: (value, bound) => isEnough(options, toExact(objective, value), toExact(objective, bound)),
      isBeyondReach: (bound) => isBeyondReach(options, toExact(objective, bound)),
      ...(options.target || options.isOneOfMany ? { steady: true } : {}),
      ...(hooks.signal ? { signal: hooks.signal } : {}),
      onProgress: ({ incumbent, bound }) =>
        hooks.onProgress?.({
          stage,
          stageCount: reduced.objectives.length,
          name: objective.name,
          elapsedMs: elapsedMs(),
          incumbent: incumbent === null ? null : toExact(objective, incumbent),
          bound: toExact(objective, bound),
        }),
      ...(teller ? { onPoint: (point) => teller.hear(point, stage) } : {}),
    });
    ends.push(end);
    teller?.look(stage);
    if (end.status !== 'proven' || !search.plan) break;
    search.kept.push({ objective, value: valueAt(objective, search.plan.point) });
  }
  return toSolution(search, ends, options, deps, elapsedMs());
};

const isBeyondReach = ({ target }: SolveOptions, bound: ExactValue): boolean => target !== undefined && isLess(bound.sum, target);

const isEnough = ({ gapPct, target }: SolveOptions, value: ExactValue, bound: ExactValue): boolean => {
  if (target && !isLess(value.sum, target)) return true;
  if (gapPct === undefined) return false;
  const gap = gapBetween(value, bound);
  return gap !== null && !isLess(gapPct, gap);
};

/** A value in an objective's grid as the problem's own exact fraction. */
const toExact = (objective: IntegerObjective, value: bigint): ExactValue => ({
  sum: fromUnits(objective.offset + objective.grid * value, objective.places),
  divisor: objective.divisor,
});

/** What no plan exceeds in a stage, where every earlier one has come up to its own ceiling. */
const ceilingAt = (stage: number, { reduced, kept }: Search, { ceiling = [] }: SolveOptions): bigint | undefined => {
  const [objective, highest] = [reduced.objectives[stage], ceiling[stage]];
  if (!objective || !highest) return undefined;
  return kept.every((it, at) => reaches(toExact(it.objective, it.value), ceiling[at])) ? toGrid(objective, highest) : undefined;
};

/** Exactly, not to the grid of an objective: one that stays below its ceiling for want of a step has not reached it. */
const reaches = (value: ExactValue, highest: ExactValue | undefined): boolean =>
  highest !== undefined && !isLess(multiply(value.sum, highest.divisor), multiply(highest.sum, value.divisor));

/** The largest value in an objective's grid that is no more than a fraction. */
const toGrid = ({ offset, grid, places, divisor }: IntegerObjective, highest: ExactValue): bigint => {
  const scaled = multiply(highest.sum, divisor);
  const digits = Math.max(decimalPlaces(scaled), decimalPlaces(highest.divisor));
  // highest ≥ (offset + grid · value) / 10^places / divisor, solved for the value.
  const per = toUnits(highest.divisor, digits);
  return floorDivide(toUnits(scaled, digits) * 10n ** BigInt(places) - offset * per, grid * per);
};

const toSolution = (search: Search, ends: readonly StageEnd[], options: SolveOptions, deps: SolveDeps, wallMs: number): Solution => {
  const last = ends.at(-1);
  const { plan } = search;
  if (!plan) return noPlan(last?.status === 'infeasible' ? 'infeasible' : 'unknown', last?.limit, search.statuses, options, deps, wallMs);
  const stages = search.reduced.objectives.flatMap((objective, stage): StageOutcome[] => {
    const value = plan.objectives[stage];
    const end = ends[stage];
    if (!value) return [];
    const proven = end?.status === 'proven';
    const bestBound = proven ? value : end && end.bound !== null ? toExact(objective, end.bound) : null;
    return [{ name: objective.name, objective: value, bestBound, proven }];
  });
  const optimal = stages.every(({ proven }) => proven);
  return {
    result: optimal ? 'optimal' : 'feasible',
    ...(optimal || !last?.limit ? {} : { limit: last.limit }),
    selected: plan.selected,
    hasPlan: true,
    stages,
    engine: { ...deps.engine.facts, seed: options.seed ?? 0, statuses: search.statuses },
    wallMs,
  };
};

const noPlan = (
  result: 'infeasible' | 'unknown',
  limit: Limit | undefined,
  statuses: readonly string[],
  options: SolveOptions,
  deps: SolveDeps,
  wallMs: number,
): Solution => ({
  result,
  ...(limit ? { limit } : {}),
  selected: [],
  hasPlan: false,
  stages: [],
  engine: { ...deps.engine.facts, seed: options.seed ?? 0, statuses },
  wallMs,
});
