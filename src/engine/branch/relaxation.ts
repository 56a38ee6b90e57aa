import { Certificate } from './certificate.ts';
import { DualSimplex } from './dual-simplex.ts';
import { type BoundState, Propagation } from './propagation.ts';
import type { ScaledProblem } from './scaled-problem.ts';

/** How far from whole the value of a whole column may be. */
export const WHOLE = 1e-6;
const MOST_PIVOTS = 10_000;

/** A column whose value is not whole. */
export interface Fraction {
  readonly column: number;
  readonly value: number;
  /** The value's distance from the whole number below it. */
  readonly fraction: number;
}

/**
 * The linear relaxation of one part of the problem after the other: its bounds, its solution, and what both prove. A bound or a contradiction
 * counts only when it was evaluated from the matrix with its rounding accounted for.
 */
export class Relaxation {
  readonly problem: ScaledProblem;
  readonly simplex: DualSimplex;
  /** The last `solve` came to its end: the values mean something. */
  isSolved = false;
  readonly #propagation: Propagation;
  readonly #certificate: Certificate;
  /** The last certified bound; the certificate's reduced costs belong to it. */
  #certified = Number.POSITIVE_INFINITY;
  #work = 0;

  constructor(problem: ScaledProblem, isStopped: () => boolean) {
    this.problem = problem;
    this.simplex = new DualSimplex(problem.matrix, problem.cost, problem, isStopped);
    this.#propagation = new Propagation(problem, this.simplex);
    const { lower, upper } = this.simplex;
    this.#certificate = new Certificate({ matrix: problem.matrix, lower, upper }, problem.cost);
  }

  get work(): number {
    return this.#work + this.simplex.work + this.#propagation.work;
  }

  /** Counts work that was done with what is known here. */
  charge(work: number): void {
    this.#work += work;
  }

  get lower(): Float64Array {
    return this.simplex.lower;
  }

  get upper(): Float64Array {
    return this.simplex.upper;
  }

  get value(): Float64Array {
    return this.simplex.value;
  }

  /** By how much the last certified bound falls with one step of each column. */
  get reducedCosts(): Float64Array {
    return this.#certificate.reducedCosts;
  }

  /** Does a row of the matrix stand at its bound in the last solution? */
  isTight(row: number): boolean {
    return !this.simplex.isBasic(this.problem.matrix.columnCount + row);
  }

  saveBounds(): BoundState {
    return this.#propagation.save();
  }

  restoreBounds(state: BoundState): void {
    this.#propagation.restore(state);
  }

  /** Follows what every row says. `false`: the part is empty. */
  propagate(): boolean {
    return this.#propagation.all();
  }

  /** Narrows a column and follows what comes of it. `false`: the part is empty. */
  tighten(column: number, lower: number, upper: number): boolean {
    const low = Math.max(lower, this.lower[column] ?? 0);
    const high = Math.min(upper, this.upper[column] ?? 0);
    return low <= high && this.#propagation.tighten(column, low, high);
  }

  /** Solves; gives a certified bound on what the part is worth, at most `known`, or `null` when it is certainly empty. Stops early below `cutoff`. */
  solve(known: number, cutoff: number): number | null {
    const { simplex } = this;
    const end = simplex.solve(cutoff, MOST_PIVOTS);
    if (end === 'infeasible') {
      this.isSolved = false;
      this.#certified = Number.POSITIVE_INFINITY;
      return this.refutes() ? null : known;
    }
    this.isSolved = end === 'optimal' || end === 'cutoff';
    const bound = Math.min(known, this.certify());
    if (end !== 'cutoff' || bound <= cutoff) return bound;
    this.isSolved = simplex.solve(Number.NEGATIVE_INFINITY, MOST_PIVOTS) === 'optimal';
    return Math.min(bound, this.certify());
  }

  /** Some pivots towards the solution; `false`: there is no more to do. */
  advance(cutoff: number, pivots: number): boolean {
    return this.simplex.solve(cutoff, pivots) === 'limit';
  }

  /** The bound that the present duals prove. */
  certify(): number {
    this.#work += this.problem.matrix.rowIndex.length;
    this.#certified = this.#certificate.boundOf(this.simplex.reducedCost);
    return this.#certified;
  }

  /** Does the row that the simplex stopped at prove that the part is empty? */
  refutes(): boolean {
    this.#work += this.problem.matrix.rowIndex.length;
    return this.#certificate.refutes(this.simplex.ray);
  }

  /** Columns that must be whole and are not. */
  fractions(): Fraction[] {
    const { value } = this;
    const { branched } = this.problem;
    const found: Fraction[] = [];
    for (let column = 0; column < branched.length; column++) {
      if (branched[column] === 0) continue;
      const at = value[column] ?? 0;
      const fraction = at - Math.floor(at);
      if (fraction > WHOLE && fraction < 1 - WHOLE) found.push({ column, value: at, fraction });
    }
    return found;
  }

  /** A whole column that is still free, in the middle of its bounds: where rounding hides what is wrong. */
  anyFree(): Fraction | null {
    const { integer } = this.problem;
    for (let column = 0; column < integer.length; column++) {
      const [low, high] = [this.lower[column] ?? 0, this.upper[column] ?? 0];
      if (integer[column] === 1 && low !== high) return { column, value: (low + high) / 2, fraction: 0.5 };
    }
    return null;
  }

  /**
   * What cannot move without falling to the cutoff stays where it is, with all that follows. `moved`: the relaxation's own point is cut off by
   * it. To be asked right after `solve`.
   */
  fixByReducedCost(cutoff: number): 'same' | 'moved' | 'empty' {
    const room = this.#certified - cutoff;
    if (!Number.isFinite(room)) return 'same';
    const { integer } = this.problem;
    const costs = this.#certificate.reducedCosts;
    for (let column = 0; column < integer.length; column++) {
      const [low, high] = [this.lower[column] ?? 0, this.upper[column] ?? 0];
      const cost = costs[column] ?? 0;
      if (integer[column] === 0 || low === high || Math.abs(cost) * (high - low) <= room) continue;
      const steps = Math.floor(room / Math.abs(cost) + 1e-9);
      if (!(cost > 0 ? this.tighten(column, high - steps, high) : this.tighten(column, low, low + steps))) return 'empty';
    }
    return this.#isCutOff() ? 'moved' : 'same';
  }

  #isCutOff(): boolean {
    const { lower, upper, value } = this;
    for (let column = 0; column < this.problem.integer.length; column++)
      if ((value[column] ?? 0) < (lower[column] ?? 0) - WHOLE || (value[column] ?? 0) > (upper[column] ?? 0) + WHOLE) return true;
    return false;
  }
}
