import { absolute, activityRange, roundDivide } from './integers.ts';

/**
 * Integers of any size as digits that floating point holds exactly: `number = Σ digit[i] · base^i`, digits between −base/2 and base/2 but
 * for the top one. A sum of such numbers is then compared digit by digit with integer carries, and no engine meets a number whose
 * rounding could hide one unit.
 */
export interface Digits {
  readonly base: bigint;
  /** By level (0 is the lowest), one digit per number. */
  readonly levels: readonly (readonly bigint[])[];
}

/**
 * Digits this small keep every row of digits far from both of an engine's blind spots: a column that is whole within 1e-6 cannot
 * hide one unit, and a double's rounding of the row's sum stays far below the tolerance.
 */
const BASE = 2n ** 12n;
const TOP_WEIGHT = 2n ** 20n;

/** Σ |number|. */
export const weightOf = (numbers: readonly bigint[]): bigint => numbers.reduce((total, number) => total + absolute(number), 0n);

/** Splits until the top digits weigh no more than `TOP_WEIGHT`. */
export const splitDigits = (numbers: readonly bigint[]): Digits => {
  const levels: bigint[][] = [];
  let rest: readonly bigint[] = numbers;
  while (weightOf(rest) > TOP_WEIGHT) {
    const next = rest.map((number) => roundDivide(number, BASE));
    levels.push(rest.map((number, at) => number - BASE * (next[at] ?? 0n)));
    rest = next;
  }
  levels.push([...rest]);
  return { base: BASE, levels };
};

/** One number by the same base and number of levels. */
export const splitNumber = (number: bigint, { base, levels }: Digits): bigint[] => {
  const digits: bigint[] = [];
  let rest = number;
  for (let level = 0; level < levels.length - 1; level++) {
    const next = roundDivide(rest, base);
    digits.push(rest - base * next);
    rest = next;
  }
  digits.push(rest);
  return digits;
};

/** Each number rounded to whole steps of a level: `Σ_{i ≥ level} base^(i − level) · digit[i]`. */
export const roundToLevel = ({ base, levels }: Digits, level: number): bigint[] =>
  levels.slice(level).reduceRight<bigint[]>((above, digits) => digits.map((digit, at) => digit + base * (above[at] ?? 0n)), []);

/** Least and greatest value of `Σ_{i < level} base^i · Σ digit[i] · column`, columns in [0, 1]. */
export const lowRange = ({ base, levels }: Digits, level: number): { readonly least: bigint; readonly most: bigint } => {
  let least = 0n;
  let most = 0n;
  let power = 1n;
  for (const digits of levels.slice(0, level)) {
    const range = activityRange(digits);
    least += power * range.least;
    most += power * range.most;
    power *= base;
  }
  return { least, most };
};
