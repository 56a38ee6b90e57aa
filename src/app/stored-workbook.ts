import { extname } from 'node:path';
import { StaleError } from '../base/errors.ts';
import type { Source, Workbook, WorkbookEdits, WriteReceipt } from '../sheet/workbook.ts';
import { editXlsx, readXlsx } from '../sheet/xlsx-bytes.ts';
import type { Store } from '../store/database.ts';
import { addVersion, findVersionOfJob, loadVersion, type StoredWorkbook, type WorkbookVersion } from '../store/workbooks.ts';
import type { AppDeps } from './deps.ts';
import { withStore } from './with-store.ts';

/** `workbook:WB-…`: a workbook of a workspace, uploaded or live. */
const STORED = /^workbook:(.+)$/i;

export const storedWorkbookId = (pathOrId: string): string | null => STORED.exec(pathOrId)?.[1] ?? null;

/** The job that something is asked in. */
export interface AskedIn {
  readonly jobId: string;
  /** The version of its workbook that its attempts read; `null`: the newest. */
  readonly workbookVersion: number | null;
}

type Deps = Pick<AppDeps, 'openStore' | 'actor' | 'now'> & { readonly job: AskedIn | null };

/**
 * An uploaded workbook as a source. What is written into it is its next version, in one transaction: there is no half-written one, and the
 * versions before stay. A job writes one version at most: a later attempt at it reads what the first one read, and what it writes is there
 * already. Where others have changed the workbook meanwhile, a write is refused, and from then on the newest version is read.
 */
export const openStoredWorkbook = (deps: Deps, { workbookId, fileName }: StoredWorkbook): Source => {
  const name = fileName.slice(0, fileName.length - extname(fileName).length);
  const jobId = deps.job?.jobId ?? null;
  let wantedVersion = deps.job?.workbookVersion ?? undefined;
  const load = (version: number | undefined): Promise<Loaded> => withStore(deps, (store) => loadFor(store, workbookId, jobId, version));
  return {
    identity: `workbook:${workbookId}`,
    name,
    read: async (wanted): Promise<Workbook> => {
      const { bytes, version, own } = await load(wantedVersion);
      return { ...readXlsx(name, bytes, wanted), kept: { version, isAnswered: own !== null } };
    },
    write: async (edits: WorkbookEdits, fingerprint: string): Promise<WriteReceipt> => {
      wantedVersion = undefined;
      const { bytes: before, contentHash, version, own } = await load(undefined);
      if (contentHash !== fingerprint)
        throw new StaleError(`${fileName} changed since it was read; nothing was written.`, {
          code: 'workbook-changed',
          hint: 'Ask again: it is read anew.',
        });
      const { bytes, written, leftAlone } = editXlsx(before, edits);
      if (bytes === before) return { written, leftAlone, backup: null, fingerprint };
      if (own) return { written, leftAlone, backup: `version ${version}`, fingerprint: own.contentHash };
      const next = { bytes, jobId, actor: deps.actor, now: deps.now().toISOString() };
      const { contentHash: now } = await withStore(deps, (store) => addVersion(store, workbookId, fingerprint, next));
      return { written, leftAlone, backup: `version ${version}`, fingerprint: now };
    },
  };
};

type Loaded = Awaited<ReturnType<typeof loadVersion>> & {
  /** The version that the job has written already. */
  readonly own: WorkbookVersion | null;
};

const loadFor = async (store: Store, workbookId: string, jobId: string | null, version: number | undefined): Promise<Loaded> => {
  const own = jobId === null ? null : await findVersionOfJob(store, workbookId, jobId);
  return { ...(await loadVersion(store, workbookId, own ? own.version - 1 : version)), own };
};
