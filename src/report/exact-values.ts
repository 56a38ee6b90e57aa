import {
  abs,
  type Decimal,
  decimal,
  isEqual,
  isLess,
  isZero,
  multiply,
  ONE,
  quotient,
  type Rounding,
  subtract,
  toPlain,
  ZERO,
} from '../base/decimal.ts';
import type { ExactValue } from '../engine/solution.ts';

/** Arithmetic with exact fractions, and how they are shown. */

export const exactly = (sum: Decimal, divisor: Decimal = ONE): ExactValue => ({ sum, divisor });

/** The fraction as a decimal: exact where the divisor is 1, else rounded to `significant` digits. For showing only. */
export const toShown = ({ sum, divisor }: ExactValue, significant: number): Decimal =>
  isEqual(divisor, ONE) ? sum : quotient(sum, divisor, significant);

const HUNDRED = decimal('100');
/** `|bound − objective| / |objective|` in percent, to 17 digits; 0 only where both are equal, `null` where the objective alone is 0. */
export const gapPercent = (objective: ExactValue, bound: ExactValue): Decimal | null => {
  const distance = abs(subtract(multiply(bound.sum, objective.divisor), multiply(objective.sum, bound.divisor)));
  if (isZero(distance)) return ZERO;
  if (isZero(objective.sum)) return null;
  return quotient(multiply(distance, HUNDRED), multiply(bound.divisor, abs(objective.sum)));
};

/** `part / whole` in percent with at most one decimal: for sentences. `whole` is not 0. */
export const percentWords = (part: Decimal, whole: Decimal): string => {
  const share = quotient(multiply(part, HUNDRED), whole);
  const shown = share.toFixed(1).replace(/\.0$/, '');
  // 99.99 % must not read as all of it, nor 0.01 % as nothing.
  if (isLess(part, whole) && shown === '100') return 'over 99.9 %';
  if (!isZero(part) && /^-?0$/.test(shown)) return 'under 0.1 %';
  return `${shown} %`;
};

/** A number in a sentence: its own digits, or `about` and 6 significant ones where they are many. */
export const inDigits = (value: Decimal): string => {
  const digits = toPlain(value);
  if (digits.length <= 15) return digits;
  const rounded = quotient(value, ONE, 6);
  return isEqual(rounded, value) ? digits : `about ${toPlain(rounded)}`;
};

/** Digits in groups of three: `120,000`, `-1,234.5678`. */
export const grouped = (value: Decimal): string => {
  const [whole = '', part] = toPlain(value).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/gu, ',')}${part === undefined ? '' : `.${part}`}`;
};

/** Digits of an amount in a sentence; what has more is cut. */
const AMOUNT_DIGITS = 15;
const CUT_DIGITS = 6;

/** An amount in a sentence, its digits in groups: in full where they are few, else cut to 6 and, unless cut to the safe side, `about`. */
export const inAmount = ({ sum, divisor }: ExactValue, rounding: Rounding = 'nearest'): string => {
  const full = quotient(sum, divisor, AMOUNT_DIGITS);
  if (isEqual(multiply(full, divisor), sum)) return grouped(full);
  return `${rounding === 'nearest' ? 'about ' : ''}${grouped(quotient(sum, divisor, CUT_DIGITS, rounding))}`;
};

/** `1 token`, `2.5 tokens`. */
export const inTokens = (value: Decimal): string => `${inDigits(value)} token${isEqual(value, ONE) ? '' : 's'}`;

/** With its sign: `+0.004`, `-3`, `about +0.0234713`. */
export const signed = (value: Decimal): string => {
  const digits = inDigits(value);
  return isLess(ZERO, value) ? digits.replace(/^(about )?/u, '$1+') : digits;
};
