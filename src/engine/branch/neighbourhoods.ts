import type { MatrixProblem } from '../engine.ts';
import { ColumnDraw, type RootFacts } from './column-draw.ts';
import { scaleForTree } from './scaled-problem.ts';
import { type Shrunk, shrink } from './shrink.ts';
import { TreeSearch } from './tree-search.ts';

/** The bound may be so much better than a point, as a share of itself, before looks around that point are given up for others. */
const POOR_GAP = 0.1;

/** Is a point so far from the bound that it is better to begin at the relaxation? As where all that is known is to choose nothing. */
export const isPoor = (objective: number, bound: number): boolean => bound - objective > POOR_GAP * Math.abs(bound);

const FEWEST_COLUMNS = 24;
/** The first looks free this share of the columns, and a look may take so much work for each column there is: both within bounds. */
const FIRST_SHARE = { share: 0.15, least: 60, most: 150 };
const LOOK_WORK = { each: 1e4, least: 2e6, most: 1e7 };
/** And what looks for a first point may take: each, and all together. */
const START_LOOK_WORK = 7e6;
const START_WORK = { usual: 4e8, ofLarge: 4e9 };
/** In a large problem so many looks in a row that find nothing make the next ones larger: columns by half, work twofold up to some tenths of a second. */
const GROWTH = { misses: 8, columns: 1.5, work: 2, mostWork: 2e7 };
/** In a large problem a first look that was not settled is taken again, with so many times the work, in slices of some tenths of a second at most. */
const PATIENCE = 8;
const START_SLICE = 3e7;

/**
 * Large neighbourhood search: all but some whole columns stay where the best point (at first: the relaxation) has them, and the rest is
 * searched as a problem of its own, small enough to be settled. Free are columns around those that the relaxation is least sure of: the core
 * (Pisinger, "Core problems in knapsack algorithms", Oper. Res. 47 (1999)). Seeded, so that it draws the same every time.
 */
export class Neighbourhoods {
  readonly #problem: MatrixProblem;
  readonly #gap: number;
  readonly #facts: RootFacts;
  readonly #core: ColumnDraw;
  readonly #isStopped: () => boolean;
  readonly #isOfLarge: boolean;
  #lookWork: number;
  #size: number;
  #state: number;
  work = 0;
  /** The last look came to its end. */
  #wasSettled = true;
  /** Looks since the last one that found something better. */
  idle = 0;
  /** The same, since looks last grew; callers do not begin it anew. */
  #misses = 0;

  constructor(
    problem: MatrixProblem,
    facts: RootFacts,
    settings: {
      readonly absoluteGap: number;
      readonly seed: number;
      readonly isStopped: () => boolean;
      /** A large problem, or what is left of one: the relaxation leaves hardly any columns open, so looks begin small, and the first may take long. */
      readonly isOfLarge?: boolean;
    },
  ) {
    this.#problem = problem;
    this.#facts = facts;
    this.#gap = settings.absoluteGap;
    this.#isStopped = settings.isStopped;
    this.#isOfLarge = settings.isOfLarge ?? false;
    this.#state = (settings.seed + 1) * 0x9e3779b9;
    this.#core = new ColumnDraw(problem, facts, () => this.#chance());
    const within = ({ least, most }: { readonly least: number; readonly most: number }, size: number): number =>
      Math.round(Math.min(most, Math.max(least, size)));
    const count = this.#isOfLarge ? 0 : this.freeCount;
    this.#size = within(FIRST_SHARE, FIRST_SHARE.share * count);
    this.#lookWork = within(LOOK_WORK, LOOK_WORK.each * count);
  }

  /** Whole columns that are free. */
  get freeCount(): number {
    return this.#core.columns.length;
  }

  /** Looks for a first point around another one, that of the relaxation by default: in growing cores, one look a step. */
  *start(base: Float64Array = this.#facts.value): Generator<Float64Array | null, void> {
    const ranked = this.#core.ranked();
    const last = this.work + (this.#isOfLarge ? START_WORK.ofLarge : START_WORK.usual);
    let size = FEWEST_COLUMNS;
    for (let work = START_LOOK_WORK; this.work < last && !this.#isStopped(); ) {
      const found = yield* this.#lookFirst(base, ranked.slice(0, size), work);
      yield found;
      const isPatient = this.#isOfLarge && !this.#wasSettled;
      if (found || (size >= ranked.length && !isPatient)) return;
      if (isPatient) work *= PATIENCE;
      else size *= 2;
    }
  }

  /** One look around the best point, which is worth `objective` and may lie outside the bounds; a better one, or `null`. */
  next(best: Float64Array, objective: number): Float64Array | null {
    const found = this.#look(best, this.#core.draw(best, objective, this.#size), objective, this.#lookWork);
    this.idle = found ? 0 : this.idle + 1;
    this.#misses = found ? 0 : this.#misses + 1;
    if (this.#isOfLarge && this.#misses >= GROWTH.misses) this.#grow();
    return found;
  }

  #grow(): void {
    this.#misses = 0;
    this.#size = Math.min(this.freeCount, Math.ceil(this.#size * GROWTH.columns));
    this.#lookWork = Math.min(this.#lookWork * GROWTH.work, GROWTH.mostWork);
  }

  /** Searches what `#open` opens for a better point. */
  #look(base: Float64Array, free: readonly number[], objective: number, work: number): Float64Array | null {
    const opened = this.#open(base, free, objective, work);
    if (!opened) return null;
    const { tree, layer } = opened;
    this.#learn(tree.run(work), tree.work, work);
    return tree.best && layer.widen(tree.best.point);
  }

  /** The same for a first point, in slices: one that was long in coming is made a little better, not perfect. */
  *#lookFirst(base: Float64Array, free: readonly number[], work: number): Generator<null, Float64Array | null> {
    this.#wasSettled = true;
    const opened = this.#open(base, free, Number.NEGATIVE_INFINITY, work);
    if (!opened) return null;
    const { tree, layer } = opened;
    let end = tree.run(START_LOOK_WORK);
    while (end === 'paused' && !tree.best && tree.work < work && !this.#isStopped()) {
      yield null;
      end = tree.run(START_SLICE, true);
    }
    if (end === 'better') tree.run(START_LOOK_WORK);
    this.#learn(end, tree.work, work);
    this.#wasSettled = end === 'done';
    return tree.best && layer.widen(tree.best.point);
  }

  /** The next look is larger where this one was done soon, smaller where it was broken off. */
  #learn(end: 'done' | 'paused' | 'better', done: number, work: number): void {
    this.work += done;
    if (end === 'done' && done < work / 4) this.#size = Math.min(this.freeCount, Math.ceil(this.#size * 1.15));
    if (end === 'paused') this.#size = Math.max(FEWEST_COLUMNS, Math.floor(this.#size * 0.85));
  }

  /** The problem with all whole columns but `free` fixed at `base`; `null` where nothing worth more than `objective` is in it. */
  #open(
    base: Float64Array,
    free: readonly number[],
    objective: number,
    work: number,
  ): { readonly tree: TreeSearch; readonly layer: Shrunk } | null {
    const { lower, upper } = this.#facts;
    const low = lower.slice();
    const high = upper.slice();
    const isFree = new Set(free);
    for (const column of this.#core.columns) {
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
    return { tree, layer };
  }

  /** Between 0 and 1; mulberry32. */
  #chance(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
}
