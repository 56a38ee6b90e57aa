import { openBossQueue } from '../store/boss-queue.ts';
import type { JobQueue } from '../store/job-queue.ts';
import { openStore } from '../store/open-store.ts';
import type { Config } from './config.ts';
import type { TeamDeps } from './jobs.ts';
import { openApp } from './open-app.ts';

export interface OpenTeam extends TeamDeps {
  readonly queue: JobQueue;
  readonly close: () => Promise<void>;
}

/** The app for a service: its store stays open, with the queue in it. `onTrouble` hears of what the queue stumbles over and tries again. */
export const openTeam = async (config: Config, onTrouble?: (trouble: unknown) => void): Promise<OpenTeam> => {
  const app = openApp(config);
  const store = await openStore(config.store);
  try {
    const queue = await openBossQueue(store, config.store, onTrouble);
    return {
      ...app,
      store,
      queue,
      openStore: async () => ({ ...store, close: async () => undefined }),
      close: async () => {
        await queue.close();
        await store.close();
      },
    };
  } catch (thrown) {
    await store.close();
    throw thrown;
  }
};
