import { record } from '../base/json.ts';
import type { Compilation, CompiledSet } from '../compile/compiled-set.ts';
import { type Candidate, INPUT_TABS, type InputTab, type RowSet, type Scenario } from '../rows/row-set.ts';
import { nameKey } from './name-key.ts';
import { type Change, type Plan, planChanges } from './plan-changes.ts';
import { arrivingSet, setKind } from './records/constraint-sets.ts';
import { arrivingInitiative, initiativeKind } from './records/initiatives.ts';
import type { Arriving, Kept } from './records/kept.ts';
import { arrivingKpi, kpiKind, type StoredKpi } from './records/kpis.ts';
import { arrivingScenario, scenarioKind } from './records/scenarios.ts';

/** What a whole sync does, worked out from what is stored and what the sheet says. PURE. */

export interface StoredRecords {
  readonly kpis: readonly Kept<StoredKpi>[];
  readonly initiatives: readonly Kept<Candidate>[];
  readonly scenarios: readonly Kept<Scenario>[];
  readonly sets: readonly Kept<CompiledSet>[];
  /** KPI_Contributions had rows when it last counted. */
  readonly hasContributionsTab: boolean;
}

export interface SheetState {
  readonly rowSet: RowSet;
  readonly compilation: Compilation;
  readonly tabsWithRows: ReadonlySet<InputTab>;
  readonly allowEmptyTab: boolean;
  readonly now: string;
}

export interface SyncPlan {
  readonly kpis: Plan<StoredKpi>;
  readonly initiatives: Plan<Candidate>;
  readonly scenarios: Plan<Scenario>;
  readonly sets: Plan<CompiledSet>;
  readonly notes: readonly string[];
  readonly hasContributionsTab: boolean;
}

export const planSync = (stored: StoredRecords, sheet: SheetState): SyncPlan => {
  const emptied = emptiedTabs(stored, sheet.tabsWithRows);
  const unread = sheet.rowSet.brokenTabs;
  const guarded: ReadonlySet<InputTab> = new Set([...(sheet.allowEmptyTab ? [] : emptied), ...unread]);
  const { now } = sheet;
  const kpis = planChanges(kpiKind, stored.kpis, arrivingKpis(stored, sheet.rowSet, guarded), {
    now,
    keepMissing: ({ value }) => guarded.has(value.row === null ? 'Candidates' : 'Metrics_Config'),
  });
  const initiatives = planChanges(initiativeKind, stored.initiatives, arrivingInitiatives(stored, sheet.rowSet, guarded), {
    now,
    keepMissing: () => guarded.has('Candidates'),
  });
  const scenarios = planChanges(scenarioKind, stored.scenarios, sheet.rowSet.scenarios.map(arrivingScenario), {
    now,
    keepMissing: () => guarded.has('Scenario_Config'),
  });
  const archived = new Set(scenarios.writes.filter(({ record }) => record.archivedAt !== null).map(({ record }) => record.key));
  const sets = planChanges(setKind, stored.sets, arrivingSets(stored, sheet.compilation, guarded), {
    now,
    keepMissing: ({ value }) => !archived.has(nameKey(value.scenarioName)) && (guarded.has('Scenario_Config') || usesTab(value, guarded)),
  });
  return {
    kpis,
    initiatives,
    scenarios,
    sets,
    hasContributionsTab: guarded.has('KPI_Contributions') ? stored.hasContributionsTab : sheet.tabsWithRows.has('KPI_Contributions'),
    notes: [...unread.map(unreadNote), ...emptied.filter((tab) => !unread.includes(tab)).map((tab) => emptyNote(tab, sheet.allowEmptyTab))],
  };
};

/** All lines of the report, in the order in which a planner reads them. */
export const changesOf = (plan: SyncPlan): readonly Change[] =>
  [plan.kpis, plan.initiatives, plan.scenarios, plan.sets].flatMap((part) => part.writes.flatMap(({ change }) => change ?? []));

/** Input tabs without a row whose records the store has. */
const emptiedTabs = (stored: StoredRecords, tabsWithRows: ReadonlySet<InputTab>): readonly InputTab[] => {
  const active = <T>(records: readonly Kept<T>[]): readonly Kept<T>[] => records.filter((record) => record.archivedAt === null);
  const sets = active(stored.sets);
  const had: Readonly<Record<InputTab, boolean>> = {
    Candidates: active(stored.initiatives).length > 0,
    Metrics_Config: active(stored.kpis).some(({ value }) => value.row !== null),
    Scenario_Config: active(stored.scenarios).length > 0,
    Constraints: sets.some(({ value }) => usesTab(value, new Set(['Constraints']))),
    Targets: sets.some(({ value }) => usesTab(value, new Set(['Targets']))),
    KPI_Contributions: stored.hasContributionsTab && active(stored.initiatives).length > 0,
  };
  return INPUT_TABS.filter((tab) => had[tab] && !tabsWithRows.has(tab));
};

