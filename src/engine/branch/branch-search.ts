import type { MatrixProblem } from '../engine.ts';
import { findCoverCuts } from './cover-cuts.ts';
import { Deepening, type Whole } from './deepening.ts';
import { type DiveRule, dive } from './dive.ts';
import { columnsOf, type MatrixRow, rowsOf, toMatrixProblem } from './matrix-parts.ts';
import { isPoor, Neighbourhoods } from './neighbourhoods.ts';
import { Nesting } from './nesting.ts';
import type { WorthyPoint } from './points.ts';
import { findRoundingCuts } from './rounding-cuts.ts';
import { scaleForTree } from './scaled-problem.ts';
import { type Shrunk, shrink } from './shrink.ts';
import { TreeSearch } from './tree-search.ts';

/** So many looks around the best point in a row may find nothing: before the tree is begun, and beside it. */
const FIRST_IDLE = { usual: 2, ofLarge: 8 };
const MOST_IDLE = { usual: 30, ofLarge: Number.POSITIVE_INFINITY };
/** Looks may take so much work for each of what they go on beside: in a large problem they find what is good, and the bound is a matter of its own. */
const LOOK_SHARE = { usual: 0.2, ofLarge: 1 };
/** Where so few whole columns are free, looks would search most of what the tree does: it is begun at once. */
const FEW_COLUMNS = 120;
/** Work that looks may take before the tree is begun. */
const FIRST_WORK = { usual: 3e7, ofLarge: 1e8 };
/** Starting anew is worth while where less than this share of the columns is left. */
const WORTH_RESTART = 0.6;
const MOST_CUT_ROUNDS = 12;
/**
 * Rounding cuts are long, and make every later relaxation slower. They pay where many whole columns share few rows, with not many other
 * columns, and while their entries are no more than this share of the problem's own.
 */
const MANY_COLUMNS = 300;
const MOST_ROWS_PER_WHOLE = 0.5;
const MOST_OTHERS_PER_WHOLE = 3;
const CUT_SHARE = 0.2;
const DIVES: readonly DiveRule[] = ['nearest', 'cheapest', 'upwards', 'guided'];

export interface BranchSettings {
  /** Points that are better by no more than this are not looked for. */
  readonly absoluteGap: number;
  readonly seed: number;
  /** So large, or what is left of such a problem, that one tree would not get far. */
  readonly isOfLarge?: boolean;
  /** Only points that are worth more than this by more than the gap are looked for, and by the tree alone. */
  readonly floor?: number;
  /** Where to look for a first point, over all columns. */
  readonly hint?: Float64Array | null;
  readonly isStopped: () => boolean;
}

type State = 'root' | 'deep' | 'tree' | 'done';

/**
 * The search of one problem in one thread: relaxation, first points, looks around the best one, the tree, or for a large problem cores of it
 * one after the other; and from the start on what is left whenever enough columns turn out to be fixed. The same work on every machine;
 * objectives are the problem's own.
 */
export class BranchSearch {
  readonly nesting: Nesting;
  /** Work after which it stops even in the midst of a step; what is broken off there is begun again when this is raised. */
  limit = Number.POSITIVE_INFINITY;
  readonly #settings: BranchSettings;
  readonly #isStopped = (): boolean => this.work >= this.limit || this.#settings.isStopped();
  #tree: TreeSearch;
  #near: Neighbourhoods | null = null;
  #state: State = 'root';
  #rooting: Generator<void, State> | null = null;
  #deepening: Deepening | null = null;
  /** What is proven by more than the present tree. */
  #ceiling = Number.POSITIVE_INFINITY;
  #pastWork = 0;
  /** Rounds of cuts that the problem at hand has had. */
  #cutRounds = 0;
  #best: WorthyPoint | null = null;

  constructor(problem: MatrixProblem, settings: BranchSettings) {
    this.nesting = new Nesting(problem);
    this.#settings = settings;
    this.#tree = this.#plant();
    this.#markKnown();
  }

