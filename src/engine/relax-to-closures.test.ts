import { describe, expect, test } from 'vitest';
import { type Random, random } from '../../test/support/random.ts';
import { ONE } from '../base/decimal.ts';
import { valueAt } from './reduce-objective.ts';
import type { ColumnPair, IntegerObjective, IntegerRow, ReducedProblem } from './reduced-problem.ts';
import { relaxToClosures } from './relax-to-closures.ts';

const objectiveOf = (linear: readonly bigint[]): IntegerObjective => ({
  name: 'o',
  linear,
  pairs: [],
  offset: 0n,
  grid: 1n,
  places: 0,
  divisor: ONE,
});

const problemOf = (linear: readonly bigint[], implications: readonly ColumnPair[], rows: readonly IntegerRow[]): ReducedProblem => ({
  keys: linear.map((_, column) => [`k${column}`]),
  always: [],
  rows,
  conflicts: [],
  implications,
  objectives: [objectiveOf(linear)],
});

const drawProblem = (chance: Random): ReducedProblem => {
  const count = chance.whole(1, 9);
  const columns = Array.from({ length: count }, (_, column) => column);
  const needs = Array.from({ length: chance.whole(0, count) }, (): ColumnPair => [chance.whole(0, count - 1), chance.whole(0, count - 1)]);
  const uses = columns.map(() => BigInt(chance.whole(0, 6)));
  const cap = { columns, coefficients: uses, lower: null, upper: BigInt(chance.whole(0, 15)) };
  return problemOf(
    columns.map(() => BigInt(chance.whole(-5, 9))),
    needs.filter(([a, b]) => a !== b),
    [cap],
  );
};

const isPlan = ({ rows, implications }: ReducedProblem, point: Uint8Array): boolean =>
  implications.every(([a, b]) => point[a] === 0 || point[b] === 1) &&
  rows.every(
    ({ columns, coefficients, upper }) =>
      columns.reduce((sum, column, at) => (point[column] === 1 ? sum + (coefficients[at] ?? 0n) : sum), 0n) <= (upper ?? 0n),
  );

const pointsOf = (count: number): readonly Uint8Array[] =>
  Array.from({ length: 1 << count }, (_, mask) => Uint8Array.from({ length: count }, (_bit, column) => (mask >> column) & 1));

const relax = async (problem: ReducedProblem) => {
  const [objective = objectiveOf([])] = problem.objectives;
  const points: Uint8Array[] = [];
  const bound = await relaxToClosures(problem, objective, { onPoint: (point) => points.push(point), isStopped: () => false });
  return { objective, bound, points };
};

describe('the relaxation to closures', () => {
  test('bounds every plan, and tells of plans only', async () => {
    const chance = random(11);
    let tight = 0;
    for (let round = 0; round < 400; round++) {
      const problem = drawProblem(chance);
      const { objective, bound, points } = await relax(problem);
      for (const point of points) expect(isPlan(problem, point)).toBe(true);
      const plans = pointsOf(problem.keys.length).filter((point) => isPlan(problem, point));
      const best = plans.map((point) => valueAt(objective, point)).reduce((a, b) => (a > b ? a : b));
      expect(bound).toBeGreaterThanOrEqual(best);
      if (bound === best) tight++;
    }
    expect(tight).toBeGreaterThan(150);
  });

  test('is as good as the linear one: half of what only half fits', async () => {
    const cap = { columns: [0, 1], coefficients: [2n, 2n], lower: null, upper: 3n };
    expect((await relax(problemOf([10n, 7n], [], [cap]))).bound).toBe(13n);
    // 1 needs 0: both are worth 13, and three quarters of both fit.
    expect((await relax(problemOf([-4n, 17n], [[1, 0]], [cap]))).bound).toBe(9n);
  });

  test('is there for implications and one cap only', async () => {
    const row = (lower: bigint | null, coefficients: readonly bigint[], upper: bigint | null) => ({
      columns: [0, 1],
      coefficients,
      lower,
      upper,
    });
    const boundOf = async (rows: readonly IntegerRow[]) => (await relax(problemOf([3n, 4n], [], rows))).bound;
    expect(await boundOf([])).toBe(7n);
    expect(await boundOf([row(null, [1n, 1n], 1n)])).toBe(4n);
    expect(await boundOf([row(1n, [1n, 1n], null)])).toBeNull();
    expect(await boundOf([row(null, [1n, -1n], 1n)])).toBeNull();
    expect(await boundOf([row(null, [1n, 1n], 1n), row(null, [2n, 1n], 2n)])).toBeNull();
  });
});
