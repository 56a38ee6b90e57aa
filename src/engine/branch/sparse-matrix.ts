import type { MatrixProblem } from '../engine.ts';

/** A matrix by rows and by columns at once; entries of one row (column) lie between `start[i]` and `start[i + 1]`. */
export interface SparseMatrix {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly rowStart: Int32Array;
  readonly rowIndex: Int32Array;
  readonly rowValue: Float64Array;
  readonly columnStart: Int32Array;
  readonly columnIndex: Int32Array;
  readonly columnValue: Float64Array;
}

export const toSparseMatrix = ({
  rowCount,
  columnCount,
  rowStart,
  index,
  value,
}: Pick<MatrixProblem, 'rowCount' | 'columnCount' | 'rowStart' | 'index' | 'value'>): SparseMatrix => {
  const columnStart = new Int32Array(columnCount + 1);
  for (const column of index) columnStart[column + 1] = (columnStart[column + 1] ?? 0) + 1;
  for (let column = 0; column < columnCount; column++)
    columnStart[column + 1] = (columnStart[column + 1] ?? 0) + (columnStart[column] ?? 0);
  const next = columnStart.slice(0, columnCount);
  const columnIndex = new Int32Array(index.length);
  const columnValue = new Float64Array(index.length);
  for (let row = 0; row < rowCount; row++) {
    for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at++) {
      const column = index[at] ?? 0;
      const to = next[column] ?? 0;
      columnIndex[to] = row;
      columnValue[to] = value[at] ?? 0;
      next[column] = to + 1;
    }
  }
  return { rowCount, columnCount, rowStart, rowIndex: index, rowValue: value, columnStart, columnIndex, columnValue };
};
