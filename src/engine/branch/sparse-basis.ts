import type { Basis } from './basis.ts';
import { BasisFactors } from './basis-factors.ts';
import type { SparseMatrix } from './sparse-matrix.ts';
import { SparseVectors } from './sparse-vectors.ts';

const LEAST_NORM = 1e-4;

/** The inverse as sparse factors: for many rows, most of them short. */
export class SparseBasis implements Basis {
  readonly basic: Int32Array;
  readonly position: Int32Array;
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

  get isLong(): boolean {
    return this.#factors.isLong;
  }

  readRow(position: number, out: Float64Array): void {
    this.#positions.fill(0);
    this.#positions[position] = 1;
    this.#factors.solveTransposed(this.#positions, out, this.#pivotalRow);
  }

  multiply(vector: Float64Array, out: Float64Array): void {
    this.#rows.set(vector);
    this.#factors.solve(this.#rows, out);
  }

  multiplyTransposed(vector: Float64Array, out: Float64Array): void {
    this.#positions.set(vector);
    this.#factors.solveTransposed(this.#positions, out);
  }

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

  refactor(): void {
    this.#replace(new BasisFactors(this.#matrix, this.basic));
    if (!this.#dropDependent()) return;
    this.#replace(new BasisFactors(this.#matrix, this.basic));
    if (this.#dropDependent()) this.reset();
  }

  #dropDependent(): boolean {
    const { dependent, unpivoted } = this.#factors.factors;
    dependent.forEach((position, at) => {
      this.position[this.basic[position] ?? 0] = -1;
      this.#put(this.#matrix.columnCount + (unpivoted[at] ?? 0), position);
      this.norm[position] = 1;
    });
    return dependent.length > 0;
  }

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

  save(): () => void {
    const [norm, basic, position] = [this.norm.slice(), this.basic.slice(), this.position.slice()];
    const factors = this.#factors;
    const { exchangeCount } = factors;
    return () => {
      this.norm.set(norm);
      this.basic.set(basic);
      this.position.set(position);
      if (factors !== this.#factors) {
        this.#pastWork -= factors.work;
        this.#replace(factors);
      }
      factors.truncate(exchangeCount);
    };
  }
}
