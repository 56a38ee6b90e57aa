import type { Decimal } from '../../base/decimal.ts';
import type { RowConflict } from '../../engine/conflict.ts';
import type { ExactValue } from '../../problem/problem.ts';
import type { PlanChange } from '../plan-change.ts';

/** What one objective of the run loses; `atLeast` and `atMost` are equal where it is proven, `null` where nothing is known. */
export interface Loss {
  /** The KPI it maximises, or `null` for a mix of several. */
  readonly kpi: string | null;
  readonly atLeast: ExactValue | null;
  readonly atMost: ExactValue | null;
}

/** What it costs to have an initiative that the plan leaves out, or to do without one that it holds. */
export interface Price extends PlanChange {
  readonly initiative: string;
  readonly isChosen: boolean;
  /** It is one to choose from: eligible, with tokens, in scope. */
  readonly isInside: boolean;
  /** `impossible`: proven that no plan keeps all rows then. `open`: a limit struck before a plan or that proof was found. */
  readonly outcome: 'priced' | 'impossible' | 'open';
  /** One per objective but the tie-breaks; the first that differs decides. Empty unless priced. */
  readonly losses: readonly Loss[];
  /** Every loss is proven. */
  readonly isProven: boolean;
  /** Proven besides: no plan of this worth differs less from the current one. */
  readonly isNearest: boolean;
  /** Where it is impossible: rows that together forbid it. `null` where none were looked for, or the initiative is outside the run. */
  readonly forbiddenBy: RowConflict | null;
  /** `Tab!row` of what the current plan would break if nothing else changed. */
  readonly inTheWay: readonly string[];
  readonly selected: readonly string[];
}

/** What dropping one row alone, with those that repeat it, would bring. */
export interface RowPrice {
  /** `Tab!row`. */
  readonly rows: readonly string[];
  /** Exact room to the bound, negative where a goal is missed; `null` for rows without a number. */
  readonly slack: Decimal | null;
  /**
   * What the row does in this run. `binds`: it says which plans there are. `weighs`: it says what plans are worth (a bonus, the scale of
   * a KPI). `none`: without it the very same problem is left.
   */
  readonly effect: 'binds' | 'weighs' | 'none';
  readonly outcome: 'priced' | 'open';
  /** What the best plan without the row is worth more. Empty where that is weighed in other measures. */
  readonly gains: readonly Loss[];
  readonly isProven: boolean;
  /** Of a row that weighs: a plan that is better by what plans are then worth; `null` where none was found. */
  readonly change: PlanChange | null;
}
