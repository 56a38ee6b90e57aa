import { basename, extname } from 'node:path';
import { UsageError } from '../base/errors.ts';
import { readXlsx } from '../sheet/xlsx-bytes.ts';
import type { AlsoKeep, Store } from '../store/database.ts';
import {
  addVersion,
  addWorkbook,
  findNewestWorkbook,
  findWorkbook,
  insertWorkbook,
  listVersions,
  listWorkbooks,
  loadVersion,
  makeWorkbookId,
  type StoredWorkbook,
  type WorkbookVersion,
} from '../store/workbooks.ts';
import type { AppDeps } from './deps.ts';
import { requireUploaded } from './live-workbook.ts';
import { makeWorkspace } from './workspaces.ts';

/** Workbooks that are uploaded, and taken back. */

type Deps = Pick<AppDeps, 'now' | 'randomId' | 'actor'> & { readonly store: Store };

export { MAX_FILE_BYTES } from '../sheet/xlsx/limits.ts';
export type { StoredWorkbook, WorkbookVersion } from '../store/workbooks.ts';

export interface WorkbookUpload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A new workbook of a workspace. Throws what is to be said against the file. */
export const uploadWorkbook = async (
  deps: Deps,
  workspaceId: number,
  upload: WorkbookUpload,
  alsoKeep?: AlsoKeep<StoredWorkbook>,
): Promise<StoredWorkbook> => {
  const [facts, first] = readUpload(deps, upload);
  return addWorkbook(deps.store, { ...facts, workspaceId }, first, alsoKeep);
};

/** A workbook and its workspace. */
export interface FirstWorkbook {
  readonly workspace: string;
  readonly workbook: StoredWorkbook;
}

/** The first workbook of a new workspace: both are there, or neither. Throws `workspace-taken`, and what is to be said against the file. */
export const uploadToNewWorkspace = async (
  deps: Deps,
  workspace: string,
  upload: WorkbookUpload,
  alsoKeep?: AlsoKeep<FirstWorkbook>,
): Promise<FirstWorkbook> => {
  const [facts, first] = readUpload(deps, upload);
  return deps.store.transact(async (queries) => {
    const { id, name } = await makeWorkspace(queries, workspace, first.now);
    const made = { workspace: name, workbook: await insertWorkbook(queries, { ...facts, workspaceId: id }, first) };
    await alsoKeep?.(queries, made);
    return made;
  });
};

const readUpload = ({ now, randomId, actor }: Deps, { fileName, bytes }: WorkbookUpload) => {
  const name = readName(fileName);
  requireReadable(name, bytes);
  const moment = now().toISOString();
  const facts = { workbookId: makeWorkbookId(moment, randomId()), fileName: name };
  return [facts, { bytes, jobId: null, actor, now: moment }] as const;
};

/** Its next version. `expectedHash`: of the version that the uploader knows; `null`: whichever. Throws `workbook-changed`, `workbook-unknown`, `workbook-live`. */
export const uploadVersion = async (
  deps: Deps,
  workbookId: string,
  bytes: Uint8Array,
  expectedHash: string | null,
  alsoKeep?: AlsoKeep<WorkbookVersion>,
): Promise<WorkbookVersion> => {
  const workbook = await findWorkbook(deps.store, workbookId);
  requireUploaded(workbook);
  requireReadable(workbook.fileName, bytes);
  return addVersion(
    deps.store,
    workbookId,
    expectedHash,
    { bytes, jobId: null, actor: deps.actor, now: deps.now().toISOString() },
    alsoKeep,
  );
};

export const workbooksOf = (store: Store, workspaceId: number): Promise<readonly StoredWorkbook[]> => listWorkbooks(store, workspaceId);

/** The one that is meant where none is named; `null`: there is none. */
export const newestWorkbook = (store: Store, workspaceId: number): Promise<StoredWorkbook | null> => findNewestWorkbook(store, workspaceId);

export const showWorkbook = (store: Store, workbookId: string): Promise<StoredWorkbook> => findWorkbook(store, workbookId);

/** The newest first; none of a live sheet. */
export const versionsOf = (store: Store, workbookId: string): Promise<readonly WorkbookVersion[]> => listVersions(store, workbookId);

/** The bytes of a version, the newest where none is named. Throws `workbook-unknown`, `version-unknown`, `workbook-live`. */
export const downloadWorkbook = async (
  store: Store,
  workbookId: string,
  version?: number,
): Promise<Awaited<ReturnType<typeof loadVersion>> & Pick<StoredWorkbook, 'fileName'>> => {
  const workbook = await findWorkbook(store, workbookId);
  requireUploaded(workbook);
  return { ...(await loadVersion(store, workbookId, version)), fileName: workbook.fileName };
};

const ENDINGS = ['.xlsx', '.xlsm'];

const readName = (fileName: string): string => {
  const name = basename(fileName.replaceAll('\\', '/')).trim();
  if (ENDINGS.includes(extname(name).toLowerCase()) && name.length > '.xlsx'.length) return name;
  throw new UsageError(`"${name}" is no workbook that can be uploaded.`, {
    code: 'source-unsupported',
    hint: 'Upload an .xlsx or .xlsm file: CSV files can be saved as one in any spreadsheet program.',
  });
};

/** That it is a workbook is known before it is kept; what is in it, a job finds out. */
const requireReadable = (name: string, bytes: Uint8Array): void => {
  readXlsx(name, bytes, () => false);
};
