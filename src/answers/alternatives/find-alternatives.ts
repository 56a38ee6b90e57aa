import { abs, type Decimal, decimal, multiply, subtract } from '../../base/decimal.ts';
import { assert } from '../../base/errors.ts';
import { isOutOfReach } from '../../engine/solution.ts';
import type { ExactValue, Objective, Problem } from '../../problem/problem.ts';
import { atLeastDifferent, countDifferences } from '../differing.ts';
import type { SolvedRun } from '../solved-run.ts';
import type { Asking } from '../solver.ts';
import { compareValues } from '../worth.ts';
import type { Alternative, Alternatives } from './alternatives.ts';
import { otherPlan } from './other-plan.ts';

const HUNDREDTH = decimal('0.01');

/**
 * Up to `count` plans within `within` percent of the run's first objective. Each has the most differences that its nearest neighbour among the
 * run's plan and those before it can have, and is the best of those that have so many.
 */
export const findAlternatives = async (
  run: SolvedRun,
  { within, count }: { readonly within: Decimal; readonly count: number },
  asking: Asking,
  onFound: (found: number) => void = () => {},
): Promise<Alternatives> => {
  const [value] = run.values;
  assert(value, 'a run maximises something');
  const least = lessPercent(value, within);
  const found: Alternative[] = [];
  const answer = (end: Alternatives['end']): Alternatives => ({ within, least, found, end });
  while (found.length < count) {
    const plans = [run.plan, ...found.map(({ selected }) => selected)];
    // What is far from all plans is far from those before.
    const most = Math.min(run.built.problem.variables.length, ...found.map(({ mostPossible }) => mostPossible));
    const search = { run, plans, least, share: 1 / (count - found.length) } as const;
    const far = await findFarthest(search, most, asking);
    if (!far.selected) return answer(far.mostPossible === 0 ? 'none-left' : 'open');
    const other = otherPlan(run, await bestAsFar(search, far.selected, asking));
    found.push({ ...other, leastDifferences: nearest(plans, other.selected), mostPossible: far.mostPossible });
    onFound(found.length);
  }
  return answer('count');
};

const lessPercent = ({ sum, divisor }: ExactValue, percent: Decimal): ExactValue => ({
  sum: subtract(sum, multiply(multiply(percent, HUNDREDTH), abs(sum))),
  divisor,
});

interface Search {
  readonly run: SolvedRun;
  readonly plans: readonly (readonly string[])[];
  /** What the first objective must reach. */
  readonly least: ExactValue;
  /** Of the time that is left. */
  readonly share: number;
}

const nearest = (plans: readonly (readonly string[])[], selected: readonly string[]): number =>
  Math.min(...plans.map((plan) => countDifferences(plan, selected)));

/**
 * The more differences are asked for, the less the best plan is worth: halved until the most is found that leaves it worth enough. Every
 * question is one about the objective itself, which the search is good at. `mostPossible` is proven, whatever was found.
 */
const findFarthest = async (
  search: Search,
  most: number,
  asking: Asking,
): Promise<{ readonly selected: readonly string[] | null; readonly mostPossible: number }> => {
  const { run, plans, least, share } = search;
  let selected: readonly string[] | null = null;
  let mostPossible = most;
  // Where a question found no answer, more is not asked for.
  let hopeful = most;
  for (let known = 0; known < hopeful && !asking.stopped(); ) {
    const wanted = Math.ceil((known + hopeful) / 2);
    const [first] = run.built.problem.objectives;
    const solution = await asking.solve(apart(search, wanted, first ? [first] : []), selected ?? plans.at(-1), {
      target: least.sum,
      share: share * STEP_SHARE,
    });
    const [stage] = solution.stages;
    if (solution.hasPlan && stage && compareValues(stage.objective, least) >= 0) {
      selected = solution.selected;
      known = nearest(plans, selected);
    } else {
      hopeful = wanted - 1;
      if (isOutOfReach(solution, (bound) => compareValues(bound, least) < 0)) mostPossible = Math.min(mostPossible, wanted - 1);
    }
  }
  return { selected, mostPossible };
};

/** Of its share of the time, what one question of several may take. */
const STEP_SHARE = 0.3;

/** The best plan that differs as much; what was found already, where the time does not allow for more. */
const bestAsFar = async (search: Search, selected: readonly string[], asking: Asking): Promise<readonly string[]> => {
  if (asking.stopped()) return selected;
  const { run, plans, share } = search;
  const asked = apart(search, nearest(plans, selected), run.built.problem.objectives);
  const solution = await asking.solve(asked, selected, { share });
  return solution.hasPlan ? solution.selected : selected;
};

/** The run's problem, at least so many differences from each of the plans. */
const apart = ({ run, plans }: Search, least: number, objectives: readonly Objective[]): Problem => {
  const { problem } = run.built;
  const rows = plans.map((plan) => atLeastDifferent(problem.variables, plan, least));
  return { ...problem, objectives, constraints: [...problem.constraints, ...rows] };
};
