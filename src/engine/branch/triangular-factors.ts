import type { SparseMatrix } from './sparse-matrix.ts';
import { SparseVectors } from './sparse-vectors.ts';

/** A pivot smaller than this share of the largest entry of its column is none. */
const LEAST_PIVOT = 1e-11;
/** A pivot may be so much smaller than the largest candidate if its row is shorter. */
const THRESHOLD = 0.1;
/** What elimination leaves below this share of the column is rounding. */
const NOISE = 1e-14;

/**
 * A basis of the columns `[A, −I]` as a product of triangular factors, `B = L·U`. There are two spaces: *rows* of A, and *positions*, each of
 * which holds one basic variable. Basic slacks come first, each a pivot of its own; the pivots of columns of A follow in their order.
 */
export interface TriangularFactors {
  readonly slackRow: Int32Array;
  readonly slackPosition: Int32Array;
  readonly pivotRow: Int32Array;
  readonly pivotPosition: Int32Array;
  readonly pivotValue: Float64Array;
  /** Columns of L below the unit diagonal, by row, where there is anything; and the row of each one's pivot. */
  readonly lower: SparseVectors;
  readonly lowerRow: readonly number[];
  /** Columns of U above the diagonal, by row: one per pivot. */
  readonly upper: SparseVectors;
  /** Positions whose column depends on the others, and the rows that no pivot was found for: as many. */
  readonly dependent: readonly number[];
  readonly unpivoted: readonly number[];
  readonly work: number;
}

/** `basic`: the basic variable of each position, columns of A before the slacks of rows. */
export const factorize = (matrix: SparseMatrix, basic: Int32Array): TriangularFactors => {
  const { columnCount, rowCount } = matrix;
  const isFree = new Uint8Array(rowCount).fill(1);
  const positions: number[] = [];
  const slacks: number[] = [];
  for (let position = 0; position < rowCount; position++) {
    const row = (basic[position] ?? 0) - columnCount;
    if (row < 0) positions.push(position);
    else {
      isFree[row] = 0;
      slacks.push(position);
    }
  }
  const draft = new FactorDraft(positions.length);
  const rest = takeSingletons(matrix, basic, positions, isFree, draft);
  const dependent = eliminate(matrix, basic, rest, isFree, draft);
  const unpivoted: number[] = [];
  if (dependent.length > 0) for (let row = 0; row < rowCount; row++) if (isFree[row] === 1) unpivoted.push(row);
  return {
    ...draft.end(),
    slackRow: Int32Array.from(slacks, (position) => (basic[position] ?? 0) - columnCount),
    slackPosition: Int32Array.from(slacks),
    dependent,
    unpivoted,
    work: draft.work + 4 * rowCount + 4 * draft.upper.size + 4 * draft.lower.size,
  };
};

/** The factors while they grow. */
class FactorDraft {
  readonly lower = new SparseVectors();
  readonly lowerRow: number[] = [];
  readonly upper = new SparseVectors();
  work = 0;
  readonly #row: Int32Array;
  readonly #position: Int32Array;
  readonly #value: Float64Array;
  #count = 0;

  constructor(mostPivots: number) {
    this.#row = new Int32Array(mostPivots);
    this.#position = new Int32Array(mostPivots);
    this.#value = new Float64Array(mostPivots);
  }

  /** Ends the columns of L and U that were growing. */
  addPivot(row: number, position: number, value: number): void {
    this.#row[this.#count] = row;
    this.#position[this.#count] = position;
    this.#value[this.#count++] = value;
    this.upper.end();
    if (this.lower.isAtStart) return;
    this.lower.end();
    this.lowerRow.push(row);
  }

  end(): Pick<TriangularFactors, 'pivotRow' | 'pivotPosition' | 'pivotValue' | 'lower' | 'lowerRow' | 'upper'> {
    return {
      pivotRow: this.#row.subarray(0, this.#count),
      pivotPosition: this.#position.subarray(0, this.#count),
      pivotValue: this.#value.subarray(0, this.#count),
      lower: this.lower,
      lowerRow: this.lowerRow,
      upper: this.upper,
    };
  }
}

/**
 * Pivots that nothing has to be eliminated for: the only free row of a column, the only free column of a row (Suhl & Suhl, "Computing sparse
 * LU factorizations for large-scale linear programming bases", ORSA J. Computing 2 (1990)). Gives the positions that are left, short columns
 * first.
 */
