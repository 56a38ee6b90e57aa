import { NotFoundError } from '../base/errors.ts';
import { byCodeUnit } from '../base/json.ts';
import { didYouMean } from '../base/text.ts';
import type { CompiledSet } from '../compile/compiled-set.ts';
import type { Candidate, Kpi, Scenario } from '../rows/row-set.ts';
import type { Queries, Store } from './database.ts';
import { nameKey } from './name-key.ts';
import { readSets } from './records/constraint-sets.ts';
import { readInitiatives } from './records/initiatives.ts';
import type { Kept } from './records/kept.ts';
import { readKpis, type StoredKpi } from './records/kpis.ts';
import { readScenarios } from './records/scenarios.ts';
import { findWorkspace, type Workspace } from './workspaces.ts';

/**
 * What a run of a stored set needs, all of one moment. Lists are sorted by key; what is archived is not in them. A candidate
 * or KPI at its last good version, because its rows have errors now, is there with `broken`.
 */
export interface StoredInputs {
  readonly workspace: Workspace;
  readonly scenario: Scenario;
  readonly scenarioId: number;
  readonly scenarioVersion: number;
  /** Its row has errors now; what is here is its last good version. */
  readonly scenarioStale: boolean;
  readonly set: CompiledSet;
  readonly setId: number;
  readonly setVersion: number;
  /** One of its rows (or its scenario, or a KPI it uses) has errors now. */
  readonly setStale: boolean;
  readonly kpis: readonly Kpi[];
  readonly northStar: string | null;
  readonly candidates: readonly Candidate[];
  /** Initiatives whose rows have errors now, those never stored too. */
  readonly staleInitiatives: readonly string[];
  /** `Tab!row` of rules that belong to no set. */
  readonly strays: readonly string[];
}

/** Names match case aside. Throws `workspace-unknown`, `scenario-unknown` or `set-unknown` with the near miss. */
export const loadRunInputs = (store: Store, workspaceName: string, scenarioName: string, setName: string): Promise<StoredInputs> =>
  store.snapshot(async (queries) => {
    const workspace = await findWorkspace(queries, workspaceName);
    const scenario = findNamed(active(await readScenarios(queries, workspace.id)), scenarioName, {
      code: 'scenario-unknown',
      what: `scenario in the workspace "${workspace.name}"`,
    });
    const set = await findSet(queries, workspace, scenario, setName);
    const kpis = sorted(active(await readKpis(queries, workspace.id)));
    const initiatives = sorted(active(await readInitiatives(queries, workspace.id)));
    return {
      workspace,
      scenario: marked(scenario),
      scenarioId: scenario.id ?? 0,
      scenarioVersion: scenario.version,
      scenarioStale: scenario.staleSince !== null,
      set: set.value,
      setId: set.id ?? 0,
      setVersion: set.version,
      setStale: set.staleSince !== null,
      kpis: kpis.map(marked).map(({ isNorthStar: _, ...kpi }) => kpi),
      northStar: northStarOf(kpis),
      candidates: initiatives.map(marked),
      staleInitiatives: staleKeys(initiatives, workspace),
      strays: workspace.findings.strays,
    };
  });

/** A constraint set as it is stored now, with its scenario. */
export interface StoredRules extends Pick<StoredInputs, 'scenario' | 'set' | 'setVersion'> {
  /** Its rows have errors since then; this is its last good version. */
  readonly staleSince: string | null;
}

/** Throws `set-unknown`. */
export const loadRules = (store: Store, workspaceId: number, setId: number): Promise<StoredRules> =>
  store.snapshot(async (queries) => {
    const set = active(await readSets(queries, workspaceId)).find(({ id }) => id === setId);
    const scenario = (await readScenarios(queries, workspaceId)).find(({ key }) => key === nameKey(set?.value.scenarioName ?? ''));
    if (!set || !scenario)
      throw new NotFoundError(`There is no constraint set ${setId}.`, { code: 'set-unknown', hint: 'List those of the workspace.' });
    return { scenario: marked(scenario), set: set.value, setVersion: set.version, staleSince: set.staleSince };
  });

const active = <T>(records: readonly Kept<T>[]): readonly Kept<T>[] => records.filter((record) => record.archivedAt === null);

const sorted = <T>(records: readonly Kept<T>[]): readonly Kept<T>[] => [...records].sort((a, b) => byCodeUnit(a.name, b.name));

const marked = <T extends { readonly broken: boolean }>(record: Kept<T>): T => ({ ...record.value, broken: record.staleSince !== null });

// A stale KPI may still carry the mark that another one has taken over.
const northStarOf = (kpis: readonly Kept<StoredKpi>[]): string | null => {
  const named = kpis.filter(({ value }) => value.isNorthStar);
  return (named.find(({ staleSince }) => staleSince === null) ?? named[0])?.value.key ?? null;
};

const staleKeys = (initiatives: readonly Kept<Candidate>[], workspace: Workspace): readonly string[] => {
  const stale = initiatives.filter(({ staleSince }) => staleSince !== null).map(({ name }) => name);
  return [...new Set([...stale, ...workspace.findings.brokenInitiatives])].sort(byCodeUnit);
};

const findSet = async (queries: Queries, workspace: Workspace, scenario: Kept<Scenario>, setName: string): Promise<Kept<CompiledSet>> => {
  const ofScenario = active(await readSets(queries, workspace.id)).filter(({ value }) => nameKey(value.scenarioName) === scenario.key);
  const named = ofScenario.map((record) => ({
    ...record,
    name: record.value.constraintSetName,
    key: nameKey(record.value.constraintSetName),
  }));
  return findNamed(named, setName, {
    code: 'set-unknown',
    what: `constraint set of the scenario "${scenario.name}" that was ever without errors`,
  });
};

const findNamed = <T>(
  records: readonly Kept<T>[],
  name: string,
  { code, what }: { readonly code: string; readonly what: string },
): Kept<T> => {
  const found = records.find(({ key }) => key === nameKey(name));
  if (found) return found;
  const names = records.map((record) => record.name).sort(byCodeUnit);
  throw new NotFoundError(`There is no ${what} named "${name}".${didYouMean(name, names)}`, {
    code,
    hint: names.length > 0 ? `Known: ${names.join(', ')}.` : 'None is known yet.',
  });
};
