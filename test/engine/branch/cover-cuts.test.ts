import { expect, test } from 'vitest';
import { findCoverCuts } from '../../../src/engine/branch/cover-cuts.ts';
import { columnsOf, type MatrixRow, rowsOf, toMatrixProblem } from '../../../src/engine/branch/matrix-parts.ts';
import type { MatrixProblem } from '../../../src/engine/engine.ts';
import { random } from '../../support/random.ts';
import { bestByTrying, randomMatrix } from './random-matrix.ts';

const activity = ({ columns, values }: MatrixRow, point: ArrayLike<number>): number =>
  columns.reduce((total, column, at) => total + (values[at] ?? 0) * (point[column] ?? 0), 0);

/** The same rows in decimals: every number of a row times one factor. */
const inDecimals = (problem: MatrixProblem, factor: number): MatrixProblem =>
  toMatrixProblem(
    columnsOf(problem),
    rowsOf(problem).map(({ columns, values, lower, upper }) => ({
      columns,
      values: values.map((value) => value * factor),
      lower: lower * factor,
      upper: upper * factor,
    })),
  );

test('cuts take no point away, and are broken by what they were asked for', () => {
  let found = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const whole = randomMatrix(seed);
    const problem = seed % 3 === 0 ? inDecimals(whole, 0.1) : whole;
    const chance = random(seed);
    for (let turn = 0; turn < 2; turn++) {
      const values = Float64Array.from({ length: problem.columnCount }, () => Math.min(1, chance.next() * 1.5));
      const cuts = findCoverCuts(problem, values);
      found += cuts.length;
      for (const cut of cuts) expect(activity(cut, values)).toBeGreaterThan(cut.upper);
      const cutProblem = toMatrixProblem(columnsOf(whole), [...rowsOf(whole), ...cuts]);
      expect({ seed, best: bestByTrying(cutProblem) }).toEqual({ seed, best: bestByTrying(whole) });
      // Not only the best point: another objective has another one.
      const objective = Float64Array.from({ length: whole.columnCount }, () => chance.whole(-9, 9));
      expect(bestByTrying({ ...cutProblem, objective })).toBe(bestByTrying({ ...whole, objective }));
    }
  }
  expect(found).toBeGreaterThan(60);
});
