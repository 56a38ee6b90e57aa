/**
 * Which variables are basic, and the inverse `W` of their columns of `[A, −I]`. A position holds one basic variable: `0 … n − 1` are columns
 * of A, `n + i` is the slack of row i.
 */
export interface Basis {
  /** Basic variable of each position. */
  readonly basic: Int32Array;
  /** Position of each basic variable, −1 of others. */
  readonly position: Int32Array;
  /** Squared length of each row of W: the weights of steepest edge pricing. */
  readonly norm: Float64Array;
  readonly work: number;
  /** `refactor` would make it faster. */
  readonly isLong: boolean;
  /** Row `position` of W into `out`, by row of A. */
  readRow(position: number, out: Float64Array): void;
  /** `W · r` for a vector by row of A, into `out` by position. */
  multiply(vector: Float64Array, out: Float64Array): void;
  /** `zᵀ · W` for a vector by position, into `out` by row of A. */
  multiplyTransposed(vector: Float64Array, out: Float64Array): void;
  /** `W · a` for one variable's column, into `out` by position. */
  multiplyColumn(variable: number, out: Float64Array): void;
  /**
   * Puts `entering` into the place of the variable at `position`. `column` and `row` are what `multiplyColumn` and `readRow` gave for the two:
   * nothing else was asked of these since.
   */
  exchange(position: number, entering: number, column: Float64Array, row: Float64Array): void;
  /** Computes W anew from which variables are basic. Variables whose column has become dependent leave for slacks. */
  refactor(): void;
  /** Back to the basis of slacks. */
  reset(): void;
  /** Remembers the present state; gives how to come back to it, as often as one likes. Later states come to an end with it. */
  save(): () => void;
}