  get #size(): 'usual' | 'ofLarge' {
    return this.#settings.isOfLarge ? 'ofLarge' : 'usual';
  }

  /** The best point found, over all columns. */
  get best(): WorthyPoint | null {
    return this.#best;
  }

  /** No point is worth more. */
  get bound(): number {
    const { bound, rootBound, problem } = this.#tree;
    const isOpen = this.#state === 'root' || this.#state === 'deep';
    const { offset } = this.nesting;
    const own = (isOpen ? Math.max(bound, rootBound) : bound) * problem.costScale + offset;
    return Math.max(this.#known, Math.min(own, this.#ceiling, (this.#deepening?.bound ?? Number.POSITIVE_INFINITY) + offset));
  }

  /** Rounding kept a part from being settled: the end of the search proves nothing. */
  get isUnsettled(): boolean {
    return this.#tree.unsettled > this.#tree.cutoff;
  }

  get work(): number {
    return this.#pastWork + (this.#near?.work ?? 0) + (this.#deepening?.work ?? 0) + (this.#tree?.work ?? 0);
  }

  /** A point that is known already, over all columns; only better ones are looked for. */
  know(best: WorthyPoint): void {
    if (this.#best && this.#best.objective >= best.objective) return;
    this.#best = best;
    this.#markKnown();
  }

  /** What a point must be worth more than. */
  get #known(): number {
    return Math.max(this.#settings.floor ?? Number.NEGATIVE_INFINITY, this.#best?.objective ?? Number.NEGATIVE_INFINITY);
  }

  #markKnown(): void {
    this.#tree.elsewhere = (this.#known - this.nesting.offset) / this.#tree.problem.costScale;
  }

  /** Searches until nothing is left, or so much work is done, or the settings say stop. */
  run(workLimit: number): 'done' | 'paused' {
    const last = this.work + workLimit;
    while (this.#state !== 'done') {
      if (this.work >= last || this.#isStopped()) return 'paused';
      if (this.#state === 'root') this.#state = this.#stepRoot();
      else if (this.#state === 'deep') this.#state = this.#stepDeep();
      else this.#state = this.#searchTree(last - this.work);
    }
    return 'done';
  }

  #plant(): TreeSearch {
    return new TreeSearch(scaleForTree(this.nesting.problem), this.#settings.absoluteGap, this.#isStopped);
  }

  /** One step before the tree, so that whoever waits is not kept long. */
  #stepRoot(): State {
    this.#rooting ??= this.#root();
    const { value, done } = this.#rooting.next();
    if (!done) return 'root';
    this.#rooting = null;
    return value;
  }

  /** The relaxation of the whole, first points, and what both show of the whole. */
  *#root(): Generator<void, State> {
    yield* this.#tree.relaxRoot();
    if (!this.#tree.tightenRoot() || !(yield* this.#strengthen())) return this.#end();
    if (this.#isStopped()) return 'root';
    if (this.#settings.floor === undefined) yield* this.#findPoints();
    if (!this.#tree.tightenRoot()) return this.#end();
    const next = this.#restart();
    if (next) return next;
    if (this.#size === 'ofLarge' && this.#best) {
      this.#deepening = this.#deepen();
      return 'deep';
    }
    this.#tree.start();
    return 'tree';
  }

  /** A first point, and looks around it. */
  *#findPoints(): Generator<void, void> {
    const near = this.#surround();
    this.#near = near;
    if (!this.#best && this.#settings.hint) yield* this.#begin(near, this.nesting.narrow(this.#settings.hint));
    if (!this.#best || this.#size === 'ofLarge' || isPoor(this.#best.objective, this.bound)) yield* this.#begin(near);
    if (!this.#best) yield* this.#diveForPoint();
    const mostWork = near.freeCount > FEW_COLUMNS ? FIRST_WORK[this.#size] : 0;
    while (this.#best && near.idle < FIRST_IDLE[this.#size] && near.work < mostWork && !this.#isStopped()) {
      this.#lookAround(near);
      yield;
    }
  }

  /**
   * Adds rows that whole points keep and the relaxation does not, as long as there are any; those that it has come to keep by itself leave
   * again. `false`: nothing better is left.
   */
  *#strengthen(): Generator<void, boolean> {
    const { problem } = this.nesting;
    const own = rowsOf(problem);
    const room = hasFewRows(problem) ? CUT_SHARE * problem.index.length : 0;
    let cuts: readonly MatrixRow[] = [];
    for (; this.#cutRounds < MOST_CUT_ROUNDS && !this.#isStopped(); this.#cutRounds++) {
      const { value } = this.#tree.relaxation;
      const tight = cuts.filter((_, at) => this.#tree.relaxation.isTight(own.length + at));
      const found = [...findCoverCuts(problem, value), ...this.#findRoundingCuts(tight, room)];
      this.#pastWork += problem.index.length * 8;
      if (found.length === 0) this.#cutRounds = MOST_CUT_ROUNDS;
      if (found.length === 0 && tight.length === cuts.length) break;
      cuts = [...tight, ...found];
      const cut = toMatrixProblem(columnsOf(problem), [...own, ...cuts]);
      this.#replant({ problem: cut, offset: 0, widen: (point) => point, narrow: (point) => point });
      yield* this.#tree.relaxRoot();
      if (!this.#tree.tightenRoot()) return false;
    }
    return true;
  }

  /** The deepest that there is room for, beside cuts that stay; `room` is in entries. */
  #findRoundingCuts(staying: readonly MatrixRow[], room: number): readonly MatrixRow[] {
    let left = room - staying.reduce((total, { columns }) => total + columns.length, 0);
    if (left <= 0) return [];
    return findRoundingCuts(this.#tree.relaxation, this.nesting.problem.columnCount, this.#isStopped).filter(({ columns }) => {
      const fits = columns.length <= left;
      if (fits) left -= columns.length;
      return fits;
    });
  }

  /** Goes on in a problem that takes the place of the one at hand. */
  #replant(layer: Shrunk): void {
    this.#pastWork = this.work;
    this.#ceiling = this.bound;
    this.#near = null;
    this.#deepening = null;
    this.nesting.push(layer);
    this.#tree = this.#plant();
    this.#markKnown();
  }

  /** Where looks around the relaxation found no point at all. */
  *#diveForPoint(): Generator<void, void> {
    for (const rule of DIVES) {
      if (rule !== 'guided' || this.#tree.best) dive(this.#tree, rule);
      yield;
    }
    this.#note();
  }

  #end(): 'done' {
    this.#note();
    return 'done';
  }

  /** What the relaxation says, for looks around the best point. */
  #surround(): Neighbourhoods {
    const { rootBound, relaxation, problem } = this.#tree;
    const { value, reducedCosts, lower, upper } = relaxation;
    const facts = {
      bound: rootBound * problem.costScale,
      value: value.slice(),
      reducedCost: reducedCosts.map((it) => it * problem.costScale),
      lower: lower.slice(),
      upper: upper.slice(),
    };
    const seed = this.#settings.seed * 101 + this.nesting.depth;
    return new Neighbourhoods(this.nesting.problem, facts, { ...this.#settings, seed, isStopped: this.#isStopped });
  }

  /** Looks around the best point once. `true`: a better one was found. */
  #lookAround(near: Neighbourhoods): boolean {
    const best = this.#best;
    if (!best) return false;
    const { nesting } = this;
    return this.#take(near.next(nesting.narrow(best.point), best.objective - nesting.offset));
  }

  *#begin(near: Neighbourhoods, base?: Float64Array): Generator<void, void> {
    for (const point of near.start(base)) {
      this.#take(point);
      yield;
    }
  }

  #take(point: Float64Array | null): boolean {
    const found = point !== null && this.#tree.offer(this.#tree.points.round(point));
    this.#note();
    return found;
  }

  /** Keeps what the tree has found. */
  #note(): void {
    const { best, problem } = this.#tree;
    if (!best) return;
    const objective = best.objective * problem.costScale + this.nesting.offset;
    if (this.#best && objective <= this.#best.objective) return;
    // Without the column that counts, where there is one.
    this.#best = { point: this.nesting.widen(best.point.slice(0, this.nesting.problem.columnCount)), objective };
  }

  /** The tree until a better point turns up, and now and then a look around the best one. */
  #searchTree(work: number): State {
    const end = this.#tree.run(Math.min(work, 2e6 + 0.2 * this.#tree.work), true);
    this.#note();
    if (end === 'done') return 'done';
    let isBetter = end === 'better';
    const near = this.#near;
    if (near && isBetter) near.idle = 0;
    if (near && near.work <= LOOK_SHARE[this.#size] * this.#tree.work && near.idle < MOST_IDLE[this.#size])
      isBetter = this.#lookAround(near) || isBetter;
    if (!isBetter) return 'tree';
    return this.#tree.tightenRoot() ? (this.#restart() ?? 'tree') : 'done';
  }

  /** A step of the deepening, or a look around the best point; what comes of a better one. */
  #stepDeep(): State {
    const [near, deepening, best] = [this.#near, this.#deepening, this.#best];
    if (near && deepening && near.work <= LOOK_SHARE.ofLarge * deepening.work) this.#lookAround(near);
    else {
      const end = deepening?.step();
      if (end === 'done') return this.#end();
      if (end === 'stuck') return this.#leaveDeepening();
    }
    if (this.#best === best) return 'deep';
    return this.#tree.tightenRoot() ? (this.#restart() ?? 'deep') : this.#end();
  }

  /** One tree proves what cores could not. */
  #leaveDeepening(): State {
    this.#pastWork += this.#deepening?.work ?? 0;
    this.#ceiling = this.bound;
    this.#deepening = null;
    this.#tree.start();
    return 'tree';
  }

  #deepen(): Deepening {
    const tree = this.#tree;
    const { costScale } = tree.problem;
    const { problem, offset } = this.nesting;
    const whole: Whole = {
      distances: Float64Array.from(tree.distances(), (distance) => distance * costScale).sort(),
      bound: tree.rootBound * costScale,
      get reached() {
        return tree.known * costScale;
      },
      gap: tree.gap * costScale,
      coreAbove: (floor) => {
        const bounds = tree.boundsAbove(floor / costScale);
        return bounds && shrink(problem, bounds.lower, bounds.upper);
      },
      search: (core, floor) =>
        new BranchSearch(core, { absoluteGap: this.#settings.absoluteGap, seed: this.#settings.seed, floor, isStopped: this.#isStopped }),
      take: (point) => this.#take(point),
    };
    return new Deepening(whole, this.bound - offset);
  }

  /** Starts anew on the free columns, where enough were fixed. */
  #restart(): 'root' | null {
    const { lower, upper } = this.#tree.relaxation;
    const layer = shrink(this.nesting.problem, lower, upper);
    if (!layer || layer.problem.columnCount >= WORTH_RESTART * this.nesting.problem.columnCount) return null;
    this.#cutRounds = 0;
    this.#replant(layer);
    return 'root';
  }
}

const hasFewRows = ({ rowCount, rowStart, index, columnCount, integer }: MatrixProblem): boolean => {
  const wholeCount = integer.reduce((count, flag) => count + flag, 0);
  let rows = 0;
  for (let row = 0; row < rowCount; row++)
    if (index.subarray(rowStart[row], rowStart[row + 1]).every((column) => integer[column] === 1)) rows++;
  return (
    wholeCount >= MANY_COLUMNS && rows <= MOST_ROWS_PER_WHOLE * wholeCount && columnCount - wholeCount <= MOST_OTHERS_PER_WHOLE * wholeCount
  );
};
