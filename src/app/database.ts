import { listEvents, type SyncEvent } from '../store/history.ts';
import { appliedTags, SCHEMA_VERSION } from '../store/migrate.ts';
import { listWorkspaces } from '../store/workspaces.ts';
import type { AppDeps } from './deps.ts';

export interface DatabaseFacts {
  readonly kind: 'embedded' | 'server';
  readonly place: string;
  readonly schemaVersion: string;
  readonly migrations: number;
  readonly workspaces: readonly { readonly name: string; readonly identity: string; readonly createdAt: string }[];
  /** What opening it had to do: an upgrade, a recovery. */
  readonly notes: readonly string[];
}

/** Opens the database (which brings its schema up to date) and says where it is and what it holds. */
export const describeDatabase = async (deps: Pick<AppDeps, 'openStore'>): Promise<DatabaseFacts> => {
  const store = await deps.openStore();
  try {
    const workspaces = await listWorkspaces(store);
    return {
      kind: store.kind,
      place: store.place,
      schemaVersion: SCHEMA_VERSION,
      migrations: (await appliedTags(store.queries)).length,
      workspaces: workspaces.map(({ name, identity, createdAt }) => ({ name, identity, createdAt })),
      notes: store.notes,
    };
  } finally {
    await store.close();
  }
};

/** What happened to a workspace, the newest first. */
export const readLog = async (deps: Pick<AppDeps, 'openStore'>, workspace: string, limit: number): Promise<readonly SyncEvent[]> => {
  const store = await deps.openStore();
  try {
    return await listEvents(store, workspace, limit);
  } finally {
    await store.close();
  }
};
