import { sql } from 'drizzle-orm';
import { pgTable, text } from 'drizzle-orm/pg-core';
import { UsageError } from '../base/errors.ts';
import { instant } from './column-types.ts';
import type { Queries, Store } from './database.ts';
import { MIGRATIONS } from './migration-list.ts';
import { guarded } from './store-errors.ts';

const migrations = pgTable('planwright_migrations', { tag: text('tag').primaryKey(), appliedAt: instant('applied_at').notNull() });

/** The newest schema that this program knows. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.tag ?? 'none';

/** Brings the database to `SCHEMA_VERSION`, in one transaction. Throws `store-newer` for a database of a later Planwright. */
export const migrate = async (store: Store, now: string): Promise<void> => {
  if ((await missing(store.queries)).length === 0) return;
  await store.transact((queries) => migrateTo(queries, SCHEMA_VERSION, now));
};

/** The same inside a transaction, up to one migration. */
export const migrateTo = async (queries: Queries, tag: string, now: string): Promise<void> => {
  await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended('planwright migrate', 0))`);
  await queries.execute(sql`create table if not exists planwright_migrations (tag text primary key, applied_at timestamptz not null)`);
  const wanted = MIGRATIONS.findIndex((it) => it.tag === tag);
  for (const migration of await missing(queries)) {
    if (MIGRATIONS.indexOf(migration) > wanted) return;
    for (const statement of migration.statements) await queries.execute(sql.raw(statement));
    await queries.insert(migrations).values({ tag: migration.tag, appliedAt: now });
  }
};

export interface SchemaState {
  /** The newest migration that the database has seen; `null` for an empty one. */
  readonly from: string | null;
  /** Those that it lacks, in their order. */
  readonly missing: readonly string[];
}

/** Where the schema of a database stands. Throws `store-newer`. */
export const schemaState = (store: Store): Promise<SchemaState> =>
  guarded(async () => {
    const lacking = (await missing(store.queries)).map(({ tag }) => tag);
    return { from: MIGRATIONS.findLast(({ tag }) => !lacking.includes(tag))?.tag ?? null, missing: lacking };
  });

const missing = async (queries: Queries): Promise<typeof MIGRATIONS> => {
  const applied = new Set(await appliedTags(queries));
  const unknown = [...applied].find((tag) => MIGRATIONS.every((migration) => migration.tag !== tag));
  if (unknown !== undefined)
    throw new UsageError(`This store was written by a newer Planwright (it has the schema change "${unknown}").`, {
      code: 'store-newer',
      hint: 'Update Planwright, or name another store.',
    });
  return MIGRATIONS.filter((migration) => !applied.has(migration.tag));
};

/** Tags of the migrations that a database has seen; none for a new one. */
export const appliedTags = (queries: Queries): Promise<readonly string[]> =>
  guarded(async () => {
    const exists = await queries
      .select({ name: sql<string>`tablename` })
      .from(sql`pg_tables`)
      .where(sql`schemaname = current_schema() and tablename = 'planwright_migrations'`);
    if (exists.length === 0) return [];
    return (await queries.select({ tag: migrations.tag }).from(migrations)).map((row) => row.tag);
  });
