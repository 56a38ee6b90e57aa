import { sql } from 'drizzle-orm';
import { BugError, StaleError } from '../base/errors.ts';
import { canonicalJson } from '../base/json.ts';
import type { Compilation } from '../compile/compiled-set.ts';
import type { InputTab, RowSet } from '../rows/row-set.ts';
import type { Queries, Store } from './database.ts';
import { nameKey } from './name-key.ts';
import type { Change, Plan } from './plan-changes.ts';
import { changesOf, planSync, type StoredRecords, type SyncPlan } from './plan-sync.ts';
import { readSets, setKind, writeSets } from './records/constraint-sets.ts';
import { initiativeKind, readInitiatives, writeInitiatives } from './records/initiatives.ts';
import { inBatches, type Kept, type RecordKind } from './records/kept.ts';
import { kpiKind, readKpis, writeKpis } from './records/kpis.ts';
import { readScenarios, scenarioKind, writeScenarios } from './records/scenarios.ts';
import { recordVersions, syncEvents } from './schema.ts';
import {
  addWorkspace,
  checkClaim,
  encodeFindings,
  type Findings,
  readWorkspace,
  updateWorkspace,
  type Workspace,
  type WorkspaceClaim,
} from './workspaces.ts';

export interface SyncInput {
  readonly workspace: WorkspaceClaim;
  readonly rowSet: RowSet;
  readonly compilation: Compilation;
  /** From where: the file's path or the sheet's address. */
  readonly source: string;
  /** Who. */
  readonly actor: string;
  /** When, as ISO text. */
  readonly now: string;
  /** Input tabs that have rows, skipped ones counted. */
  readonly tabsWithRows: ReadonlySet<InputTab>;
  readonly allowEmptyTab: boolean;
  /** Say what would change, write nothing. */
  readonly dryRun: boolean;
  /** Of the workbook, where versions are kept. */
  readonly workbookVersion?: number;
}

export interface SyncReport {
  readonly workspace: string;
  readonly changes: readonly Change[];
  readonly unchanged: { readonly kpis: number; readonly initiatives: number; readonly scenarios: number; readonly sets: number };
  /** What a planner should know beyond the changes: a tab without rows, a workspace taken over. */
  readonly notes: readonly string[];
  readonly dryRun: boolean;
}

/**
 * Brings the store to what the sheet says, in one transaction; two syncs of one workspace come one after the other. What is
 * unchanged is not touched. Throws `workspace-taken` for a different workbook under a name that was not given explicitly, and
 * `workbook-changed` for an older version of the workbook that would change something back.
 */