const takeSingletons = (
  { columnCount, rowCount, rowStart, rowIndex, columnStart, columnIndex, columnValue }: SparseMatrix,
  basic: Int32Array,
  positions: readonly number[],
  isFree: Uint8Array,
  draft: FactorDraft,
): readonly number[] => {
  /** Position of each column that is still to be taken, −1 of others. */
  const positionOf = new Int32Array(columnCount).fill(-1);
  const inRow = new Int32Array(rowCount);
  const inColumn = new Int32Array(columnCount);
  const columns: number[] = [];
  const rows: number[] = [];
  for (const position of positions) {
    const column = basic[position] ?? 0;
    positionOf[column] = position;
    for (let at = columnStart[column] ?? 0; at < (columnStart[column + 1] ?? 0); at++) {
      const row = columnIndex[at] ?? 0;
      if (isFree[row] === 0) continue;
      inRow[row] = (inRow[row] ?? 0) + 1;
      inColumn[column] = (inColumn[column] ?? 0) + 1;
    }
    if (inColumn[column] === 1) columns.push(column);
  }
  for (let row = 0; row < rowCount; row++) if (isFree[row] === 1 && inRow[row] === 1) rows.push(row);

  const take = (row: number, column: number): void => {
    const [from, to] = [columnStart[column] ?? 0, columnStart[column + 1] ?? 0];
    const pivot = columnValue[columnIndex.indexOf(row, from)] ?? 1;
    isFree[row] = 0;
    for (let at = from; at < to; at++) {
      const other = columnIndex[at] ?? 0;
      if (other === row) continue;
      if (isFree[other] === 0) draft.upper.push(other, columnValue[at] ?? 0);
      else {
        draft.lower.push(other, (columnValue[at] ?? 0) / pivot);
        inRow[other] = (inRow[other] ?? 0) - 1;
        if (inRow[other] === 1) rows.push(other);
      }
    }
    draft.addPivot(row, positionOf[column] ?? 0, pivot);
    positionOf[column] = -1;
    for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at++) {
      const other = rowIndex[at] ?? 0;
      if ((positionOf[other] ?? -1) < 0) continue;
      inColumn[other] = (inColumn[other] ?? 0) - 1;
      if (inColumn[other] === 1) columns.push(other);
    }
  };
  const freeRowOf = (column: number): number => {
    let at = columnStart[column] ?? 0;
    while (isFree[columnIndex[at] ?? 0] === 0) at++;
    return columnIndex[at] ?? 0;
  };
  const freeColumnOf = (row: number): number => {
    let at = rowStart[row] ?? 0;
    while ((positionOf[rowIndex[at] ?? 0] ?? -1) < 0) at++;
    return rowIndex[at] ?? 0;
  };
  while (columns.length + rows.length > 0) {
    const column = columns.pop();
    if (column !== undefined) {
      if ((positionOf[column] ?? -1) >= 0 && inColumn[column] === 1) take(freeRowOf(column), column);
      continue;
    }
    const row = rows.pop() ?? 0;
    if (isFree[row] === 1 && inRow[row] === 1) take(row, freeColumnOf(row));
  }
  const lengthOf = (position: number): number => inColumn[basic[position] ?? 0] ?? 0;
  return positions.filter((position) => (positionOf[basic[position] ?? 0] ?? -1) >= 0).sort((a, b) => lengthOf(a) - lengthOf(b) || a - b);
};

/**
 * Column by column: eliminates with the pivots before it, and takes a large entry in a short row for its own (Gilbert & Peierls, "Sparse
 * partial pivoting in time proportional to arithmetic operations", SIAM J. Sci. Stat. Comput. 9 (1988)). Gives the positions of columns that
 * have none.
 */
const eliminate = (
  { rowCount, columnStart, columnIndex, columnValue, rowStart }: SparseMatrix,
  basic: Int32Array,
  positions: readonly number[],
  isFree: Uint8Array,
  draft: FactorDraft,
): readonly number[] => {
  const { lower, lowerRow, upper } = draft;
  const values = new Float64Array(positions.length === 0 ? 0 : rowCount);
  const isTouched = new Uint8Array(values.length);
  const touched: number[] = [];
  const dependent: number[] = [];
  const touch = (row: number): void => {
    if (isTouched[row] === 1) return;
    isTouched[row] = 1;
    touched.push(row);
  };
  // Singletons before it were alone in their row or column: there is nothing to eliminate with them.
  const first = lower.count;
  for (const position of positions) {
    const column = basic[position] ?? 0;
    for (let at = columnStart[column] ?? 0; at < (columnStart[column + 1] ?? 0); at++) {
      values[columnIndex[at] ?? 0] = columnValue[at] ?? 0;
      touch(columnIndex[at] ?? 0);
    }
    for (let at = first; at < lower.count; at++) {
      const value = values[lowerRow[at] ?? 0] ?? 0;
      if (value === 0) continue;
      draft.work += lower.subtract(at, value, values);
      for (let entry = lower.start[at] ?? 0; entry < (lower.start[at + 1] ?? 0); entry++) touch(lower.index[entry] ?? 0);
    }
    draft.work += lower.count - first;
    const size = touched.reduce((most, row) => Math.max(most, Math.abs(values[row] ?? 0)), 0);
    const pivotRow = choosePivot(touched, values, size, isFree, rowStart);
    if (pivotRow < 0) dependent.push(position);
    else {
      const pivot = values[pivotRow] ?? 1;
      isFree[pivotRow] = 0;
      for (const row of touched) {
        const value = values[row] ?? 0;
        if (row === pivotRow || Math.abs(value) <= NOISE * size) continue;
        if (isFree[row] === 1) lower.push(row, value / pivot);
        else upper.push(row, value);
      }
      draft.addPivot(pivotRow, position, pivot);
    }
    for (const row of touched) {
      values[row] = 0;
      isTouched[row] = 0;
    }
    touched.length = 0;
  }
  return dependent;
};

/** Of the free rows whose entry is large enough the shortest; −1 when there is none. */
const choosePivot = (touched: readonly number[], values: Float64Array, size: number, isFree: Uint8Array, rowStart: Int32Array): number => {
  let largest = 0;
  for (const row of touched) if (isFree[row] === 1) largest = Math.max(largest, Math.abs(values[row] ?? 0));
  if (largest <= LEAST_PIVOT * size) return -1;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const row of touched) {
    if (isFree[row] === 0 || Math.abs(values[row] ?? 0) < THRESHOLD * largest) continue;
    const length = (rowStart[row + 1] ?? 0) - (rowStart[row] ?? 0);
    if (length > least || (length === least && row > best)) continue;
    least = length;
    best = row;
  }
  return best;
};
