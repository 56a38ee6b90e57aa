import { extname } from 'node:path';
import { StaleError } from '../base/errors.ts';
import type { Source, Workbook, WorkbookEdits, WriteReceipt } from '../sheet/workbook.ts';
import { editXlsx, readXlsx } from '../sheet/xlsx-bytes.ts';
import type { Store } from '../store/database.ts';
import { addVersion, findVersionOfJob, findWorkbook, loadVersion, type WorkbookVersion } from '../store/workbooks.ts';
import type { AppDeps } from './deps.ts';
import { withStore } from './with-store.ts';

/** `workbook:WB-…`: a workbook that was uploaded. */
const STORED = /^workbook:(.+)$/i;

export const storedWorkbookId = (pathOrId: string): string | null => STORED.exec(pathOrId)?.[1] ?? null;

type Deps = Pick<AppDeps, 'openStore' | 'actor' | 'now'> & { readonly jobId: string | null };

/**
 * An uploaded workbook as a source. What is written into it is its next version, in one transaction: there is no half-written one, and the
 * versions before stay. A job writes one version at most: a later attempt at it reads what the first one read, and what it writes is there
 * already. Throws `workbook-unknown`.
 */
export const openStoredWorkbook = async (deps: Deps, workbookId: string): Promise<Source> => {
  const { fileName } = await withStore(deps, (store) => findWorkbook(store, workbookId));
  const name = fileName.slice(0, fileName.length - extname(fileName).length);
  const load = (): Promise<Loaded> => withStore(deps, (store) => loadFor(store, workbookId, deps.jobId));
  return {
    identity: `workbook:${workbookId}`,
    name,
    read: async (wanted): Promise<Workbook> => readXlsx(name, (await load()).bytes, wanted),
    write: async (edits: WorkbookEdits, fingerprint: string): Promise<WriteReceipt> => {
      const { bytes: before, contentHash, version, own } = await load();
      if (contentHash !== fingerprint)
        throw new StaleError(`${fileName} changed since it was read; nothing was written.`, {
          code: 'workbook-changed',
          hint: 'Ask again: it is read anew.',
        });
      const { bytes, written, leftAlone } = editXlsx(before, edits);
      if (bytes === before) return { written, leftAlone, backup: null, fingerprint };
      if (own) return { written, leftAlone, backup: `version ${version}`, fingerprint: own.contentHash };
      const next = { bytes, jobId: deps.jobId, actor: deps.actor, now: deps.now().toISOString() };
      const { contentHash: now } = await withStore(deps, (store) => addVersion(store, workbookId, fingerprint, next));
      return { written, leftAlone, backup: `version ${version}`, fingerprint: now };
    },
  };
};

type Loaded = Awaited<ReturnType<typeof loadVersion>> & {
  /** The version that the job has written already. */
  readonly own: WorkbookVersion | null;
};

const loadFor = async (store: Store, workbookId: string, jobId: string | null): Promise<Loaded> => {
  const own = jobId === null ? null : await findVersionOfJob(store, workbookId, jobId);
  return { ...(await loadVersion(store, workbookId, own ? own.version - 1 : undefined)), own };
};
