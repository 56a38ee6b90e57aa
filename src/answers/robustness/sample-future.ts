import {
  add,
  type Decimal,
  decimal,
  decimalPlaces,
  fromUnits,
  isNegative,
  isZero,
  multiply,
  subtract,
  toUnits,
} from '../../base/decimal.ts';
import { hashJson } from '../../base/hash.ts';
import { record } from '../../base/json.ts';
import type { RunInputs } from '../../problem/run-inputs.ts';
import type { Uncertainty } from './uncertainty.ts';

/**
 * The inputs of a run in one future: every uncertain number drawn anew, each by itself, each value between its bounds as likely as any
 * other. What is drawn for a number depends on the seed, the future and the number alone, not on the order of rows, on other numbers, or
 * on what else is uncertain. Nothing is made of a blank, and zero stays zero.
 */
export const sampleFuture = (
  inputs: RunInputs,
  { tokensPct, contributionsPct, weightsPct, seed }: Uncertainty,
  future: number,
): RunInputs => {
  const drawn = (value: Decimal, pct: Decimal | null, ...number: readonly string[]): Decimal =>
    pct === null ? value : drawAround(value, pct, chanceOf([seed, future, ...number]));
  const { scenario } = inputs;
  return {
    ...inputs,
    scenario: {
      ...scenario,
      weights: record(Object.entries(scenario.weights).map(([kpi, weight]) => [kpi, drawn(weight, weightsPct, 'weight', kpi)] as const)),
    },
    candidates: inputs.candidates.map((it) => ({
      ...it,
      tokens: it.tokens && drawn(it.tokens, tokensPct, 'tokens', it.key),
      contributions: record(
        Object.entries(it.contributions).map(([kpi, value]) => [kpi, drawn(value, contributionsPct, 'contribution', it.key, kpi)] as const),
      ),
    })),
  };
};

const CHANCES = 2 ** 32;

/** A whole number from 0 to 2³² − 1 that looks like chance and is always the same. */
const chanceOf = (number: readonly (string | number)[]): number => Number.parseInt(hashJson(number).slice(0, 8), 16);

const HUNDREDTH = decimal('0.01');

const drawAround = (value: Decimal, pct: Decimal, chance: number): Decimal => {
  const reach = multiply(multiply(value, pct), HUNDREDTH);
  const [low, high] = isNegative(value) ? [add(value, reach), subtract(value, reach)] : [subtract(value, reach), add(value, reach)];
  return drawBetween(low, high, chance);
};

/** The range holds between 1,000 and 10,000 steps: as many digits as a guess deserves. */
const STEPS = 3;

const drawBetween = (low: Decimal, high: Decimal, chance: number): Decimal => {
  const width = subtract(high, low);
  if (isZero(width)) return low;
  const places = STEPS - width.e;
  const finest = Math.max(0, places, decimalPlaces(low), decimalPlaces(high));
  const step = 10n ** BigInt(finest - places);
  const first = -floor(-toUnits(low, finest), step);
  const last = floor(toUnits(high, finest), step);
  const at = Math.floor((chance * Number(last - first + 1n)) / CHANCES);
  return fromUnits((first + BigInt(at)) * step, finest);
};

/** Whole division downwards, for negative numbers, too. */
const floor = (units: bigint, step: bigint): bigint => {
  const whole = units / step;
  return units % step < 0n ? whole - 1n : whole;
};
