import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Queries, ServerSettings, Store, StoreSettings } from './database.ts';
import { guarded } from './store-errors.ts';

const JSON_TYPES: ReadonlySet<number> = new Set([114, 3802]);

/** A store on a PostgreSQL server. */
export const openPostgres = async (settings: ServerSettings & StoreSettings): Promise<Store> => {
  const pool = new pg.Pool({
    connectionString: settings.url,
    max: 4,
    connectionTimeoutMillis: 10_000,
    // JSON as text, so that its numbers stay exact
    types: { getTypeParser: (type, format) => (JSON_TYPES.has(type) ? String : pg.types.getTypeParser(type, format)) },
  });
  // A connection that breaks while idle is replaced by the pool; the next query says so if the server is gone.
  pool.on('error', () => undefined);
  const database = drizzle(pool, settings.onQuery ? { logger: { logQuery: settings.onQuery } } : {});
  const queries: Queries = database;
  return {
    kind: 'server',
    place: withoutPassword(settings.url),
    queries,
    transact: (work) => guarded(() => database.transaction((transaction) => work(transaction))),
    notes: [],
    close: () => pool.end(),
  };
};

const withoutPassword = (url: string): string => {
  if (!URL.canParse(url)) return 'PostgreSQL server';
  const address = new URL(url);
  return `${address.protocol}//${address.username ? `${address.username}@` : ''}${address.host}${address.pathname}`;
};
