import type { SparseMatrix } from './sparse-matrix.ts';
import { SparseVectors } from './sparse-vectors.ts';
import { factorize, type TriangularFactors } from './triangular-factors.ts';

/** What solving leaves below this is rounding. */
const NOISE = 1e-14;

/**
 * The factors of a basis, with one rank-one matrix between them per exchange since: `B = L · T₁ ⋯ Tₖ · U`, `T = I + v·rᵀ`, where `v` is what
 * the entering column is before U less the column of U that it replaces, and `r` the row of `U⁻¹` at its position. Both stay short where
 * entering columns are long once they have passed U (the middle product form: Huangfu & Hall, "Novel update techniques for the revised
 * simplex method", Comput. Optim. Appl. 60 (2015)).
 */
export class BasisFactors {
  readonly factors: TriangularFactors;
  work: number;
  /** Place among the pivots of each position's column, −1 of slacks. */
  readonly #pivotOf: Int32Array;
  /** Row of each position's slack. */
  readonly #slackRowOf: Int32Array;
  /** U by rows of A, each entry with the position of its column. */
  readonly #upperStart: Int32Array;
  readonly #upperPosition: Int32Array;
  readonly #upperValue: Float64Array;
  /** Of each exchange: v and r by row, and `1 + r·v`. */
  readonly #columns = new SparseVectors();
  readonly #rows = new SparseVectors();
  readonly #pivots: number[] = [];

  /** `basic`: the basic variable of each position, `n + i` for the slack of row i. */
  constructor(matrix: SparseMatrix, basic: Int32Array) {
    const { rowCount } = matrix;
    this.factors = factorize(matrix, basic);
    this.work = this.factors.work;
    const { upper, pivotPosition, slackRow, slackPosition } = this.factors;
    this.#pivotOf = new Int32Array(rowCount).fill(-1);
    pivotPosition.forEach((position, at) => {
      this.#pivotOf[position] = at;
    });
    this.#slackRowOf = new Int32Array(rowCount);
    slackPosition.forEach((position, at) => {
      this.#slackRowOf[position] = slackRow[at] ?? 0;
    });
    this.#upperStart = new Int32Array(rowCount + 1);
    this.#upperPosition = new Int32Array(upper.size);
    this.#upperValue = new Float64Array(upper.size);
    const start = this.#upperStart;
    for (let at = 0; at < upper.size; at++) start[(upper.index[at] ?? 0) + 1] = (start[(upper.index[at] ?? 0) + 1] ?? 0) + 1;
    for (let row = 0; row < rowCount; row++) start[row + 1] = (start[row + 1] ?? 0) + (start[row] ?? 0);
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
    return this.#pivots.length;
  }

  /** Exchanges have become more than the factors: new ones would be faster. */
  get isLong(): boolean {
    const { lower, upper } = this.factors;
    return this.#columns.size + this.#rows.size > 2 * (this.#upperStart.length + lower.size + upper.size);
  }

  /** `B⁻¹·r`: takes `r` by row, which is destroyed; gives the result by position. `spike`: gets what comes before U. */
  solve(rows: Float64Array, out: Float64Array, spike?: SparseVectors): void {
    const { lower, lowerRow, upper, pivotRow, pivotPosition, pivotValue, slackRow, slackPosition } = this.factors;
    let entries = 0;
    for (let at = 0; at < lower.count; at++) entries += lower.subtract(at, rows[lowerRow[at] ?? 0] ?? 0, rows);
    for (let at = 0; at < this.#pivots.length; at++)
      entries += this.#columns.subtract(at, this.#rows.dot(at, rows) / (this.#pivots[at] ?? 1), rows);
    spike?.take(rows, NOISE);
    for (let at = pivotRow.length - 1; at >= 0; at--) {
      const right = rows[pivotRow[at] ?? 0] ?? 0;
      const value = right === 0 ? 0 : right / (pivotValue[at] ?? 1);
      out[pivotPosition[at] ?? 0] = value;
      entries += upper.subtract(at, value, rows);
    }
    for (let at = 0; at < slackRow.length; at++) out[slackPosition[at] ?? 0] = -(rows[slackRow[at] ?? 0] ?? 0);
    this.work += rows.length + lower.count + this.#rows.size + entries;
  }

  /** `zᵀ·B⁻¹`: takes `z` by position, which is destroyed; gives the result by row. `row`: gets what comes after U. */
  solveTransposed(positions: Float64Array, out: Float64Array, row?: SparseVectors): void {
    const { lower, lowerRow, pivotRow, pivotPosition, pivotValue, slackRow, slackPosition } = this.factors;
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
    row?.take(out, NOISE);
    for (let at = this.#pivots.length - 1; at >= 0; at--)
      entries += this.#rows.subtract(at, this.#columns.dot(at, out) / (this.#pivots[at] ?? 1), out);
    for (let at = lower.count - 1; at >= 0; at--) {
      const place = lowerRow[at] ?? 0;
      out[place] = (out[place] ?? 0) - lower.dot(at, out);
    }
    this.work += out.length + lower.size + this.#columns.size + entries;
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

  /**
   * The variable at `position` gives way to another one: `spike` is that one's column before U, `row` the row of `position` after U, and
   * `pivot` the entry of `B⁻¹` times the entering column at `position`.
   */
  exchange(position: number, pivot: number, spike: SparseVectors, row: SparseVectors): void {
    this.#columns.append(spike);
    const at = this.#pivotOf[position] ?? -1;
    if (at < 0) this.#columns.push(this.#slackRowOf[position] ?? 0, 1);
    else {
      const { upper, pivotRow, pivotValue } = this.factors;
      for (let entry = upper.start[at] ?? 0; entry < (upper.start[at + 1] ?? 0); entry++)
        this.#columns.push(upper.index[entry] ?? 0, -(upper.value[entry] ?? 0));
      this.#columns.push(pivotRow[at] ?? 0, -(pivotValue[at] ?? 0));
    }
    this.#columns.end();
    this.#rows.append(row);
    this.#rows.end();
    this.#pivots.push(pivot);
  }

  /** Takes back all exchanges but the first ones. */
  truncate(exchangeCount: number): void {
    this.#columns.truncate(exchangeCount);
    this.#rows.truncate(exchangeCount);
    this.#pivots.length = exchangeCount;
  }
}
