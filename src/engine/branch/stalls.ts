/** After so many pivots that did not move the objective, costs are shifted. */
const MOST_STALLED = 20;
/** Moves smaller than this are rounding. */
const NOISE = 1e-9;
/** Shifts lie between half of this and all of it: far below what a bound can be told from a point by, far above rounding. */
const SHIFT = 1e-6;

/**
 * Keeps the dual simplex from going in circles: where many columns have no reduced cost, pivots move nothing, and the same bases come again.
 * Then such costs are shifted a little, by chance but the same every time, so that each pivot moves the objective (Koberstein, "The dual
 * simplex method, techniques for a fast and stable implementation", 2005, ch. 6).
 */
export class Stalls {
  /** The costs, shifted or not. */
  readonly cost: Float64Array;
  readonly #trueCost: Float64Array;
  #isShifted = false;
  #lowest = 0;
  #count = 0;
  #state = 1;

  constructor(cost: Float64Array) {
    this.#trueCost = cost;
    this.cost = cost.slice();
  }

  start(objective: number): void {
    this.#lowest = objective;
    this.#count = 0;
  }

  /** To be told the objective before each pivot. `true`: too many have moved nothing. */
  hasStalled(objective: number): boolean {
    if (objective >= this.#lowest - NOISE) return ++this.#count > MOST_STALLED;
    this.#lowest = objective;
    this.#count = 0;
    return false;
  }

  /** Shifts the costs of nonbasic columns whose reduced costs are hardly any, away from zero on the side where they stand. */
  shift({ lower, upper, value, reducedCost }: Standings, position: Int32Array): void {
    const { cost } = this;
    for (let column = 0; column < cost.length; column++) {
      if ((position[column] ?? -1) >= 0 || lower[column] === upper[column] || Math.abs(reducedCost[column] ?? 0) > SHIFT) continue;
      const size = SHIFT * (0.5 + 0.5 * this.#draw());
      const shift = value[column] === upper[column] ? size : -size;
      cost[column] = (cost[column] ?? 0) + shift;
      reducedCost[column] = (reducedCost[column] ?? 0) + shift;
    }
    this.#isShifted = true;
    this.#count = 0;
  }

  /** Takes all shifts back. `true`: there were some. */
  end(): boolean {
    if (!this.#isShifted) return false;
    this.cost.set(this.#trueCost);
    this.#isShifted = false;
    return true;
  }

  /** Between 0 and 1; a linear congruence. */
  #draw(): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) | 0;
    return (this.#state >>> 0) / 4294967296;
  }
}

/** By variable: bounds, value and reduced cost. */
interface Standings {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly value: Float64Array;
  readonly reducedCost: Float64Array;
}
