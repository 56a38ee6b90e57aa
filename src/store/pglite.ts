import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { UnavailableError } from '../base/errors.ts';
import type { EmbeddedSettings, Queries, Store, StoreSettings } from './database.ts';
import { DurableFiles, durableStart, flush, flushTree } from './durable-files.ts';
import { holdLock } from './lock.ts';
import { findRescue, hasAll, keepUp, type Rescue, restore, takeBase } from './rescue.ts';
import { guarded } from './store-errors.ts';
import { parsePlace } from './wal.ts';

const asText = (text: string): string => text;
const JSON_AS_TEXT = { 114: asText, 3802: asText };

const SNAPSHOT = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;

const LOCK_WAIT_MS = 10_000;
/** The copy beside is taken anew on closing when its log has grown beyond the first, and at once beyond the second. */
const LARGE_LOG_BYTES = 32 * 1024 * 1024;
const LARGEST_LOG_BYTES = 256 * 1024 * 1024;

/** A started PostgreSQL and the copy beside it, which follows every acknowledged transaction. */
interface Engine {
  readonly client: PGlite;
  readonly data: string;
  readonly rescue: Rescue | undefined;
  readonly notes: readonly string[];
}

/** The embedded store: PostgreSQL inside this program, on files in a folder that it alone may use. */
export const openPglite = async (settings: EmbeddedSettings & StoreSettings): Promise<Store> => {
  const { folder } = settings;
  const lock = await holdLock(folder, settings.lockWaitMs ?? LOCK_WAIT_MS);
  try {
    const { client, data, notes, ...engine } = await startEngine(folder);
    let rescue = engine.rescue ?? (await rescueAnew(client, folder, data));
    const database = drizzle(client, settings.onQuery ? { logger: { logQuery: settings.onQuery } } : {});
    const queries: Queries = database;
    return {
      kind: 'embedded',
      place: folder,
      embedded: client,
      queries,
      transact: (work) =>
        guarded(async () => {
          const result = await database.transaction((transaction) => work(transaction));
          const place = await placeOf(client);
          // Read only now: another transaction may have moved it on meanwhile.
          const kept = keepUp(rescue, data, place);
          rescue = kept && kept.size <= LARGEST_LOG_BYTES ? kept : await rescueAnew(client, folder, data);
          return result;
        }),
      snapshot: (work) => guarded(() => database.transaction((transaction) => work(transaction), SNAPSHOT)),
      notes,
      close: () =>
        guarded(async () => {
          try {
            if (rescue.size > LARGE_LOG_BYTES) await rescueAnew(client, folder, data);
            await client.close();
          } finally {
            lock.release();
          }
        }),
    };
  } catch (thrown) {
    lock.release();
    throw thrown;
  }
};

const startEngine = async (folder: string): Promise<Engine> => {
  for (const name of readdirSync(folder)) if (name.startsWith('new-')) rmSync(join(folder, name), { recursive: true });
  const data = join(folder, 'data');
  const rescue = findRescue(folder);
  if (!existsSync(data) && !rescue) await createData(folder, data);
  const opened = await tryStart(data);
  if ('client' in opened) {
    if (!rescue || hasAll(rescue, data, await placeOf(opened.client))) return { client: opened.client, data, rescue, notes: [] };
    await opened.client.close();
  }
  if (!rescue) throw damaged(folder, 'failure' in opened ? opened.failure : undefined);
  return recover(folder, data, rescue);
};

/** From the copy beside; the damaged folder is kept for whoever wants to look. */
const recover = async (folder: string, data: string, rescue: Rescue): Promise<Engine> => {
  const rebuilt = join(folder, `new-${process.pid}`);
  const kept = join(folder, `damaged-${Date.now()}`);
  try {
    restore(rescue, rebuilt);
    await (await startPglite(rebuilt)).close();
    flushTree(rebuilt);
  } catch (cause) {
    throw damaged(folder, cause);
  }
  const isThere = existsSync(data);
  if (isThere) renameSync(data, kept);
  renameSync(rebuilt, data);
  flush(folder);
  const why = isThere ? "The store's files did not open or had lost something." : "The store's files were gone.";
  const left = isThere ? `; the damaged files are in ${kept}` : '';
  const note = `${why} It was rebuilt from the copy beside it, with all that was acknowledged${left}.`;
  return { client: await startPglite(data), data, rescue: undefined, notes: [note] };
};

const damaged = (folder: string, cause: unknown): UnavailableError =>
  new UnavailableError(`The store in ${folder} does not open, and the copy beside it neither.`, {
    code: 'store-damaged',
    hint: 'Nothing was deleted. Restore the folder from a backup, or name a new one with PLANWRIGHT_HOME and sync your workbooks again.',
    retryable: false,
    cause,
  });

const tryStart = async (data: string): Promise<{ readonly client: PGlite } | { readonly failure: unknown }> => {
  if (!existsSync(data)) return { failure: undefined };
  try {
    return { client: await startPglite(data) };
  } catch (failure) {
    return { failure };
  }
};

const startPglite = (folder: string): Promise<PGlite> =>
  PGlite.create({ fs: new DurableFiles(folder), startParams: durableStart(), parsers: JSON_AS_TEXT });

/** Made beside and renamed into place when whole, so that a death half way leaves no half database. */
const createData = async (folder: string, data: string): Promise<void> => {
  const fresh = join(folder, `new-${process.pid}`);
  await (await startPglite(fresh)).close();
  flushTree(fresh);
  renameSync(fresh, data);
  flush(folder);
};

/** How far the write-ahead log is on the disk. */
const placeOf = async (client: PGlite): Promise<number> => {
  const { rows } = await client.query<{ place: string }>('select pg_current_wal_flush_lsn()::text as place');
  return parsePlace(rows[0]?.place ?? '0/0');
};

const rescueAnew = async (client: PGlite, folder: string, data: string): Promise<Rescue> => {
  await client.exec('checkpoint');
  return takeBase(folder, data, await placeOf(client));
};
