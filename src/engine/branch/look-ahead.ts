import { type PseudoCosts, product } from './pseudo-costs.ts';
import type { Fraction, Relaxation } from './relaxation.ts';

/** A column is known well enough after so many trials each way. */
const MOST_TRIALS = 1;
const TRIAL_PIVOTS = 15;
/** Trials at one node, and trials in a row that bring nothing better. */
const TRIALS_PER_NODE = 8;
const IDLE_TRIALS = 4;
/** Trials may take this share of all work. */
const TRIAL_SHARE = 0.5;
const FREE_WORK = 1e6;

/** What the tree knows that trials need. */
export interface Standing {
  /** What a point must exceed. */
  readonly cutoff: number;
  /** Is there a point yet? A first one is found by going down, not by looking ahead. */
  readonly isKnown: boolean;
  /** A point may have turned up. */
  found(values: Float64Array): void;
}

/** Chooses what to branch on: by pseudo-costs, and where those are not known yet by trying both ways for a few pivots. */
export class LookAhead {
  readonly #relaxation: Relaxation;
  readonly #costs: PseudoCosts;
  readonly #standing: Standing;
  #work = 0;

  constructor(relaxation: Relaxation, costs: PseudoCosts, standing: Standing) {
    this.#relaxation = relaxation;
    this.#costs = costs;
    this.#standing = standing;
  }

  /** `settled`: both ways of a column are closed. `again`: one is, and the bounds were narrowed. */
  choose(fractions: readonly Fraction[], bound: number): Fraction | 'settled' | 'again' {
    const costs = this.#costs;
    const scored = fractions
      .map((branch) => ({ branch, score: costs.score(branch.column, branch.fraction) }))
      .sort((a, b) => b.score - a.score || a.branch.column - b.branch.column);
    if (!this.#isWorthTrials(fractions)) return scored[0]?.branch ?? 'settled';
    const state = this.#relaxation.simplex.save();
    let best: Fraction | null = null;
    let most = -1;
    let idle = 0;
    let tried = 0;
    for (const { branch, score } of scored) {
      if (idle >= IDLE_TRIALS || tried >= TRIALS_PER_NODE) break;
      let own: number | 'settled' | 'again' = score;
      if (costs.trials(branch.column) < MOST_TRIALS) {
        tried++;
        own = this.#try(branch, bound, state);
        if (typeof own === 'string') return own;
      }
      if (own > most) {
        most = own;
        best = branch;
        idle = 0;
      } else idle++;
    }
    return best ?? 'settled';
  }

  #isWorthTrials(fractions: readonly Fraction[]): boolean {
    if (!this.#standing.isKnown || this.#work > TRIAL_SHARE * this.#relaxation.work + FREE_WORK) return false;
    return fractions.some(({ column }) => this.#costs.trials(column) < MOST_TRIALS);
  }

  /** Looks both ways; what the two cost together. */
  #try(branch: Fraction, bound: number, state: ReturnType<Relaxation['simplex']['save']>): number | 'settled' | 'again' {
    const { column, value, fraction } = branch;
    const began = this.#relaxation.work;
    const down = this.#tryWay(branch, 0, bound, state);
    const up = this.#tryWay(branch, 1, bound, state);
    this.#work += this.#relaxation.work - began;
    if (down.loss !== null) this.#costs.record(column, 0, down.loss, fraction);
    if (up.loss !== null) this.#costs.record(column, 1, up.loss, 1 - fraction);
    if (down.isClosed && up.isClosed) return 'settled';
    const { lower, upper } = this.#relaxation;
    if (down.isClosed) return this.#relaxation.tighten(column, Math.ceil(value), upper[column] ?? 0) ? 'again' : 'settled';
    if (up.isClosed) return this.#relaxation.tighten(column, lower[column] ?? 0, Math.floor(value)) ? 'again' : 'settled';
    return product(down.loss ?? bound, up.loss ?? bound);
  }

  /** A few pivots one way. `loss`: `null` where nothing is left that way. */
  #tryWay(
    { column, value }: Fraction,
    way: 0 | 1,
    bound: number,
    state: ReturnType<Relaxation['simplex']['save']>,
  ): { readonly loss: number | null; readonly isClosed: boolean } {
    const relaxation = this.#relaxation;
    const { simplex, lower, upper } = relaxation;
    const { cutoff } = this.#standing;
    const [low, high] = [lower[column] ?? 0, upper[column] ?? 0];
    if (way === 0) upper[column] = Math.floor(value);
    else lower[column] = Math.ceil(value);
    const end = simplex.solve(cutoff, TRIAL_PIVOTS);
    const isClosed = end === 'infeasible' ? relaxation.refutes() : end === 'cutoff' && relaxation.certify() <= cutoff;
    const loss = end === 'infeasible' ? null : Math.max(0, bound - simplex.objective);
    if (end === 'optimal' && relaxation.fractions().length === 0) this.#standing.found(simplex.value);
    lower[column] = low;
    upper[column] = high;
    simplex.restore(state);
    return { loss, isClosed };
  }
}
