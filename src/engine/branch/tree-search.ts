import { LookAhead } from './look-ahead.ts';
import { type OpenNode, OpenNodes } from './open-nodes.ts';
import { Points, type WorthyPoint } from './points.ts';
import type { BoundState } from './propagation.ts';
import { PseudoCosts } from './pseudo-costs.ts';
import { type Fraction, Relaxation } from './relaxation.ts';
import type { ScaledProblem } from './scaled-problem.ts';

const MOST_ROUNDS = 20;
/** Pivots of the whole problem's first relaxation between two breaths: some tenths of a second where it is large. */
const PIVOTS_PER_STEP = 500;
const MOST_STEPS = 20;
/** Reduced costs below this are rounding: costs are near 1. */
const LEAST_DISTANCE = 1e-9;
/** A dive may go on for so much work beyond what it was given. */
const OVERRUN = 2e7;

/**
 * Branch and bound on the linear relaxation: from the most promising node down until its part is settled, what is left aside waits. A part
 * is closed only by a certificate. Objectives are the scaled problem's.
 */
export class TreeSearch {
  best: WorthyPoint | null = null;
  /** What a point that is known elsewhere is worth; it may lie outside of these bounds. */
  elsewhere = Number.NEGATIVE_INFINITY;
  /** The best bound of parts that could not be settled; none, but where rounding defeats every certificate. */
  unsettled = Number.NEGATIVE_INFINITY;
  /** Of the whole problem's relaxation. */
  rootBound = Number.POSITIVE_INFINITY;
  readonly problem: ScaledProblem;
  readonly points: Points;
  readonly relaxation: Relaxation;
  readonly costs: PseudoCosts;
  readonly #lookAhead: LookAhead;
  readonly #open = new OpenNodes();
  /** Strictly better means better by more than this. */
  readonly gap: number;
  readonly #isStopped: () => boolean;
  #root: BoundState;
  #order = 0;
  #mostWork = Number.POSITIVE_INFINITY;