export const saveSync = (store: Store, input: SyncInput): Promise<SyncReport> =>
  store.transact(async (queries) => {
    await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`planwright sync ${nameKey(input.workspace.name)}`}, 0))`);
    const workspace = await readWorkspace(queries, input.workspace.name);
    checkClaim(workspace, input.workspace);
    const stored = workspace ? await readRecords(queries, workspace) : NOTHING;
    const plan = planSync(stored, input);
    const isOlder = workspace !== undefined && isOvertaken(workspace, input);
    if (isOlder && !input.dryRun && changesOf(plan).length > 0)
      throw new StaleError(`A newer version of the workbook was synced into the workspace "${workspace.name}" meanwhile.`, {
        code: 'workbook-changed',
        hint: 'Ask again: it is read anew.',
      });
    if (!input.dryRun && !isOlder) await writeSync(queries, input, plan, stored, workspace);
    return toReport(input, plan, workspace);
  });

/** What the store says is of a newer version of the same workbook. */
const isOvertaken = ({ identity, findings }: Workspace, { workspace, workbookVersion }: SyncInput): boolean =>
  identity === workspace.identity && workbookVersion !== undefined && (findings.workbookVersion ?? 0) > workbookVersion;

const NOTHING: StoredRecords = { kpis: [], initiatives: [], scenarios: [], sets: [], hasContributionsTab: false };

const readRecords = async (queries: Queries, { id, findings }: Workspace): Promise<StoredRecords> => ({
  kpis: await readKpis(queries, id),
  initiatives: await readInitiatives(queries, id),
  scenarios: await readScenarios(queries, id),
  sets: await readSets(queries, id),
  hasContributionsTab: findings.hasContributionsTab,
});

const toReport = (input: SyncInput, plan: SyncPlan, workspace: Workspace | undefined): SyncReport => ({
  workspace: workspace?.name ?? input.workspace.name,
  changes: changesOf(plan),
  unchanged: {
    kpis: plan.kpis.unchanged,
    initiatives: plan.initiatives.unchanged,
    scenarios: plan.scenarios.unchanged,
    sets: plan.sets.unchanged,
  },
  notes: [
    // One that was made empty was fed from nowhere.
    ...(workspace && workspace.identity !== '' && workspace.identity !== input.workspace.identity
      ? [`The workspace "${workspace.name}" was fed from ${workspace.identity}; from now on it is fed from ${input.workspace.identity}.`]
      : []),
    ...plan.notes,
  ],
  dryRun: input.dryRun,
});

const writeSync = async (
  queries: Queries,
  input: SyncInput,
  plan: SyncPlan,
  stored: StoredRecords,
  existing: Workspace | undefined,
): Promise<void> => {
  const findings: Findings = {
    strays: input.compilation.strays,
    brokenInitiatives: input.rowSet.candidates.filter((candidate) => candidate.broken).map((candidate) => candidate.key),
    hasContributionsTab: plan.hasContributionsTab,
    ...(input.workbookVersion === undefined ? {} : { workbookVersion: input.workbookVersion }),
  };
  const workspace = existing ?? (await addWorkspace(queries, input.workspace, findings, input.now));
  if (isOutdated(workspace, input.workspace, findings)) await updateWorkspace(queries, workspace.id, input.workspace.identity, findings);
  const about = { queries, input, workspaceId: workspace.id };
  await writeLog(about, kpiKind, plan.kpis, await writeKpis(queries, workspace.id, recordsOf(plan.kpis)));
  await writeLog(about, initiativeKind, plan.initiatives, await writeInitiatives(queries, workspace.id, recordsOf(plan.initiatives)));
  const scenarioIds = await writeScenarios(queries, workspace.id, recordsOf(plan.scenarios));
  await writeLog(about, scenarioKind, plan.scenarios, scenarioIds);
  const allScenarioIds = new Map([
    ...stored.scenarios.flatMap(({ key, id }) => (id === undefined ? [] : [[key, id] as const])),
    ...scenarioIds,
  ]);
  await writeLog(about, setKind, plan.sets, await writeSets(queries, allScenarioIds, recordsOf(plan.sets)));
};

const isOutdated = (workspace: Workspace, claim: WorkspaceClaim, findings: Findings): boolean =>
  workspace.identity !== claim.identity || canonicalJson(encodeFindings(workspace.findings)) !== canonicalJson(encodeFindings(findings));

const recordsOf = <T>(plan: Plan<T>): readonly Kept<T>[] => plan.writes.map(({ record }) => record);

interface LogContext {
  readonly queries: Queries;
  readonly input: SyncInput;
  readonly workspaceId: number;
}

/** Keeps each new version readable and says what changed. */
const writeLog = async <T>(
  { queries, input, workspaceId }: LogContext,
  kind: RecordKind<T>,
  plan: Plan<T>,
  ids: ReadonlyMap<string, number>,
): Promise<void> => {
  const about = ({ key, name, version }: Kept<T>) => ({ workspaceId, recordType: kind.type, recordId: idOf(ids, key), name, version });
  const versions = plan.writes
    .filter(({ newVersion }) => newVersion)
    .map(({ record }) => ({
      ...about(record),
      isArchived: record.archivedAt !== null,
      contentHash: record.contentHash,
      document: { json: kind.document(record.value) },
      createdAt: input.now,
    }));
  await inBatches(versions, (batch) => queries.insert(recordVersions).values(batch).returning({ id: recordVersions.id }));
  const events = plan.writes.flatMap(({ record, change }) =>
    change
      ? [
          {
            ...about(record),
            happenedAt: input.now,
            actor: input.actor,
            source: input.source,
            change: change.change,
            details: { json: change.details },
          },
        ]
      : [],
  );
  await inBatches(events, (batch) => queries.insert(syncEvents).values(batch).returning({ id: syncEvents.id }));
};

const idOf = (ids: ReadonlyMap<string, number>, key: string): number => {
  const id = ids.get(key);
  if (id === undefined) throw new BugError(`the record "${key}" was not written`);
  return id;
};
