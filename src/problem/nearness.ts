import { negate, ONE } from '../base/decimal.ts';
import { record } from '../base/json.ts';
import type { BuiltProblem } from './built-problem.ts';
import type { Objective } from './problem.ts';

const MINUS_ONE = negate(ONE);

/** As many as possible of a plan's initiatives, and as few others: each difference costs one. */
const nearness = (variables: readonly string[], plan: ReadonlySet<string>): Objective => ({
  name: 'tie-break: fewest changes',
  linear: record(variables.map((key) => [key, plan.has(key) ? ONE : MINUS_ONE] as const)),
  pairs: [],
});

/** Among equally good plans the one that differs least from a given one; only then fewer tokens. */
export const preferNear = (built: BuiltProblem, plan: readonly string[]): BuiltProblem => {
  const { problem, stages } = built;
  const objective = nearness(problem.variables, new Set(plan));
  const at = stages.findIndex(({ isTieBreak }) => isTieBreak);
  const place = at < 0 ? stages.length : at;
  return {
    ...built,
    problem: { ...problem, objectives: problem.objectives.toSpliced(place, 0, objective) },
    stages: stages.toSpliced(place, 0, { name: objective.name, kpi: null, isTieBreak: true }),
  };
};
