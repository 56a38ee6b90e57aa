import { expect, test } from 'vitest';
import { foldPairs } from '../../../src/engine/branch/fold-pairs.ts';
import { columnsOf, type MatrixRow, rowsOf, toMatrixProblem } from '../../../src/engine/branch/matrix-parts.ts';
import { Relaxation } from '../../../src/engine/branch/relaxation.ts';
import { findRoundingCuts } from '../../../src/engine/branch/rounding-cuts.ts';
import { scaleForTree } from '../../../src/engine/branch/scaled-problem.ts';
import type { MatrixProblem } from '../../../src/engine/engine.ts';
import { random } from '../../support/random.ts';
import { bestByTrying, randomMatrix } from './random-matrix.ts';

const activity = ({ columns, values }: MatrixRow, point: ArrayLike<number>): number =>
  columns.reduce((total, column, at) => total + (values[at] ?? 0) * (point[column] ?? 0), 0);

const withRows = (problem: MatrixProblem, rows: readonly MatrixRow[]): MatrixProblem =>
  toMatrixProblem(columnsOf(problem), [...rowsOf(problem), ...rows]);

/** Cuts of so many rounds, each on the relaxation with the cuts before it. */
const cutsOf = (problem: MatrixProblem, rounds: number): readonly MatrixRow[] => {
  const cuts: MatrixRow[] = [];
  for (let round = 0; round < rounds; round++) {
    const relaxation = new Relaxation(scaleForTree(withRows(problem, cuts)), () => false);
    if (relaxation.solve(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY) === null || !relaxation.isSolved) break;
    const found = findRoundingCuts(relaxation, problem.columnCount, () => false);
    for (const cut of found) expect(activity(cut, relaxation.value)).toBeGreaterThan(cut.upper);
    cuts.push(...found);
  }
  return cuts;
};

/** Products and shortfalls are whole where their ends are: some best point has all columns whole. */
const bestOf = (problem: MatrixProblem): number | null =>
  bestByTrying({ ...problem, integer: new Uint8Array(problem.columnCount).fill(1) });

const expectNoBestPointLost = (problem: MatrixProblem, seed: number): number => {
  const cuts = cutsOf(problem, 3);
  expect({ seed, best: bestOf(withRows(problem, cuts)) }).toEqual({ seed, best: bestOf(problem) });
  return cuts.length;
};

test('cuts take no best point away, and are broken by the relaxation that they were asked for', () => {
  let found = 0;
  for (let seed = 1; seed <= 120; seed++) {
    const problem = randomMatrix(seed);
    const chance = random(seed);
    for (let turn = 0; turn < 2; turn++) {
      const objective =
        turn === 0
          ? problem.objective
          : Float64Array.from(problem.objective, (cost, at) => (problem.integer[at] === 1 ? chance.whole(-9, 20) : cost));
      const asked = { ...problem, objective };
      found += expectNoBestPointLost(asked, seed) + expectNoBestPointLost(foldPairs(asked).problem, seed);
    }
  }
  expect(found).toBeGreaterThan(300);
});

test('what rounding does to a coefficient next to nothing, times a large slack, takes no point away', () => {
  const none = Number.NEGATIVE_INFINITY;
  const problem = toMatrixProblem(
    [10, -1, 25, 25, 7].map((cost) => ({ cost, lower: 0, upper: 1, integer: true })),
    [
      { columns: [1, 2], values: [1_234_568, 1_234_568], lower: none, upper: 1_384_934 },
      { columns: [2, 0, 4, 1, 3], values: [12_345.9, -37_037.1, 86_419.7, 86_419.7, 135_802.8], lower: 78_620, upper: 189_069 },
      { columns: [4, 1, 2], values: [-370_372, -246_913, 617_285], lower: none, upper: 194_874 },
    ],
  );
  expect(bestOf(problem)).toBe(42);
  expect(expectNoBestPointLost(problem, 0)).toBeGreaterThan(0);
});

test('large numbers that are nearly multiples of one another lose no best point', () => {
  let found = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const chance = random(seed);
    const whole = randomMatrix(seed);
    const rows = rowsOf(whole).map((row) =>
      row.columns.every((column) => whole.integer[column] === 1)
        ? {
            ...row,
            values: row.values.map((value) => value * 123_457 + chance.whole(-3, 3)),
            lower: row.lower * 123_457,
            upper: row.upper * 123_457,
          }
        : row,
    );
    found += expectNoBestPointLost(toMatrixProblem(columnsOf(whole), rows), seed);
  }
  expect(found).toBeGreaterThan(100);
});

test('where a column counts the others, cuts are in terms of these', () => {
  const chance = random(7);
  const weights = Array.from({ length: 14 }, () => chance.whole(20, 60));
  const problem = toMatrixProblem(
    weights.map((weight) => ({ cost: weight + 10, lower: 0, upper: 1, integer: true })),
    [{ columns: weights.map((_, at) => at), values: weights, lower: Number.NEGATIVE_INFINITY, upper: 301 }],
  );
  expect(scaleForTree(problem).matrix.columnCount).toBe(15);
  expect(expectNoBestPointLost(problem, 7)).toBeGreaterThan(0);
});
