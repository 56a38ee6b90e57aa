import { expect, test } from 'vitest';
import { BranchSearch } from '../../../src/engine/branch/branch-search.ts';
import { withCountColumn } from '../../../src/engine/branch/count-column.ts';
import { type MatrixRow, toMatrixProblem } from '../../../src/engine/branch/matrix-parts.ts';
import type { MatrixProblem } from '../../../src/engine/engine.ts';
import { random } from '../../support/random.ts';
import { bestByTrying, isWithin } from './random-matrix.ts';

const COLUMNS = 13;

/** A knapsack with a few short rows, its worth drawn by `worthOf` an entry of the long one. */
const knapsack = (seed: number, worthOf: (entry: number, luck: number) => number): MatrixProblem => {
  const chance = random(seed);
  const entries = Array.from({ length: COLUMNS }, () => chance.whole(5, 60));
  const all = entries.reduce((total, it) => total + it, 0);
  const rows: MatrixRow[] = [{ columns: [...entries.keys()], values: entries, lower: 0, upper: chance.whole(all >> 2, all >> 1) }];
  for (let turn = 0; turn < 3; turn++) {
    const some = chance.some([...entries.keys()], 4);
    const values = some.map(() => chance.whole(1, 9));
    rows.push({ columns: some, values, lower: chance.chance(0.3) ? 3 : Number.NEGATIVE_INFINITY, upper: chance.whole(6, 20) });
  }
  const columns = entries.map((entry) => ({ cost: worthOf(entry, chance.whole(-1, 1)), lower: 0, upper: 1, integer: true }));
  return toMatrixProblem(columns, rows);
};

const correlated = (seed: number): MatrixProblem => knapsack(seed, (entry, luck) => entry + 20 + luck);

test('choices are counted where worth follows a row, and only there', () => {
  expect(withCountColumn(correlated(1))?.columnCount).toBe(COLUMNS + 1);
  expect(withCountColumn(knapsack(1, (entry) => 70 - entry))).toBeNull();
  expect(withCountColumn(knapsack(1, () => 7))).toBeNull();
  expect(withCountColumn(knapsack(1, (entry, luck) => (entry % 7) + luck))).toBeNull();
});

test('a search that counts finds the best point of the problem itself', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const problem = correlated(seed);
    const search = new BranchSearch(problem, { absoluteGap: 0.5, seed: 0, isStopped: () => false });
    expect(search.run(1e9)).toBe('done');
    expect({ seed, best: search.best?.objective ?? null }).toEqual({ seed, best: bestByTrying(problem) });
    if (search.best) expect(isWithin(problem, search.best.point, problem.columnLower, problem.columnUpper)).toBe(true);
  }
});
