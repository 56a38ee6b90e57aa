import type { ScaledProblem } from './scaled-problem.ts';

/** How far a row's activity may seem beyond its bound through rounding. */
const SLACK = 1e-9;

/** The bounds of a part of the tree, to come back to. */
export interface BoundState {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/**
 * Tightens the bounds of columns by what each row leaves them, until nothing changes. Works on the given bounds in place, and keeps for
 * each row the least and the most that its activity can be: sums of whole numbers, so that nothing drifts.
 */
export class Propagation {
  readonly #problem: ScaledProblem;
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  /** The most that one column can move each row's activity. */
  readonly #reach: Float64Array;
  /** The widest range of a column in each row. */
  readonly #widest: Float64Array;
  readonly #queue: Int32Array;
  readonly #queued: Uint8Array;
  #first = 0;
  #count = 0;
  work = 0;

  constructor(problem: ScaledProblem, bounds: { readonly lower: Float64Array; readonly upper: Float64Array }) {
    const { rowCount, rowStart, rowIndex, rowValue } = problem.matrix;
    this.#problem = problem;
    this.#lower = bounds.lower;
    this.#upper = bounds.upper;
    this.#queue = new Int32Array(rowCount);
    this.#queued = new Uint8Array(rowCount);
    this.#reach = new Float64Array(rowCount);
    this.#widest = new Float64Array(rowCount);
    this.#least = new Float64Array(rowCount);
    this.#most = new Float64Array(rowCount);
    for (let row = 0; row < rowCount; row++)
      for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at++) {
        const column = rowIndex[at] ?? 0;
        const value = rowValue[at] ?? 0;
        const [low, high] = [value * (bounds.lower[column] ?? 0), value * (bounds.upper[column] ?? 0)];
        this.#least[row] = (this.#least[row] ?? 0) + Math.min(low, high);
        this.#most[row] = (this.#most[row] ?? 0) + Math.max(low, high);
        this.#widest[row] = Math.max(this.#widest[row] ?? 0, (bounds.upper[column] ?? 0) - (bounds.lower[column] ?? 0));
        this.#reach[row] = Math.max(this.#reach[row] ?? 0, Math.abs(high - low));
      }
  }

  /** Looks at every row. `false`: the bounds hold no point. */
  all(): boolean {
    for (let row = 0; row < this.#queued.length; row++) this.#enqueue(row);
    return this.#drain();
  }

  /** Sets a column's bounds and follows what comes of it. `false`: the bounds hold no point. */
  tighten(column: number, lower: number, upper: number): boolean {
    if (lower > upper) return false;
    this.#set(column, lower, upper);
    return this.#drain();
  }

  save(): BoundState {
    return { lower: this.#lower.slice(), upper: this.#upper.slice(), least: this.#least.slice(), most: this.#most.slice() };
  }

  restore({ lower, upper, least, most }: BoundState): void {
    this.#lower.set(lower);
    this.#upper.set(upper);
    this.#least.set(least);
    this.#most.set(most);
  }

  #set(column: number, lower: number, upper: number): void {
    const { columnStart, columnIndex, columnValue } = this.#problem.matrix;
    const up = lower - (this.#lower[column] ?? 0);
    const down = (this.#upper[column] ?? 0) - upper;
    this.#lower[column] = lower;
    this.#upper[column] = upper;
    for (let at = columnStart[column] ?? 0; at < (columnStart[column + 1] ?? 0); at++) {
      const row = columnIndex[at] ?? 0;
      const value = columnValue[at] ?? 0;
      this.#least[row] = (this.#least[row] ?? 0) + (value > 0 ? value * up : -value * down);
      this.#most[row] = (this.#most[row] ?? 0) - (value > 0 ? value * down : -value * up);
      this.#enqueue(row);
    }
  }

  #enqueue(row: number): void {
    if (this.#queued[row] === 1) return;
    this.#queued[row] = 1;
    this.#queue[(this.#first + this.#count) % this.#queue.length] = row;
    this.#count++;
  }

  #drain(): boolean {
    let isOpen = true;
    while (this.#count > 0) {
      const row = this.#queue[this.#first] ?? 0;
      this.#first = (this.#first + 1) % this.#queue.length;
      this.#count--;
      this.#queued[row] = 0;
      isOpen &&= this.#look(row);
    }
    return isOpen;
  }

  #look(row: number): boolean {
    const { columnCount, rowStart, rowIndex, rowValue } = this.#problem.matrix;
    const above = (this.#upper[columnCount + row] ?? 0) - (this.#least[row] ?? 0);
    const below = (this.#most[row] ?? 0) - (this.#lower[columnCount + row] ?? 0);
    if (above < -SLACK || below < -SLACK) return false;
    const reach = this.#reach[row] ?? 0;
    if (above >= reach && below >= reach) return true;
    const room = Math.min(above, below) + SLACK;
    const widest = this.#widest[row] ?? 1;
    const [from, to] = [rowStart[row] ?? 0, rowStart[row + 1] ?? 0];
    for (let at = from; at < to; at++) {
      const column = rowIndex[at] ?? 0;
      const range = (this.#upper[column] ?? 0) - (this.#lower[column] ?? 0);
      const size = Math.abs(rowValue[at] ?? 0);
      // Entries stand by falling size.
      if (size * widest <= room) break;
      if (range !== 0 && size * range > room && !this.#limit(column, rowValue[at] ?? 0, above, below)) return false;
    }
    this.work += to - from;
    return true;
  }

  /** One column of a row that has `above` left to its upper bound, `below` to its lower one. */
  #limit(column: number, value: number, above: number, below: number): boolean {
    const low = this.#lower[column] ?? 0;
    const high = this.#upper[column] ?? 0;
    const size = Math.abs(value);
    let most = low + (value > 0 ? above : below) / size;
    let least = high - (value > 0 ? below : above) / size;
    if (this.#problem.integer[column] === 1) {
      most = Math.floor(most + 1e-7);
      least = Math.ceil(least - 1e-7);
    } else {
      // A continuous column gives way only where it is worth while, and never by a rounding.
      most = most < high - 1e-3 ? loosened(most, SLACK) : high;
      least = least > low + 1e-3 ? loosened(least, -SLACK) : low;
    }
    if (most >= high && least <= low) return true;
    const [nextLow, nextHigh] = [Math.max(low, least), Math.min(high, most)];
    if (nextLow > nextHigh + SLACK) return false;
    this.#set(column, nextLow, Math.max(nextLow, nextHigh));
    return true;
  }
}

/** A bound by `slack` looser, but for one that is whole but for rounding: products are whole in the end. */
const loosened = (bound: number, slack: number): number => {
  const whole = Math.round(bound);
  return Math.abs(bound - whole) <= SLACK ? whole : bound + slack;
};
