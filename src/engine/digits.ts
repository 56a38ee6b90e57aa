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

/** Sums of magnitudes up to this are exact in an engine: far above its tolerances, far below what a double rounds. */
export const EXACT_WEIGHT = 2n ** 30n;

/** Σ |number|. */
export const weightOf = (numbers: readonly bigint[]): bigint => numbers.reduce((total, number) => total + absolute(number), 0n);

/** Splits until the top digits weigh no more than `EXACT_WEIGHT`. */
export const splitDigits = (numbers: readonly bigint[]): Digits => {
  const terms = numbers.reduce((count, number) => count + (number === 0n ? 0 : 1), 0);
  const bits = Math.min(20, Math.max(8, 30 - Math.ceil(Math.log2(terms + 1))));
  const base = 2n ** BigInt(bits);
  const levels: bigint[][] = [];
  let rest: readonly bigint[] = numbers;
  while (weightOf(rest) > EXACT_WEIGHT) {
    const next = rest.map((number) => roundDivide(number, base));
    levels.push(rest.map((number, at) => number - base * (next[at] ?? 0n)));
    rest = next;
  }
  levels.push([...rest]);
  return { base, levels };
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
