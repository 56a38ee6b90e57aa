import { type KeptObjective, OBJECTIVE_WEIGHT } from './build-matrix.ts';
import { weightOf } from './digits.ts';
import { activityRange } from './integers.ts';
import { coefficientsOf } from './reduce-objective.ts';
import type { IntegerObjective, IntegerPair } from './reduced-problem.ts';

/**
 * What an engine is asked for in place of an objective whose earlier ones are kept at their optimum: itself and multiples of them. Every plan
 * that keeps them is worth `raised` more by it than by the objective, and no other point matters: so a bound of it is one of the objective, too.
 */
export interface Blend {
  readonly objective: IntegerObjective;
  readonly raised: bigint;
  /** How many earlier objectives are in it, the first ones. */
  readonly count: number;
}

/** Each objective counts so many times what the next later one does, where there is room for it among the numbers that an engine is sure of. */
const FACTORS: readonly bigint[] = [2n ** 16n, 2n ** 14n, 2n ** 12n, 2n ** 10n, 2n ** 8n];
/** Where there is room for the first alone, anything is better than nothing. */
const LEAST_FACTORS: readonly bigint[] = [...FACTORS, 2n ** 6n, 2n ** 4n, 2n ** 2n, 1n];

/**
 * The objective led by the earlier ones, the first of them first, as many as fit: the relaxation then looks where these are good, as it did
 * when they were maximised, instead of where a row barely keeps them. Factors need not outweigh everything, and those that do not
 * fit are left out: a point that is no plan is found out by whoever takes it.
 */
export const blendObjectives = (objective: IntegerObjective, kept: readonly KeptObjective[]): Blend => {
  for (let count = kept.length; count > 0; count--) {
    const leaders = kept.slice(0, count).reverse();
    for (const factor of count === 1 ? LEAST_FACTORS : FACTORS) {
      const blended = leaders.reduce(
        ({ blend, multiple }, leader) => ({ blend: addMultiple(blend, leader, multiple), multiple: multiple * factor }),
        { blend: { objective, raised: 0n, count: 0 }, multiple: factor },
      ).blend;
      if (weightOf(coefficientsOf(blended.objective)) <= OBJECTIVE_WEIGHT) return blended;
    }
  }
  return { objective, raised: 0n, count: 0 };
};

/** The objective with the earlier ones in front of it, each outweighing all that come after: no room is asked for. */
export const dominateObjective = (objective: IntegerObjective, kept: readonly KeptObjective[]): Blend =>
  kept.reduceRight<Blend>(
    (blend, leader) => {
      const { least, most } = activityRange(coefficientsOf(blend.objective));
      return addMultiple(blend, leader, most - least + 1n);
    },
    { objective, raised: 0n, count: 0 },
  );

const addMultiple = ({ objective, raised, count }: Blend, leader: KeptObjective, multiple: bigint): Blend => ({
  objective: {
    ...objective,
    linear: objective.linear.map((value, column) => value + multiple * (leader.objective.linear[column] ?? 0n)),
    pairs: addPairs(objective.pairs, leader.objective.pairs, multiple),
  },
  raised: raised + multiple * leader.value,
  count: count + 1,
});

const addPairs = (own: readonly IntegerPair[], others: readonly IntegerPair[], multiple: bigint): readonly IntegerPair[] => {
  const pairs = new Map(own.map((pair) => [`${pair.a},${pair.b}`, pair]));
  for (const pair of others) {
    const name = `${pair.a},${pair.b}`;
    pairs.set(name, { ...pair, value: multiple * pair.value + (pairs.get(name)?.value ?? 0n) });
  }
  return [...pairs.values()].filter(({ value }) => value !== 0n);
};
