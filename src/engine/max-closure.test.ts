import { expect, test } from 'vitest';
import { random } from '../../test/support/random.ts';
import { findMaxClosure, makeNeedGraph } from './max-closure.ts';
import type { ColumnPair } from './reduced-problem.ts';

/** All selections that hold what each of their columns needs, as bits. */
const closuresOf = (count: number, implications: readonly ColumnPair[]): readonly number[] =>
  Array.from({ length: 1 << count }, (_, mask) => mask).filter((mask) =>
    implications.every(([a, b]) => !(mask & (1 << a)) || mask & (1 << b)),
  );

const bitsOf = (point: Uint8Array): number => point.reduce((mask, value, column) => mask | (value << column), 0);

test('the heaviest closure is found, and of several the one that lies in all of them', async () => {
  const chance = random(7);
  for (let round = 0; round < 400; round++) {
    const count = chance.whole(1, 9);
    const implications = Array.from(
      { length: chance.whole(0, 2 * count) },
      (): ColumnPair => [chance.whole(0, count - 1), chance.whole(0, count - 1)],
    );
    const scale = chance.pick([1n, 10n ** 24n]);
    const weights = Array.from({ length: count }, () => scale * BigInt(chance.whole(-4, 4)));
    const found = await findMaxClosure(makeNeedGraph(count, implications), weights, () => false);
    const worthOf = (mask: number): bigint =>
      weights.reduce((total, weight, column) => (mask & (1 << column) ? total + weight : total), 0n);
    const closures = closuresOf(count, implications);
    const most = closures.map(worthOf).reduce((a, b) => (a > b ? a : b));
    const smallest = closures.filter((mask) => worthOf(mask) === most).reduce((a, b) => a & b);
    expect(found && bitsOf(found)).toBe(smallest);
  }
});

test('a ring of columns that need each other is chosen as a whole', async () => {
  const count = 5000;
  const ring = Array.from({ length: count }, (_, at): ColumnPair => [at, (at + 1) % count]);
  const weights = (last: bigint): readonly bigint[] =>
    Array.from({ length: count }, (_, at) => (at === 0 ? 100_000n : at === count - 1 ? last : -2n));
  const sizeAt = async (last: bigint): Promise<number | undefined> =>
    (await findMaxClosure(makeNeedGraph(count, ring), weights(last), () => false))?.reduce((total, value) => total + value, 0);
  expect([await sizeAt(-2n), await sizeAt(-90_004n), await sizeAt(-90_003n)]).toEqual([count, 0, count]);
});

test('what is stopped has no answer', async () => {
  const count = 10_000;
  const chain = Array.from({ length: count - 1 }, (_, at): ColumnPair => [at, at + 1]);
  const weights = Array.from({ length: count }, (_, at) => (at < count / 2 ? 3n : -2n));
  expect(await findMaxClosure(makeNeedGraph(count, chain), weights, () => true)).toBeNull();
});
