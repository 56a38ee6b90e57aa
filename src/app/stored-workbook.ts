import { extname } from 'node:path';
import { StaleError } from '../base/errors.ts';
import type { Source, Workbook, WorkbookEdits, WriteReceipt } from '../sheet/workbook.ts';
import { editXlsx, readXlsx } from '../sheet/xlsx-bytes.ts';
import { addVersion, findWorkbook, loadVersion } from '../store/workbooks.ts';
import type { AppDeps } from './deps.ts';
import { withStore } from './with-store.ts';

/** `workbook:WB-…`: a workbook that was uploaded. */
const STORED = /^workbook:(.+)$/i;

export const storedWorkbookId = (pathOrId: string): string | null => STORED.exec(pathOrId)?.[1] ?? null;

type Deps = Pick<AppDeps, 'openStore' | 'actor' | 'now'> & { readonly jobId: string | null };

/**
 * An uploaded workbook as a source. What is written into it is its next version, in one transaction: there is no half-written one, and the
 * versions before stay. Throws `workbook-unknown`.
 */
export const openStoredWorkbook = async (deps: Deps, workbookId: string): Promise<Source> => {
  const { fileName } = await withStore(deps, (store) => findWorkbook(store, workbookId));
  const name = fileName.slice(0, fileName.length - extname(fileName).length);
  const load = (): Promise<{ readonly bytes: Uint8Array; readonly contentHash: string; readonly version: number }> =>
    withStore(deps, (store) => loadVersion(store, workbookId));
  return {
    identity: `workbook:${workbookId}`,
    name,
    read: async (wanted): Promise<Workbook> => readXlsx(name, (await load()).bytes, wanted),
    write: async (edits: WorkbookEdits, fingerprint: string): Promise<WriteReceipt> => {
      const { bytes: before, contentHash, version } = await load();
      if (contentHash !== fingerprint)
        throw new StaleError(`${fileName} changed since it was read; nothing was written.`, {
          code: 'workbook-changed',
          hint: 'Ask again: it is read anew.',
        });
      const { bytes, written, leftAlone } = editXlsx(before, edits);
      if (bytes === before) return { written, leftAlone, backup: null, fingerprint };
      const next = { bytes, jobId: deps.jobId, actor: deps.actor, now: deps.now().toISOString() };
      const { contentHash: now } = await withStore(deps, (store) => addVersion(store, workbookId, fingerprint, next));
      return { written, leftAlone, backup: `version ${version}`, fingerprint: now };
    },
  };
};
