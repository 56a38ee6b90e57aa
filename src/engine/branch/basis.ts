import { BasisFactors } from './basis-factors.ts';
import type { SparseMatrix } from './sparse-matrix.ts';
import { SparseVectors } from './sparse-vectors.ts';

const LEAST_NORM = 1e-4;

/**
 * Which variables are basic, and the inverse `W` of their columns of `[A, −I]` as sparse factors. A position holds one basic variable:
 * `0 … n − 1` are columns of A, `n + i` is the slack of row i.
 */
export class Basis {
  /** Basic variable of each position. */
  readonly basic: Int32Array;
  /** Position of each basic variable, −1 of others. */
  readonly position: Int32Array;
  /** Squared length of each row of W: the weights of steepest edge pricing. */
  readonly norm: Float64Array;
  readonly #matrix: SparseMatrix;
  #factors: BasisFactors;
  readonly #rows: Float64Array;
  readonly #positions: Float64Array;
  readonly #tau: Float64Array;
  /** What the next exchange needs of the column and the row that were asked for last. */
  readonly #spike = new SparseVectors();
  readonly #pivotalRow = new SparseVectors();
  #pastWork = 0;

  constructor(matrix: SparseMatrix) {
    const { rowCount, columnCount } = matrix;
    this.#matrix = matrix;
    this.basic = new Int32Array(rowCount);
    this.position = new Int32Array(columnCount + rowCount);
    this.norm = new Float64Array(rowCount);
    this.#rows = new Float64Array(rowCount);
    this.#positions = new Float64Array(rowCount);
    this.#tau = new Float64Array(rowCount);
    this.#factors = this.#ofSlacks();
  }

  get work(): number {
    return this.#pastWork + this.#factors.work;
  }

  /** New factors would be faster. */
  get isLong(): boolean {
    return this.#factors.isLong;
  }

  /** Row `position` of W into `out`, by row of A. */
  readRow(position: number, out: Float64Array): void {
    this.#positions.fill(0);
    this.#positions[position] = 1;
    this.#factors.solveTransposed(this.#positions, out, this.#pivotalRow);
  }

  /** `W · r` for a vector by row of A, into `out` by position. */
  multiply(vector: Float64Array, out: Float64Array): void {
    this.#rows.set(vector);
    this.#factors.solve(this.#rows, out);
  }

  /** `zᵀ · W` for a vector by position, into `out` by row of A. */
  multiplyTransposed(vector: Float64Array, out: Float64Array): void {
    this.#positions.set(vector);
    this.#factors.solveTransposed(this.#positions, out);
  }

  /** `W · a` for one variable's column, into `out` by position. */
  multiplyColumn(variable: number, out: Float64Array): void {
    const { columnCount, columnStart, columnIndex, columnValue } = this.#matrix;
    const rows = this.#rows;
    rows.fill(0);
    if (variable >= columnCount) rows[variable - columnCount] = -1;
    else
      for (let at = columnStart[variable] ?? 0; at < (columnStart[variable + 1] ?? 0); at++)
        rows[columnIndex[at] ?? 0] = columnValue[at] ?? 0;
    this.#factors.solve(rows, out, this.#spike);
  }

  /**
   * Puts `entering` into the place of the variable at `position`. `column` and `row` are what `multiplyColumn` and `readRow` gave for the two:
   * nothing else was asked of these since.
   */
  exchange(position: number, entering: number, column: Float64Array, row: Float64Array): void {
    this.#updateNorms(position, column, row);
    this.#factors.exchange(position, column[position] ?? 1, this.#spike, this.#pivotalRow);
    this.position[this.basic[position] ?? 0] = -1;
    this.#put(entering, position);
  }

  /** Every row of W but `position` loses a multiple of that one. */
  #updateNorms(position: number, column: Float64Array, row: Float64Array): void {
    const { norm } = this;
    const tau = this.#tau;
    this.multiply(row, tau);
    const pivot = column[position] ?? 1;
    let own = 0;
    for (const value of row) own += value * value;
    for (let other = 0; other < norm.length; other++) {
      const entry = column[other] ?? 0;
      if (entry === 0 || other === position) continue;
      const factor = entry / pivot;
      const next = (norm[other] ?? 1) - 2 * factor * (tau[other] ?? 0) + factor * factor * own;
      norm[other] = next > LEAST_NORM ? next : LEAST_NORM;
    }
    norm[position] = Math.max(LEAST_NORM, own / (pivot * pivot));
  }

  /** New factors of the same basis. Variables whose column has become dependent leave for slacks. */
  refactor(): void {
    this.#replace(new BasisFactors(this.#matrix, this.basic));
    const { dependent, unpivoted } = this.#factors.factors;
    if (dependent.length === 0) return;
    dependent.forEach((position, at) => {
      this.position[this.basic[position] ?? 0] = -1;
      this.#put(this.#matrix.columnCount + (unpivoted[at] ?? 0), position);
      this.norm[position] = 1;
    });
    this.#replace(new BasisFactors(this.#matrix, this.basic));
  }

  /** Back to the basis of slacks. */
  reset(): void {
    this.#replace(this.#ofSlacks());
  }

  #ofSlacks(): BasisFactors {
    this.position.fill(-1);
    this.norm.fill(1);
    for (let row = 0; row < this.basic.length; row++) this.#put(this.#matrix.columnCount + row, row);
    return new BasisFactors(this.#matrix, this.basic);
  }

  #put(variable: number, position: number): void {
    this.basic[position] = variable;
    this.position[variable] = position;
  }

  #replace(factors: BasisFactors): void {
    this.#pastWork += this.#factors.work;
    this.#factors = factors;
  }

  /** The state to come back to. States are come back to in the reverse order of their saving. */
  save(): BasisState {
    return {
      norm: this.norm.slice(),
      basic: this.basic.slice(),
      position: this.position.slice(),
      factors: this.#factors,
      exchangeCount: this.#factors.exchangeCount,
    };
  }

  restore({ norm, basic, position, factors, exchangeCount }: BasisState): void {
    this.norm.set(norm);
    this.basic.set(basic);
    this.position.set(position);
    if (factors !== this.#factors) {
      this.#pastWork -= factors.work;
      this.#replace(factors);
    }
    factors.truncate(exchangeCount);
  }
}

export interface BasisState {
  readonly norm: Float64Array;
  readonly basic: Int32Array;
  readonly position: Int32Array;
  readonly factors: BasisFactors;
  readonly exchangeCount: number;
}
