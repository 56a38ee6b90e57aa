import { basename, extname } from 'node:path';
import { UsageError } from '../base/errors.ts';
import { readXlsx } from '../sheet/xlsx-bytes.ts';
import type { Store } from '../store/database.ts';
import { makeRunId } from '../store/runs.ts';
import {
  addVersion,
  addWorkbook,
  findWorkbook,
  listVersions,
  listWorkbooks,
  loadVersion,
  type StoredWorkbook,
  type WorkbookVersion,
} from '../store/workbooks.ts';
import type { AppDeps } from './deps.ts';
import { createWorkspace } from './workspaces.ts';

/** Workbooks that are uploaded, and taken back. */

type Deps = Pick<AppDeps, 'now' | 'randomId' | 'actor'> & { readonly store: Store };

export { MAX_FILE_BYTES } from '../sheet/xlsx/limits.ts';
export type { StoredWorkbook, WorkbookVersion } from '../store/workbooks.ts';

export interface WorkbookUpload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A new workbook of a workspace. Throws what is to be said against the file. */
export const uploadWorkbook = async (deps: Deps, workspaceId: number, { fileName, bytes }: WorkbookUpload): Promise<StoredWorkbook> => {
  const name = readName(fileName);
  requireReadable(name, bytes);
  const now = deps.now().toISOString();
  const workbookId = makeRunId(now, deps.randomId()).replace('RUN', 'WB');
  await addWorkbook(deps.store, { workbookId, workspaceId, fileName: name }, { bytes, jobId: null, actor: deps.actor, now });
  return findWorkbook(deps.store, workbookId);
};

/** A workbook in a workspace of its own, which is made only for a file that is one. Throws `workspace-taken`, and what is to be said against the file. */
export const uploadToNewWorkspace = async (
  deps: Deps,
  workspace: string,
  upload: WorkbookUpload,
): Promise<{ readonly workspace: string; readonly workbook: StoredWorkbook }> => {
  requireReadable(readName(upload.fileName), upload.bytes);
  const made = await createWorkspace(deps, workspace);
  return { workspace: made.name, workbook: await uploadWorkbook(deps, made.id, upload) };
};

/** Its next version. `expectedHash`: of the version that the uploader knows; `null`: whichever. Throws `workbook-changed`, `workbook-unknown`. */
export const uploadVersion = async (
  deps: Deps,
  workbookId: string,
  bytes: Uint8Array,
  expectedHash: string | null,
): Promise<WorkbookVersion> => {
  const { fileName } = await findWorkbook(deps.store, workbookId);
  requireReadable(fileName, bytes);
  return addVersion(deps.store, workbookId, expectedHash, { bytes, jobId: null, actor: deps.actor, now: deps.now().toISOString() });
};

export const workbooksOf = (store: Store, workspaceId: number): Promise<readonly StoredWorkbook[]> => listWorkbooks(store, workspaceId);

export const showWorkbook = (store: Store, workbookId: string): Promise<StoredWorkbook> => findWorkbook(store, workbookId);

/** The newest first. */
export const versionsOf = (store: Store, workbookId: string): Promise<readonly WorkbookVersion[]> => listVersions(store, workbookId);

/** The bytes of a version, the newest where none is named. */
export const downloadWorkbook = (store: Store, workbookId: string, version?: number): ReturnType<typeof loadVersion> =>
  loadVersion(store, workbookId, version);

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
