import { PseudoCosts, product } from './branching.ts';
import { Certificate } from './certificate.ts';
import { DualSimplex } from './dual-simplex.ts';
import { NodeHeap, type OpenNode } from './node-heap.ts';
import { Points, type ValuedPoint } from './points.ts';
import { type BoundState, Propagation } from './propagation.ts';
import type { ScaledProblem } from './scaled-problem.ts';

const WHOLE = 1e-6;
/** While there is no point: so many nodes are followed in depth before the search starts again at the best one. */
const OVERRUN = 2e7;
const MOST_BLIND = 8;
const MOST_TRIALS = 2;
const TRIAL_PIVOTS = 15;
const TRIALS_WITHOUT_GAIN = 4;
const FIRST_TRIALS = 8;

/**
 * Branch and bound on the linear relaxation: best bound first, diving from each node until it is settled. A part of the tree is closed
 * only by a certificate: a bound, or a contradiction, evaluated from the matrix with its rounding accounted for.
 */
export class TreeSearch {
  best: ValuedPoint | null = null;
  /** What a point that is known elsewhere is worth, scaled; it may lie outside of these bounds. */
  elsewhere = Number.NEGATIVE_INFINITY;
  nodes = 0;
  /** Of the whole problem's relaxation. */
  rootBound = Number.POSITIVE_INFINITY;
  /** The best bound of parts that could not be settled; none, but where rounding defeats every certificate. */
  unsettled = Number.NEGATIVE_INFINITY;
  readonly points: Points;
  readonly simplex: DualSimplex;
  readonly propagation: Propagation;
  readonly open = new NodeHeap();
  readonly problem: ScaledProblem;
  /** Strictly better means better by more than this, scaled. */
  readonly #gap: number;
  readonly #isStopped: () => boolean;
  readonly #certificate: Certificate;
  readonly costs: PseudoCosts;
  #root: BoundState;
  #order = 0;
  #mostWork = Number.POSITIVE_INFINITY;
  /** Open nodes while there is no point, the latest last; and how many were followed since the best one. */
  readonly #latest: OpenNode[] = [];
  #blind = 0;
  /** The last certified bound; the certificate's reduced costs belong to it. */
  #certified = Number.POSITIVE_INFINITY;
  /** The simplex came to its end: its values mean something. */
  #isRelaxed = false;
  /** Work of trials and of all, to keep them in balance. */
  #trialWork = 0;
  #certificateWork = 0;

  constructor(problem: ScaledProblem, absoluteGap: number, isStopped: () => boolean) {
    this.problem = problem;
    this.#isStopped = isStopped;
    this.points = new Points(problem);
    this.#gap = Math.max(absoluteGap / problem.costScale, leastGap(problem));
    this.simplex = new DualSimplex(problem.matrix, problem.cost, problem, isStopped);
    this.propagation = new Propagation(problem, this.simplex);
    this.#certificate = new Certificate(this.simplexBounds(), problem.cost);
    this.costs = new PseudoCosts(problem.matrix.columnCount);
    this.#root = this.propagation.save();
  }

  get work(): number {
    return this.simplex.work + this.propagation.work + this.#certificateWork;
  }

  /** The value of the best point, here or elsewhere. */
  get known(): number {
    return Math.max(this.elsewhere, this.best?.objective ?? Number.NEGATIVE_INFINITY);
  }

  /** What a point must exceed to be worth finding. */
  get cutoff(): number {
    return this.known + this.#gap;
  }

  /** No point is worth more than this, scaled. */
  get bound(): number {
    const open = this.open.best?.bound ?? Number.NEGATIVE_INFINITY;
    const latest = this.#latest.reduce((most, { bound }) => Math.max(most, bound), Number.NEGATIVE_INFINITY);
    return Math.max(open, latest, this.unsettled, this.known);
  }

  simplexBounds(): { readonly matrix: ScaledProblem['matrix']; readonly lower: Float64Array; readonly upper: Float64Array } {
    return { matrix: this.problem.matrix, lower: this.simplex.lower, upper: this.simplex.upper };
  }

  /** By how much the last certified bound falls with one step of each column. */
  get reducedCosts(): Float64Array {
    return this.#certificate.reducedCosts;
  }

