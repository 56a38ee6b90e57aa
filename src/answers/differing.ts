import { type Decimal, decimalOf, negate, ONE } from '../base/decimal.ts';
import { record } from '../base/json.ts';
import type { Constraint, Objective } from '../problem/problem.ts';

/** How many initiatives two plans differ in, as objectives and rows of a problem. */

const MINUS_ONE = negate(ONE);

export const countDifferences = (a: readonly string[], b: readonly string[]): number => {
  const [inA, inB] = [new Set(a), new Set(b)];
  return a.filter((key) => !inB.has(key)).length + b.filter((key) => !inA.has(key)).length;
};

/** Each initiative that another plan has and this one has not counts one, each that it lacks counts one but for a constant: the plan's size. */
const differences = (variables: readonly string[], plan: ReadonlySet<string>): readonly (readonly [string, Decimal])[] =>
  variables.map((key) => [key, plan.has(key) ? MINUS_ONE : ONE] as const);

/** As many differences as possible from all of these plans together. */
export const mostDifferences = (variables: readonly string[], plans: readonly (readonly string[])[]): Objective => {
  const sets = plans.map((plan) => new Set(plan));
  const counted = variables.map((key) => {
    const holding = sets.filter((plan) => plan.has(key)).length;
    return [key, decimalOf(sets.length - 2 * holding)] as const;
  });
  return { name: 'most differences', linear: record(counted.filter(([, count]) => !count.eq('0'))), pairs: [] };
};

/** At least one difference, or at least as many as some further variables add up to. */
export const atLeastDifferent = (
  variables: readonly string[],
  plan: readonly string[],
  further: readonly (readonly [string, Decimal])[] = [],
): Constraint => ({
  kind: 'linear',
  name: 'another plan',
  terms: [...differences(variables, new Set(plan)), ...further.map(([key, value]) => [key, negate(value)] as const)],
  min: decimalOf((further.length > 0 ? 0 : 1) - plan.length),
});
