import { isZero, multiply, negate, subtract } from '../base/decimal.ts';
import type { ExactValue } from '../problem/problem.ts';

/** Exact arithmetic of what plans are worth. */

export const difference = (a: ExactValue, b: ExactValue): ExactValue =>
  a.divisor.eq(b.divisor)
    ? { sum: subtract(a.sum, b.sum), divisor: a.divisor }
    : { sum: subtract(multiply(a.sum, b.divisor), multiply(b.sum, a.divisor)), divisor: multiply(a.divisor, b.divisor) };

export const negated = ({ sum, divisor }: ExactValue): ExactValue => ({ sum: negate(sum), divisor });

export const isSameValue = (a: ExactValue, b: ExactValue): boolean => isZero(difference(a, b).sum);
