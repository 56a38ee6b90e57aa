import type { CompiledSet } from '../compile/compiled-set.ts';
import type { Candidate, Kpi, Scenario } from '../rows/row-set.ts';

/** Which candidates a run looks at: those marked `is_selected_for_run`, or every one. */
export const SCOPES = ['selected', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/**
 * The snapshot of a run: all that its answer depends on, as plain data. Kept with the run; solving it again gives the same
 * portfolio. Lists are sorted by key.
 */
export interface RunInputs {
  readonly scenario: Scenario;
  readonly set: CompiledSet;
  readonly kpis: readonly Kpi[];
  readonly northStar: string | null;
  readonly candidates: readonly Candidate[];
  readonly scope: Scope;
  /** Initiatives left out by flag because their rows have errors; those that never were without are not among the candidates. */
  readonly leftOut: readonly string[];
  /** Prefer fewer tokens among equally good plans. */
  readonly tieBreak: boolean;
  /** Among equally good plans, prefer the one that differs least from the plan of another run; before fewer tokens. */
  readonly near?: NearPlan;
}

/** A plan to stay close to. */
export interface NearPlan {
  readonly runId: string;
  /** Sorted keys. */
  readonly selected: readonly string[];
}
