/**
 * Pseudo-costs: what moving a column by one unit has cost the objective so far, each way (Achterberg, Koch & Martin, "Branching rules
 * revisited", Oper. Res. Letters 33 (2005)).
 */
export class PseudoCosts {
  readonly #sum: readonly [Float64Array, Float64Array];
  readonly #count: readonly [Int32Array, Int32Array];
  readonly #total = [0, 0];
  readonly #totalCount = [0, 0];

  constructor(columnCount: number) {
    this.#sum = [new Float64Array(columnCount), new Float64Array(columnCount)];
    this.#count = [new Int32Array(columnCount), new Int32Array(columnCount)];
  }

  /** `way` 0: down, 1: up. `loss`: by how much the objective fell when the column moved by `distance`. */
  record(column: number, way: 0 | 1, loss: number, distance: number): void {
    const unit = loss / Math.max(distance, 1e-6);
    const [sum, count] = [this.#sum[way], this.#count[way]];
    sum[column] = (sum[column] ?? 0) + unit;
    count[column] = (count[column] ?? 0) + 1;
    this.#total[way] = (this.#total[way] ?? 0) + unit;
    this.#totalCount[way] = (this.#totalCount[way] ?? 0) + 1;
  }

  /** How often the less known way has been tried. */
  trials(column: number): number {
    return Math.min(this.#count[0][column] ?? 0, this.#count[1][column] ?? 0);
  }

  loss(column: number, way: 0 | 1, distance: number): number {
    const count = this.#count[way][column] ?? 0;
    const unit = count > 0 ? (this.#sum[way][column] ?? 0) / count : this.#average(way);
    return unit * distance;
  }

  #average(way: 0 | 1): number {
    const count = this.#totalCount[way] ?? 0;
    return count > 0 ? (this.#total[way] ?? 0) / count : 1;
  }

  score(column: number, fraction: number): number {
    return product(this.loss(column, 0, fraction), this.loss(column, 1, 1 - fraction));
  }
}

/** What two losses are worth together: both matter. */
export const product = (down: number, up: number): number => Math.max(down, 1e-9) * Math.max(up, 1e-9);
