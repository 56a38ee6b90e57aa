import { checkStore, describeStore, type StoreFacts } from '../store/describe-store.ts';
import { listEvents, type SyncEvent } from '../store/history.ts';
import type { AppDeps } from './deps.ts';
import { withStore } from './with-store.ts';

type Deps = Pick<AppDeps, 'openStore'>;

/** Opens the database (which brings its schema up to date) and says where it is and what it holds. */
export const describeDatabase = (deps: Deps): Promise<StoreFacts> => withStore(deps, describeStore);

/** Compares everything in the database with its hashes. Gives what is wrong, in words; empty when it is sound. */
export const checkDatabase = (deps: Deps): Promise<readonly string[]> => withStore(deps, checkStore);

/** What happened to a workspace, the newest first. */
export const readLog = (deps: Deps, workspace: string, limit: number): Promise<readonly SyncEvent[]> =>
  withStore(deps, (store) => listEvents(store, workspace, limit));