  constructor(problem: ScaledProblem, absoluteGap: number, isStopped: () => boolean) {
    this.problem = problem;
    this.points = new Points(problem);
    this.relaxation = new Relaxation(problem, isStopped);
    this.costs = new PseudoCosts(problem.matrix.columnCount);
    const search = this;
    this.#lookAhead = new LookAhead(this.relaxation, this.costs, {
      get cutoff() {
        return search.cutoff;
      },
      get isKnown() {
        return search.isKnown;
      },
      found: (values) => this.offer(this.points.round(values)),
    });
    this.gap = Math.max(absoluteGap / problem.costScale, leastGap(problem));
    this.#isStopped = isStopped;
    this.#root = this.relaxation.saveBounds();
  }

  get work(): number {
    return this.relaxation.work;
  }

  /** The value of the best point, here or elsewhere. */
  get known(): number {
    return Math.max(this.elsewhere, this.best?.objective ?? Number.NEGATIVE_INFINITY);
  }

  get isKnown(): boolean {
    return this.known !== Number.NEGATIVE_INFINITY;
  }

  /** What a point must exceed to be worth finding. */
  get cutoff(): number {
    return this.known + this.gap;
  }

  /** No point is worth more than this. */
  get bound(): number {
    return Math.max(this.#open.bound, this.unsettled, this.known);
  }

  /** Takes a point if it is better than the best. */
  offer(found: WorthyPoint | null): boolean {
    if (!found || found.objective <= this.known) return false;
    this.best = found;
    return true;
  }

  /** Relaxes the whole problem for the first time, some pivots a step: little is left of that for `tightenRoot`. */
  *relaxRoot(): Generator<void, void> {
    this.relaxation.restoreBounds(this.#root);
    if (!this.relaxation.propagate()) return;
    for (let step = 0; step < MOST_STEPS && this.relaxation.advance(this.cutoff, PIVOTS_PER_STEP); step++) yield;
  }

  /**
   * Relaxes the whole problem and keeps what follows for every part: propagation, and columns that cannot move. `false`: there is nothing
   * better than the best.
   */
  tightenRoot(): boolean {
    const bound = this.#narrow(this.cutoff);
    if (bound === null) return false;
    this.rootBound = Math.min(this.rootBound, bound);
    this.#root = this.relaxation.saveBounds();
    return true;
  }

  /** Of each free whole column whose move costs the relaxation of the whole problem something: by how much the bound falls at least. */
  distances(): number[] {
    const { lower, upper, reducedCosts } = this.relaxation;
    return Array.from(this.problem.integer).flatMap((flag, column) => {
      const distance = Math.abs(reducedCosts[column] ?? 0);
      return flag === 1 && lower[column] !== upper[column] && distance > LEAST_DISTANCE ? [distance] : [];
    });
  }

  /** The bounds of columns, between which all points are that are worth more than `cutoff`; `null`: there are none. */
  boundsAbove(cutoff: number): { readonly lower: Float64Array; readonly upper: Float64Array } | null {
    const isEmpty = this.#narrow(cutoff) === null;
    return isEmpty ? null : { lower: this.relaxation.lower.slice(), upper: this.relaxation.upper.slice() };
  }

  /** Relaxes the whole problem, and fixes what cannot move in a point that is worth more than `cutoff`; a bound on those, or `null`: there are none. */
  #narrow(cutoff: number): number | null {
    this.relaxation.restoreBounds(this.#root);
    if (!this.relaxation.propagate()) return null;
    let bound: number | null = this.rootBound;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      bound = this.relaxation.solve(bound, cutoff);
      if (bound === null || bound <= cutoff) return null;
      const tightened = this.relaxation.isSolved ? this.relaxation.fixByReducedCost(cutoff) : 'same';
      if (tightened === 'empty') return null;
      if (tightened === 'same') break;
    }
    return bound;
  }

  /** Opens the whole problem. */
  start(): void {
    const root = { parent: null, column: -1, way: 0, lower: 0, upper: 0, depth: 0, bound: this.rootBound, distance: 0 } as const;
    this.#open.push({ ...root, order: this.#order++ }, true);
  }

  /** Searches until the tree is empty, or so much work is done, or a better point was found. */
  run(workLimit: number, untilBetter = false): 'done' | 'paused' | 'better' {
    const last = this.work + workLimit;
    this.#mostWork = last + OVERRUN;
    const { best } = this;
    while (!this.#isStopped() && this.work < last) {
      const node = this.#open.take(this.cutoff);
      if (!node) return 'done';
      this.#dive(node);
      if (untilBetter && this.best !== best) return 'better';
    }
    return 'paused';
  }

  /** Narrows the bounds to a node's part of the tree. `false`: it is empty. */
  #enter(node: OpenNode): boolean {
    const path: OpenNode[] = [];
    for (let at: OpenNode | null = node; at && at.column >= 0; at = at.parent) path.push(at);
    this.relaxation.restoreBounds(this.#root);
    return path.reverse().every(({ column, lower, upper }) => this.relaxation.tighten(column, lower, upper));
  }

  /** Follows one node down until its part is settled; what is left aside waits. */
  #dive(start: OpenNode): void {
    if (!this.#enter(start)) return;
    let node = start;
    for (let isNew = true; ; ) {
      const bound = this.relaxation.solve(node.bound, this.cutoff);
      if (bound === null || bound <= this.cutoff) return;
      if (this.#isStopped() || this.work >= this.#mostWork) {
        this.#open.push({ ...node, bound }, this.isKnown);
        return;
      }
      if (isNew) this.#learn(node, bound);
      const choice = this.#choose(bound);
      if (choice === 'settled') return;
      isNew = choice !== 'again';
      if (choice === 'again') continue;
      const next = this.#split(node, bound, choice);
      if (!next) return;
      node = next;
    }
  }

  #learn({ column, way, distance, bound: before }: OpenNode, bound: number): void {
    if (column >= 0 && Number.isFinite(before)) this.costs.record(column, way, Math.max(0, before - bound), distance);
  }

  /** What to branch on. `settled`: nothing better is left here. `again`: bounds were narrowed, relax again. */
  #choose(bound: number): Fraction | 'settled' | 'again' {
    const { relaxation } = this;
    if (!relaxation.isSolved) return this.#anyFree(bound);
    const tightened = relaxation.fixByReducedCost(this.cutoff);
    if (tightened !== 'same') return tightened === 'empty' ? 'settled' : 'again';
    const fractions = relaxation.fractions();
    if (fractions.length > 0) return this.#lookAhead.choose(fractions, bound);
    this.offer(this.points.round(relaxation.value));
    return bound <= this.cutoff ? 'settled' : this.#anyFree(bound);
  }

  /** The relaxation does not say what to branch on. When nothing is free any more, the point decides. */
  #anyFree(bound: number): Fraction | 'settled' {
    const free = this.relaxation.anyFree();
    if (free) return free;
    const point = this.points.settle(this.relaxation.lower);
    if (point === 'impossible') return 'settled';
    if (point !== 'unsure') this.offer(point);
    // Columns that are not whole and no products: the relaxation knows where they stand.
    else if (this.relaxation.isSolved) this.offer(this.points.take(this.relaxation.value));
    // Neither a point nor certainly none: the part stays open.
    else this.unsettled = Math.max(this.unsettled, bound);
    return 'settled';
  }

  /** Two children: the nearer one is followed, the other one waits. */
  #split(node: OpenNode, bound: number, { column, value, fraction }: Fraction): OpenNode | null {
    const [low, high] = [this.relaxation.lower[column] ?? 0, this.relaxation.upper[column] ?? 0];
    const child = (way: 0 | 1): OpenNode => ({
      parent: node,
      column,
      way,
      lower: way === 0 ? low : Math.floor(value) + 1,
      upper: way === 0 ? Math.floor(value) : high,
      depth: node.depth + 1,
      bound,
      distance: way === 0 ? fraction : 1 - fraction,
      order: this.#order++,
    });
    const up = fraction > 0.5;
    this.#open.push(child(up ? 0 : 1), this.isKnown);
    const next = child(up ? 1 : 0);
    return this.relaxation.tighten(column, next.lower, next.upper) ? next : null;
  }
}

/** What rounding can hide of a bound: nothing smaller can be told apart. */
const leastGap = ({ matrix, cost, lower, upper }: ScaledProblem): number => {
  let weight = 1;
  for (let column = 0; column < matrix.columnCount; column++)
    weight += Math.abs(cost[column] ?? 0) * Math.max(Math.abs(lower[column] ?? 0), Math.abs(upper[column] ?? 0));
  return 1e-10 * weight;
};
