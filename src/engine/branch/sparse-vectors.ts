/** Sparse vectors one after the other, each a list of places and values; the last one may still be growing. */
export class SparseVectors {
  /** Vector v has the entries from `start[v]` to `start[v + 1]`. */
  start = new Int32Array(16);
  index = new Int32Array(32);
  value = new Float64Array(32);
  count = 0;
  #size = 0;

  /** Entries of all vectors. */
  get size(): number {
    return this.#size;
  }

  /** The vector that is growing has no entry yet. */
  get isAtStart(): boolean {
    return this.#size === this.start[this.count];
  }

  push(index: number, value: number): void {
    if (this.#size === this.index.length) {
      this.index = doubled(this.index, Int32Array);
      this.value = doubled(this.value, Float64Array);
    }
    this.index[this.#size] = index;
    this.value[this.#size++] = value;
  }

  /** Ends the vector that is growing. */
  end(): void {
    if (++this.count === this.start.length) this.start = doubled(this.start, Int32Array);
    this.start[this.count] = this.#size;
  }

  /** Becomes one vector: what a dense one holds that is larger than `noise`. */
  take(dense: Float64Array, noise: number): void {
    this.truncate(0);
    for (let at = 0; at < dense.length; at++) {
      const value = dense[at] ?? 0;
      if (value > noise || value < -noise) this.push(at, value);
    }
    this.end();
  }

  /** The vector that is growing gets all entries of others. */
  append({ index, value, size }: SparseVectors): void {
    for (let at = 0; at < size; at++) this.push(index[at] ?? 0, value[at] ?? 0);
  }

  /** Keeps the first vectors only. */
  truncate(count: number): void {
    this.count = count;
    this.#size = this.start[count] ?? 0;
  }

  /** Takes a multiple of one vector from a dense one; gives how many entries that took. */
  subtract(vector: number, factor: number, dense: Float64Array): number {
    if (factor === 0) return 0;
    const { index, value } = this;
    const [from, to] = [this.start[vector] ?? 0, this.start[vector + 1] ?? 0];
    for (let at = from; at < to; at++) dense[index[at] ?? 0] = (dense[index[at] ?? 0] ?? 0) - factor * (value[at] ?? 0);
    return to - from;
  }

  /** The product of one vector with a dense one. */
  dot(vector: number, dense: Float64Array): number {
    const { index, value } = this;
    const to = this.start[vector + 1] ?? 0;
    let total = 0;
    for (let at = this.start[vector] ?? 0; at < to; at++) total += (value[at] ?? 0) * (dense[index[at] ?? 0] ?? 0);
    return total;
  }
}

const doubled = <A extends Int32Array | Float64Array>(from: A, make: new (length: number) => A): A => {
  const to = new make(2 * from.length);
  to.set(from);
  return to;
};
