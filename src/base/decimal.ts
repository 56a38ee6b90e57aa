import Big from 'big.js';

/**
 * Exact decimals: every number a planner typed, and every sum of such numbers, without rounding.
 * A `Decimal` is an immutable value; addition, subtraction and multiplication are exact. Division appears
 * only where a number is shown, never where one is compared.
 */
export type Decimal = Big;

// A constructor of our own, so that strict mode (no binary floating point by accident) stays ours.
const Exact = Big();
Exact.strict = true;

/** Largest magnitude (exclusive, as a power of ten) and most decimal places that a number may have. */
export const MAX_INTEGER_DIGITS = 21;
export const MAX_DECIMAL_PLACES = 40;

/** Digits before and after the point that a number of our own documents may have. */
const MAX_COMPUTED_DIGITS = 1_000;

export const ZERO: Decimal = new Exact('0');
export const ONE: Decimal = new Exact('1');

const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,4})?$/i;

/** Is this value a `Decimal`? */
export const isDecimal = (value: unknown): value is Decimal => value instanceof Exact;

/** The exact decimal that a literal in our own code spells. */
export const decimal = (literal: string): Decimal => new Exact(literal);

/** The exact decimal of an integer or of a float's shortest spelling. Throws on non-finite numbers. */
export const decimalOf = (value: number | bigint): Decimal => new Exact(String(value));

/** Plain digits (`12`, `-0.5`, `1e3`) to an exact decimal; `undefined` for anything else. No size limit but a 4-digit exponent. */
export const parseDecimal = (text: string): Decimal | undefined => {
  if (!PLAIN.test(text)) return undefined;
  const value = new Exact(text.startsWith('+') ? text.slice(1) : text);
  return isZero(value) ? ZERO : value;
};

/** Does the number fit the limits of what a planner may type? Keeps hostile exponents out of exact arithmetic. */
export const isWithinLimits = (value: Decimal): boolean => hasDigits(value, MAX_INTEGER_DIGITS, MAX_DECIMAL_PLACES);

/** Does it fit the limits of what we compute? Products and common divisors of planners' numbers grow far beyond what anyone types. */
export const isWithinComputedLimits = (value: Decimal): boolean => hasDigits(value, MAX_COMPUTED_DIGITS, MAX_COMPUTED_DIGITS);

const hasDigits = (value: Decimal, integerDigits: number, places: number): boolean =>
  isZero(value) || (value.e < integerDigits && decimalPlaces(value) <= places);

export const add = (a: Decimal, b: Decimal): Decimal => a.plus(b);
export const subtract = (a: Decimal, b: Decimal): Decimal => a.minus(b);
export const multiply = (a: Decimal, b: Decimal): Decimal => a.times(b);
export const negate = (a: Decimal): Decimal => (isZero(a) ? ZERO : a.neg());
export const abs = (a: Decimal): Decimal => a.abs();
/** −1, 0 or 1. */
export const compare = (a: Decimal, b: Decimal): number => a.cmp(b);
export const isEqual = (a: Decimal, b: Decimal): boolean => a.eq(b);
export const isLess = (a: Decimal, b: Decimal): boolean => a.lt(b);
export const isZero = (a: Decimal): boolean => a.c[0] === 0;
export const isNegative = (a: Decimal): boolean => a.s < 0 && !isZero(a);
export const isPositive = (a: Decimal): boolean => a.s > 0 && !isZero(a);
export const max = (a: Decimal, b: Decimal): Decimal => (isLess(a, b) ? b : a);
export const min = (a: Decimal, b: Decimal): Decimal => (isLess(b, a) ? b : a);
export const sum = (values: Iterable<Decimal>): Decimal => {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
};

/** Digits after the decimal point. */
export const decimalPlaces = (value: Decimal): number => Math.max(0, value.c.length - 1 - value.e);

/** `value · 10^places` as an integer; `places` must be at least `decimalPlaces(value)`. */
export const toUnits = (value: Decimal, places: number): bigint => BigInt(value.toFixed(places).replace('.', ''));

/** `units / 10^places`, exactly. */
export const fromUnits = (units: bigint, places: number): Decimal => {
  const value = new Exact(units.toString());
  return places === 0 ? value : value.times(new Exact(`1e-${places}`));
};

/** The nearest float: for engines and for showing, never for comparing. */
export const toNumber = (value: Decimal): number => Number(value.toString());

/** How a number is cut: to the nearest, towards zero, or away from it. */
export type Rounding = 'nearest' | 'down' | 'up';
const BIG_ROUNDING: Readonly<Record<Rounding, 0 | 1 | 3>> = { nearest: 1, down: 0, up: 3 };

/** `a / b` rounded to `significant` digits: for showing only. */
export const quotient = (a: Decimal, b: Decimal, significant = 17, rounding: Rounding = 'nearest'): Decimal => {
  if (isZero(a)) return ZERO;
  const Rounded = Big();
  Rounded.DP = Math.max(0, significant - (a.e - b.e) + 1);
  Rounded.RM = BIG_ROUNDING[rounding];
  return new Exact(new Rounded(a.toString()).div(new Rounded(b.toString())).prec(significant, BIG_ROUNDING[rounding]).toString());
};

/** Plain digits, no exponent: `1200.5`, `-0.00025`. */
export const toPlain = (value: Decimal): string => (isZero(value) ? '0' : value.toFixed());

const HUNDRED: Decimal = new Exact('100');

/** `0.125` as `12.5%`, digit for digit. */
export const toPercentText = (value: Decimal): string => `${toPlain(multiply(value, HUNDRED))}%`;

/**
 * How a decimal stands in JSON: as RFC 8785 writes it (ECMAScript's shortest form) where a double holds it,
 * else digit for digit, so that nothing is lost.
 */
export const toJsonNumber = (value: Decimal): string => {
  if (isZero(value)) return '0';
  const float = toNumber(value);
  const short = String(float);
  return Number.isFinite(float) && new Exact(short).eq(value) ? short : toPlain(value);
};
