import type { Solution } from '../../engine/solution.ts';
import { withoutTieBreaks } from '../../problem/built-problem.ts';
import type { ExactValue } from '../../problem/problem.ts';
import { atLeastDifferent } from '../differing.ts';
import type { SolvedRun } from '../solved-run.ts';
import type { Asking } from '../solver.ts';
import { compareValues } from '../worth.ts';
import type { OtherPlan, Ties } from './alternatives.ts';
import { otherPlan } from './other-plan.ts';

/**
 * Up to `count` plans that are worth no less than the run's: the best plan, then the best of the others, and so on until the next is proven
 * to be worth less. What only breaks ties does not count.
 */
export const findTies = async (
  run: SolvedRun,
  count: number,
  asking: Asking,
  onFound: (found: number) => void = () => {},
): Promise<Ties> => {
  const { problem } = run.built;
  const objectives = withoutTieBreaks(run.built, problem.objectives);
  const values = withoutTieBreaks(run.built, run.values);
  const found: OtherPlan[] = [];
  const answer = (end: Ties['end']): Ties => ({ found: found.toSorted((a, b) => a.differences - b.differences), end });
  while (found.length < count) {
    if (asking.stopped()) return answer('open');
    const seen = [run.plan, ...found.map(({ selected }) => selected)];
    const others = seen.map((it) => atLeastDifferent(problem.variables, it));
    const asked = { ...problem, objectives, constraints: [...problem.constraints, ...others] };
    const solution = await asking.solve(asked, seen.at(-1), run.isOptimal ? { ceiling: values } : {});
    if (solution.result === 'infeasible' || isWorseForSure(solution, values)) return answer('none-left');
    const other = solution.hasPlan ? otherPlan(run, solution.selected) : null;
    if (!other || other.compared === 'worse') return answer('open');
    found.push(other);
    onFound(found.length);
  }
  return answer('count');
};

/** Is it proven that the best plan that was left is worth less? */
const isWorseForSure = ({ stages }: Solution, values: readonly ExactValue[]): boolean => {
  for (const [at, { bestBound, proven }] of stages.entries()) {
    const value = values[at];
    const sign = bestBound && value ? compareValues(bestBound, value) : 1;
    if (sign < 0) return true;
    if (sign > 0 || !proven) return false;
  }
  return false;
};
