import type { MatrixProblem } from '../engine.ts';
import { scaleForTree } from './scaled-problem.ts';
import { shrink } from './shrink.ts';
import { TreeSearch } from './tree-search.ts';

/** What the relaxation of the whole problem says about each column. */
export interface RootFacts {
  readonly value: Float64Array;
  readonly reducedCost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

const FEWEST_COLUMNS = 24;
/** The first looks free this share of the columns, and a look may take so much work for each column there is: both within bounds. */
const FIRST_SHARE = { share: 0.15, least: 60, most: 150 };
const LOOK_WORK = { each: 1e4, least: 2e6, most: 1e7 };
/** And what looks for a first point may take. */
const START_LOOK_WORK = 7e6;
const START_WORK = 4e8;

/**
 * Large neighbourhood search: all but some whole columns stay where the best point (at first: the relaxation) has them, and the rest is
 * searched as a problem of its own, small enough to be settled. Which columns are free is drawn around those that the relaxation is least
 * sure of: the core (Pisinger, "Core problems in knapsack algorithms", Oper. Res. 47 (1999)). Seeded, so that it draws the same every time.
 */
export class Neighbourhoods {
  readonly #problem: MatrixProblem;
  readonly #gap: number;
  readonly #facts: RootFacts;
  readonly #wholeColumns: readonly number[];
  readonly #isStopped: () => boolean;
  readonly #lookWork: number;
  #size: number;
  #state: number;
  work = 0;
  /** Looks since the last one that found something better. */
  idle = 0;

  constructor(
    problem: MatrixProblem,
    facts: RootFacts,
    settings: { readonly absoluteGap: number; readonly seed: number; readonly isStopped: () => boolean },
  ) {
    this.#problem = problem;
    this.#facts = facts;
    this.#gap = settings.absoluteGap;
    this.#isStopped = settings.isStopped;
    this.#state = (settings.seed + 1) * 0x9e3779b9;
    this.#wholeColumns = Array.from(problem.integer).flatMap((flag, column) =>
      flag === 1 && facts.lower[column] !== facts.upper[column] ? [column] : [],
    );
    const within = ({ least, most }: { readonly least: number; readonly most: number }, size: number): number =>
      Math.round(Math.min(most, Math.max(least, size)));
    this.#size = within(FIRST_SHARE, FIRST_SHARE.share * this.freeCount);
    this.#lookWork = within(LOOK_WORK, LOOK_WORK.each * this.freeCount);
  }

  /** Whole columns that are free. */
  get freeCount(): number {
    return this.#wholeColumns.length;
  }

  /** Looks for a first point around another one, that of the relaxation by default: in growing cores, one look a step. */
  *start(base: Float64Array = this.#facts.value): Generator<Float64Array | null, void> {
    const ranked = this.#rank(0, () => 1);
    const last = this.work + START_WORK;
    for (let size = FEWEST_COLUMNS; this.work < last && !this.#isStopped(); size *= 2) {
      const found = this.#look(base, ranked.slice(0, size), Number.NEGATIVE_INFINITY, START_LOOK_WORK);
      yield found;
      if (found || size >= ranked.length) return;
    }
  }

  /** One look around the best point, which is worth `objective` and may lie outside the bounds; a better one, or `null`. */
  next(best: Float64Array, objective: number): Float64Array | null {
    const near = this.#draw() < 0.3 ? this.#nearRow() : null;
    const { value } = this.#facts;
    const ranked = this.#rank(0.7, (column) => {
      const differs = Math.abs((value[column] ?? 0) - (best[column] ?? 0)) > 1e-6;
      return (differs ? 0.3 : 1) * (near && !near.has(column) ? 4 : 1);
    });
    const found = this.#look(best, ranked.slice(0, this.#size), objective, this.#lookWork);
    this.idle = found ? 0 : this.idle + 1;
    return found;
  }

  /** Columns by how far the relaxation is from moving them; `luck` of that is drawn. */
  #rank(luck: number, factor: (column: number) => number): number[] {
    const { value, reducedCost } = this.#facts;
    const average =
      this.#wholeColumns.reduce((total, column) => total + Math.abs(reducedCost[column] ?? 0), 0) / Math.max(1, this.#wholeColumns.length);
    const merit = new Map(
      this.#wholeColumns.map((column) => {
        const at = value[column] ?? 0;
        const isWhole = Math.abs(at - Math.round(at)) < 1e-6;
        const distance = isWhole ? Math.abs(reducedCost[column] ?? 0) + 0.02 * average : 0.01 * average;
        return [column, distance * factor(column) * (1 - luck + luck * this.#draw() * 3)];
      }),
    );
    return [...this.#wholeColumns].sort((a, b) => (merit.get(a) ?? 0) - (merit.get(b) ?? 0) || a - b);
  }

  /** The columns of a row drawn at random. */
  #nearRow(): ReadonlySet<number> | null {
    const { rowCount, rowStart, index } = this.#problem;
    if (rowCount === 0) return null;
    const row = Math.floor(this.#draw() * rowCount);
    const columns = index.subarray(rowStart[row], rowStart[row + 1]);
    return columns.length >= FEWEST_COLUMNS ? new Set(columns) : null;
  }

  /** Searches the problem with all whole columns but `free` fixed at `base`. */
  #look(base: Float64Array, free: readonly number[], objective: number, work: number): Float64Array | null {
    const { lower, upper } = this.#facts;
    const low = lower.slice();
    const high = upper.slice();
    const isFree = new Set(free);
    for (const column of this.#wholeColumns) {
      if (isFree.has(column)) continue;
      const at = Math.min(Math.max(Math.round(base[column] ?? 0), lower[column] ?? 0), upper[column] ?? 0);
      low[column] = at;
      high[column] = at;
    }
    this.work += this.#problem.index.length * 8;
    const layer = shrink(this.#problem, low, high);
    if (!layer || layer.problem.columnCount === 0) return null;
    // One relaxation may take long where many columns are alike: it is broken off, too.
    const isSpent = (): boolean => tree.work > 2 * work || this.#isStopped();
    const tree = new TreeSearch(scaleForTree(layer.problem), this.#gap, isSpent);
    tree.elsewhere = (objective - layer.offset) / tree.problem.costScale;
    if (!tree.tightenRoot()) return null;
    tree.start();
    const end = tree.run(work);
    this.work += tree.work;
    if (end === 'done' && tree.work < work / 4) this.#size = Math.min(this.#wholeColumns.length, Math.ceil(this.#size * 1.15));
    if (end === 'paused') this.#size = Math.max(FEWEST_COLUMNS, Math.floor(this.#size * 0.85));
    return tree.best && layer.widen(tree.best.point);
  }

  /** Between 0 and 1; mulberry32. */
  #draw(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
}
