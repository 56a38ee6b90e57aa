import type { ExactValue } from '../../problem/problem.ts';
import type { Report } from '../../report/report.ts';
import type { Comparison } from '../comparison/comparison.ts';

/** The noun of this answer: a run on changed inputs of another one, and what that changes. */
export interface WhatIfAnswer {
  /** What the run that was changed has to say, reckoned anew. */
  readonly parent: Report;
  /** The changes in words. */
  readonly changes: readonly string[];
  readonly report: Report;
  readonly comparison: Comparison;
  /** Where both have a plan and their objectives measure different things: both plans by the old objectives and by the new ones. */
  readonly revalued: { readonly old: readonly Revalued[] | null; readonly new: readonly Revalued[] | null } | null;
  /** Rows without slack now that had some, and the other way round; none unless both have a plan. */
  readonly nowTight: readonly NamedRow[];
  readonly noLongerTight: readonly NamedRow[];
}

/** Two plans by one objective of one problem. */
export interface Revalued {
  readonly name: string;
  readonly before: ExactValue;
  readonly after: ExactValue;
}

/** A row that is named, with what it demands. */
export interface NamedRow {
  /** `Tab!row`. */
  readonly row: string;
  readonly demand: string;
}
