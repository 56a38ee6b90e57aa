import type { Decimal } from '../../base/decimal.ts';
import type { ExactValue } from '../../problem/problem.ts';
import type { PlanChange } from '../plan-change.ts';

/** The noun of this answer: other plans of one run, nearly or quite as good. */

/** Another plan; what changes is told against the plan of the run. */
export interface OtherPlan extends PlanChange {
  /** Sorted keys. */
  readonly selected: readonly string[];
  /** By objective of the run but the tie-breaks, how much less it is worth; negative where it is worth more. */
  readonly losses: readonly { readonly kpi: string | null; readonly loss: ExactValue }[];
  /** With the plan of the run, by the first objective that differs. */
  readonly compared: 'better' | 'equal' | 'worse';
  /** How many initiatives differ from the plan of the run. */
  readonly differences: number;
}

export interface Alternative extends OtherPlan {
  /** How many differ at least from the plan of the run and from every alternative before this one. */
  readonly leastDifferences: number;
  /** Proven: no plan within the share differs in more than so many, at the least. */
  readonly mostPossible: number;
}

/** Very different plans within a share of what the run's plan is worth in its first objective. */
export interface Alternatives {
  /** In percent. */
  readonly within: Decimal;
  /** What the first objective must reach at least. */
  readonly least: ExactValue;
  /** In the order in which they were found: each as different as can be from all before. */
  readonly found: readonly Alternative[];
  /** `none-left`: proven that there is no further plan within the share. `open`: a limit struck. */
  readonly end: 'count' | 'none-left' | 'open';
}

/** Plans that are worth as much as the run's; of a run that is not proven best, also those that are worth more. */
export interface Ties {
  /** Those that differ least from the run's plan come first. */
  readonly found: readonly OtherPlan[];
  /** `none-left`: proven that every further plan is worth less. `open`: a limit struck. */
  readonly end: 'count' | 'none-left' | 'open';
}
