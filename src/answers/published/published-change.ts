import type { Decimal } from '../../base/decimal.ts';
import type { ExactValue } from '../../problem/problem.ts';

/** What a run changes against the published plan of its scenario. */
export interface PublishedChange {
  readonly published: PublishedPlan;
  readonly enters: readonly string[];
  readonly leaves: readonly string[];
  /** As published, and now. Empty lists where the run has no plan. */
  readonly tokens: Figure | null;
  readonly kpis: readonly (Figure & { readonly kpi: string; readonly unit: string })[];
  /** `null` where weights, scales or mode differ: then the values measure different things. */
  readonly objectives: readonly { readonly name: string; readonly before: ExactValue; readonly after: ExactValue }[] | null;
  /** The published plan as the answer to what is asked now. */
  readonly today: PublishedToday;
}

export interface PublishedPlan {
  readonly runId: string;
  readonly constraintSetName: string;
  readonly by: string;
  /** ISO time. */
  readonly at: string;
}

export interface Figure {
  readonly before: Decimal;
  readonly after: Decimal;
}

export interface PublishedToday {
  /** Initiatives of it that cannot be chosen any more. */
  readonly gone: readonly string[];
  /** `Tab!row` of what it would break, the ones that are gone aside. */
  readonly breaks: readonly string[];
  /** By today's objectives, the tie-breaks left out; `null` where initiatives are gone. */
  readonly values: readonly ExactValue[] | null;
}
