import type { Basis } from './basis.ts';
import type { SparseMatrix } from './sparse-matrix.ts';

const LEAST_NORM = 1e-4;
const LEAST_PIVOT = 1e-11;

/**
 * The inverse kept explicitly: for few rows. Most basic columns are slacks, and the column of W that belongs to a row with a basic slack is a
 * unit vector; so only the columns of tight rows (whose slack is nonbasic) are stored, each in a slot: `W[position, slot]`.
 */
export class DenseBasis implements Basis {
  readonly basic: Int32Array;
  readonly position: Int32Array;
  readonly isLong = false;
  /** Row of each slot, the first `#slotCount` count. */
  readonly #rowOfSlot: Int32Array;
  #slotCount = 0;
  readonly norm: Float64Array;
  work = 0;
  readonly #filled: Int32Array;
  readonly #pivotRow: Float64Array;
  readonly #matrix: SparseMatrix;
  readonly #slotOfRow: Int32Array;
  #stride: number;
  #entries: Float64Array;

  constructor(matrix: SparseMatrix) {
    const { rowCount, columnCount } = matrix;
    this.#matrix = matrix;
    this.basic = Int32Array.from({ length: rowCount }, (_, row) => columnCount + row);
    this.position = new Int32Array(columnCount + rowCount).fill(-1);
    for (let row = 0; row < rowCount; row++) this.position[columnCount + row] = row;
    this.#rowOfSlot = new Int32Array(rowCount);
    this.norm = new Float64Array(rowCount).fill(1);
    this.#filled = new Int32Array(rowCount);
    this.#pivotRow = new Float64Array(rowCount);
    this.#slotOfRow = new Int32Array(rowCount).fill(-1);
    this.#stride = Math.min(rowCount, 16);
    this.#entries = new Float64Array(rowCount * this.#stride);
  }

