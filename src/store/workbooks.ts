import { and, desc, eq, getTableColumns, max, type SQL, sql } from 'drizzle-orm';
import { BugError, NotFoundError, StaleError } from '../base/errors.ts';
import { hashBytes } from '../base/hash.ts';
import type { AlsoKeep, Queries, Store } from './database.ts';
import { makeRunId } from './runs.ts';
import { guarded } from './store-errors.ts';
import { liveSheets, workbooks, workbookVersions } from './team-schema.ts';

/**
 * Workbooks that were uploaded, every version kept: what a worker writes into one is its next version. Those that are live sheets have no
 * versions: `live-sheets.ts`.
 */

export interface StoredWorkbook {
  readonly workbookId: string;
  readonly workspaceId: number;
  /** With its ending, as it was uploaded; of a live sheet its title. */
  readonly fileName: string;
  readonly actor: string;
  readonly createdAt: string;
  /** `null`: it was uploaded. */
  readonly sheet: LiveSheet | null;
}

/** The Google Sheet that a workbook is. */
export interface LiveSheet {
  readonly spreadsheetId: string;
  /** Who linked it last, and when. */
  readonly actor: string;
  readonly linkedAt: string;
  /** `false`: it was; its runs still name it. */
  readonly isLinked: boolean;
}

export interface WorkbookVersion {
  readonly version: number;
  /** SHA-256 of the bytes. */
  readonly contentHash: string;
  readonly size: number;
  /** Of the job that wrote it; `null` for an upload. */
  readonly jobId: string | null;
  readonly actor: string;
  readonly createdAt: string;
}

export interface NewVersion {
  readonly bytes: Uint8Array;
  readonly jobId: string | null;
  readonly actor: string;
  readonly now: string;
}

export type NewWorkbook = Pick<StoredWorkbook, 'workbookId' | 'workspaceId' | 'fileName'>;

/** `WB-…`, drawn as the id of a run is. */
export const makeWorkbookId = (now: string, randomHex: string): string => makeRunId(now, randomHex).replace('RUN', 'WB');

/** A new workbook with its first version. */
export const addWorkbook = (
  store: Store,
  workbook: NewWorkbook,
  first: NewVersion,
  alsoKeep?: AlsoKeep<StoredWorkbook>,
): Promise<StoredWorkbook> =>
  store.transact(async (queries) => {
    const made = await insertWorkbook(queries, workbook, first);
    await alsoKeep?.(queries, made);
    return made;
  });

/** The same in a transaction of the caller. */
export const insertWorkbook = async (queries: Queries, workbook: NewWorkbook, first: NewVersion): Promise<StoredWorkbook> => {
  const { id, ...made } = await insertBareWorkbook(queries, workbook, first);
  await insertVersion(queries, id, 1, first);
  return { ...made, sheet: null };
};

/** A workbook without content: to be given some in the same transaction. */
export const insertBareWorkbook = async (
  queries: Queries,
  { workbookId, workspaceId, fileName }: NewWorkbook,
  { actor, now: createdAt }: Pick<NewVersion, 'actor' | 'now'>,
): Promise<Omit<StoredWorkbook, 'sheet'> & { readonly id: number }> => {
  const made = { workbookId, workspaceId, fileName, actor, createdAt };
  const [row] = await queries.insert(workbooks).values(made).returning({ id: workbooks.id });
  if (!row) throw new BugError('a workbook that was added is not there');
  return { ...made, id: row.id };
};

/**
 * The next version, the one before being as the writer knows it: throws `workbook-changed` where its newest content has another hash, and
 * `workbook-unknown`. Bytes that are those of the newest version make no new one.
 */
export const addVersion = (
  store: Store,
  workbookId: string,
  expectedHash: string | null,
  next: NewVersion,
  alsoKeep?: AlsoKeep<WorkbookVersion>,
): Promise<WorkbookVersion> =>
  store.transact(async (queries) => {
    const [row] = await queries.select({ id: workbooks.id }).from(workbooks).where(ofId(store, workbookId)).for('update');
    if (!row) throw unknownWorkbook(workbookId);
    const newest = await newestOf(queries, row.id);
    if (expectedHash !== null && newest.contentHash !== expectedHash)
      throw new StaleError(`The workbook ${workbookId} changed since it was read; nothing was written.`, {
        code: 'workbook-changed',
        hint: 'Look at its newest version and send yours again.',
      });
    const version = newest.contentHash === hashBytes(next.bytes) ? newest : await insertVersion(queries, row.id, newest.version + 1, next);
    await alsoKeep?.(queries, version);
    return version;
  });

const insertVersion = async (queries: Queries, workbook: number, version: number, next: NewVersion): Promise<WorkbookVersion> => {
  const { bytes, jobId, actor, now: createdAt } = next;
  const written = { version, contentHash: hashBytes(bytes), size: bytes.length, jobId, actor, createdAt };
  await queries.insert(workbookVersions).values({ workbookId: workbook, bytes, ...written });
  return written;
};

const { id: _, workbookId: __, bytes: ___, ...VERSION_COLUMNS } = getTableColumns(workbookVersions);

const newestOf = async (queries: Queries, workbook: number): Promise<WorkbookVersion> => {
  const [newest] = await queries
    .select(VERSION_COLUMNS)
    .from(workbookVersions)
    .where(eq(workbookVersions.workbookId, workbook))
    .orderBy(desc(workbookVersions.version))
    .limit(1);
  if (!newest) throw new BugError(`the workbook ${workbook} has no version`);
  return newest;
};

