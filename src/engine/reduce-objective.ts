import { decimalPlaces, ONE, toUnits } from '../base/decimal.ts';
import type { Objective } from '../problem/problem.ts';
import { commonDivisor } from './integers.ts';
import type { ColumnPair, IntegerObjective, IntegerPair } from './reduced-problem.ts';

/**
 * An objective in integers over the free columns. `placed` gives a key's column, or whether it is always selected. Pairs that are
 * already decided are folded: one end fixed or tied to the other, one end implying the other, or both excluding each other.
 */
export const reduceObjective = (
  objective: Objective,
  columnCount: number,
  placed: (key: string) => number | boolean,
  links: { readonly conflicts: readonly ColumnPair[]; readonly implications: readonly ColumnPair[] },
): IntegerObjective => {
  const places = Object.values(objective.linear)
    .concat(objective.pairs.map(([, , value]) => value))
    .reduce((most, value) => Math.max(most, decimalPlaces(value)), 0);
  const linear = new Array<bigint>(columnCount).fill(0n);
  let offset = 0n;
  const give = (place: number | boolean, value: bigint): void => {
    if (typeof place === 'number') linear[place] = (linear[place] ?? 0n) + value;
    else if (place) offset += value;
  };
  for (const [key, value] of Object.entries(objective.linear)) give(placed(key), toUnits(value, places));
  const never = new Set(links.conflicts.map(([a, b]) => `${a},${b}`));
  const implied = new Set(links.implications.map(([a, b]) => `${a},${b}`));
  const pairs = new Map<string, IntegerPair>();
  for (const [keyA, keyB, decimal] of objective.pairs) {
    const value = toUnits(decimal, places);
    const [a, b] = [placed(keyA), placed(keyB)];
    if (typeof a !== 'number' || typeof b !== 'number') {
      if (a !== false && b !== false) give(typeof a === 'number' ? a : b, value);
      continue;
    }
    const [low, high] = a < b ? [a, b] : [b, a];
    const name = `${low},${high}`;
    if (low === high || implied.has(name)) give(low, value);
    else if (implied.has(`${high},${low}`)) give(high, value);
    else if (!never.has(name)) pairs.set(name, { a: low, b: high, value: value + (pairs.get(name)?.value ?? 0n) });
  }
  const kept = [...pairs.values()].filter((pair) => pair.value !== 0n);
  const grid = commonDivisor([...linear, ...kept.map((pair) => pair.value)]);
  return {
    name: objective.name,
    linear: linear.map((value) => value / grid),
    pairs: kept.map((pair) => ({ ...pair, value: pair.value / grid })),
    offset,
    grid,
    places,
    divisor: objective.divisor ?? ONE,
  };
};

/** All numbers of an objective: the linear ones, then the pairs. */
export const coefficientsOf = ({ linear, pairs }: Pick<IntegerObjective, 'linear' | 'pairs'>): readonly bigint[] => [
  ...linear,
  ...pairs.map(({ value }) => value),
];

/** What a 0/1 point (by column) is worth, in steps of the objective's grid. */
export const valueAt = (objective: IntegerObjective, point: Uint8Array): bigint => {
  let value = 0n;
  objective.linear.forEach((coefficient, column) => {
    if (point[column] === 1) value += coefficient;
  });
  for (const pair of objective.pairs) if (point[pair.a] === 1 && point[pair.b] === 1) value += pair.value;
  return value;
};
