import type { ExactValue } from '../problem/problem.ts';
import { valueAt } from './reduce-objective.ts';
import type { Plan, Search } from './search.ts';

/** A plan that a search came by: it has passed the exact check. */
export interface FoundPlan {
  /** Position of the objective that was being maximised. */
  readonly stage: number;
  /** Sorted keys. */
  readonly selected: readonly string[];
  /** One per objective of the problem. */
  readonly objectives: readonly ExactValue[];
}

/** Tells of each plan that is better than the one before. What is told changes nothing of the search and its answer. */
export class PlanTeller {
  readonly #search: Search;
  readonly #tell: (plan: FoundPlan) => void;
  #told: Plan | null = null;

  constructor(search: Search, tell: (plan: FoundPlan) => void) {
    this.#search = search;
    this.#tell = tell;
  }

  /** Looks at a point that an engine tells of while it runs. */
  hear(point: Uint8Array, stage: number): void {
    if (!this.#isBetter(point, stage)) return;
    const { plan } = this.#search.judge(point);
    if (plan) this.#say(plan, stage);
  }

  /** Looks at what the search holds. */
  look(stage: number): void {
    const { plan } = this.#search;
    if (plan && this.#isBetter(plan.point, stage)) this.#say(plan, stage);
  }

  #isBetter(point: Uint8Array, stage: number): boolean {
    const objective = this.#search.reduced.objectives[stage];
    if (!objective) return false;
    return !this.#told || valueAt(objective, point) > valueAt(objective, this.#told.point);
  }

  #say(plan: Plan, stage: number): void {
    this.#told = plan;
    this.#tell({ stage, selected: plan.selected, objectives: plan.objectives });
  }
}