  /** Puts the whole problem on the heap. */
  start(): void {
    this.open.push({
      parent: null,
      column: -1,
      way: 0,
      lower: 0,
      upper: 0,
      depth: 0,
      bound: this.rootBound,
      distance: 0,
      order: this.#order++,
    });
  }

  /** Takes a point if it is better than the best. */
  offer(found: ValuedPoint | null): boolean {
    if (!found || found.objective <= this.known) return false;
    this.best = found;
    return true;
  }

  /**
   * Relaxes the whole problem and keeps what follows for every part: propagation, and columns that cannot move. `false`: there is nothing
   * better than the best.
   */
  tightenRoot(): boolean {
    this.propagation.restore(this.#root);
    if (!this.propagation.all()) return false;
    for (let round = 0; round < 20; round++) {
      const bound = this.#relax(this.rootBound);
      if (bound === null || bound <= this.cutoff) return false;
      this.rootBound = bound;
      const tightened = this.#isRelaxed ? this.#fixByReducedCost() : 'same';
      if (tightened === 'empty') return false;
      this.#root = this.propagation.save();
      if (tightened === 'same') break;
    }
    return true;
  }

  /** Searches until the tree is empty, or so much work is done, or a better point was found. */
  run(workLimit: number, untilBetter = false): 'done' | 'paused' | 'better' {
    if (this.#isStopped()) return 'paused';
    const last = this.work + workLimit;
    this.#mostWork = last + OVERRUN;
    const known = this.best;
    for (;;) {
      const node = this.#next();
      if (!node) return 'done';
      if (this.work >= last || this.#isStopped()) {
        this.open.push(node);
        return 'paused';
      }
      this.#dive(node);
      if (untilBetter && this.best !== known) return 'better';
    }
  }

  /** The best open node; while there is no point yet, the latest one, so that one branch after the other is followed to its end. */
  #next(): OpenNode | undefined {
    if (this.known !== Number.NEGATIVE_INFINITY || this.#blind >= MOST_BLIND) {
      for (const node of this.#latest.splice(0)) this.open.push(node);
      this.#blind = 0;
    }
    const node = this.#latest.pop() ?? this.open.pop();
    if (this.known === Number.NEGATIVE_INFINITY) this.#blind++;
    if (!node || node.bound > this.cutoff) return node;
    this.open.drain();
    return undefined;
  }

  /** The bounds of a node's part of the tree. `false`: it is empty. */
  enter(node: OpenNode): boolean {
    const path: OpenNode[] = [];
    for (let at: OpenNode | null = node; at && at.column >= 0; at = at.parent) path.push(at);
    const { lower, upper } = this.simplex;
    this.propagation.restore(this.#root);
    for (const { column, lower: low, upper: high } of path.reverse()) {
      if (low > (upper[column] ?? 0) || high < (lower[column] ?? 0)) return false;
      if (!this.propagation.tighten(column, Math.max(low, lower[column] ?? 0), Math.min(high, upper[column] ?? 0))) return false;
    }
    return true;
  }

  /** Follows one node down until its part is settled; what is left aside goes on the heap. */
  #dive(start: OpenNode): void {
    if (!this.enter(start)) return;
    let node: OpenNode = start;
    let learnt: OpenNode | null = null;
    for (;;) {
      this.nodes++;
      const bound = this.#relax(node.bound);
      if (this.#isStopped() || this.work >= this.#mostWork) {
        this.open.push(bound === null ? node : { ...node, bound });
        return;
      }
      if (bound === null || bound <= this.cutoff) return;
      if (node !== learnt) this.#learn(node, bound);
      learnt = node;
      const choice = this.#choose(bound);
      if (choice === 'settled') return;
      if (choice === 'again') continue;
      const next = this.#split(node, bound, choice);
      if (!next) return;
      node = next;
    }
  }

  /** Solves the relaxation; a certified bound on the part, or `null` when it is certainly empty. */
  #relax(known: number): number | null {
    const { simplex } = this;
    const end = simplex.solve(this.cutoff, 10_000);
    if (end === 'infeasible') {
      if (this.#refutes()) return null;
      this.#isRelaxed = false;
      return known;
    }
    this.#isRelaxed = end === 'optimal' || end === 'cutoff';
    let bound = Math.min(known, this.#certify());
    if (end === 'cutoff' && bound > this.cutoff) {
      this.#isRelaxed = simplex.solve(Number.NEGATIVE_INFINITY, 10_000) === 'optimal';
      bound = Math.min(bound, this.#certify());
    }
    return bound;
  }

  #certify(): number {
    this.#certificateWork += this.problem.matrix.rowIndex.length;
    this.#certified = this.#certificate.boundOf(this.simplex.reducedCost);
    return this.#certified;
  }

  #refutes(): boolean {
    this.#certificateWork += this.problem.matrix.rowIndex.length;
    return this.#certificate.refutes(this.simplex.ray);
  }

  #learn({ column, way, distance, bound: before }: OpenNode, bound: number): void {
    if (column < 0 || !Number.isFinite(before)) return;
    this.costs.record(column, way, Math.max(0, before - bound), distance);
  }

  /** What to branch on. `settled`: nothing better is left here. `again`: bounds were tightened, relax again. */
  #choose(bound: number): Branch | 'settled' | 'again' {
    if (!this.#isRelaxed) return this.#anyFree(bound) ?? 'settled';
    const tightened = this.#fixByReducedCost();
    if (tightened === 'empty') return 'settled';
    if (tightened === 'moved') return 'again';
    const { value } = this.simplex;
    const candidates = this.#fractional();
    if (candidates.length === 0) {
      const point = this.points.round(value);
      if (point) {
        this.offer(point);
        if (bound <= this.cutoff) return 'settled';
      }
      return this.#anyFree(bound) ?? 'settled';
    }
    return this.#bestCandidate(candidates, bound);
  }

  /** Columns that are not whole in the relaxation. */
  #fractional(): Branch[] {
    const { value } = this.simplex;
    const { integer, matrix } = this.problem;
    const found: Branch[] = [];
    for (let column = 0; column < matrix.columnCount; column++) {
      if (integer[column] === 0) continue;
      const at = value[column] ?? 0;
      const fraction = at - Math.floor(at);
      if (fraction > WHOLE && fraction < 1 - WHOLE) found.push({ column, value: at, fraction });
    }
    return found;
  }

