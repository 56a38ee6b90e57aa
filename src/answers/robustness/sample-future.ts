import { abs, add, type Decimal, decimal, decimalPlaces, fromUnits, isZero, multiply, subtract, toUnits } from '../../base/decimal.ts';
import { hashJson } from '../../base/hash.ts';
import { record } from '../../base/json.ts';
import type { RunInputs } from '../../problem/run-inputs.ts';
import type { Range } from '../../rows/row-set.ts';
import type { Uncertainty } from './uncertainty.ts';

/**
 * The inputs of a run in one future: every uncertain number drawn anew, each by itself, each value between its bounds as likely as any
 * other. The bounds are those of the sheet where it gives any, else so many percent from the number. What is drawn for a number depends on
 * the seed, the future and the number alone, not on the order of rows, on other numbers, or on what else is uncertain. Nothing is made of
 * a blank, and without bounds of its own zero stays zero.
 */
export const sampleFuture = (
  inputs: RunInputs,
  { tokensPct, contributionsPct, weightsPct, seed }: Uncertainty,
  future: number,
): RunInputs => {
  const drawn = (value: Decimal, range: Range | undefined, pct: Decimal | null, ...number: readonly string[]): Decimal => {
    const bounds = range ?? (pct === null ? null : around(value, pct));
    return bounds === null ? value : drawBetween(bounds, chanceOf([seed, future, ...number]));
  };
  const { scenario } = inputs;
  return {
    ...inputs,
    scenario: {
      ...scenario,
      weights: record(
        Object.entries(scenario.weights).map(([kpi, weight]) => [kpi, drawn(weight, undefined, weightsPct, 'weight', kpi)] as const),
      ),
    },
    candidates: inputs.candidates.map((it) => ({
      ...it,
      tokens: it.tokens && drawn(it.tokens, it.ranges?.tokens ?? undefined, tokensPct, 'tokens', it.key),
      contributions: record(
        Object.entries(it.contributions).map(
          ([kpi, value]) => [kpi, drawn(value, it.ranges?.contributions[kpi], contributionsPct, 'contribution', it.key, kpi)] as const,
        ),
      ),
    })),
  };
};

const CHANCES = 2 ** 32;

/** A whole number from 0 to 2³² − 1 that looks like chance and is always the same. */
const chanceOf = (number: readonly (string | number)[]): number => Number.parseInt(hashJson(number).slice(0, 8), 16);

const HUNDREDTH = decimal('0.01');

const around = (value: Decimal, pct: Decimal): Range => {
  const reach = abs(multiply(multiply(value, pct), HUNDREDTH));
  return { low: subtract(value, reach), high: add(value, reach) };
};

/** The range holds between 100 and 1,000 steps: as many digits as a guess deserves, and sums that a proof need not search to the last of many. */
const STEPS = 2;

const drawBetween = ({ low, high }: Range, chance: number): Decimal => {
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
