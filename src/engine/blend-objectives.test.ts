import { describe, expect, test } from 'vitest';
import { ONE } from '../base/decimal.ts';
import { blendObjectives, dominateObjective } from './blend-objectives.ts';
import { valueAt } from './reduce-objective.ts';
import type { IntegerObjective, IntegerPair } from './reduced-problem.ts';

const objective = (linear: readonly bigint[], pairs: readonly IntegerPair[] = []): IntegerObjective => ({
  name: 'o',
  linear,
  pairs,
  offset: 0n,
  grid: 1n,
  places: 0,
  divisor: ONE,
});

describe('an objective led by earlier ones', () => {
  test('is worth as much more at every point that keeps them', () => {
    const first = objective([5n, 4n, 1n], [{ a: 0, b: 2, value: 2n }]);
    const second = objective([0n, 3n, 3n]);
    const own = objective([-7n, -8n, -9n]);
    const point = Uint8Array.of(1, 1, 1);
    const blend = blendObjectives(own, [
      { objective: first, value: valueAt(first, point) },
      { objective: second, value: valueAt(second, point) },
    ]);
    expect(valueAt(blend.objective, point)).toBe(valueAt(own, point) + blend.raised);
    expect(blend.objective.linear).toEqual([5n * 2n ** 24n - 7n, 4n * 2n ** 24n + 3n * 2n ** 12n - 8n, 2n ** 24n + 3n * 2n ** 12n - 9n]);
    expect(blend.objective.pairs).toEqual([{ a: 0, b: 2, value: 2n ** 25n }]);
  });

  test('names a pair that both have once, and none that cancel out', () => {
    const pair = (b: number, value: bigint): IntegerPair => ({ a: 0, b, value });
    const first = objective([0n, 0n, 0n], [pair(1, 1n), pair(2, 1n)]);
    const own = objective([0n, 0n, 0n], [pair(1, 5n), pair(2, -(2n ** 16n))]);
    expect(blendObjectives(own, [{ objective: first, value: 0n }]).objective.pairs).toEqual([pair(1, 2n ** 16n + 5n)]);
  });

  test('leaves the later ones out where there is no room, then the first', () => {
    const own = objective([1n]);
    const earlier = (value: bigint) => ({ objective: objective([value]), value: 0n });
    expect(blendObjectives(own, [earlier(2n ** 20n), earlier(2n ** 20n)]).objective.linear).toEqual([2n ** 28n + 1n]);
    expect(blendObjectives(own, [earlier(2n ** 29n)]).objective.linear).toEqual([2n ** 29n + 1n]);
    expect(blendObjectives(own, [earlier(2n ** 31n)])).toEqual({ objective: own, raised: 0n, count: 0 });
    expect(blendObjectives(own, [])).toEqual({ objective: own, raised: 0n, count: 0 });
  });

  test('outweighs all that come after where it may be as large as it likes', () => {
    const first = objective([1n, 2n]);
    const second = objective([-3n, 5n]);
    const own = objective([10n, -20n]);
    const { objective: found, raised } = dominateObjective(own, [
      { objective: first, value: 2n },
      { objective: second, value: 5n },
    ]);
    // 31 times the second, so that the two come to -83 and 135: 219 times the first.
    expect(found.linear).toEqual([219n - 83n, 2n * 219n + 135n]);
    expect(raised).toBe(2n * 219n + 31n * 5n);
  });
});
