import type { MatrixProblem } from '../engine.ts';
import { withCountColumn } from './count-column.ts';
import { type SparseMatrix, toSparseMatrix } from './sparse-matrix.ts';

/**
 * A matrix problem with rows and objective divided by powers of two, so that their largest numbers are near 1 and tolerances mean the same
 * everywhere; such a division rounds nothing. Bounds are by variable: columns, then the activity of each row.
 */
export interface ScaledProblem {
  readonly matrix: SparseMatrix;
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly integer: Uint8Array;
  /** Columns that a search may branch on: the whole ones, and one that is whole because they are. */
  readonly branched: Uint8Array;
  /** Row of the matrix problem = scaled row · this. */
  readonly rowScale: Float64Array;
  /** Objective of the matrix problem = scaled objective · this. */
  readonly costScale: number;
}

export const scaleProblem = (problem: MatrixProblem): ScaledProblem => {
  const { columnCount, rowCount, rowStart } = problem;
  const index = problem.index.slice();
  const value = problem.value.slice();
  const rowScale = new Float64Array(rowCount).fill(1);
  const lower = new Float64Array(columnCount + rowCount);
  const upper = new Float64Array(columnCount + rowCount);
  lower.set(problem.columnLower);
  upper.set(problem.columnUpper);
  for (let row = 0; row < rowCount; row++) {
    const [from, to] = [rowStart[row] ?? 0, rowStart[row + 1] ?? 0];
    sortRow(index.subarray(from, to), value.subarray(from, to));
    const scale = powerOfTwo(value.subarray(from, to));
    for (let at = from; at < to; at++) value[at] = (value[at] ?? 0) / scale;
    rowScale[row] = scale;
    lower[columnCount + row] = (problem.rowLower[row] ?? 0) / scale;
    upper[columnCount + row] = (problem.rowUpper[row] ?? 0) / scale;
  }
  const costScale = powerOfTwo(problem.objective);
  return {
    matrix: toSparseMatrix({ columnCount, rowCount, rowStart, index, value }),
    cost: problem.objective.map((cost) => cost / costScale),
    lower,
    upper,
    integer: problem.integer,
    branched: problem.integer,
    rowScale,
    costScale,
  };
};

/** The problem as a tree search is best given it: with a column that counts where that tells. Its points may have that column more. */
export const scaleForTree = (problem: MatrixProblem): ScaledProblem => {
  const counted = withCountColumn(problem);
  if (!counted) return scaleProblem(problem);
  const scaled = scaleProblem(counted);
  return { ...scaled, branched: scaled.integer.map((flag, column) => (column === problem.columnCount ? 1 : flag)) };
};

/** The power of two at or below the largest magnitude. */
const powerOfTwo = (values: Float64Array): number => {
  const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return most === 0 ? 1 : 2 ** Math.floor(Math.log2(most));
};

/** Entries by falling size: who looks for the large ones can stop early. */
const sortRow = (index: Int32Array, value: Float64Array): void => {
  const entries = Array.from(index, (column, at) => [column, value[at] ?? 0] as const);
  entries.sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || a[0] - b[0]);
  entries.forEach(([column, entry], at) => {
    index[at] = column;
    value[at] = entry;
  });
};
