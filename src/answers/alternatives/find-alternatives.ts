import { abs, type Decimal, decimal, decimalOf, multiply, subtract, toNumber } from '../../base/decimal.ts';
import { assert } from '../../base/errors.ts';
import { record } from '../../base/json.ts';
import type { Solution } from '../../engine/solution.ts';
import type { ExactValue, Objective, Problem } from '../../problem/problem.ts';
import { atLeastDifferent, countDifferences, mostDifferences } from '../differing.ts';
import { type HelpedProblem, keepWorth } from '../keep-worth.ts';
import type { SolvedRun } from '../solved-run.ts';
import type { Asking } from '../solver.ts';
import type { Alternative, Alternatives } from './alternatives.ts';
import { otherPlan } from './other-plan.ts';

const HUNDREDTH = decimal('0.01');

/**
 * Up to `count` plans within `within` percent of the run's first objective. Each has the most differences that its nearest neighbour among the
 * run's plan and those before it can have, then the most in all, then it is the best of them.
 */
export const findAlternatives = async (
  run: SolvedRun,
  { within, count }: { readonly within: Decimal; readonly count: number },
  asking: Asking,
  onFound: (found: number) => void = () => {},
): Promise<Alternatives> => {
  const [first] = run.built.problem.objectives;
  const [value] = run.values;
  assert(first && value, 'a run maximises something');
  const least = lessPercent(value, within);
  const kept = keepWorth(run.built.problem, [{ objective: first, least: least.sum }]);
  const found: Alternative[] = [];
  const answer = (end: Alternatives['end']): Alternatives => ({ within, least, found, end });
  while (found.length < count) {
    if (asking.stopped()) return answer('open');
    const plans = [run.plan, ...found.map(({ selected }) => selected)];
    const { problem, complete } = farFrom(run, plans, kept);
    const solution = await asking.solve(problem, complete(plans.at(-1) ?? []), { share: 1 / (count - found.length) });
    if (solution.result === 'infeasible') return answer('none-left');
    if (!solution.hasPlan) return answer('open');
    const other = otherPlan(run, solution.selected);
    found.push({
      ...other,
      leastDifferences: Math.min(...plans.map((plan) => countDifferences(plan, other.selected))),
      mostPossible: mostPossible(solution, plans),
    });
    onFound(found.length);
  }
  return answer('count');
};

const lessPercent = ({ sum, divisor }: ExactValue, percent: Decimal): ExactValue => ({
  sum: subtract(sum, multiply(multiply(percent, HUNDREDTH), abs(sum))),
  divisor,
});

/** Maximises the differences from the nearest of the plans, then all differences, then what the run maximises. */
const farFrom = (run: SolvedRun, plans: readonly (readonly string[])[], kept: HelpedProblem): HelpedProblem => {
  const { variables, objectives } = run.built.problem;
  const others = plans.map((plan) => atLeastDifferent(variables, plan));
  const total = mostDifferences(variables, plans);
  const pose = (problem: Problem, differences: readonly Objective[]): Problem => ({
    ...problem,
    objectives: [...differences, ...objectives],
    constraints: [...problem.constraints, ...others],
  });
  // With one plan all differences are those from the nearest.
  if (plans.length === 1) return { ...kept, problem: pose(kept.problem, [total]) };
  const counter = binaryCounter(variables.length);
  const counted = plans.map((plan) => atLeastDifferent(variables, plan, counter));
  const nearest: Objective = { name: 'differences from the nearest', linear: record(counter), pairs: [] };
  const { problem } = kept;
  return {
    problem: pose(
      {
        ...problem,
        variables: [...problem.variables, ...counter.map(([name]) => name)],
        constraints: [...problem.constraints, ...counted],
      },
      [nearest, total],
    ),
    complete: kept.complete,
  };
};

/** The bound on the first objective of `farFrom`, in whole differences. */
const mostPossible = ({ stages: [nearest] }: Solution, [plan = [], ...others]: readonly (readonly string[])[]): number | null => {
  const bound = nearest?.bestBound;
  if (!bound) return null;
  return Math.floor(toNumber(bound.sum)) + (others.length === 0 ? plan.length : 0);
};

/** Helping variables that together can count from 0 to at least `most`. */
const binaryCounter = (most: number): readonly (readonly [string, Decimal])[] =>
  Array.from({ length: most.toString(2).length }, (_, bit) => [`\n${2 ** bit}`, decimalOf(2 ** bit)] as const);
