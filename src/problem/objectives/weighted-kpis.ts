import { type Decimal, decimalPlaces, fromUnits, isPositive, isZero, toUnits } from '../../base/decimal.ts';
import { byCodeUnit, record } from '../../base/json.ts';
import type { Objective } from '../problem.ts';
import type { ObjectiveGround, ObjectiveSlot } from './objective-slot.ts';
import { scaleOf } from './scales.ts';

/**
 * Maximise `Σ_k w_k/scale_k · Σ_i gain_ik · x_i` (§6). A quotient has no end of digits, so the objective is written in integers over one
 * positive divisor: nothing is rounded.
 */
export const weightedKpis: ObjectiveSlot = (ground) => {
  const scales = Object.entries(ground.scenario.weights)
    .filter(([, weight]) => isPositive(weight))
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([kpi, weight]) => scaleOf(kpi, weight, ground));
  const name = 'weighted_kpis';
  const scores = commonScores(ground, scales);
  return { objectives: [toObjective(name, ground, scores)], stages: [{ name, kpi: null, isTieBreak: false }], scales };
};

/** Scores as integers over one divisor. */
interface Scores {
  readonly numerators: ReadonlyMap<string, bigint>;
  readonly divisor: bigint;
}

// Σ_k w·g/s with w, g, s brought to integers by one power of ten each, over the least common multiple of the scales.
const commonScores = (
  ground: ObjectiveGround,
  scales: readonly { readonly kpi: string; readonly weight: Decimal; readonly scale: Decimal }[],
): Scores => {
  const places = (values: readonly Decimal[]): number => Math.max(0, ...values.map(decimalPlaces));
  const weightPlaces = places(scales.map((it) => it.weight));
  const scalePlaces = places(scales.map((it) => it.scale));
  const gainPlaces = scales.reduce(
    (most, { kpi }) =>
      ground.candidates.reduce((digits, candidate) => Math.max(digits, decimalPlaces(ground.gainOf(candidate, kpi))), most),
    0,
  );
  const multiple = scales.reduce((it, { scale }) => leastCommonMultiple(it, toUnits(scale, scalePlaces)), 1n);
  const factors = scales.map(({ kpi, weight, scale }) => ({
    kpi,
    factor: toUnits(weight, weightPlaces) * (multiple / toUnits(scale, scalePlaces)) * 10n ** BigInt(scalePlaces),
  }));
  const numerators = new Map(
    ground.candidates.map((candidate) => [
      candidate.key,
      factors.reduce((score, { kpi, factor }) => score + factor * toUnits(ground.gainOf(candidate, kpi), gainPlaces), 0n),
    ]),
  );
  return { numerators, divisor: multiple * 10n ** BigInt(weightPlaces + gainPlaces) };
};

const toObjective = (name: string, ground: ObjectiveGround, scores: Scores): Objective => {
  const pctPlaces = ground.bonuses.reduce((most, [, , pct]) => Math.max(most, decimalPlaces(pct)), 0) + 2;
  const whole = ground.bonuses.length === 0 ? 1n : 10n ** BigInt(pctPlaces);
  const scoreOf = (key: string): bigint => scores.numerators.get(key) ?? 0n;
  const linear = [...scores.numerators].map(([key, score]) => [key, score * whole] as const).filter(([, score]) => score !== 0n);
  const pairs = ground.bonuses
    .map(([a, b, pct]) => [a, b, toUnits(pct, pctPlaces - 2) * (scoreOf(a) + scoreOf(b))] as const)
    .filter(([, , bonus]) => bonus > 0n);
  const divisor = scores.divisor * whole;
  const common = [...linear.map(([, score]) => score), ...pairs.map(([, , bonus]) => bonus)].reduce(greatestCommonDivisor, divisor);
  const exact = (units: bigint): Decimal => fromUnits(units / common, 0);
  return {
    name,
    linear: record(linear.map(([key, score]) => [key, exact(score)] as const)),
    pairs: pairs.map(([a, b, bonus]) => [a, b, exact(bonus)] as const).filter(([, , bonus]) => !isZero(bonus)),
    divisor: exact(divisor),
  };
};

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

const leastCommonMultiple = (a: bigint, b: bigint): bigint => (a / greatestCommonDivisor(a, b)) * b;
