import { UsageError } from '../base/errors.ts';
import type { Store } from '../store/database.ts';
import { addWorkspace, readWorkspace, type Workspace } from '../store/workspaces.ts';
import type { AppDeps } from './deps.ts';

/** A new workspace, which no workbook feeds yet. Throws `workspace-taken`. */
export const createWorkspace = ({ store, now }: Pick<AppDeps, 'now'> & { readonly store: Store }, name: string): Promise<Workspace> =>
  store.transact(async (queries) => {
    if (await readWorkspace(queries, name))
      throw new UsageError(`There is a workspace "${name}" already.`, { code: 'workspace-taken', hint: 'Choose another name.' });
    const claim = { name, identity: '', nameIsExplicit: true };
    const findings = { strays: [], brokenInitiatives: [], hasContributionsTab: false };
    return addWorkspace(queries, claim, findings, now().toISOString());
  });
