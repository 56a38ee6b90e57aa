import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Queries, ServerSettings, Store, StoreSettings } from './database.ts';
import { guarded } from './store-errors.ts';

// JSON as text, so that its numbers stay exact. For the whole program, since drizzle asks the driver's own table for each query.
const JSON_TYPES = [114, 3802];

/** For connections of somebody who wants it parsed. */
export const JSON_PARSED: Pick<typeof pg.types, 'getTypeParser'> = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    JSON_TYPES.includes(type) && format !== 'binary' ? JSON.parse : pg.types.getTypeParser(type, format),
};

/**
 * A program that says nothing for so long within a transaction is taken for frozen: what it has locked is let go, so that others get on, and
 * its transaction is undone.
 */
const LONGEST_SILENCE_MS = 12_000;

/** A store on a PostgreSQL server. */
export const openPostgres = async (settings: ServerSettings & StoreSettings): Promise<Store> => {
  for (const type of JSON_TYPES) pg.types.setTypeParser(type, String);
  const pool = new pg.Pool({
    connectionString: settings.url,
    max: 8,
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks while idle is replaced by the pool; the next query says so if the server is gone.
  pool.on('error', () => undefined);
  const options = settings.onQuery ? { logger: { logQuery: settings.onQuery } } : {};
  const queries: Queries = drizzle(pool, options);
  return {
    kind: 'server',
    place: withoutPassword(settings.url),
    queries,
    transact: (work) =>
      guarded(() =>
        inTransaction(pool, `begin; set local idle_in_transaction_session_timeout = ${LONGEST_SILENCE_MS}`, (client) =>
          work(drizzle(client, options)),
        ),
      ),
    snapshot: (work) =>
      guarded(() => inTransaction(pool, 'begin isolation level repeatable read, read only', (client) => work(drizzle(client, options)))),
    notes: [],
    close: () => pool.end(),
  };
};

/** Not drizzle's own, which leaks the connection when `begin` fails. A connection that cannot even roll back is thrown away. */
const inTransaction = async <T>(pool: pg.Pool, begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken = false;
  // The pool listens to idle connections alone: without this, one that breaks while we hold it would end the program.
  const breaks = (): void => {
    broken = true;
  };
  client.on('error', breaks);
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (thrown) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw thrown;
  } finally {
    client.release(broken);
    client.removeListener('error', breaks);
  }
};

const withoutPassword = (url: string): string => {
  if (!URL.canParse(url)) return 'PostgreSQL server';
  const address = new URL(url);
  return `${address.protocol}//${address.username ? `${address.username}@` : ''}${address.host}${address.pathname}`;
};
