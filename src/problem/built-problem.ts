import type { Decimal } from '../base/decimal.ts';
import type { Problem } from './problem.ts';

/** Why an initiative of the scope, or one that a rule names, cannot be chosen or is not asked for. */
export const ADJUSTMENTS = ['not-eligible', 'no-tokens', 'left-out', 'barred', 'mandatory-dropped'] as const;
export type AdjustmentKind = (typeof ADJUSTMENTS)[number];

/** One departure from what the rows say at face value (§6): reported, never silent. */
export interface Adjustment {
  readonly kind: AdjustmentKind;
  readonly initiative: string;
  /** Why, in words a planner reads. */
  readonly words: string;
  /** `Tab!row` of the rules and candidates involved. */
  readonly rows: readonly string[];
}

/** What one objective of the problem stands for, in the problem's order. */
export interface Stage {
  readonly name: string;
  /** The KPI it maximises, or `null` for a mix of several and for the tie-break. */
  readonly kpi: string | null;
  readonly isTieBreak: boolean;
}

/** Of what stands beside the problem's objectives, in their order, all but what belongs to a tie-break. */
export const withoutTieBreaks = <T>({ stages }: Pick<BuiltProblem, 'stages'>, items: readonly T[]): readonly T[] =>
  items.filter((_, at) => !stages[at]?.isTieBreak);

/** The normalisation of one KPI in a weighted objective (§6). */
export interface Scale {
  readonly kpi: string;
  readonly weight: Decimal;
  readonly scale: Decimal;
  /** Where the scale comes from, in words. */
  readonly why: string;
}

/** A run's inputs as a 0/1 problem, with everything that a report must say about how it was posed. */
export interface BuiltProblem {
  readonly problem: Problem;
  readonly stages: readonly Stage[];
  /** Weighted objectives only; sorted by KPI. */
  readonly scales: readonly Scale[];
  /** Sorted by initiative, then kind. */
  readonly adjustments: readonly Adjustment[];
  /** Why the run is `invalid` and must not be solved; empty when it is sound. */
  readonly invalid: readonly string[];
}
