import { expect, test } from 'vitest';
import { DualSimplex } from '../../../src/engine/branch/dual-simplex.ts';
import { type MatrixRow, toMatrixProblem } from '../../../src/engine/branch/matrix-parts.ts';
import { scaleProblem } from '../../../src/engine/branch/scaled-problem.ts';
import { random } from '../../support/random.ts';

const COLUMNS = 40;

/** A capacity and many exclusions: nearly every basis stands where several rows meet. */
const exclusions = (seed: number, density: number): readonly MatrixRow[] => {
  const chance = random(seed);
  const all = Array.from({ length: COLUMNS }, (_, at) => at);
  const rows: MatrixRow[] = [{ columns: all, values: all.map(() => chance.whole(10, 60)), lower: 0, upper: 15 * COLUMNS }];
  for (const a of all)
    for (const b of all.slice(a + 1))
      if (chance.chance(density)) rows.push({ columns: [a, b], values: [1, 1], lower: Number.NEGATIVE_INFINITY, upper: 1 });
  return rows;
};

test('a relaxation is called empty only where it is, from any basis before, and ends soon', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const rows = exclusions(seed, seed % 2 === 0 ? 0.1 : 0.5);
    const columns = (rows[0]?.values ?? []).map((cost) => ({ cost, lower: 0, upper: 1, integer: true }));
    const scaled = scaleProblem(toMatrixProblem(columns, rows));
    const simplex = new DualSimplex(scaled.matrix, scaled.cost, scaled, () => false);
    const chance = random(seed);
    for (let turn = 0; turn < 30; turn++) {
      for (let column = 0; column < COLUMNS; column++) {
        const luck = chance.next();
        simplex.lower[column] = luck < 0.05 ? 1 : 0;
        simplex.upper[column] = luck > 0.8 ? 0 : 1;
      }
      // What must be chosen fits the capacity by far, so only two that exclude each other leave nothing.
      const isEmpty = rows.slice(1).some((row) => row.columns.every((column) => simplex.lower[column] === 1));
      const end = simplex.solve(Number.NEGATIVE_INFINITY, 1000);
      expect({ seed, turn, end }).toEqual({ seed, turn, end: isEmpty ? 'infeasible' : 'optimal' });
    }
  }
});
