import type { SparseMatrix } from './sparse-matrix.ts';

/**
 * Proofs that hold whatever rounding did to the simplex: any dual vector gives a bound, and any combination of rows may show that no point
 * exists. Both are evaluated from the matrix itself, with a bound on the rounding of this evaluation (Neumaier & Shcherbina, "Safe bounds
 * in linear and mixed-integer linear programming", Math. Prog. 99 (2004)). The matrix holds whole numbers times powers of two.
 */

export interface Bounded {
  readonly matrix: SparseMatrix;
  /** By variable: columns, then the slack (the activity) of each row. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Twice the unit roundoff: one for each rounding, one for the rounding of the sum of magnitudes. */
const ROUNDOFF = 2 ** -52;

/** Reduced costs under a dual vector, and the magnitudes that went into each. */
export class Certificate {
  readonly #bounded: Bounded;
  readonly #cost: Float64Array;
  readonly #sum: Float64Array;
  readonly #size: Float64Array;
  readonly #longest: number;

  constructor(bounded: Bounded, cost: Float64Array) {
    const { columnCount, columnStart } = bounded.matrix;
    this.#bounded = bounded;
    this.#cost = cost;
    this.#sum = new Float64Array(columnCount);
    this.#size = new Float64Array(columnCount);
    let longest = 0;
    for (let column = 0; column < columnCount; column++)
      longest = Math.max(longest, (columnStart[column + 1] ?? 0) - (columnStart[column] ?? 0));
    this.#longest = longest;
  }

  /** What one step of each column changed the last bound by: `c − yA`. */
  get reducedCosts(): Float64Array {
    return this.#sum;
  }

  /** An upper bound on the objective, from the duals at `reducedCost[columnCount + row]`. */
  boundOf(reducedCost: Float64Array): number {
    const sum = this.#sum;
    const sizes = this.#size;
    for (let column = 0; column < sum.length; column++) {
      const own = this.#cost[column] ?? 0;
      sum[column] = own;
      sizes[column] = Math.abs(own);
    }
    const { total, size } = this.#combine(reducedCost, sum.length, 1);
    return this.#addColumns(total, size);
  }

  /** Do the rows, combined by `ray` (by row), show that the bounds hold no point? */
  refutes(ray: Float64Array): boolean {
    for (const sign of [1, -1]) {
      this.#sum.fill(0);
      this.#size.fill(0);
      const { total, size } = this.#combine(ray, 0, sign);
      if (this.#addColumns(total, size) < 0) return true;
    }
    return false;
  }

  /**
   * `sum = cost − Σ factor · row`, the sizes of its terms, and the most that `Σ factor · activity` can be. A factor whose side of the row has
   * no bound is left out: any combination is as valid as any other.
   */
  #combine(factors: Float64Array, offset: number, sign: number): { readonly total: number; readonly size: number } {
    const { columnCount, rowCount, rowStart, rowIndex, rowValue } = this.#bounded.matrix;
    const { lower, upper } = this.#bounded;
    const sum = this.#sum;
    const sizes = this.#size;
    let total = 0;
    let size = 0;
    for (let row = 0; row < rowCount; row++) {
      const dual = sign * (factors[offset + row] ?? 0);
      if (dual === 0) continue;
      const limit = (dual > 0 ? upper[columnCount + row] : lower[columnCount + row]) ?? 0;
      if (!Number.isFinite(limit)) continue;
      total += dual * limit;
      size += Math.abs(dual * limit);
      for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at++) {
        const column = rowIndex[at] ?? 0;
        const term = dual * (rowValue[at] ?? 0);
        sum[column] = (sum[column] ?? 0) - term;
        sizes[column] = (sizes[column] ?? 0) + Math.abs(term);
      }
    }
    return { total, size };
  }

  /** The most that columns can add, and what rounding can have hidden. */
  #addColumns(start: number, startSize: number): number {
    const { matrix, lower, upper } = this.#bounded;
    let total = start;
    let size = startSize;
    for (let column = 0; column < matrix.columnCount; column++) {
      const cost = this.#sum[column] ?? 0;
      const low = lower[column] ?? 0;
      const high = upper[column] ?? 0;
      total += cost * (cost > 0 ? high : low);
      size += (this.#size[column] ?? 0) * Math.max(Math.abs(low), Math.abs(high));
    }
    return total + size * ROUNDOFF * (matrix.columnCount + matrix.rowCount + this.#longest + 4);
  }
}
