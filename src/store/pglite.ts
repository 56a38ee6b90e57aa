import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { EmbeddedSettings, Queries, Store, StoreSettings } from './database.ts';
import { DurableFiles, durableStart, flush, flushTree } from './durable-files.ts';
import { holdLock } from './lock.ts';
import { guarded } from './store-errors.ts';

const asText = (text: string): string => text;
const JSON_AS_TEXT = { 114: asText, 3802: asText };

const LOCK_WAIT_MS = 10_000;

/** The embedded store: PostgreSQL inside this program, on files in a folder that it alone may use. */
export const openPglite = async (settings: EmbeddedSettings & StoreSettings): Promise<Store> => {
  const lock = await holdLock(settings.folder, settings.lockWaitMs ?? LOCK_WAIT_MS);
  try {
    const data = join(settings.folder, 'data');
    if (!existsSync(data)) await createData(settings.folder, data);
    const client = await startPglite(data);
    const database = drizzle(client, settings.onQuery ? { logger: { logQuery: settings.onQuery } } : {});
    const queries: Queries = database;
    return {
      kind: 'embedded',
      place: settings.folder,
      queries,
      transact: (work) => guarded(() => database.transaction((transaction) => work(transaction))),
      notes: [],
      close: async () => {
        await client.close();
        lock.release();
      },
    };
  } catch (thrown) {
    lock.release();
    throw thrown;
  }
};

const startPglite = (folder: string): Promise<PGlite> =>
  PGlite.create({ fs: new DurableFiles(folder), startParams: durableStart(), parsers: JSON_AS_TEXT });

/** Made beside and renamed into place when whole, so that a death half way leaves no half database. */
const createData = async (folder: string, data: string): Promise<void> => {
  for (const name of readdirSync(folder)) if (name.startsWith('new-')) rmSync(join(folder, name), { recursive: true });
  const fresh = join(folder, `new-${process.pid}`);
  await (await startPglite(fresh)).close();
  flushTree(fresh);
  renameSync(fresh, data);
  flush(folder);
};
