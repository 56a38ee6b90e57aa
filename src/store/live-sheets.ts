import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { BugError, NotFoundError, StaleError } from '../base/errors.ts';
import type { AlsoKeep, Queries, Store } from './database.ts';
import { workspaces } from './schema.ts';
import { guarded } from './store-errors.ts';
import { liveSheets, workbooks } from './team-schema.ts';
import { findWorkbook, insertBareWorkbook, type StoredWorkbook } from './workbooks.ts';

/** Google Sheets that are workbooks of a workspace: linked, unlinked, linked again. */

export interface NewLink {
  /** Drawn for it; where the workspace knows the sheet already, it keeps the one that it has. */
  readonly workbookId: string;
  readonly workspaceId: number;
  readonly spreadsheetId: string;
  readonly title: string;
  readonly actor: string;
  readonly now: string;
}

export interface Linked {
  readonly workbook: StoredWorkbook;
  /** `false`: it was linked with this workspace before. */
  readonly isNew: boolean;
}

/** Where a sheet is linked now. */
export interface LinkPlace {
  readonly workbook: StoredWorkbook;
  readonly workspace: string;
}

/** `null`: it is linked with no workspace. */
export const findLink = (store: Store, spreadsheetId: string): Promise<LinkPlace | null> =>
  guarded(async () => {
    const [row] = await store.queries
      .select({ workbookId: workbooks.workbookId, workspace: workspaces.name })
      .from(liveSheets)
      .innerJoin(workbooks, eq(liveSheets.workbookId, workbooks.id))
      .innerJoin(workspaces, eq(workbooks.workspaceId, workspaces.id))
      .where(and(eq(liveSheets.spreadsheetId, spreadsheetId), isNull(liveSheets.unlinkedAt)));
    if (!row) return null;
    const { within: _, ...whole } = store;
    return { workbook: await findWorkbook(whole, row.workbookId), workspace: row.workspace };
  });

/**
 * The sheet is a workbook of the workspace from now on. A workspace that had it before has the same workbook again. Of two who link one sheet
 * at once, an index lets the first one win; the other one gets `null`, and nothing is done.
 */
export const addLink = (store: Store, link: NewLink, alsoKeep: AlsoKeep<Linked>): Promise<Linked | null> =>
  store
    .transact(async (queries) => {
      const id = (await dropEarlierLink(queries, link)) ?? (await insertBareWorkbook(queries, { ...link, fileName: link.title }, link)).id;
      const { spreadsheetId, actor, now: linkedAt } = link;
      const made = await queries
        .insert(liveSheets)
        .values({ workbookId: id, spreadsheetId, actor, linkedAt })
        .onConflictDoNothing()
        .returning({ id: liveSheets.id });
      if (made.length === 0) throw overtaken();
      const [row] = await queries.select({ workbookId: workbooks.workbookId }).from(workbooks).where(eq(workbooks.id, id));
      if (!row) throw new BugError('a workbook that was linked is not there');
      const linked = { workbook: await findWorkbook({ ...store, queries }, row.workbookId), isNew: true };
      await alsoKeep(queries, linked);
      return linked;
    })
    .catch((thrown) => {
      if (thrown instanceof StaleError && thrown.code === OVERTAKEN) return null;
      throw thrown;
    });

const OVERTAKEN = 'sheet-link-overtaken';
/** Undoes the transaction. */
const overtaken = (): StaleError => new StaleError('The sheet was linked by somebody else meanwhile.', { code: OVERTAKEN });

/** The workbook that the workspace had of the sheet, with today's title; its ended link makes room. */
const dropEarlierLink = async (queries: Queries, { workspaceId, spreadsheetId, title }: NewLink): Promise<number | undefined> => {
  const [earlier] = await queries
    .select({ id: liveSheets.id, workbook: workbooks.id })
    .from(liveSheets)
    .innerJoin(workbooks, eq(liveSheets.workbookId, workbooks.id))
    .where(and(eq(workbooks.workspaceId, workspaceId), eq(liveSheets.spreadsheetId, spreadsheetId), isNotNull(liveSheets.unlinkedAt)))
    .orderBy(desc(workbooks.id))
    .limit(1);
  if (!earlier) return undefined;
  await queries.delete(liveSheets).where(eq(liveSheets.id, earlier.id));
  await queries.update(workbooks).set({ fileName: title }).where(eq(workbooks.id, earlier.workbook));
  return earlier.workbook;
};

/**
 * It is no live sheet any more, and the sheet is linked with nobody; `alsoKeep` only where it was until now. Throws `workbook-unknown`,
 * `workbook-not-live`.
 */
export const endLink = (store: Store, workbookId: string, now: string, alsoKeep: AlsoKeep<StoredWorkbook>): Promise<void> =>
  store.transact(async (queries) => {
    const workbook = await findWorkbook({ ...store, queries }, workbookId);
    if (workbook.sheet === null)
      throw new NotFoundError(`The workbook ${workbookId} was uploaded: it is linked with no Google Sheet.`, { code: 'workbook-not-live' });
    const ended = await queries
      .update(liveSheets)
      .set({ unlinkedAt: now })
      .where(and(eq(liveSheets.workbookId, idOf(queries, workbookId)), isNull(liveSheets.unlinkedAt)))
      .returning({ id: liveSheets.id });
    if (ended.length > 0) await alsoKeep(queries, workbook);
  });

const idOf = (queries: Queries, workbookId: string) =>
  queries.select({ id: workbooks.id }).from(workbooks).where(eq(workbooks.workbookId, workbookId));

/** The sheet is called otherwise now. */
export const renameSheet = (store: Store, workbookId: string, title: string): Promise<void> =>
  store.transact(async (queries) => {
    await queries.update(workbooks).set({ fileName: title }).where(eq(workbooks.workbookId, workbookId));
  });
