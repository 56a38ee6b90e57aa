import type { Decimal } from '../base/decimal.ts';
import type { Issue } from '../base/issue.ts';
import { fold, foldName } from '../base/text.ts';

/**
 * The noun of this room: the rows of a workbook, typed, each with its place. Plain data that `canonicalJson` can write.
 */

/** The input tabs, in the order in which issues are listed. */
export const INPUT_TABS = ['Candidates', 'Metrics_Config', 'Scenario_Config', 'Constraints', 'Targets', 'KPI_Contributions'] as const;
export type InputTab = (typeof INPUT_TABS)[number];

/** The sheet's own row number on an input tab, as `Tab!row` in every message. */
export interface RowAddress {
  readonly tab: InputTab;
  readonly row: number;
}

export const toAddress = (at: RowAddress): string => `${at.tab}!${at.row}`;

export type KpiLevel = 'north_star' | 'strategic';
export type Direction = 'increase' | 'decrease';
export type ObjectiveMode = 'north_star' | 'weighted_kpis' | 'lexicographic';
export type Strength = 'hard' | 'policy';

/** A metric that initiatives contribute to. */
export interface Kpi {
  readonly key: string;
  readonly name: string;
  readonly level: KpiLevel;
  readonly unit: string;
  readonly direction: Direction;
  readonly notes: string;
  /** Its row on Metrics_Config; `null` for a KPI known only from candidates' columns, and for the built-in `score`. */
  readonly row: number | null;
  /** Its row has errors: what uses it is blocked. */
  readonly broken: boolean;
}

/** The KPI that every workbook has: the candidate's `active_overall_score` (unless Metrics_Config defines one of this key). */
export const SCORE_KPI = 'score';

/**
 * The key of the KPI that a planner's word names, anywhere a KPI is named: `north_star` (the KPI of that level), `x` or `kpi.x`,
 * case aside. `kpi.north_star` is the KPI of that key, else the one of that level. `undefined` when unknown.
 */
export const findKpi = (word: string, kpis: readonly Kpi[], northStar: string | null): string | undefined => {
  if (northStar !== null && fold(word) === 'north_star') return northStar;
  const folded = fold(stripKpi(word));
  const named = kpis.find((kpi) => fold(kpi.key) === folded)?.key;
  return named ?? (isNorthStarWord(folded) ? (northStar ?? undefined) : undefined);
};

/** `kpi.gmv` → `gmv`. */
export const stripKpi = (word: string): string => word.replace(/^\s*kpi\./iu, '').trim();

/** Does the word (without `kpi.`) say `north_star`, in any spelling? */
export const isNorthStarWord = (word: string): boolean => foldName(word) === 'northstar';

/** Between which numbers a value may turn out, itself among them. */
export interface Range {
  readonly low: Decimal;
  readonly high: Decimal;
}

/** How sure a planner is of a candidate's numbers. */
export interface CandidateRanges {
  readonly tokens: Range | null;
  /** By KPI; only those that are given. */
  readonly contributions: Readonly<Record<string, Range>>;
}

/** One candidate piece of work. */
export interface Candidate {
  readonly key: string;
  readonly title: string;
  /** Cost in tokens; `null` when the cell is blank: known, but cannot be chosen. */
  readonly tokens: Decimal | null;
  /** Dimension word → slice key, in the one spelling. Only dimensions that have a value. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** KPI key → contribution in the KPI's own unit (signed as typed). Only KPIs that are known and filled. */
  readonly contributions: Readonly<Record<string, Decimal>>;
  readonly isSelectedForRun: boolean;
  /** ISO date, or `null`. */
  readonly deadlineDate: string | null;
  readonly periodKey: string | null;
  /** Copied to the results. */
  readonly lifecycleStatus: string;
  /** Copied to the results; also the contribution to the built-in KPI `score`. */
  readonly activeOverallScore: Decimal | null;
  readonly notes: string;
  /** Where the sheet gives any. A run does not look at them. */
  readonly ranges?: CandidateRanges;
  readonly row: number;
  /** The row, or a KPI_Contributions row of this initiative, has an error. */
  readonly broken: boolean;
}