  /** Where rounding hides what is wrong: any column that is still free. */
  #anyFree(bound: number): Branch | null {
    const { lower, upper } = this.simplex;
    const { integer } = this.problem;
    for (let column = 0; column < integer.length; column++) {
      if (integer[column] === 0 || lower[column] === upper[column]) continue;
      const value = ((lower[column] ?? 0) + (upper[column] ?? 0)) / 2;
      return { column, value, fraction: 0.5 };
    }
    // Every whole column is fixed. Where the point breaks a row, but that could not be certified, the part stays open.
    const point = this.points.settle(lower);
    if (point === 'unsure') this.unsettled = Math.max(this.unsettled, bound);
    else if (point !== 'impossible') this.offer(point);
    return null;
  }

  /** What cannot move without falling to the cutoff stays where it is. */
  #fixByReducedCost(): 'same' | 'moved' | 'empty' {
    const { cutoff } = this;
    const room = this.#certified - cutoff;
    if (!Number.isFinite(room)) return 'same';
    const { lower, upper } = this.simplex;
    const { integer } = this.problem;
    const costs = this.#certificate.reducedCosts;
    for (let column = 0; column < integer.length; column++) {
      if (integer[column] === 0) continue;
      const low = lower[column] ?? 0;
      const high = upper[column] ?? 0;
      const cost = costs[column] ?? 0;
      if (low === high || Math.abs(cost) * (high - low) <= room) continue;
      const steps = Math.floor(room / Math.abs(cost) + 1e-9);
      const [nextLow, nextHigh] = cost > 0 ? [high - steps, high] : [low, low + steps];
      if (nextLow <= low && nextHigh >= high) continue;
      if (!this.propagation.tighten(column, Math.max(low, nextLow), Math.min(high, nextHigh))) return 'empty';
    }
    return this.#isOutside() ? 'moved' : 'same';
  }

  /** Has propagation cut off the relaxation's point? */
  #isOutside(): boolean {
    const { lower, upper, value } = this.simplex;
    for (let column = 0; column < this.problem.integer.length; column++)
      if ((value[column] ?? 0) < (lower[column] ?? 0) - WHOLE || (value[column] ?? 0) > (upper[column] ?? 0) + WHOLE) return true;
    return false;
  }

  #bestCandidate(candidates: readonly Branch[], bound: number): Branch | 'settled' | 'again' {
    const costs = this.costs;
    const scored = candidates
      .map((branch) => ({ branch, score: costs.score(branch.column, branch.fraction) }))
      .sort((a, b) => b.score - a.score || a.branch.column - b.branch.column);
    // A first point is found by going down, not by looking ahead.
    const isKnown = this.known !== Number.NEGATIVE_INFINITY;
    const unknown = isKnown && scored.some(({ branch }) => costs.trials(branch.column) < MOST_TRIALS);
    if (!unknown || this.#trialWork > 0.5 * this.work + 1e6) return scored[0]?.branch ?? 'settled';
    const state = this.simplex.save();
    let best: Branch | null = null;
    let most = -1;
    let idle = 0;
    let tried = 0;
    for (const { branch, score } of scored) {
      if (idle >= TRIALS_WITHOUT_GAIN || tried >= FIRST_TRIALS) break;
      let own = score;
      if (costs.trials(branch.column) < MOST_TRIALS) {
        tried++;
        const trial = this.#try(branch, bound, state);
        if (trial === 'settled' || trial === 'again') return trial;
        own = trial;
      }
      if (own > most) {
        most = own;
        best = branch;
        idle = 0;
      } else idle++;
    }
    return best ?? 'settled';
  }

  /** Looks one step ahead both ways; what a way is worth may settle it at once. */
  #try(branch: Branch, bound: number, state: ReturnType<DualSimplex['save']>): number | 'settled' | 'again' {
    const { simplex } = this;
    const { column, value, fraction } = branch;
    const [low, high] = [simplex.lower[column] ?? 0, simplex.upper[column] ?? 0];
    const began = this.work;
    const losses: [number, number] = [0, 0];
    const closed: [boolean, boolean] = [false, false];
    for (const way of [0, 1] as const) {
      if (way === 0) simplex.upper[column] = Math.floor(value);
      else simplex.lower[column] = Math.ceil(value);
      const end = simplex.solve(this.cutoff, TRIAL_PIVOTS);
      closed[way] = end === 'infeasible' ? this.#refutes() : end === 'cutoff' && this.#certify() <= this.cutoff;
      losses[way] = Math.max(0, end === 'infeasible' ? bound - Math.max(this.cutoff, -1e9) : bound - simplex.objective);
      if (end === 'optimal') this.offer(this.#isWhole() ? this.points.round(simplex.value) : null);
      simplex.lower[column] = low;
      simplex.upper[column] = high;
      simplex.restore(state);
      if (end !== 'infeasible') this.costs.record(column, way, losses[way], way === 0 ? fraction : 1 - fraction);
    }
    this.#trialWork += this.work - began;
    const [down, up] = closed;
    if (down && up) return 'settled';
    if (!down && !up) return product(losses[0], losses[1]);
    const inside = down
      ? this.propagation.tighten(column, Math.ceil(value), high)
      : this.propagation.tighten(column, low, Math.floor(value));
    return inside ? 'again' : 'settled';
  }

  #isWhole(): boolean {
    return this.#fractional().length === 0;
  }

  /** Two children: the nearer one is followed, the other one waits. */
  #split(node: OpenNode, bound: number, { column, value, fraction }: Branch): OpenNode | null {
    const { lower, upper } = this.simplex;
    const [low, high] = [lower[column] ?? 0, upper[column] ?? 0];
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
    const other = child(up ? 0 : 1);
    if (this.known !== Number.NEGATIVE_INFINITY) this.open.push(other);
    else this.#latest.push(other);
    const next = child(up ? 1 : 0);
    return this.propagation.tighten(column, next.lower, next.upper) ? next : null;
  }
}

/** What rounding can hide of a bound: nothing smaller can be told apart. */
const leastGap = ({ matrix, cost, lower, upper }: ScaledProblem): number => {
  let weight = 1;
  for (let column = 0; column < matrix.columnCount; column++)
    weight += Math.abs(cost[column] ?? 0) * Math.max(Math.abs(lower[column] ?? 0), Math.abs(upper[column] ?? 0));
  return 1e-10 * weight;
};

interface Branch {
  readonly column: number;
  readonly value: number;
  readonly fraction: number;
}