const usesTab = (set: CompiledSet, tabs: ReadonlySet<InputTab>): boolean =>
  set.provenance.some(({ rows }) => rows.some((row) => [...tabs].some((tab) => row.startsWith(`${tab}!`))));

/** Without its tab a KPI would lose its direction and unit, so what is stored from the tab stays as it is. */
const arrivingKpis = (stored: StoredRecords, rowSet: RowSet, guarded: ReadonlySet<InputTab>): readonly Arriving<StoredKpi>[] => {
  const fromTab = new Set(stored.kpis.filter(({ value }) => value.row !== null).map(({ key }) => key));
  const arriving = rowSet.kpis.map((kpi) => arrivingKpi(kpi, rowSet.northStar));
  return guarded.has('Metrics_Config') ? arriving.filter(({ key }) => !fromTab.has(key)) : arriving;
};

/**
 * Two tabs feed initiatives without having records of their own: KPI_Contributions gives contributions, Metrics_Config says which KPIs
 * there are. While one says nothing, the contributions that cannot be read without it stay, and KPIs keep the spelling they have.
 */
const arrivingInitiatives = (
  stored: StoredRecords,
  { candidates, kpis }: RowSet,
  guarded: ReadonlySet<InputTab>,
): readonly Arriving<Candidate>[] => {
  const fromTab = guarded.has('KPI_Contributions') && stored.hasContributionsTab;
  const kept = guarded.has('Metrics_Config') ? stored.kpis.filter(({ value, archivedAt }) => value.row !== null && !archivedAt) : [];
  if (!fromTab && kept.length === 0) return candidates.map(arrivingInitiative);
  const readable = new Set(kpis.map(({ key }) => nameKey(key)));
  const spelling = new Map([...kpis.map(({ key }) => [nameKey(key), key] as const), ...kept.map(({ key, name }) => [key, name] as const)]);
  const respelt = <T>(values: readonly (readonly [string, T])[]): Readonly<Record<string, T>> =>
    record(
      values.flatMap(([kpi, value]) => {
        const known = spelling.get(nameKey(kpi));
        return known === undefined ? [] : [[known, value] as const];
      }),
    );
  const before = new Map(stored.initiatives.map(({ key, value }) => [key, value.contributions]));
  return candidates.map((candidate) => {
    const staying = Object.entries(before.get(nameKey(candidate.key)) ?? {}).filter(([kpi]) => fromTab || !readable.has(nameKey(kpi)));
    const { ranges } = candidate;
    return arrivingInitiative({
      ...candidate,
      contributions: respelt([...staying, ...Object.entries(candidate.contributions)]),
      ...(ranges ? { ranges: { ...ranges, contributions: respelt(Object.entries(ranges.contributions)) } } : {}),
    });
  });
};

/** A set that had rows on a suddenly empty tab would lose them silently: it keeps its last version and is marked stale. */
const arrivingSets = (
  stored: StoredRecords,
  compilation: Compilation,
  guarded: ReadonlySet<InputTab>,
): readonly Arriving<CompiledSet>[] => {
  const byKey = new Map(stored.sets.map((record) => [record.key, record]));
  return compilation.sets.map(arrivingSet).map((arriving) => {
    const before = byKey.get(arriving.key);
    return before && before.archivedAt === null && usesTab(before.value, guarded) ? { ...arriving, value: null } : arriving;
  });
};

const unreadNote = (tab: InputTab): string => `${tab} could not be read. Nothing was archived for it: what came from it stays as it was.`;

const emptyNote = (tab: InputTab, allowed: boolean): string => {
  const lost =
    {
      Candidates: 'initiatives',
      Metrics_Config: 'KPIs',
      Scenario_Config: 'scenarios and constraint sets',
      KPI_Contributions: 'contributions',
    }[String(tab)] ?? 'constraint sets';
  return allowed
    ? `${tab} has no rows any more: what came from it was archived, as --allow-empty-tab asks.`
    : `${tab} has no rows any more. Nothing was archived for it: its ${lost} stay as they were. If that is meant, sync with --allow-empty-tab.`;
};
