/** A row that is broken by no more than this is broken by rounding: what flips would leave of it needs no further step. */
const ROUNDING = 1e-9;

/**
 * The dual ratio test with bound flipping (the long-step rule). Raising the dual step passes breakpoints, where a nonbasic variable's reduced
 * cost would change sign; a boxed variable may then jump to its other bound, as long as the leaving row stays infeasible.
 */
export class RatioTest {
  /** Variables that flip to their other bound, the first `flipCount`. */
  readonly flips: Int32Array;
  flipCount = 0;
  readonly #candidates: Int32Array;
  readonly #ratios: Float64Array;
  #count = 0;

  constructor(variableCount: number) {
    this.flips = new Int32Array(variableCount);
    this.#candidates = new Int32Array(variableCount);
    this.#ratios = new Float64Array(variableCount);
  }

  clear(): void {
    this.#count = 0;
    this.flipCount = 0;
  }

  add(variable: number, ratio: number): void {
    this.#candidates[this.#count] = variable;
    this.#ratios[this.#count] = ratio;
    this.#count++;
  }

  /**
   * The entering variable, or −1 when the row stays infeasible whatever the step: then no point exists. `slope`: by how much the leaving
   * variable breaks its bound. `pivots`: the row of the tableau.
   */
  choose(slope: number, pivots: Float64Array, lower: Float64Array, upper: Float64Array): number {
    this.#heapify();
    let rest = slope;
    while (this.#count > 0) {
      const ratio = this.#ratios[0] ?? 0;
      const variable = this.#pop();
      rest -= Math.abs(pivots[variable] ?? 0) * ((upper[variable] ?? 0) - (lower[variable] ?? 0));
      if (rest <= ROUNDING) return this.#largestPivot(variable, ratio, pivots);
      this.flips[this.flipCount++] = variable;
    }
    return -1;
  }

  /** Of the breakpoints that are hardly later, the one with the largest pivot: it keeps the basis well conditioned. */
  #largestPivot(first: number, ratio: number, pivots: Float64Array): number {
    let best = first;
    const limit = ratio + 1e-10 * (1 + ratio);
    while (this.#count > 0 && (this.#ratios[0] ?? 0) <= limit) {
      const variable = this.#pop();
      if (Math.abs(pivots[variable] ?? 0) > Math.abs(pivots[best] ?? 0)) best = variable;
    }
    return best;
  }

  #heapify(): void {
    for (let at = (this.#count >> 1) - 1; at >= 0; at--) this.#sink(at);
  }

  #pop(): number {
    const top = this.#candidates[0] ?? 0;
    const last = --this.#count;
    this.#candidates[0] = this.#candidates[last] ?? 0;
    this.#ratios[0] = this.#ratios[last] ?? 0;
    this.#sink(0);
    return top;
  }

  #sink(start: number): void {
    const ratios = this.#ratios;
    const candidates = this.#candidates;
    const ratio = ratios[start] ?? 0;
    const variable = candidates[start] ?? 0;
    let at = start;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#count) break;
      if (child + 1 < this.#count && (ratios[child + 1] ?? 0) < (ratios[child] ?? 0)) child++;
      if ((ratios[child] ?? 0) >= ratio) break;
      ratios[at] = ratios[child] ?? 0;
      candidates[at] = candidates[child] ?? 0;
      at = child;
    }
    ratios[at] = ratio;
    candidates[at] = variable;
  }
}
