import type { MatrixProblem } from '../engine.ts';

/** A matrix problem as lists, to be taken apart and put together anew. */
export interface MatrixRow {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

export interface MatrixColumn {
  readonly cost: number;
  readonly lower: number;
  readonly upper: number;
  readonly integer: boolean;
}

export const rowsOf = ({ rowCount, rowStart, index, value, rowLower, rowUpper }: MatrixProblem): MatrixRow[] =>
  Array.from({ length: rowCount }, (_, row) => ({
    columns: [...index.subarray(rowStart[row], rowStart[row + 1])],
    values: [...value.subarray(rowStart[row], rowStart[row + 1])],
    lower: rowLower[row] ?? 0,
    upper: rowUpper[row] ?? 0,
  }));

export const columnsOf = ({ columnCount, objective, columnLower, columnUpper, integer }: MatrixProblem): MatrixColumn[] =>
  Array.from({ length: columnCount }, (_, column) => ({
    cost: objective[column] ?? 0,
    lower: columnLower[column] ?? 0,
    upper: columnUpper[column] ?? 0,
    integer: integer[column] === 1,
  }));

export const toMatrixProblem = (columns: readonly MatrixColumn[], rows: readonly MatrixRow[]): MatrixProblem => {
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.columns.length);
  return {
    columnCount: columns.length,
    rowCount: rows.length,
    objective: Float64Array.from(columns, ({ cost }) => cost),
    columnLower: Float64Array.from(columns, ({ lower }) => lower),
    columnUpper: Float64Array.from(columns, ({ upper }) => upper),
    integer: Uint8Array.from(columns, ({ integer }) => (integer ? 1 : 0)),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    rowStart: Int32Array.from(starts),
    index: Int32Array.from(rows.flatMap((row) => row.columns)),
    value: Float64Array.from(rows.flatMap((row) => row.values)),
  };
};
