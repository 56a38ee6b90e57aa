import type { MatrixProblem } from '../engine.ts';
import { columnsOf, type MatrixRow, rowsOf, toMatrixProblem } from './matrix-parts.ts';

/** A problem over the columns that are still free. */
export interface Shrunk {
  readonly problem: MatrixProblem;
  /** What the fixed columns are worth. */
  readonly offset: number;
  /** A point of the shrunk problem as one of the whole, and back. */
  widen(point: Float64Array): Float64Array;
  narrow(point: Float64Array): Float64Array;
}

/** Takes fixed columns out, and rows that the bounds keep by themselves. `null`: a row that nothing can keep any more. */
export const shrink = (problem: MatrixProblem, lower: Float64Array, upper: Float64Array): Shrunk | null => {
  const fixed = new Float64Array(problem.columnCount);
  const place = new Int32Array(problem.columnCount).fill(-1);
  const free: number[] = [];
  for (let column = 0; column < problem.columnCount; column++) {
    fixed[column] = lower[column] ?? 0;
    if (lower[column] !== upper[column]) place[column] = free.push(column) - 1;
  }
  const rows: MatrixRow[] = [];
  for (const row of rowsOf(problem)) {
    const left = shrinkRow(row, place, { lower, upper });
    if (left === 'broken') return null;
    if (left !== 'kept') rows.push(left);
  }
  const columns = columnsOf(problem);
  const kept = free.flatMap((column) => {
    const entry = columns[column];
    return entry ? [{ ...entry, lower: lower[column] ?? 0, upper: upper[column] ?? 0 }] : [];
  });
  return {
    problem: toMatrixProblem(kept, rows),
    offset: fixed.reduce((total, value, column) => total + (place[column] === -1 ? value * (problem.objective[column] ?? 0) : 0), 0),
    widen: (point) => {
      const whole = fixed.slice();
      free.forEach((column, at) => {
        whole[column] = point[at] ?? 0;
      });
      return whole;
    },
    narrow: (point) => Float64Array.from(free, (column) => point[column] ?? 0),
  };
};

const shrinkRow = (
  row: MatrixRow,
  place: Int32Array,
  { lower, upper }: { readonly lower: Float64Array; readonly upper: Float64Array },
): MatrixRow | 'kept' | 'broken' => {
  const columns: number[] = [];
  const values: number[] = [];
  let fixed = 0;
  let least = 0;
  let most = 0;
  row.columns.forEach((column, at) => {
    const value = row.values[at] ?? 0;
    const to = place[column] ?? -1;
    if (to < 0) fixed += value * (lower[column] ?? 0);
    else {
      columns.push(to);
      values.push(value);
      least += Math.min(value * (lower[column] ?? 0), value * (upper[column] ?? 0));
      most += Math.max(value * (lower[column] ?? 0), value * (upper[column] ?? 0));
    }
  });
  const bounds = { lower: row.lower - fixed, upper: row.upper - fixed };
  const noise = 1e-9 * (1 + Math.abs(fixed));
  if (least > bounds.upper + noise || most < bounds.lower - noise) return 'broken';
  if (least >= bounds.lower && most <= bounds.upper) return 'kept';
  return { columns, values, ...bounds };
};
