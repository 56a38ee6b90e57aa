import type { MatrixProblem } from './engine.ts';

/** Values of all columns, filled in from left to right. */
type Values = Float64Array;

/** A matrix under construction. Columns know how to derive their value from those before them, so that a point can be completed. */
export class MatrixDraft {
  readonly #columns: { lower: number; upper: number; integer: boolean; cost: number; derive: (values: Values) => number }[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];
  readonly #rowStart: number[] = [0];
  readonly #index: number[] = [];
  readonly #value: number[] = [];
  #finest = 1;
  #heaviest = 1;

  get columnCount(): number {
    return this.#columns.length;
  }

  /** Adds a column and gives its index. */
  addColumn(lower: number, upper: number, integer: boolean, derive: (values: Values) => number): number {
    return this.#columns.push({ lower, upper, integer, cost: 0, derive }) - 1;
  }

  addCost(column: number, cost: number): void {
    const entry = this.#columns[column];
    if (entry) entry.cost += cost;
  }

  /** Adds `lower ≤ Σ values · columns ≤ upper`; each column at most once. */
  addRow(columns: readonly number[], values: readonly number[], lower: number, upper: number): void {
    columns.forEach((column, at) => {
      const value = values[at] ?? 0;
      if (value === 0) return;
      this.#index.push(column);
      this.#value.push(value);
    });
    const weight = columns.reduce((total, column, at) => total + Math.abs(values[at] ?? 0) * this.#reach(column), 0);
    this.#heaviest = Math.max(this.#heaviest, weight);
    this.#rowStart.push(this.#index.length);
    this.#rowLower.push(lower);
    this.#rowUpper.push(upper);
  }

  /** Sum of the magnitudes of the objective's coefficients. */
  get costWeight(): number {
    return this.#columns.reduce((total, { cost }, column) => total + Math.abs(cost) * this.#reach(column), 0);
  }

  /** What the objective makes of two points' difference at most. */
  costOfDifference(a: Float64Array, b: Float64Array): number {
    return this.#columns.reduce((total, { cost }, column) => total + Math.abs(cost * ((a[column] ?? 0) - (b[column] ?? 0))), 0);
  }

  /** The largest magnitude a column can have. */
  #reach(column: number): number {
    const entry = this.#columns[column];
    return entry ? Math.max(Math.abs(entry.lower), Math.abs(entry.upper)) : 0;
  }

  /** Adds a row of whole numbers that the engine must keep to the last unit. */
  addExactRow(columns: readonly number[], values: readonly number[], lower: number, upper: number): void {
    for (const value of values) this.#finest = Math.max(this.#finest, Math.abs(value));
    this.addRow(columns, values, lower, upper);
  }

  /**
   * How far from whole a column may be without hiding a unit of an exact row; but no less than what rounding the heaviest row's sum
   * needs, for below that an engine mistakes noise for infeasibility.
   */
  get tolerance(): number {
    return Math.min(1e-6, Math.max(1e-9, 0.01 / this.#finest, 4e-15 * this.#heaviest));
  }

  /** Completes the values of the first columns. */
  complete(first: ArrayLike<number>): Float64Array {
    const values = new Float64Array(this.#columns.length);
    values.set(first);
    this.#columns.forEach((column, at) => {
      if (at >= first.length) values[at] = column.derive(values);
    });
    return values;
  }

  toMatrix(): MatrixProblem {
    return {
      columnCount: this.#columns.length,
      rowCount: this.#rowLower.length,
      objective: Float64Array.from(this.#columns, ({ cost }) => cost),
      columnLower: Float64Array.from(this.#columns, ({ lower }) => lower),
      columnUpper: Float64Array.from(this.#columns, ({ upper }) => upper),
      integer: Uint8Array.from(this.#columns, ({ integer }) => (integer ? 1 : 0)),
      rowLower: Float64Array.from(this.#rowLower),
      rowUpper: Float64Array.from(this.#rowUpper),
      rowStart: Int32Array.from(this.#rowStart),
      index: Int32Array.from(this.#index),
      value: Float64Array.from(this.#value),
    };
  }
}
