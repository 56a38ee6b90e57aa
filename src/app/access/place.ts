import type { Store } from '../../store/database.ts';
import { findWorkspaceName, listWorkspaces } from '../../store/workspaces.ts';
import { type Caller, visibleWorkspaces } from './caller.ts';

/** A workspace as far as it must be known to judge who may look at it. */
export interface Place {
  readonly id: number;
  readonly name: string;
}

/** The workspace of that name, case aside; `null` where there is none. Nothing is said about others. */
export const findPlace = async ({ queries }: Store, name: string): Promise<Place | null> => {
  return (await findWorkspaceName(queries, name)) ?? null;
};

/** The workspaces that a caller may see, by name. */
export const findVisible = async (store: Store, caller: Caller): Promise<readonly Place[]> => {
  const visible = visibleWorkspaces(caller);
  const all = await listWorkspaces(store);
  return all.filter(({ id }) => visible === 'all' || visible.includes(id)).map(({ id, name }) => ({ id, name }));
};
