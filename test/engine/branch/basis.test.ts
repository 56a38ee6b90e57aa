import { expect, test } from 'vitest';
import type { Basis } from '../../../src/engine/branch/basis.ts';
import { DenseBasis } from '../../../src/engine/branch/dense-basis.ts';
import { SparseBasis } from '../../../src/engine/branch/sparse-basis.ts';
import { type SparseMatrix, toSparseMatrix } from '../../../src/engine/branch/sparse-matrix.ts';
import { type Random, random } from '../../support/random.ts';

const SEEDS = Array.from({ length: 200 }, (_, at) => at + 1);

/** Chains of implications under a few long rows, as prerequisites under capacities are. */
const randomRows = (chance: Random): SparseMatrix => {
  const columnCount = chance.whole(3, 30);
  const rows = Array.from({ length: chance.whole(1, 40) }, () => {
    const length = chance.chance(0.2) ? chance.whole(1, columnCount) : Math.min(columnCount, chance.whole(1, 3));
    return chance
      .some(
        Array.from({ length: columnCount }, (_, at) => at),
        length,
      )
      .map((column) => ({ column, value: chance.chance(0.5) ? 1 : chance.whole(-9, 9) || -1 }));
  });
  const entries = rows.flat();
  return toSparseMatrix({
    rowCount: rows.length,
    columnCount,
    rowStart: Int32Array.from([0, ...rows.map((_, at) => rows.slice(0, at + 1).flat().length)]),
    index: Int32Array.from(entries, ({ column }) => column),
    value: Float64Array.from(entries, ({ value }) => value),
  });
};

/** A variable's column of `[A, −I]`. */
const columnOf = (matrix: SparseMatrix, variable: number): Float64Array => {
  const dense = new Float64Array(matrix.rowCount);
  if (variable >= matrix.columnCount) dense[variable - matrix.columnCount] = -1;
  else
    for (let at = matrix.columnStart[variable] ?? 0; at < (matrix.columnStart[variable + 1] ?? 0); at++)
      dense[matrix.columnIndex[at] ?? 0] = matrix.columnValue[at] ?? 0;
  return dense;
};

const rowOf = (basis: Basis, matrix: SparseMatrix, position: number): Float64Array => {
  const row = new Float64Array(matrix.rowCount);
  basis.readRow(position, row);
  return row;
};

/** Exchanges a variable that is not basic for one whose place it can take well, if there is any. */
const exchangeOnce = (basis: Basis, matrix: SparseMatrix, chance: Random): void => {
  const entering = chance.whole(0, matrix.columnCount + matrix.rowCount - 1);
  if ((basis.position[entering] ?? -1) >= 0) return;
  const column = new Float64Array(matrix.rowCount);
  basis.multiplyColumn(entering, column);
  const [first, ...others] = [...column.keys()].filter((at) => Math.abs(column[at] ?? 0) > 0.1);
  if (first === undefined) return;
  const position = chance.pick([first, ...others]);
  basis.exchange(position, entering, column, rowOf(basis, matrix, position));
};

/** By how much W·B differs from the identity, and the norms from those of W's rows. */
const errorOf = (basis: Basis, matrix: SparseMatrix): number => {
  let worst = 0;
  basis.basic.forEach((variable, position) => {
    expect(basis.position[variable]).toBe(position);
    const product = new Float64Array(matrix.rowCount);
    basis.multiply(columnOf(matrix, variable), product);
    product.forEach((value, at) => {
      worst = Math.max(worst, Math.abs(value - (at === position ? 1 : 0)));
    });
    const row = rowOf(basis, matrix, position);
    for (const other of basis.basic) {
      const value = columnOf(matrix, other).reduce((total, entry, at) => total + entry * (row[at] ?? 0), 0);
      worst = Math.max(worst, Math.abs(value - (other === variable ? 1 : 0)));
    }
    const length = row.reduce((total, value) => total + value * value, 0);
    worst = Math.max(worst, Math.abs((basis.norm[position] ?? 0) - length) / (1 + length));
  });
  return worst;
};

const kinds = [
  ['dense', (matrix: SparseMatrix): Basis => new DenseBasis(matrix)],
  ['sparse', (matrix: SparseMatrix): Basis => new SparseBasis(matrix)],
] as const;

test.each(kinds)('a %s basis stays the inverse of its columns through exchanges, refactoring, and coming back', (_, make) => {
  for (const seed of SEEDS) {
    const chance = random(seed);
    const matrix = randomRows(chance);
    const basis = make(matrix);
    const go = (count: number): void => {
      for (let turn = 0; turn < count; turn++) exchangeOnce(basis, matrix, chance);
    };
    go(10);
    expect(errorOf(basis, matrix)).toBeLessThan(1e-6);
    if (chance.chance(0.5)) basis.refactor();
    const comeBack = basis.save();
    const variables = basis.basic.slice();
    go(5);
    if (chance.chance(0.5)) basis.refactor();
    go(5);
    expect(errorOf(basis, matrix)).toBeLessThan(1e-6);
    comeBack();
    expect(basis.basic).toEqual(variables);
    expect(errorOf(basis, matrix)).toBeLessThan(1e-6);
    basis.reset();
    expect(errorOf(basis, matrix)).toBe(0);
  }
});

test.each(kinds)('of a %s basis variables whose columns depend on others leave for slacks', (_, make) => {
  const matrix = toSparseMatrix({
    rowCount: 3,
    columnCount: 3,
    rowStart: Int32Array.of(0, 2, 4, 5),
    index: Int32Array.of(0, 1, 0, 1, 2),
    value: Float64Array.of(1, 2, 2, 4, 1),
  });
  const basis = make(matrix);
  for (const column of [0, 1, 2]) {
    basis.basic[column] = column;
    basis.position[column] = column;
    basis.position[3 + column] = -1;
  }
  basis.refactor();
  expect([...basis.basic].filter((variable) => variable >= 3)).toHaveLength(1);
  expect(basis.position[2]).toBeGreaterThanOrEqual(0);
  const product = new Float64Array(3);
  basis.basic.forEach((variable, position) => {
    basis.multiply(columnOf(matrix, variable), product);
    expect([...product].map((value) => Math.round(value * 1e9) / 1e9 + 0)).toEqual([0, 1, 2].map((at) => (at === position ? 1 : 0)));
  });
});
