import { isZero, multiply, negate, subtract, ZERO } from '../base/decimal.ts';
import type { ExactValue } from '../problem/problem.ts';

/** Exact arithmetic of what plans are worth: one value per objective, the first that differs decides. */

export const difference = (a: ExactValue, b: ExactValue): ExactValue =>
  a.divisor.eq(b.divisor)
    ? { sum: subtract(a.sum, b.sum), divisor: a.divisor }
    : { sum: subtract(multiply(a.sum, b.divisor), multiply(b.sum, a.divisor)), divisor: multiply(a.divisor, b.divisor) };

export const negated = ({ sum, divisor }: ExactValue): ExactValue => ({ sum: negate(sum), divisor });

/** −1, 0 or 1. */
export const compareValues = (a: ExactValue, b: ExactValue): number => difference(a, b).sum.cmp(ZERO);

export const isSameValue = (a: ExactValue, b: ExactValue): boolean => isZero(difference(a, b).sum);

/** By the first objective in which they differ; objectives that only one of them has do not count. */
export const compareWorth = (a: readonly ExactValue[], b: readonly ExactValue[]): number => {
  for (const [at, value] of a.entries()) {
    const other = b[at];
    const sign = other ? compareValues(value, other) : 0;
    if (sign !== 0) return sign;
  }
  return 0;
};
