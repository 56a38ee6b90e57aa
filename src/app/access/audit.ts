import type { Json } from '../../base/json.ts';
import { type AuditEntry, type AuditFilter, addAudit, listAudit } from '../../store/audit.ts';
import type { Queries } from '../../store/database.ts';
import { findWorkspace } from '../../store/workspaces.ts';
import type { AppDeps } from '../deps.ts';
import { withStore } from '../with-store.ts';
import type { Author } from './caller.ts';

/** Who changed what, the newest first; in one workspace, where it is named. Throws `workspace-unknown`. */
export const readAudit = (
  deps: Pick<AppDeps, 'openStore'>,
  { workspace, ...filter }: AuditFilter & { readonly workspace?: string },
  limit: number,
): Promise<readonly AuditEntry[]> =>
  withStore(deps, async (store) => {
    const named = workspace === undefined ? {} : { workspaceId: (await findWorkspace(store.queries, workspace)).id };
    return listAudit(store, { ...filter, ...named }, limit);
  });

export interface Deed {
  readonly action: string;
  readonly workspaceId: number | null;
  readonly subject: string;
  readonly details: Json;
}

/** Keeps that somebody did something. */
export const keepDeed = ({ openStore, now }: Pick<AppDeps, 'openStore' | 'now'>, author: Author, deed: Deed): Promise<void> =>
  withStore({ openStore }, (store) => store.transact((queries) => writeDeed(queries, author, deed, now().toISOString())));

/** The same in the transaction of what is done. */
export const writeDeed = (queries: Queries, author: Author, deed: Deed, now: string): Promise<void> =>
  addAudit(queries, { ...author, ...deed, now });
