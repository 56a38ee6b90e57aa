import { type Decimal, negate, subtract } from '../base/decimal.ts';

/** What a target asks of the gains in its slice (§3): `dir·(value − baseline)`, or `dir·value` without a baseline. */
export const requiredGain = (direction: 1 | -1, value: Decimal, baseline: Decimal | null): Decimal => {
  const change = baseline === null ? value : subtract(value, baseline);
  return direction === 1 ? change : negate(change);
};
