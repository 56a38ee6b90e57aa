import type { SparseMatrix } from './sparse-matrix.ts';
import { SparseVectors } from './sparse-vectors.ts';
import { factorize, type TriangularFactors } from './triangular-factors.ts';

/** The factors of a basis, times one elementary matrix per exchange since: the product form of the inverse. */
export class BasisFactors {
  readonly factors: TriangularFactors;
  work: number;
  /** U by rows of A, each entry with the position of its column. */
  readonly #upperStart: Int32Array;
  readonly #upperPosition: Int32Array;
  readonly #upperValue: Float64Array;
  /** Of each exchange: the entering column by position without its pivot, the pivot and its position. */
  readonly #exchanges = new SparseVectors();
  readonly #exchangePosition: number[] = [];
  readonly #exchangePivot: number[] = [];

  /** `basic`: the basic variable of each position, `n + i` for the slack of row i. */
  constructor(matrix: SparseMatrix, basic: Int32Array) {
    this.factors = factorize(matrix, basic);
    this.work = this.factors.work;
    const { upper, pivotPosition } = this.factors;
    this.#upperStart = new Int32Array(matrix.rowCount + 1);
    this.#upperPosition = new Int32Array(upper.size);
    this.#upperValue = new Float64Array(upper.size);
    const start = this.#upperStart;
    for (let at = 0; at < upper.size; at++) start[(upper.index[at] ?? 0) + 1] = (start[(upper.index[at] ?? 0) + 1] ?? 0) + 1;
    for (let row = 0; row < matrix.rowCount; row++) start[row + 1] = (start[row + 1] ?? 0) + (start[row] ?? 0);
    const next = start.slice();
    for (let pivot = 0; pivot < pivotPosition.length; pivot++)
      for (let at = upper.start[pivot] ?? 0; at < (upper.start[pivot + 1] ?? 0); at++) {
        const row = upper.index[at] ?? 0;
        const to = next[row] ?? 0;
        next[row] = to + 1;
        this.#upperPosition[to] = pivotPosition[pivot] ?? 0;
        this.#upperValue[to] = upper.value[at] ?? 0;
      }
  }

  get exchangeCount(): number {
    return this.#exchanges.count;
  }

  /** Exchanges have become more than the factors: new ones would be faster. */
  get isLong(): boolean {
    const { lower, upper } = this.factors;
    return this.#exchanges.size > 2 * (this.#upperStart.length + lower.size + upper.size);
  }

  /** `B⁻¹·r`: takes `r` by row, which is destroyed; gives the result by position. */
  solve(rows: Float64Array, out: Float64Array): void {
    const { lower, lowerRow, upper, pivotRow, pivotPosition, pivotValue, slackRow, slackPosition } = this.factors;
    let entries = 0;
    for (let at = 0; at < lower.count; at++) entries += lower.subtract(at, rows[lowerRow[at] ?? 0] ?? 0, rows);
    for (let at = pivotRow.length - 1; at >= 0; at--) {
      const right = rows[pivotRow[at] ?? 0] ?? 0;
      const value = right === 0 ? 0 : right / (pivotValue[at] ?? 1);
      out[pivotPosition[at] ?? 0] = value;
      entries += upper.subtract(at, value, rows);
    }
    for (let at = 0; at < slackRow.length; at++) out[slackPosition[at] ?? 0] = -(rows[slackRow[at] ?? 0] ?? 0);
    const exchanges = this.#exchanges;
    for (let at = 0; at < exchanges.count; at++) {
      const position = this.#exchangePosition[at] ?? 0;
      const before = out[position] ?? 0;
      if (before === 0) continue;
      const value = before / (this.#exchangePivot[at] ?? 1);
      out[position] = value;
      entries += exchanges.subtract(at, value, out);
    }
    this.work += rows.length + lower.count + exchanges.count + entries;
  }

  /** `zᵀ·B⁻¹`: takes `z` by position, which is destroyed; gives the result by row. */
  solveTransposed(positions: Float64Array, out: Float64Array): void {
    const { lower, lowerRow, pivotRow, pivotPosition, pivotValue, slackRow, slackPosition } = this.factors;
    const exchanges = this.#exchanges;
    for (let at = exchanges.count - 1; at >= 0; at--) {
      const position = this.#exchangePosition[at] ?? 0;
      const total = (positions[position] ?? 0) - exchanges.dot(at, positions);
      positions[position] = total === 0 ? 0 : total / (this.#exchangePivot[at] ?? 1);
    }
    out.fill(0);
    let entries = 0;
    for (let at = 0; at < slackRow.length; at++) {
      const value = positions[slackPosition[at] ?? 0] ?? 0;
      if (value !== 0) entries += this.#pass(slackRow[at] ?? 0, -value, positions, out);
    }
    for (let at = 0; at < pivotRow.length; at++) {
      const value = positions[pivotPosition[at] ?? 0] ?? 0;
      if (value !== 0) entries += this.#pass(pivotRow[at] ?? 0, value / (pivotValue[at] ?? 1), positions, out);
    }
    for (let at = lower.count - 1; at >= 0; at--) {
      const row = lowerRow[at] ?? 0;
      out[row] = (out[row] ?? 0) - lower.dot(at, out);
    }
    this.work += out.length + lower.size + exchanges.size + entries;
  }

  /** One row's value is known: what it takes from the columns of later pivots. */
  #pass(row: number, value: number, positions: Float64Array, out: Float64Array): number {
    out[row] = value;
    const [from, to] = [this.#upperStart[row] ?? 0, this.#upperStart[row + 1] ?? 0];
    for (let at = from; at < to; at++) {
      const position = this.#upperPosition[at] ?? 0;
      positions[position] = (positions[position] ?? 0) - value * (this.#upperValue[at] ?? 0);
    }
    return to - from;
  }

  /** The variable at `position` gives way to one whose column is `column` (`B⁻¹·a`, by position). */
  exchange(position: number, column: Float64Array): void {
    for (let at = 0; at < column.length; at++) {
      const value = column[at] ?? 0;
      if (value !== 0 && at !== position) this.#exchanges.push(at, value);
    }
    this.#exchanges.end();
    this.#exchangePosition.push(position);
    this.#exchangePivot.push(column[position] ?? 1);
    this.work += column.length;
  }

  /** Takes back all exchanges but the first ones. */
  truncate(exchangeCount: number): void {
    this.#exchanges.truncate(exchangeCount);
    this.#exchangePosition.length = exchangeCount;
    this.#exchangePivot.length = exchangeCount;
  }
}
