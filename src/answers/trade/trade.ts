import type { Decimal } from '../../base/decimal.ts';
import type { PlanFigures } from '../../report/report.ts';
import type { KpiChange } from '../plan-change.ts';
import type { WhatIfAnswer } from '../what-if/what-if.ts';

/** The noun of this answer: a plan for changed inputs of a run, beside the run's own, while the best one is looked for. */
export interface TradePlan extends PlanFigures {
  readonly enters: readonly string[];
  readonly leaves: readonly string[];
  /** `null` where one of the two has no plan. */
  readonly change: TradeChange | null;
}

/** From the run's plan, as the run counts it, to this one, as the changed inputs count it. */
export interface TradeChange {
  /** What it needs more (or, negative, less). */
  readonly tokens: Decimal;
  /** Those that change. */
  readonly kpis: readonly KpiChange[];
}

/** How the search for a first plan goes. */
export interface TradeProgress {
  /** `true`: it is proven that there is no plan; the reasons are being looked for. */
  readonly isInfeasible: boolean;
  /** What the first objective cannot exceed, as far as it is known by now. */
  readonly bound: Decimal | null;
}

/** The end of a trade: what a what-if with these changes answers. */
export interface TradeAnswer {
  readonly plan: TradePlan;
  readonly whatIf: WhatIfAnswer;
}
