import type { CompiledSet } from '../compile/compiled-set.ts';
import type { Candidate, Kpi } from '../rows/row-set.ts';

/** A rule that a plan breaks. */
export interface Breach {
  /** In words a planner reads, with the numbers. */
  readonly words: string;
  readonly rows: readonly string[];
}

/** What a plan is checked against: the chosen candidates and all others, nothing of the 0/1 problem. */
export interface PlanFacts {
  readonly chosen: ReadonlySet<string>;
  readonly candidates: readonly Candidate[];
  readonly kpis: readonly Kpi[];
  /** Mandatory initiatives that the scope dropped (§6); they are not asked for. */
  readonly dropped: ReadonlySet<string>;
}

/** What this room needs from a rule to verify a plan exactly, by the rule's own words and not by the problem that was built from it. */
export interface CheckSlot {
  readonly check: (set: CompiledSet, facts: PlanFacts) => readonly Breach[];
}
