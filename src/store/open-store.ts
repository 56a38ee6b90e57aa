import type { Store, StoreSettings } from './database.ts';
import { migrate } from './migrate.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import { guarded } from './store-errors.ts';

/** Opens the store as it is, whatever its schema. For who looks at that alone. */
export const openStoreAsItIs = (settings: StoreSettings): Promise<Store> =>
  guarded(() => (settings.kind === 'embedded' ? openPglite(settings) : openPostgres(settings)));

/**
 * Opens the store, and brings its schema up to date. Throws UnavailableError (`store-locked`, `store-unreachable`, retryable) or
 * UsageError (`store-newer`, `store-refused`, `store-folder`).
 */
export const openStore = (settings: StoreSettings): Promise<Store> =>
  guarded(async () => {
    const store = await openStoreAsItIs(settings);
    try {
      await migrate(store, new Date().toISOString());
    } catch (thrown) {
      await store.close();
      throw thrown;
    }
    return store;
  });
