import type { Decimal } from '../../base/decimal.ts';
import type { Direction } from '../../rows/row-set.ts';
import type { PlanChange } from '../plan-change.ts';

/** The noun of this answer: what two KPIs can be brought to together. Amounts are as the sheet counts them. */
export interface Frontier {
  readonly kpis: readonly [FrontierKpi, FrontierKpi];
  /** Best of the first KPI first. */
  readonly points: readonly FrontierPoint[];
  readonly open: readonly OpenPart[];
  /** Proven: no other pair of amounts is as good in one KPI and no worse in the other. */
  readonly isWhole: boolean;
  readonly run: RunPoint;
}

export interface FrontierKpi {
  readonly key: string;
  readonly unit: string;
  readonly direction: Direction;
}

export type Amounts = readonly [Decimal, Decimal];

export interface FrontierPoint {
  readonly amounts: Amounts;
  readonly tokens: Decimal;
  readonly selected: readonly string[];
  /** Proven: no plan is better in one KPI and no worse in the other. Else one with more of the second may exist. */
  readonly isProven: boolean;
  /** `false`: weights of the two KPIs, added up, never make it the best plan. `null`: not known, for not all points are. */
  readonly isFoundByWeights: boolean | null;
  /** From the plan of the run. */
  readonly change: PlanChange;
}

/** Asked for an amount of the second KPI between these two or better, the first is at best between these. */
export interface OpenPart {
  readonly second: Amounts;
  /** `null`: there may be no such plan. */
  readonly atLeast: Decimal | null;
  /** `null`: not known. */
  readonly atMost: Decimal | null;
}

/** Where the plan of the run lies. */
export interface RunPoint {
  readonly amounts: Amounts;
  /** Positions of points that are better in one KPI and no worse in the other. */
  readonly dominatedBy: readonly number[];
  /** The position of the point with the same amounts. */
  readonly isPoint: number | null;
}
