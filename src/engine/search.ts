import { BugError } from '../base/errors.ts';
import { byCodeUnit } from '../base/json.ts';
import { checkSelection } from '../problem/check-problem.ts';
import type { ExactValue, Problem } from '../problem/problem.ts';
import { isLargeObjective, type KeptObjective } from './build-matrix.ts';
import type { Engine, EngineOutcome } from './engine.ts';
import { canSlip, isLarge } from './integer-rows.ts';
import { valueAt } from './reduce-objective.ts';
import type { IntegerObjective, ReducedProblem } from './reduced-problem.ts';

/** A point that passed the exact check. */
export interface Plan {
  readonly point: Uint8Array;
  readonly selected: readonly string[];
  readonly objectives: readonly ExactValue[];
}

/** What a solve knows so far. Only `offer` may set its plan, and only to a selection that the exact check has passed. */
export class Search {
  readonly problem: Problem;
  readonly reduced: ReducedProblem;
  readonly engine: Engine;
  /** Rows that a selection slipped through, by position in the reduced problem. */
  readonly exactRows = new Set<number>();
  /** Points refused for another reason. */
  readonly refused: Uint8Array[] = [];
  /** Earlier objectives at their optimum. */
  readonly kept: KeptObjective[] = [];
  /** A selection slipped below an earlier optimum: they are all written digit by digit. */
  exactKept = false;
  readonly statuses: string[] = [];
  #plan: Plan | null = null;
  #hint: Uint8Array | null = null;

  constructor(problem: Problem, reduced: ReducedProblem, engine: Engine) {
    this.problem = problem;
    this.reduced = reduced;
    this.engine = engine;
  }

  get plan(): Plan | null {
    return this.#plan;
  }

  /**
   * Takes a point if it keeps every constraint and earlier optimum and is better by the stage's objective. A point that breaks something is
   * remembered, so that it is not found again.
   */
  offer(point: Uint8Array, stage: number): 'better' | 'known' | 'refused' {
    const objective = this.reduced.objectives[stage];
    if (!objective) throw new BugError(`there is no objective ${stage}`);
    const { plan, isBroken } = this.judge(point);
    if (plan) return this.#take(plan, objective);
    this.#refuse(point, !isBroken && !this.exactKept);
    return 'refused';
  }

  /** Takes a point that nobody claims to be a plan, if it is one and better. */
  welcome(point: Uint8Array, objective: IntegerObjective): void {
    const { plan } = this.judge(point);
    if (plan) this.#take(plan, objective);
  }

  #take(plan: Plan, objective: IntegerObjective): 'better' | 'known' {
    if (this.#plan && valueAt(objective, plan.point) <= valueAt(objective, this.#plan.point)) return 'known';
    this.#plan = plan;
    return 'better';
  }

  /** The point as a plan, where it is one that keeps the earlier optima; nothing comes of it. `isBroken`: it breaks a constraint. */
  judge(point: Uint8Array): { readonly plan: Plan | null; readonly isBroken: boolean } {
    const selected = this.#selectionOf(point);
    const { violations, objectives } = checkSelection(this.problem, selected);
    const isBroken = violations.length > 0;
    const isPlan = !isBroken && this.kept.every(({ objective, value }) => valueAt(objective, point) >= value);
    return { plan: isPlan ? { point, selected, objectives } : null, isBroken };
  }

  /** A selection that may be a plan, or lie near a good one. */
  suggest(selected: readonly string[]): void {
    const chosen = new Set(selected);
    const point = Uint8Array.from(this.reduced.keys, (keys) => (keys.every((key) => chosen.has(key)) ? 1 : 0));
    if (!this.tryOut(point)) this.#hint = point;
  }

  /** Where an engine may begin though it is no plan; once. */
  takeHint(): Uint8Array | null {
    const hint = this.#hint;
    this.#hint = null;
    return hint;
  }

  /** Offers a point that nobody claims to be a plan: that it is none teaches nothing about the engine. */
  tryOut(point: Uint8Array): boolean {
    if (this.offer(point, 0) !== 'refused') return true;
    this.refused.length = 0;
    this.exactRows.clear();
    return false;
  }

  /** Does what the engine is asked hold numbers large enough to trouble it? */
  isDelicate(): boolean {
    const { rows } = this.reduced;
    return this.exactKept || rows.some(isLarge) || this.exactRows.size > 0 || this.kept.some(isLargeObjective);
  }

  #selectionOf(point: Uint8Array): string[] {
    const chosen = this.reduced.keys.flatMap((keys, column) => (point[column] === 1 ? keys : []));
    return [...this.reduced.always, ...chosen].sort(byCodeUnit);
  }

  #refuse(point: Uint8Array, belowKept: boolean): void {
    if (belowKept) {
      this.exactKept = true;
      return;
    }
    const slipped = this.reduced.rows.flatMap((row, at) => {
      if (this.exactRows.has(at) || !canSlip(row)) return [];
      const total = row.columns.reduce((sum, column, term) => (point[column] === 1 ? sum + (row.coefficients[term] ?? 0n) : sum), 0n);
      return (row.lower !== null && total < row.lower) || (row.upper !== null && total > row.upper) ? [at] : [];
    });
    for (const at of slipped) this.exactRows.add(at);
    if (slipped.length === 0) this.refused.push(point);
  }
}

/** An engine's point as 0/1 columns; `null` when it has none or it is no point at all. */
export const toPoint = ({ point }: Pick<EngineOutcome, 'point'>, columnCount: number): Uint8Array | null => {
  if (!point || point.length < columnCount) return null;
  const first = point.subarray(0, columnCount);
  return first.every((value) => value > -0.5 && value < 1.5) ? Uint8Array.from(first, (value) => (value >= 0.5 ? 1 : 0)) : null;
};
