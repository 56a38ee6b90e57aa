import { UsageError } from '../base/errors.ts';
import type { Store } from '../store/database.ts';
import type { AppDeps } from './deps.ts';
import { type AskedIn, openStoredWorkbook, storedWorkbookId } from './stored-workbook.ts';

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
      if (workbookId !== null) return openStoredWorkbook({ ...scoped, job }, workbookId);
      throw new UsageError(`"${pathOrId}" is no workbook of this workspace.`, {
        code: 'source-unsupported',
        hint: 'Upload the workbook and name it by its id.',
      });
    },
  };
};