  readRow(position: number, out: Float64Array): void {
    out.fill(0);
    const base = position * this.#stride;
    const rowOfSlot = this.#rowOfSlot;
    const entries = this.#entries;
    for (let slot = 0; slot < this.#slotCount; slot++) out[rowOfSlot[slot] ?? 0] = entries[base + slot] ?? 0;
    const slackRow = (this.basic[position] ?? 0) - this.#matrix.columnCount;
    if (slackRow >= 0) out[slackRow] = -1;
  }

  multiply(vector: Float64Array, out: Float64Array): void {
    const { columnCount, rowCount } = this.#matrix;
    const { basic } = this;
    const rowOfSlot = this.#rowOfSlot;
    const slotCount = this.#slotCount;
    const entries = this.#entries;
    const stride = this.#stride;
    this.work += rowCount * slotCount;
    for (let position = 0; position < rowCount; position++) {
      const slackRow = (basic[position] ?? 0) - columnCount;
      let total = slackRow >= 0 ? -(vector[slackRow] ?? 0) : 0;
      const base = position * stride;
      for (let slot = 0; slot < slotCount; slot++) total += (entries[base + slot] ?? 0) * (vector[rowOfSlot[slot] ?? 0] ?? 0);
      out[position] = total;
    }
  }

  multiplyTransposed(vector: Float64Array, out: Float64Array): void {
    const { columnCount, rowCount } = this.#matrix;
    out.fill(0);
    this.work += rowCount * this.#slotCount;
    for (let position = 0; position < rowCount; position++) {
      const factor = vector[position] ?? 0;
      if (factor === 0) continue;
      const slackRow = (this.basic[position] ?? 0) - columnCount;
      if (slackRow >= 0) out[slackRow] = (out[slackRow] ?? 0) - factor;
      const base = position * this.#stride;
      for (let slot = 0; slot < this.#slotCount; slot++) {
        const row = this.#rowOfSlot[slot] ?? 0;
        out[row] = (out[row] ?? 0) + factor * (this.#entries[base + slot] ?? 0);
      }
    }
  }

  multiplyColumn(variable: number, out: Float64Array): void {
    const { columnCount, rowCount, columnStart, columnIndex, columnValue } = this.#matrix;
    const entries = this.#entries;
    const stride = this.#stride;
    out.fill(0);
    if (variable >= columnCount) {
      const slot = this.#slotOfRow[variable - columnCount] ?? -1;
      for (let position = 0; position < rowCount; position++) out[position] = -(entries[position * stride + slot] ?? 0);
      return;
    }
    for (let at = columnStart[variable] ?? 0; at < (columnStart[variable + 1] ?? 0); at++) {
      const row = columnIndex[at] ?? 0;
      const value = columnValue[at] ?? 0;
      const slot = this.#slotOfRow[row] ?? -1;
      if (slot < 0) {
        const position = this.position[columnCount + row] ?? 0;
        out[position] = (out[position] ?? 0) - value;
      } else {
        for (let position = 0, from = slot; position < rowCount; position++, from += stride)
          out[position] = (out[position] ?? 0) + value * (entries[from] ?? 0);
      }
    }
  }

  exchange(position: number, entering: number, column: Float64Array): void {
    const { columnCount, rowCount } = this.#matrix;
    const leaving = this.basic[position] ?? 0;
    if (leaving >= columnCount) this.#openSlot(leaving - columnCount, position);
    const stride = this.#stride;
    const entries = this.#entries;
    const { norm } = this;
    const filled = this.#filled;
    const pivotRow = this.#pivotRow;
    const pivotBase = position * stride;
    const pivot = column[position] ?? 1;
    let count = 0;
    let own = 0;
    for (let slot = 0; slot < this.#slotCount; slot++) {
      const value = entries[pivotBase + slot] ?? 0;
      if (value === 0) continue;
      filled[count] = slot;
      pivotRow[count++] = value;
      own += value * value;
    }
    for (let other = 0; other < rowCount; other++) {
      const factor = (column[other] ?? 0) / pivot;
      if (factor === 0 || other === position) continue;
      const base = other * stride;
      let overlap = 0;
      for (let at = 0; at < count; at++) {
        const to = base + (filled[at] ?? 0);
        const value = pivotRow[at] ?? 0;
        const before = entries[to] ?? 0;
        overlap += before * value;
        entries[to] = before - factor * value;
      }
      const next = (norm[other] ?? 1) - 2 * factor * overlap + factor * factor * own;
      norm[other] = next > LEAST_NORM ? next : LEAST_NORM;
    }
    for (let at = 0; at < count; at++) entries[pivotBase + (filled[at] ?? 0)] = (pivotRow[at] ?? 0) / pivot;
    norm[position] = Math.max(LEAST_NORM, own / (pivot * pivot));
    this.work += count * rowCount;
    this.basic[position] = entering;
    this.position[entering] = position;
    this.position[leaving] = -1;
    if (entering >= columnCount) this.#closeSlot(entering - columnCount);
  }

  /** A row becomes tight: its column of W, a unit vector until now, gets a slot. */
  #openSlot(row: number, position: number): void {
    if (this.#slotCount === this.#stride) this.#grow();
    const slot = this.#slotCount++;
    this.#rowOfSlot[slot] = row;
    this.#slotOfRow[row] = slot;
    for (let at = slot; at < this.#entries.length; at += this.#stride) this.#entries[at] = 0;
    this.#entries[position * this.#stride + slot] = -1;
  }

  /** A row is tight no more: the last slot takes its place. */
  #closeSlot(row: number): void {
    const slot = this.#slotOfRow[row] ?? 0;
    const last = --this.#slotCount;
    this.#slotOfRow[row] = -1;
    if (slot === last) return;
    const moved = this.#rowOfSlot[last] ?? 0;
    this.#rowOfSlot[slot] = moved;
    this.#slotOfRow[moved] = slot;
    const entries = this.#entries;
    for (let base = 0; base < entries.length; base += this.#stride) entries[base + slot] = entries[base + last] ?? 0;
  }

  #grow(): void {
    const { rowCount } = this.#matrix;
    const stride = Math.min(rowCount, this.#stride * 2);
    const entries = new Float64Array(rowCount * stride);
    for (let position = 0; position < rowCount; position++)
      entries.set(this.#entries.subarray(position * this.#stride, position * this.#stride + this.#slotCount), position * stride);
    this.#stride = stride;
    this.#entries = entries;
  }

  refactor(): void {
    const { columnCount, rowCount } = this.#matrix;
    const structurals: number[] = [];
    for (let variable = 0; variable < columnCount; variable++) if ((this.position[variable] ?? -1) >= 0) structurals.push(variable);
    const wasTight = new Uint8Array(rowCount).fill(1);
    for (const variable of this.basic) if (variable >= columnCount) wasTight[variable - columnCount] = 0;
    this.reset();
    // From the identity, each structural enters at the position where its pivot is largest, first among the rows that were tight.
    const column = new Float64Array(rowCount);
    const sparse = (variable: number): number => (this.#matrix.columnStart[variable + 1] ?? 0) - (this.#matrix.columnStart[variable] ?? 0);
    structurals.sort((a, b) => sparse(a) - sparse(b) || a - b);
    for (const variable of structurals) {
      this.multiplyColumn(variable, column);
      const position = this.#bestPivot(column, wasTight);
      if (position >= 0) this.exchange(position, variable, column);
    }
  }

  reset(): void {
    const { columnCount, rowCount } = this.#matrix;
    this.position.fill(-1);
    this.#slotOfRow.fill(-1);
    this.#slotCount = 0;
    this.norm.fill(1);
    for (let row = 0; row < rowCount; row++) {
      this.basic[row] = columnCount + row;
      this.position[columnCount + row] = row;
    }
  }

  #bestPivot(column: Float64Array, wasTight: Uint8Array): number {
    const { columnCount, rowCount } = this.#matrix;
    let best = -1;
    // Relative to the column: chains of rows multiply small pivots, and the basis is sound all the same.
    let size = LEAST_PIVOT * column.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (let position = 0; position < rowCount; position++) {
      const slackRow = (this.basic[position] ?? 0) - columnCount;
      if (slackRow < 0 || wasTight[slackRow] === 0) continue;
      const candidate = Math.abs(column[position] ?? 0);
      if (candidate > size) {
        best = position;
        size = candidate;
      }
    }
    return best;
  }

  save(): () => void {
    const [norm, basic, position] = [this.norm.slice(), this.basic.slice(), this.position.slice()];
    const rowOfSlot = this.#rowOfSlot.slice(0, this.#slotCount);
    const stride = this.#stride;
    const entries = this.#entries.slice();
    return () => {
      this.norm.set(norm);
      this.basic.set(basic);
      this.position.set(position);
      this.#slotOfRow.fill(-1);
      this.#slotCount = rowOfSlot.length;
      this.#rowOfSlot.set(rowOfSlot);
      rowOfSlot.forEach((row, slot) => {
        this.#slotOfRow[row] = slot;
      });
      if (stride === this.#stride) this.#entries.set(entries);
      else {
        this.#stride = stride;
        this.#entries = entries.slice();
      }
      this.work += entries.length / 4;
    };
  }
}
