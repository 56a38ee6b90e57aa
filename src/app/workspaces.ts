import { UsageError } from '../base/errors.ts';
import type { AlsoKeep, Queries, Store } from '../store/database.ts';
import { addWorkspace, readWorkspace, type Workspace } from '../store/workspaces.ts';
import type { AppDeps } from './deps.ts';

/** A new workspace, which no workbook feeds yet. Throws `workspace-taken`. */
export const createWorkspace = (
  { store, now }: Pick<AppDeps, 'now'> & { readonly store: Store },
  name: string,
  alsoKeep?: AlsoKeep<Workspace>,
): Promise<Workspace> =>
  store.transact(async (queries) => {
    const made = await makeWorkspace(queries, name, now().toISOString());
    await alsoKeep?.(queries, made);
    return made;
  });

/** The same in a transaction of the caller. */
export const makeWorkspace = async (queries: Queries, name: string, now: string): Promise<Workspace> => {
  if (await readWorkspace(queries, name))
    throw new UsageError(`There is a workspace "${name}" already.`, { code: 'workspace-taken', hint: 'Choose another name.' });
  const claim = { name, identity: '', nameIsExplicit: true };
  const findings = { strays: [], brokenInitiatives: [], hasContributionsTab: false };
  return addWorkspace(queries, claim, findings, now);
};
