import { byPlace, type Issue } from '../base/issue.ts';
import { foldName } from '../base/text.ts';
import type { Workbook } from '../sheet/workbook.ts';
import { kpiUnknown, northStarMissing } from './issues.ts';
import { readCandidates } from './read-candidates.ts';
import { readKpis } from './read-kpis.ts';
import { readRules } from './read-rules.ts';
import { readScenarios } from './read-scenarios.ts';
import { type RawRow, type RawTable, readTable } from './read-table.ts';
import { rowReader } from './row-reader.ts';
import { INPUT_TABS, type InputTab, type RowSet, type RowState } from './row-set.ts';
import { scenarioNames } from './scenario-names.ts';
import { TABLES } from './tables/index.ts';

/** Does a sheet of this name hold rows we read? For readers that load only what is wanted. */
export const isInputTab = (sheetName: string): boolean => INPUT_TABS.some((tab) => foldName(tab) === foldName(sheetName));

/**
 * All input tabs of a workbook as typed rows, with every finding that needs no rulebook. A pure function: row order changes
 * nothing but the row numbers.
 */
export const readRows = (workbook: Workbook): RowSet => {
  const tab = (name: InputTab): SortedTable => sortOut(readTable(workbook, TABLES[name]));
  const tabs = {
    candidates: tab('Candidates'),
    metrics: tab('Metrics_Config'),
    scenarios: tab('Scenario_Config'),
    constraints: tab('Constraints'),
    targets: tab('Targets'),
    contributions: tab('KPI_Contributions'),
  };
  const tables = Object.values(tabs).map((it) => it.table);
  // Without a readable list of KPIs those that candidates carry stand in, so that one broken header is one finding and not a hundred.
  const metrics = tabs.metrics.table.layout && !tabs.metrics.table.broken ? readKpis(tabs.metrics.table, tabs.metrics.active) : null;
  const candidates = readCandidates(tabs.candidates.table, tabs.contributions.table, metrics);
  const known = metrics ?? candidates.kpis;
  const scenarios = readScenarios(tabs.scenarios.table, tabs.scenarios.active, known);
  const constraints = readRules(tabs.constraints.table, tabs.constraints.active);
  const targets = readRules(tabs.targets.table, tabs.targets.active);
  const inactiveScenarios = tabs.scenarios.skipped
    .map((row) => rowReader(row, tabs.scenarios.table).text('scenario_name'))
    .filter((name) => name !== '');
  const { isSkipped } = scenarioNames({ scenarios: scenarios.scenarios, inactiveScenarios });
  const rules = [...constraints, ...targets];
  const found: readonly Issue[] = [
    ...tables.flatMap((it) => it.issues),
    ...(metrics?.issues ?? []),
    ...candidates.issues,
    ...scenarios.issues.filter((issue) => !(isKpiFinding(issue) && tables.some((it) => it.broken && KPI_SOURCES.includes(it.tab)))),
    // Rows of inactive scenarios are skipped with them: nothing about them is worth a finding.
    ...rules.flatMap((it) => (isSkipped(it.rule) ? [] : it.issues)),
  ];
  return {
    kpis: known.kpis,
    northStar: known.northStar,
    candidates: candidates.candidates,
    knownInitiatives: candidates.knownInitiatives,
    dimensions: candidates.dimensions,
    scenarios: scenarios.scenarios,
    inactiveScenarios,
    rules: rules.map((it) => it.rule),
    states: Object.values(tabs).flatMap(toStates),
    layouts: tables.flatMap((it) => it.layout ?? []),
    brokenTabs: tables.filter((it) => found.some((issue) => blocksTab(issue, it))).map((it) => it.tab),
    issues: [...found].sort(byPlace(INPUT_TABS)),
  };
};

/** The tabs that say which KPIs there are: while one of them cannot be read, an unknown KPI is no finding. */
const KPI_SOURCES: readonly InputTab[] = ['Candidates', 'Metrics_Config', 'KPI_Contributions'];

const isKpiFinding = (issue: Issue): boolean => issue.code === kpiUnknown.code || issue.code === northStarMissing.code;

/** A tab whose rows are told apart by `is_active`. */
interface SortedTable {
  readonly table: RawTable;
  readonly active: readonly RawRow[];
  readonly skipped: readonly RawRow[];
}

const sortOut = (table: RawTable): SortedTable => {
  const isActive = (row: RawRow): boolean => rowReader(row, table).boolean('is_active', true);
  return { table, active: table.rows.filter(isActive), skipped: table.rows.filter((row) => !isActive(row)) };
};

const toStates = ({ table, skipped }: SortedTable): readonly RowState[] => {
  const out = new Set(skipped);
  return table.rows.map((row) => ({ at: row.at, skipped: out.has(row) }));
};

// An error at a header, or at the tab itself, makes every row below doubtful.
const blocksTab = (issue: Issue, table: RawTable): boolean =>
  issue.severity === 'error' &&
  issue.place.tab === table.tab &&
  (issue.place.row === null || issue.place.row === (table.layout?.headerRow ?? 1));
