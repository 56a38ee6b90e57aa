import { count, eq, isNull, max, sql } from 'drizzle-orm';
import { BugError } from '../base/errors.ts';
import type { Queries, Store } from './database.ts';
import { decodeRunInputs } from './documents.ts';
import { appliedTags, SCHEMA_VERSION } from './migrate.ts';
import { hashSet, readSets, setKind } from './records/constraint-sets.ts';
import { initiativeKind, readInitiatives } from './records/initiatives.ts';
import type { Kept, RecordKind } from './records/kept.ts';
import { kpiKind, readKpis } from './records/kpis.ts';
import { readScenarios, scenarioKind } from './records/scenarios.ts';
import { hashRunInputs } from './runs.ts';
import { constraintSets, initiatives, metricsConfig, recordVersions, runs, scenarios, syncEvents, workspaces } from './schema.ts';
import { guarded } from './store-errors.ts';
import { listWorkspaces, type Workspace } from './workspaces.ts';

/** What a person asks about the store itself: where it is, what is in it, whether it is sound. */

export interface WorkspaceFacts {
  readonly name: string;
  readonly identity: string;
  /** What is not archived. */
  readonly initiatives: number;
  readonly kpis: number;
  readonly scenarios: number;
  readonly constraintSets: number;
  readonly runs: number;
  /** When it last changed; `null` if never. */
  readonly lastChangeAt: string | null;
}

export interface StoreFacts {
  readonly kind: Store['kind'];
  readonly place: string;
  /** Of the database, in bytes. */
  readonly sizeBytes: number;
  readonly schemaVersion: string;
  readonly databaseVersion: string;
  readonly workspaces: readonly WorkspaceFacts[];
  /** What opening it had to do. */
  readonly notes: readonly string[];
}

export const describeStore = (store: Store): Promise<StoreFacts> =>
  guarded(async () => {
    const { queries } = store;
    const [database] = await queries
      .select({ size: sql<string>`pg_database_size(current_database())::text`, version: sql<string>`current_setting('server_version')` })
      .from(sql`(select 1) as one`);
    const all: WorkspaceFacts[] = [];
    for (const workspace of await listWorkspaces(store)) all.push(await describeWorkspace(queries, workspace));
    return {
      kind: store.kind,
      place: store.place,
      sizeBytes: Number(database?.size ?? 0),
      schemaVersion: [...(await appliedTags(queries))].sort().at(-1) ?? SCHEMA_VERSION,
      databaseVersion: database?.version ?? '',
      workspaces: all,
      notes: store.notes,
    };
  });

const describeWorkspace = async (queries: Queries, { id, name, identity }: Workspace): Promise<WorkspaceFacts> => {
  const counted = async (table: typeof initiatives | typeof metricsConfig | typeof scenarios): Promise<number> =>
    (
      await queries
        .select({ n: count() })
        .from(table)
        .where(sql`${table.workspaceId} = ${id} and ${isNull(table.archivedAt)}`)
    )[0]?.n ?? 0;
  const [sets] = await queries
    .select({ n: count() })
    .from(constraintSets)
    .innerJoin(scenarios, eq(constraintSets.scenarioId, scenarios.id))
    .where(sql`${scenarios.workspaceId} = ${id} and ${isNull(constraintSets.archivedAt)}`);
  const [ran] = await queries.select({ n: count() }).from(runs).where(eq(runs.workspaceId, id));
  const [changed] = await queries
    .select({ at: max(syncEvents.happenedAt) })
    .from(syncEvents)
    .where(eq(syncEvents.workspaceId, id));
  return {
    name,
    identity,
    initiatives: await counted(initiatives),
    kpis: await counted(metricsConfig),
    scenarios: await counted(scenarios),
    constraintSets: sets?.n ?? 0,
    runs: ran?.n ?? 0,
    lastChangeAt: changed?.at ?? null,
  };
};

/**
 * Reads everything and compares it with its hashes: every record, its kept version, and the snapshot of every run. Gives what
 * is wrong, in words; an empty list is a sound store.
 */
export const checkStore = (store: Store): Promise<readonly string[]> =>
  guarded(async () => {
    const { queries } = store;
    const findings: string[] = [];
    for (const { id, name } of await queries.select({ id: workspaces.id, name: workspaces.name }).from(workspaces)) {
      const versions = await versionHashes(queries, id);
      const checked = [
        ...(await checkRecords(kpiKind, () => readKpis(queries, id), versions)),
        ...(await checkRecords(initiativeKind, () => readInitiatives(queries, id), versions)),
        ...(await checkRecords(scenarioKind, () => readScenarios(queries, id), versions)),
        ...(await checkRecords({ ...setKind, hash: hashSet }, () => readSets(queries, id), versions)),
      ];
      findings.push(...checked.map((finding) => `${name}: ${finding}`));
    }
    return [...findings, ...(await checkRuns(queries))];
  });

type VersionHashes = ReadonlyMap<string, string>;

const versionHashes = async (queries: Queries, workspaceId: number): Promise<VersionHashes> => {
  const { recordType, recordId, version, contentHash } = recordVersions;
  const rows = await queries
    .select({ recordType, recordId, version, contentHash })
    .from(recordVersions)
    .where(eq(recordVersions.workspaceId, workspaceId));
  return new Map(rows.map((row) => [`${row.recordType} ${row.recordId} ${row.version}`, row.contentHash]));
};

const checkRecords = async <T>(
  kind: RecordKind<T>,
  read: () => Promise<readonly Kept<T>[]>,
  versions: VersionHashes,
): Promise<readonly string[]> => {
  const records = await readable(read);
  if (typeof records === 'string') return [`${kind.type}: ${records}`];
  return records.flatMap((record) => [
    ...(kind.hash(record.value) === record.contentHash ? [] : [`${kind.type} ${record.name}: its content does not fit its hash`]),
    ...(versions.get(`${kind.type} ${record.id} ${record.version}`) === record.contentHash
      ? []
      : [`${kind.type} ${record.name}: version ${record.version} is not kept readable`]),
  ]);
};

const checkRuns = async (queries: Queries): Promise<readonly string[]> => {
  const findings: string[] = [];
  // One at a time: snapshots are large.
  for (const { id, runId } of await queries.select({ id: runs.id, runId: runs.runId }).from(runs).orderBy(runs.id)) {
    const found = await readable(async () => {
      const [row] = await queries.select({ inputs: runs.inputsSnapshot, hash: runs.inputsHash }).from(runs).where(eq(runs.id, id));
      return row?.inputs ? hashRunInputs(decodeRunInputs(row.inputs.json)) === row.hash : true;
    });
    if (typeof found === 'string') findings.push(`run ${runId}: ${found}`);
    else if (!found) findings.push(`run ${runId}: its snapshot does not fit its hash`);
  }
  return findings;
};

/** What cannot be read is a finding here, not a failure. */
const readable = async <T>(read: () => Promise<T>): Promise<T | string> => {
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof BugError) return thrown.message;
    throw thrown;
  }
};
