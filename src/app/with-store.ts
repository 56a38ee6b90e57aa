import type { Store } from '../store/database.ts';
import type { AppDeps } from './deps.ts';

/** Opens the store for as long as some work takes, and no longer: others may be waiting for it. */
export const withStore = async <T>(deps: Pick<AppDeps, 'openStore'>, work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await deps.openStore();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};
