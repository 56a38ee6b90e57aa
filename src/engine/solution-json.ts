import { abs, compare, type Decimal, decimalOf, isZero, multiply, ONE, quotient, subtract } from '../base/decimal.ts';
import type { Json } from '../base/json.ts';
import type { ExactValue, Solution } from './solution.ts';

/** A fraction as a decimal: exact where the divisor is 1, else to 17 significant digits. */
export const toDecimal = ({ sum, divisor }: ExactValue): Decimal => (compare(divisor, ONE) === 0 ? sum : quotient(sum, divisor));

/**
 * How far the first unproven stage may be from its bound, in percent of its objective; 0 when all is proven, `null` without a plan, without a
 * bound, or where the objective is 0 and the bound is not.
 */
export const gapPct = (solution: Solution): Decimal | null => {
  if (!solution.hasPlan) return null;
  const open = solution.stages.find(({ proven }) => !proven);
  if (!open) return decimalOf(0);
  return open.bestBound ? gapBetween(open.objective, open.bestBound) : null;
};

/** How far a value may be from its bound, in percent of the value; `null` where the value is 0 and the bound is not. */
export const gapBetween = (objective: ExactValue, bestBound: ExactValue): Decimal | null => {
  // Both stand over one divisor or over two: compared crosswise.
  const distance = subtract(multiply(bestBound.sum, objective.divisor), multiply(objective.sum, bestBound.divisor));
  const size = abs(multiply(objective.sum, bestBound.divisor));
  if (isZero(distance)) return decimalOf(0);
  return isZero(size) ? null : multiply(quotient(distance, size), decimalOf(100));
};

/**
 * The answer of `planwright solve` (§9): `status`, `limit`?, `result`, `objective` (one number per stage), `best_bound` (one number or null per
 * stage), `gap_pct`, `selected` (sorted keys), `wall_ms`. Write it with `canonicalJson`.
 */
export const toSolutionJson = (solution: Solution): { readonly [key: string]: Json | undefined } => ({
  status: solution.limit === 'engine' && !solution.hasPlan ? 'failed' : solution.limit === 'cancel' ? 'canceled' : 'succeeded',
  limit: solution.limit,
  result: solution.result,
  objective: solution.stages.map(({ objective }) => toDecimal(objective)),
  best_bound: solution.stages.map(({ bestBound }) => (bestBound ? toDecimal(bestBound) : null)),
  gap_pct: gapPct(solution),
  selected: solution.selected,
  wall_ms: Math.round(solution.wallMs),
});
