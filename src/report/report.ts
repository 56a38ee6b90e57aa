import type { Decimal } from '../base/decimal.ts';
import type { Infeasibility, Relaxation, RowConflict } from '../engine/conflict.ts';
import type { ExactValue, Limit, SolverResult } from '../engine/solution.ts';
import type { Adjustment, Scale } from '../problem/built-problem.ts';
import type { RowChange } from '../problem/row-system.ts';
import type { ObjectiveMode } from '../rows/row-set.ts';
import type { Demand } from './say-slot.ts';

export type { RowChange };

/**
 * The noun of this room: what a run has to say, as plain data with exact numbers. Tabs, text and JSON are renderings of it.
 */

/** Lifecycle of a run (§7). */
export const RUN_STATUSES = ['queued', 'running', 'succeeded', 'failed', 'canceled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const SEVERITIES = ['ok', 'warning', 'critical'] as const;
export type GapSeverity = (typeof SEVERITIES)[number];

/** One objective stage, the tie-break left out. */
export interface ReportedStage {
  readonly name: string;
  /** The KPI it maximises, or `null` for a mix of several. */
  readonly kpi: string | null;
  readonly objective: ExactValue;
  readonly bestBound: ExactValue | null;
  readonly proven: boolean;
}

/** One candidate in scope: a row of Results. */
export interface ReportedInitiative {
  readonly key: string;
  readonly title: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly isSelected: boolean;
  /** Tokens when chosen, else 0. */
  readonly allocatedTokens: Decimal;
  /** Its cost; `null` when its cell is blank. */
  readonly tokens: Decimal | null;
  /** Its first-stage score with half of each earned bonus; 0 when left out. */
  readonly objectiveContribution: ExactValue;
  /** Its first-stage score were it chosen, without bonuses. */
  readonly score: ExactValue;
  readonly contributions: Readonly<Record<string, Decimal>>;
  /** It is a variable of the problem and no rule or adjustment keeps it out for good. */
  readonly canBeChosen: boolean;
  readonly isMandatory: boolean;
  readonly bundleKeys: readonly string[];
  /** What it needs, and whether that is chosen, in words; '' when it needs nothing. */
  readonly dependencyStatus: string;
  readonly reason: string;
  readonly lifecycleStatus: string;
  readonly activeOverallScore: Decimal | null;
  readonly notes: string;
}

/** One target, floor or goal (an entry that has both gives two): a row of Gaps_and_Alerts. */
export interface ReportedGap {
  readonly dimension: string;
  readonly dimensionKey: string;
  readonly kpi: string;
  /** The KPI's unit; '' where none is given. */
  readonly unit: string;
  readonly targetType: 'floor' | 'goal';
  /** As typed. */
  readonly target: Decimal;
  readonly baseline: Decimal | null;
  /** baseline + Σ contribution (or Σ), in the KPI's unit. */
  readonly achieved: Decimal;
  /** dir · (target − achieved); positive is short. */
  readonly gap: Decimal;
  readonly severity: GapSeverity;
  readonly recommendation: string;
  readonly rows: readonly string[];
}

/** Tokens spent in one slice against its floor and cap. */
export interface ReportedSlice {
  readonly dimension: string;
  readonly key: string;
  readonly used: Decimal;
  readonly floor: Decimal | null;
  readonly cap: Decimal | null;
  readonly rows: readonly string[];
  /** Those of `rows` that the cap comes from. */
  readonly capRows: readonly string[];
}

/** One row of a conflict, with what it demands. */
export interface ConflictRow extends Demand {
  /** `Tab!row`. */
  readonly row: string;
  /** Other rows that say exactly the same. */
  readonly twins: readonly string[];
}

export type ReportedRelaxation = Omit<Relaxation, 'selected'>;

/** Why there is no plan, and what would be enough. */
export interface ReportedInfeasibility extends Omit<Infeasibility, 'conflicts' | 'relaxations'> {
  readonly conflicts: readonly (Omit<RowConflict, 'rows'> & { readonly rows: readonly ConflictRow[] })[];
  readonly relaxations: readonly ReportedRelaxation[];
}

/** What things cost, in words, where that was asked for; of what is not known, nothing stands here. */
export interface ReportedPrices {
  /** By initiative: `taking it costs 120,000 GBP of gmv`. */
  readonly initiatives: ReadonlyMap<string, string>;
  /** By `Tab!row`: `tight, costs 35,000 GBP of gmv`. */
  readonly rows: ReadonlyMap<string, string>;
}

/** Everything a run answers. Without a plan, lists about the plan are empty. */
export interface Report {
  readonly runId: string;
  readonly scenarioName: string;
  readonly constraintSetName: string;
  readonly scope: 'selected' | 'all';
  readonly periodKey: string | null;
  readonly objectiveMode: ObjectiveMode;
  readonly status: RunStatus;
  readonly result: SolverResult;
  readonly limit?: Limit;
  readonly hasPlan: boolean;
  readonly stages: readonly ReportedStage[];
  /** Whether fewer tokens broke ties, and whether that was proven; `unproven` without a plan. */
  readonly tieBreak: 'off' | 'proven' | 'unproven';
  /** Of the first unproven stage (the tie-break left out), in percent; 0 when all are proven; `null` without a plan or a bound, or where the objective is 0. */
  readonly gapPct: Decimal | null;
  readonly selected: readonly string[];
  readonly capacityUsed: Decimal;
  /** `null`: unlimited. */
  readonly capacityTotal: Decimal | null;
  /** KPI → Σ contribution of the chosen. */
  readonly kpis: Readonly<Record<string, Decimal>>;
  readonly scales: readonly Scale[];
  readonly initiatives: readonly ReportedInitiative[];
  readonly gaps: readonly ReportedGap[];
  readonly slices: readonly ReportedSlice[];
  /** Why there is no plan, for a run that is infeasible; `null` for every other. */
  readonly infeasibility: ReportedInfeasibility | null;
  readonly prices?: ReportedPrices;
  readonly adjustments: readonly Adjustment[];
  /** What else a reader must know, in sentences: stale sets, rows that belong to no set, what was left out, why a run is invalid. */
  readonly messages: readonly string[];
  readonly engine: { readonly name: string; readonly version: string; readonly seed: number };
  readonly inputsHash: string;
  /** ISO times. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly wallMs: number;
}

/** What a plan comes to. */
export type PlanFigures = Pick<Report, 'stages' | 'gapPct' | 'selected' | 'capacityUsed' | 'kpis'>;