/** A named planning set-up. */
export interface Scenario {
  readonly name: string;
  readonly periodKey: string | null;
  /** `null`: unlimited. */
  readonly capacityTokens: Decimal | null;
  readonly mode: ObjectiveMode;
  /** KPI key → weight ≥ 0, as parsed from the cell; empty where the mode needs none and the cell is blank. */
  readonly weights: Readonly<Record<string, Decimal>>;
  /** Percent (10 means 10 %), or `null` for the default. */
  readonly synergyBonusPct: Decimal | null;
  readonly notes: string;
  readonly row: number;
  /** The row has errors: the scenario and its sets are blocked. */
  readonly broken: boolean;
}

/** A cell of a rule row that holds a number: blank, or a value; a cell that could not be read is `invalid` (its issue is raised already). */
export type NumberCell = Decimal | null | 'invalid';

/** A row of Constraints or Targets, typed cell by cell; what it means is the rulebook's. Texts are '' when blank. */
export interface RuleRow {
  readonly at: RowAddress;
  /** As typed: one name, several, or `*`. */
  readonly scenarioName: string;
  readonly constraintSetName: string;
  /** As typed; `target` for rows of Targets. */
  readonly constraintType: string;
  readonly dimension: string;
  readonly dimensionKey: string;
  /** As typed; the rulebook splits lists. */
  readonly memberKeys: string;
  readonly minTokens: NumberCell;
  readonly maxTokens: NumberCell;
  readonly kpiKey: string;
  readonly targetType: string;
  readonly targetValue: NumberCell;
  readonly baselineValue: NumberCell;
  readonly bonusPct: NumberCell;
  readonly strength: Strength;
  readonly notes: string;
  /** The sheet's own header of each of our columns: for places of issues. Keys are canonical column names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Canonical names of the columns that are filled. */
  readonly filled: readonly string[];
}

/** Where the columns of a tab stand: for places of issues and for writing back. */
export interface TabLayout {
  readonly tab: InputTab;
  /** The sheet's own name, e.g. `scenario config`. */
  readonly sheet: string;
  readonly headerRow: number;
  /** Canonical column name (`run_status`, `kpi.gmv`, …) → column number from 1. */
  readonly columns: Readonly<Record<string, number>>;
  /** The right-most column that has a header. */
  readonly lastColumn: number;
}

/** What became of an input row before any rule was read: it counts, or its `is_active` says no. */
export interface RowState {
  readonly at: RowAddress;
  readonly skipped: boolean;
}

/** All rows of a workbook. Lists are sorted by key or name; rows and states by place. */
export interface RowSet {
  readonly kpis: readonly Kpi[];
  /** The KPI that `north_star` names, or `null`. */
  readonly northStar: string | null;
  readonly candidates: readonly Candidate[];
  /** Every initiative key written anywhere on Candidates, broken rows too: known, if perhaps never choosable. */
  readonly knownInitiatives: readonly string[];
  /** Dimension words that Candidates has columns for, in the order of §3 (built-in ones, then `dim.*` by name). */
  readonly dimensions: readonly string[];
  /** Active scenarios. */
  readonly scenarios: readonly Scenario[];
  /** Names of scenarios whose `is_active` is FALSE. */
  readonly inactiveScenarios: readonly string[];
  /** Active rows of Constraints and Targets. */
  readonly rules: readonly RuleRow[];
  readonly states: readonly RowState[];
  readonly layouts: readonly TabLayout[];
  /** Tabs that could not be read as a whole (missing, a required column missing, a column twice): they block every set. */
  readonly brokenTabs: readonly InputTab[];
  readonly issues: readonly Issue[];
}
