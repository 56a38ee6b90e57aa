import type { Store } from '../store/database.ts';
import { checkStore, describeStore, type StoreFacts } from '../store/describe-store.ts';
import { listEvents, type SyncEvent } from '../store/history.ts';
import type { AppDeps } from './deps.ts';

type Deps = Pick<AppDeps, 'openStore'>;

const onStore = async <T>(deps: Deps, work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await deps.openStore();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

/** Opens the database (which brings its schema up to date) and says where it is and what it holds. */
export const describeDatabase = (deps: Deps): Promise<StoreFacts> => onStore(deps, describeStore);

/** Compares everything in the database with its hashes. Gives what is wrong, in words; empty when it is sound. */
export const checkDatabase = (deps: Deps): Promise<readonly string[]> => onStore(deps, checkStore);

/** What happened to a workspace, the newest first. */
export const readLog = (deps: Deps, workspace: string, limit: number): Promise<readonly SyncEvent[]> =>
  onStore(deps, (store) => listEvents(store, workspace, limit));