/** Throws `workbook-unknown`, also for one of a workspace that the store does not show. */
export const findWorkbook = (store: Store, workbookId: string): Promise<StoredWorkbook> =>
  guarded(async () => {
    const [row] = await selectWorkbooks(store.queries).where(ofId(store, workbookId));
    if (!row) throw unknownWorkbook(workbookId);
    return toWorkbook(row);
  });

const { id: ____, ...WORKBOOK_COLUMNS } = getTableColumns(workbooks);

const selectWorkbooks = (queries: Queries) =>
  queries
    .select({ workbook: WORKBOOK_COLUMNS, sheet: liveSheets })
    .from(workbooks)
    .leftJoin(liveSheets, eq(liveSheets.workbookId, workbooks.id));

const toWorkbook = ({ workbook, sheet }: Awaited<ReturnType<typeof selectWorkbooks>>[number]): StoredWorkbook => ({
  ...workbook,
  sheet: sheet && {
    spreadsheetId: sheet.spreadsheetId,
    actor: sheet.actor,
    linkedAt: sheet.linkedAt,
    isLinked: sheet.unlinkedAt === null,
  },
});

/** The number of a workbook's newest version; `null` where there is no such workbook, or it is a live sheet. In a transaction of the caller. */
export const newestVersion = async (queries: Queries, workbookId: string): Promise<number | null> => {
  const [row] = await queries
    .select({ version: max(workbookVersions.version) })
    .from(workbookVersions)
    .innerJoin(workbooks, eq(workbookVersions.workbookId, workbooks.id))
    .where(eq(workbooks.workbookId, workbookId));
  return row?.version ?? null;
};

/** Those of a workspace, the newest first, by when they were uploaded or linked; sheets that are linked no more come last. */
export const listWorkbooks = (store: Store, workspaceId: number): Promise<readonly StoredWorkbook[]> =>
  guarded(async () => {
    const rows = await selectWorkbooks(store.queries)
      .where(eq(workbooks.workspaceId, workspaceId))
      .orderBy(
        sql`${liveSheets.unlinkedAt} is not null`,
        desc(sql`coalesce(${liveSheets.linkedAt}, ${workbooks.createdAt})`),
        desc(workbooks.id),
      );
    return rows.map(toWorkbook);
  });

/** The one that is meant where none is named: the newest, but no sheet that is linked no more. `null`: there is none. */
export const findNewestWorkbook = async (store: Store, workspaceId: number): Promise<StoredWorkbook | null> => {
  const [newest] = await listWorkbooks(store, workspaceId);
  return newest && newest.sheet?.isLinked !== false ? newest : null;
};

/** The newest first; a live sheet has none. Throws `workbook-unknown`. */
export const listVersions = (store: Store, workbookId: string): Promise<readonly WorkbookVersion[]> =>
  guarded(async () => {
    const rows = await store.queries
      .select(VERSION_COLUMNS)
      .from(workbookVersions)
      .innerJoin(workbooks, eq(workbookVersions.workbookId, workbooks.id))
      .where(ofId(store, workbookId))
      .orderBy(desc(workbookVersions.version));
    // Says whether there is such a workbook.
    if (rows.length === 0) await findWorkbook(store, workbookId);
    return rows;
  });

/** The bytes of a version, the newest where none is named. Throws `workbook-unknown`, `version-unknown`. */
export const loadVersion = (
  store: Store,
  workbookId: string,
  version?: number,
): Promise<WorkbookVersion & { readonly bytes: Uint8Array }> =>
  guarded(async () => {
    const [row] = await store.queries
      .select({ ...VERSION_COLUMNS, bytes: workbookVersions.bytes })
      .from(workbookVersions)
      .innerJoin(workbooks, eq(workbookVersions.workbookId, workbooks.id))
      .where(and(ofId(store, workbookId), version === undefined ? undefined : eq(workbookVersions.version, version)))
      .orderBy(desc(workbookVersions.version))
      .limit(1);
    if (row) return row;
    return raiseNoVersion(store, workbookId, version);
  });

const raiseNoVersion = async (store: Store, workbookId: string, version: number | undefined): Promise<never> => {
  await findWorkbook(store, workbookId);
  throw new NotFoundError(`The workbook ${workbookId} has no version ${version}.`, { code: 'version-unknown' });
};

/** A version without its bytes, the newest where none is named. Throws as `loadVersion` does. */
export const findVersion = (store: Store, workbookId: string, version?: number): Promise<WorkbookVersion> =>
  guarded(async () => {
    const [row] = await store.queries
      .select(VERSION_COLUMNS)
      .from(workbookVersions)
      .innerJoin(workbooks, eq(workbookVersions.workbookId, workbooks.id))
      .where(and(ofId(store, workbookId), version === undefined ? undefined : eq(workbookVersions.version, version)))
      .orderBy(desc(workbookVersions.version))
      .limit(1);
    return row ?? raiseNoVersion(store, workbookId, version);
  });

/** The version that a job has written, if it has. */
export const findVersionOfJob = (store: Store, workbookId: string, jobId: string): Promise<WorkbookVersion | null> =>
  guarded(async () => {
    const [row] = await store.queries
      .select(VERSION_COLUMNS)
      .from(workbookVersions)
      .innerJoin(workbooks, eq(workbookVersions.workbookId, workbooks.id))
      .where(and(ofId(store, workbookId), eq(workbookVersions.jobId, jobId)));
    return row ?? null;
  });

const ofId = ({ within }: Store, workbookId: string): SQL | undefined =>
  and(eq(workbooks.workbookId, workbookId), within === undefined ? undefined : eq(workbooks.workspaceId, within));

const unknownWorkbook = (id: string): NotFoundError =>
  new NotFoundError(`There is no workbook "${id}".`, { code: 'workbook-unknown', hint: 'List those of the workspace, or upload one.' });
