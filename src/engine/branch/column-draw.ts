import type { MatrixProblem } from '../engine.ts';
import { WHOLE } from './relaxation.ts';

/** What the relaxation of a problem says about each column; costs and the bound are the problem's own. */
export interface RootFacts {
  readonly bound: number;
  readonly value: Float64Array;
  readonly reducedCost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * A column whose move costs the relaxation all that lies between its bound and the best point weighs `e` to the power of minus this, one whose
 * move costs nothing 1; so many times as much where the relaxation leaves it open or the best point has it elsewhere, however dear: else an
 * early choice that was a bad one is never looked at again (Danna, Rothberg & Le Pape, "Exploring relaxation induced neighborhoods to improve
 * MIP solutions", Math. Prog. 102 (2005)).
 */
const SHARPNESS = 30;
const OPEN_WEIGHT = 3;
/** So many looks are rather for the columns of one row; the others then weigh so much. */
const ROW_SHARE = 0.3;
const BESIDE_WEIGHT = 0.25;
const FEWEST_IN_ROW = 24;
/**
 * While the best point is so far from the bound that many columns weigh alike, more than so many times those that are asked for, the nearest
 * are taken, with some luck; in this share of the looks those that the best point has elsewhere are the nearest.
 */
const REACH = 10;
const LUCK = { least: 0.3, most: 2.4 };
const APART_SHARE = 0.25;
/** How near columns can be, as shares of the average distance: those that are open, and those that are not. */
const NEAREST = { open: 0.01, sure: 0.02 };

/**
 * Draws whole columns that are to be free for a look around the best point: those first that the relaxation is least sure of. A column's
 * distance is what its move costs the relaxation at least.
 */
export class ColumnDraw {
  /** Whole columns that are free. */
  readonly columns: readonly number[];
  readonly #problem: MatrixProblem;
  readonly #facts: RootFacts;
  /** Between 0 and 1. */
  readonly #chance: () => number;
  /** Ascending. */
  readonly #distances: Float64Array;
  readonly #averageDistance: number;

  constructor(problem: MatrixProblem, facts: RootFacts, chance: () => number) {
    this.#problem = problem;
    this.#facts = facts;
    this.#chance = chance;
    this.columns = Array.from(problem.integer).flatMap((flag, column) =>
      flag === 1 && facts.lower[column] !== facts.upper[column] ? [column] : [],
    );
    this.#distances = Float64Array.from(this.columns, (column) => this.#distance(column)).sort();
    this.#averageDistance = this.#distances.reduce((total, it) => total + it, 0) / Math.max(1, this.columns.length);
  }

  /** All of them, open ones first, then by distance. */
  ranked(): readonly number[] {
    return sortBy(this.columns, (column) => (this.#isOpen(column) ? -1 : this.#distance(column)));
  }

  /** At most `count`, for a look around a point that is worth `objective`. */
  draw(best: Float64Array, objective: number, count: number): readonly number[] {
    const isElsewhere = (column: number): boolean => Math.abs((this.#facts.value[column] ?? 0) - (best[column] ?? 0)) > WHOLE;
    const row = this.#chance() < ROW_SHARE ? this.#anyRow() : null;
    const share = (column: number): number => (row && !row.has(column) ? BESIDE_WEIGHT : 1);
    const room = this.#facts.bound - objective;
    const isFar = room / SHARPNESS > (this.#distances[Math.floor(REACH * count)] ?? Number.POSITIVE_INFINITY);
    const drawn = isFar ? this.#drawNearest(isElsewhere, share) : this.#drawWeighted(room, isElsewhere, share);
    return drawn.slice(0, count);
  }

  /** By distance, times luck. */
  #drawNearest(isElsewhere: (column: number) => boolean, share: (column: number) => number): readonly number[] {
    const isApart = this.#chance() < APART_SHARE;
    const average = this.#averageDistance;
    return sortBy(this.columns, (column) => {
      const isOpen = this.#isOpen(column) || (isApart && isElsewhere(column));
      const distance = isOpen ? NEAREST.open * average : this.#distance(column) + NEAREST.sure * average;
      const weight = share(column) * (isElsewhere(column) ? OPEN_WEIGHT : 1);
      return (distance / weight) * (LUCK.least + (LUCK.most - LUCK.least) * this.#chance());
    });
  }

  /**
   * Those that can move in a better point, by weight and without putting back: each by an exponential variate divided by its weight
   * (Efraimidis & Spirakis, "Weighted random sampling with a reservoir", Inf. Process. Lett. 97 (2006)). `room`: from the best point to the
   * bound.
   */
  #drawWeighted(room: number, isElsewhere: (column: number) => boolean, share: (column: number) => number): readonly number[] {
    const movable = this.columns.filter((column) => this.#distance(column) < room);
    return sortBy(movable, (column) => {
      const isOpen = this.#isOpen(column) || isElsewhere(column);
      const weight = share(column) * (isOpen ? OPEN_WEIGHT : Math.exp((-SHARPNESS * this.#distance(column)) / room));
      return -Math.log(1 - this.#chance()) / weight;
    });
  }

  /** Does the relaxation leave it between whole numbers? */
  #isOpen(column: number): boolean {
    const at = this.#facts.value[column] ?? 0;
    return Math.abs(at - Math.round(at)) > WHOLE;
  }

  #distance(column: number): number {
    return Math.abs(this.#facts.reducedCost[column] ?? 0);
  }

  /** The columns of a row drawn at random; `null`: they are too few. */
  #anyRow(): ReadonlySet<number> | null {
    const { rowCount, rowStart, index } = this.#problem;
    if (rowCount === 0) return null;
    const row = Math.floor(this.#chance() * rowCount);
    const columns = index.subarray(rowStart[row], rowStart[row + 1]);
    return columns.length >= FEWEST_IN_ROW ? new Set(columns) : null;
  }
}

/** Ascending; what is equal stays in its order. */
const sortBy = (columns: readonly number[], key: (column: number) => number): readonly number[] => {
  const keys = new Map(columns.map((column) => [column, key(column)]));
  return [...columns].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0) || a - b);
};
