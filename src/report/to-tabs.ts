import { type Decimal, decimalOf } from '../base/decimal.ts';
import { byCodeUnit, record } from '../base/json.ts';
import { type Kpi, SCORE_KPI } from '../rows/row-set.ts';
import { BUILT_IN_DIMENSIONS } from '../rows/slices.ts';
import type { OutputScope, OutputTab } from '../rows/tables/output-tabs.ts';
import type { WriteValue } from '../sheet/workbook.ts';
import { toShown } from './exact-values.ts';
import { markedRows } from './explain-conflict.ts';
import { allMessages, gapSummary } from './explain-result.ts';
import { number, text } from './output-cells.ts';
import { pricedReason } from './priced-reason.ts';
import type { ConflictRow, Report, ReportedGap, ReportedInitiative } from './report.ts';

/** One row of an output tab: canonical column name → value. Columns of the tab that are absent here stay empty. */
export type OutputRow = Readonly<Record<string, WriteValue>>;

/** The rows that one tab gets. */
export interface TabRows {
  readonly tab: OutputTab;
  readonly rows: readonly OutputRow[];
  /** They take the place of what stands in our columns; else they go below it. */
  readonly replaces?: true;
}

/** What a write adds to the output tabs; those that are missing are made. */
export interface TabOutput {
  readonly scope: OutputScope;
  readonly tabs: readonly TabRows[];
}

/** What a run adds. */
export interface OutputRows {
  /** The dimensions and KPIs that Results has columns for. */
  readonly scope: OutputScope;
  readonly runs: readonly OutputRow[];
  readonly results: readonly OutputRow[];
  readonly gaps: readonly OutputRow[];
}

export const toTabOutput = ({ scope, runs, results, gaps }: OutputRows): TabOutput => ({
  scope,
  tabs: [
    { tab: 'Runs', rows: runs },
    { tab: 'Results', rows: results },
    { tab: 'Gaps_and_Alerts', rows: gaps },
  ],
});

/** What a spreadsheet shows of a number; only quotients are cut to it. */
const SHEET_DIGITS = 15;

/** A report as rows of Runs, Results and Gaps_and_Alerts (§7). `kpis`: those of the run; each that is reported has a column on Results. */
export const toOutputRows = (report: Report, kpis: readonly Pick<Kpi, 'key' | 'row'>[]): OutputRows => {
  const isReported = ({ key, row }: Pick<Kpi, 'key' | 'row'>): boolean =>
    report.hasPlan ? key in report.kpis : row !== null || key !== SCORE_KPI;
  const scope = { dimensions: dimensionsIn(report), kpis: kpis.filter(isReported).map(({ key }) => key) };
  return {
    scope,
    runs: [toRunRow(report)],
    results: report.initiatives.map((it) => toResultRow(it, report, scope)),
    gaps: [...report.gaps.map((it) => toGapRow(it, report)), ...conflictRows(report)],
  };
};

const dimensionsIn = ({ initiatives }: Report): readonly string[] => {
  const found = new Set(initiatives.flatMap((it) => Object.keys(it.dimensions)));
  const own = [...found].filter((word) => !BUILT_IN_DIMENSIONS.some((it) => it === word)).sort(byCodeUnit);
  return [...BUILT_IN_DIMENSIONS.filter((word) => found.has(word)), ...own];
};

const toRunRow = (report: Report): OutputRow => {
  const [first] = report.stages;
  const bound = first?.bestBound ?? null;
  return record<WriteValue>([
    ['run_id', text(report.runId)],
    ['scenario_name', text(report.scenarioName)],
    ['constraint_set_name', text(report.constraintSetName)],
    ['scope', text(report.scope)],
    ['period_key', text(report.periodKey ?? '')],
    ['status', text(report.status)],
    ['result', text(report.result)],
    ['objective', number(first ? toShown(first.objective, SHEET_DIGITS) : null)],
    ['best_bound', number(bound ? toShown(bound, SHEET_DIGITS) : null)],
    ['gap_pct', number(report.gapPct && shortened(report.gapPct))],
    ['selected_count', report.hasPlan ? number(decimalOf(report.selected.length)) : null],
    ['capacity_used', report.hasPlan ? number(report.capacityUsed) : null],
    ['capacity_total', number(report.capacityTotal)],
    ['engine', text(`${report.engine.name} ${report.engine.version}`.trim())],
    ['started_at', text(report.startedAt)],
    ['finished_at', text(report.finishedAt)],
    ['inputs_hash', text(report.inputsHash)],
    ['gap_summary', text(gapSummary(report))],
    ['message', text(allMessages(report).join(' '))],
  ]);
};

const toResultRow = (it: ReportedInitiative, report: Report, scope: OutputScope): OutputRow =>
  record<WriteValue>([
    ['run_id', text(report.runId)],
    ['initiative_key', text(it.key)],
    ['title', text(it.title)],
    ...scope.dimensions.map((word) => [word, text(it.dimensions[word] ?? '')] as const),
    ['selected', { boolean: it.isSelected }],
    ['allocated_tokens', number(it.allocatedTokens)],
    ['objective_contribution', number(toShown(it.objectiveContribution, SHEET_DIGITS))],
    ...scope.kpis.map((key) => [`kpi.${key}`, number(it.contributions[key] ?? null)] as const),
    ['is_mandatory', { boolean: it.isMandatory }],
    ['bundle_key', text(it.bundleKeys.join(', '))],
    ['dependency_status', text(it.dependencyStatus)],
    ['reason', text(pricedReason(it, report))],
    ['notes', text(it.notes)],
    ['lifecycle_status', text(it.lifecycleStatus)],
    ['active_overall_score', number(it.activeOverallScore)],
  ]);

const toGapRow = (gap: ReportedGap, { runId }: Report): OutputRow =>
  record<WriteValue>([
    ['run_id', text(runId)],
    ['dimension', text(gap.dimension)],
    ['dimension_key', text(gap.dimensionKey)],
    ['kpi_key', text(gap.kpi)],
    ['target_type', text(gap.targetType)],
    ['target', number(gap.target)],
    ['baseline', number(gap.baseline)],
    ['achieved', number(gap.achieved)],
    ['gap', number(gap.gap)],
    ['severity', text(gap.severity)],
    ['recommendation', text(gap.recommendation)],
  ]);

/** One row for each row of a conflict: what it asks for, against what, and what would be enough. Nothing was achieved, so no gap is told. */
const conflictRows = (report: Report): readonly OutputRow[] => {
  const found = report.infeasibility;
  return found ? markedRows(found).map(({ row, words }) => toConflictRow(row, words, report)) : [];
};

const toConflictRow = (row: ConflictRow, words: string, { runId }: Report): OutputRow =>
  record<WriteValue>([
    ['run_id', text(runId)],
    ['dimension', text(row.dimension)],
    ['dimension_key', text(row.key)],
    ['kpi_key', text(row.kpi)],
    ['target_type', text(row.type)],
    ['target', number(row.number)],
    ['baseline', number(row.baseline)],
    ['achieved', null],
    ['gap', null],
    ['severity', text('critical')],
    ['recommendation', text(words)],
  ]);

const shortened = (value: Decimal): Decimal => (value.c.length > SHEET_DIGITS ? value.prec(SHEET_DIGITS) : value);
