import { UsageError } from '../base/errors.ts';
import type { Store } from '../store/database.ts';
import { findWorkbook } from '../store/workbooks.ts';
import type { AppDeps } from './deps.ts';
import { openLiveWorkbook } from './live-workbook.ts';
import { type AskedIn, openStoredWorkbook, storedWorkbookId } from './stored-workbook.ts';
import { withStore } from './with-store.ts';

export interface Scope {
  /** Who asks. */
  readonly actor: string;
  /** Nothing of other workspaces is found. */
  readonly workspaceId: number;
  /** The job that it is asked in, and the version of its workbook that it is about; `null`: none. */
  readonly job: AskedIn | null;
  /** The open store, as far as it may be written to. */
  readonly store: Store;
}

/**
 * The app for somebody who asks through a service: in their name, within one workspace, on a store that stays open, and with no way to a file
 * of the computer that it runs on.
 */
export const scopedDeps = (deps: AppDeps, { actor, workspaceId, job, store }: Scope): AppDeps => {
  const shown: Store = { ...store, within: workspaceId, close: async () => undefined };
  const scoped = { ...deps, actor, openStore: async () => shown };
  return {
    ...scoped,
    openSource: async (pathOrId) => {
      const workbookId = storedWorkbookId(pathOrId);
      if (workbookId !== null) {
        const workbook = await withStore(scoped, (store) => findWorkbook(store, workbookId));
        return workbook.sheet === null ? openStoredWorkbook({ ...scoped, job }, workbook) : openLiveWorkbook(scoped, workbook);
      }
      throw new UsageError(`"${pathOrId}" is no workbook of this workspace.`, {
        code: 'source-unsupported',
        hint: 'Upload the workbook, or link the Google Sheet, and name it by its id.',
      });
    },
  };
};
