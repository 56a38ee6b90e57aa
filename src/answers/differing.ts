import { decimalOf, negate, ONE } from '../base/decimal.ts';
import type { Constraint } from '../problem/problem.ts';

/** How many initiatives two plans differ in, counted and as a row of a problem. */

const MINUS_ONE = negate(ONE);

export const countDifferences = (a: readonly string[], b: readonly string[]): number => {
  const [inA, inB] = [new Set(a), new Set(b)];
  return a.filter((key) => !inB.has(key)).length + b.filter((key) => !inA.has(key)).length;
};

/** Each initiative that another plan has and this one has not counts one, each that it lacks counts one but for a constant: the plan's size. */
export const atLeastDifferent = (variables: readonly string[], plan: readonly string[], least = 1): Constraint => {
  const own = new Set(plan);
  return {
    kind: 'linear',
    name: 'another plan',
    terms: variables.map((key) => [key, own.has(key) ? MINUS_ONE : ONE] as const),
    min: decimalOf(least - plan.length),
  };
};
