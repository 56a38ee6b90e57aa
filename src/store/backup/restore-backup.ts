import { sql } from 'drizzle-orm';
import { NotFoundError, UsageError } from '../../base/errors.ts';
import type { Queries, Store } from '../database.ts';
import { migrateTo, SCHEMA_VERSION } from '../migrate.ts';
import { MIGRATIONS } from '../migration-list.ts';
import { nameKey } from '../name-key.ts';
import { statesOf } from '../store-errors.ts';
import { summarizeBackup } from './backup-file.ts';
import { type BackupSummary, damaged, rowHash, rowLine } from './backup-format.ts';
import { BACKUP_TABLES, LEFT_OUT } from './backup-tables.ts';
import { copyRows } from './copy-rows.ts';
import { columnsOf, rowsOf } from './table-rows.ts';

export interface RestoreRequest {
  /** This workspace alone, beside those that are there. */
  readonly workspace?: string;
  /** What the store holds is given up for it. */
  readonly replace?: boolean;
}

export interface RestoreReceipt {
  /** Of the backup. */
  readonly schema: string;
  readonly madeAt: string;
  /** How many rows of each table were restored. */
  readonly rows: ReadonlyMap<string, number>;
}

/**
 * Brings back what a backup holds: all of it, into an empty store, or one workspace, into any. All or nothing. Throws `backup-damaged` and
 * others for a file that is not whole, `backup-newer`, `store-not-empty`, `workspace-taken`, `workspace-unknown`.
 */
export const restoreBackup = async (store: Store, file: string, request: RestoreRequest, now: string): Promise<RestoreReceipt> => {
  const summary = await summarizeBackup(file);
  checkSchema(summary, file, request);
  const rows = await store.transact(async (queries) => {
    await lockTables(queries);
    if (request.workspace !== undefined) return inWords(file, () => restoreWorkspace(queries, file, request.workspace ?? ''));
    await makeRoom(queries, summary, request, now);
    const copied = await inWords(file, () => copyRows(queries, file, null));
    await compareRows(queries, summary, file);
    await migrateTo(queries, SCHEMA_VERSION, now);
    return copied;
  });
  return { schema: summary.schema, madeAt: summary.madeAt, rows };
};

const checkSchema = ({ schema }: BackupSummary, file: string, { workspace, replace }: RestoreRequest): void => {
  if (MIGRATIONS.every(({ tag }) => tag !== schema))
    throw new UsageError(`${file} was written by a newer Planwright (schema ${schema.slice(0, 100)}).`, {
      code: 'backup-newer',
      hint: 'Update Planwright.',
    });
  if (workspace === undefined) return;
  if (replace)
    throw new UsageError('One workspace is restored beside the others: nothing is replaced.', {
      code: 'usage',
      hint: 'Leave out --replace, or --workspace.',
    });
  if (schema !== SCHEMA_VERSION)
    throw new UsageError(`${file} has the earlier schema ${schema}; one workspace alone is restored from ${SCHEMA_VERSION} only.`, {
      code: 'backup-older',
      hint: 'Restore all of it into a new store, and make a backup of that.',
    });
};

const allTables = [...BACKUP_TABLES.map(({ name }) => name), ...LEFT_OUT];
const listed = (tables: readonly string[]) =>
  sql.join(
    tables.map((name) => sql.identifier(name)),
    sql`, `,
  );

// Whoever works with the store waits, and finds it restored.
const lockTables = async (queries: Queries): Promise<void> => {
  await queries.execute(sql`lock table ${listed(allTables)} in access exclusive mode`);
};

/** Empty tables of the backup's schema. */
const makeRoom = async (queries: Queries, { schema }: BackupSummary, { replace }: RestoreRequest, now: string): Promise<void> => {
  if (!replace && (await holdsAnything(queries)))
    throw new UsageError('This store is not empty; a backup is restored into an empty one only.', {
      code: 'store-not-empty',
      hint: 'Name another store, restore one workspace with --workspace NAME, or give up what is here with --replace.',
    });
  if (schema === SCHEMA_VERSION) {
    await queries.execute(sql`truncate ${listed(allTables)} restart identity cascade`);
    return;
  }
  await queries.execute(sql`drop table ${listed(allTables)}, planwright_migrations cascade`);
  await migrateTo(queries, schema, now);
};

const holdsAnything = async (queries: Queries): Promise<boolean> => {
  for (const name of allTables) {
    const found = await queries
      .select({ one: sql`1` })
      .from(sql`${sql.identifier(name)}`)
      .limit(1);
    if (found.length > 0) return true;
  }
  return false;
};

const restoreWorkspace = async (queries: Queries, file: string, name: string): Promise<ReadonlyMap<string, number>> => {
  const key = nameKey(name);
  const there = await queries.select({ one: sql`1` }).from(sql`workspaces`).where(sql`name_key = ${key}`);
  if (there.length > 0)
    throw new UsageError(`There is a workspace "${name}" in this store already.`, {
      code: 'workspace-taken',
      hint: 'Nothing was changed. A workspace is restored whole, never mixed with one that is there.',
    });
  const copied = await copyRows(queries, file, key);
  if ((copied.get('workspaces') ?? 0) === 0)
    throw new NotFoundError(`There is no workspace "${name}" in ${file}.`, { code: 'workspace-unknown', hint: 'Nothing was changed.' });
  return copied;
};

/** What is in the tables now is what is in the file, to the last byte. */
const compareRows = async (queries: Queries, { tables }: BackupSummary, file: string): Promise<void> => {
  for (const { table: name, rows, sha256 } of tables) {
    const table = BACKUP_TABLES.find((it) => it.name === name);
    if (!table) throw damaged(file, `it has a table ${name.slice(0, 100)}, which is none of ours`);
    const hash = rowHash();
    let count = 0;
    for await (const row of rowsOf(queries, table, await columnsOf(queries, name))) {
      hash.update(rowLine(row));
      count++;
    }
    if (count !== rows || hash.digest('hex') !== sha256) throw damaged(file, `the rows of ${name} are not in the form that is written`);
  }
};

/** What the database says of rows that do not fit, as a word about the file. */
const inWords = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (thrown) {
    const states = statesOf(thrown);
    if (states.includes('23505'))
      throw new UsageError(`${file} holds something that is in this store already.`, {
        code: 'backup-conflict',
        hint: 'Nothing was changed. The workspace may be here under another name.',
        cause: thrown,
      });
    if (states.some((state) => /^2[23]/u.test(state))) throw damaged(file, 'a row does not fit its table');
    throw thrown;
  }
};
