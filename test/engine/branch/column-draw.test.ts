import { expect, test } from 'vitest';
import { ColumnDraw, type RootFacts } from '../../../src/engine/branch/column-draw.ts';
import { toMatrixProblem } from '../../../src/engine/branch/matrix-parts.ts';
import { random } from '../../support/random.ts';

const COUNT = 400;
const problem = toMatrixProblem(
  Array.from({ length: COUNT }, () => ({ cost: 1, lower: 0, upper: 1, integer: true })),
  [],
);
/** The relaxation chooses nothing, but for the first three, which it leaves open; column `k` costs it `k` to move. */
const facts: RootFacts = {
  bound: 1000,
  value: Float64Array.from({ length: COUNT }, (_, at) => (at < 3 ? 0.5 : 0)),
  reducedCost: Float64Array.from({ length: COUNT }, (_, at) => (at < 3 ? 0 : -at)),
  lower: new Float64Array(COUNT),
  upper: new Float64Array(COUNT).fill(1),
};
const NOTHING = new Float64Array(COUNT);
const core = (seed: number): ColumnDraw => new ColumnDraw(problem, facts, random(seed).next);

/** How often each column is drawn in so many looks for ten columns around a point that is worth `objective`. */
const timesDrawn = (best: Float64Array, objective: number, looks = 300): Float64Array => {
  const draws = core(1);
  const times = new Float64Array(COUNT);
  for (let look = 0; look < looks; look++) for (const column of draws.draw(best, objective, 10)) times[column] = (times[column] ?? 0) + 1;
  return times;
};

test('ranked: open columns first, then by what their move costs', () => {
  expect(core(1).ranked().slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5]);
});

test('columns that cannot move in a better point are never drawn', () => {
  const times = timesDrawn(NOTHING, 900);
  expect(times.subarray(100).every((count) => count === 0)).toBe(true);
});

test('near columns are drawn more often than far ones, and far ones now and then', () => {
  const times = timesDrawn(NOTHING, 900);
  const sum = (from: number, to: number): number => times.subarray(from, to).reduce((total, count) => total + count, 0);
  expect(sum(0, 10)).toBeGreaterThan(2 * sum(10, 20));
  expect(sum(10, 20)).toBeGreaterThan(sum(20, 100));
  expect(sum(20, 100)).toBeGreaterThan(0);
});

test('what the best point has elsewhere is drawn, however dear', () => {
  const best = NOTHING.slice();
  best[90] = 1;
  expect(timesDrawn(best, 900)[90]).toBeGreaterThan(200);
});

test('while the best point is far from the bound, the nearest are drawn', () => {
  const times = timesDrawn(NOTHING, -10_000);
  expect(times.findLastIndex((count) => count > 0)).toBeLessThan(120);
});

test('the same seed draws the same columns', () => {
  const drawn = (): readonly number[][] => {
    const draws = core(7);
    return Array.from({ length: 5 }, () => [...draws.draw(NOTHING, 900, 10)]);
  };
  expect(drawn()).toEqual(drawn());
});

test('a point that is as good as the bound leaves nothing to draw', () => {
  expect(core(1).draw(NOTHING, 1000, 10)).toEqual([]);
});
