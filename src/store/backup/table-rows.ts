import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Queries } from '../database.ts';
import { decode } from '../documents.ts';
import type { BackupTable } from './backup-tables.ts';

/** A row as a backup holds it: each value as PostgreSQL writes it, moments in UTC, so that both databases say the same. */
export type TextRow = readonly (string | null)[];

export interface Column {
  readonly name: string;
  /** PostgreSQL's own name of its type. */
  readonly type: string;
}

export const textRow: z.ZodType<TextRow> = z.array(z.string().nullable()).readonly();

/** The columns of a table, in their order; none where there is no such table. */
export const columnsOf = async (queries: Queries, table: string): Promise<readonly Column[]> =>
  queries
    .select({ name: sql<string>`column_name::text`, type: sql<string>`udt_name::text` })
    .from(sql`information_schema.columns`)
    .where(sql`table_schema = current_schema() and table_name = ${table}`)
    .orderBy(sql`ordinal_position`);

/** The rows of a table by their ids, which stand in the column `id`. */
export async function* rowsOf(queries: Queries, table: BackupTable, columns: readonly Column[]): AsyncGenerator<TextRow> {
  const values = sql.join(columns.map(asText), sql`, `);
  for (let after = '0'; ; ) {
    const found = await queries
      .select({ id: sql<string>`id::text`, row: sql<string>`json_build_array(${values})::text` })
      .from(sql`${sql.identifier(table.name)}`)
      .where(sql`id > ${after}::bigint`)
      .orderBy(sql`${sql.identifier(table.name)}.id`)
      .limit(table.rowsAtOnce);
    for (const { row } of found) yield decode(textRow, JSON.parse(row), `row of ${table.name}`);
    const last = found.at(-1);
    if (!last) return;
    after = last.id;
  }
}

const asText = ({ name, type }: Column) => {
  const column = sql.identifier(name);
  return type === 'timestamptz' ? sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : sql`${column}::text`;
};

/** Adds rows as they are, ids too. */
export const insertRows = async (queries: Queries, table: string, columns: readonly Column[], rows: readonly TextRow[]): Promise<void> => {
  if (rows.length === 0) return;
  const names = sql.join(
    columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
  const values = sql.join(
    columns.map(({ type }, index) => sql`(row->>${sql.raw(String(index))})::${sql.identifier(type)}`),
    sql`, `,
  );
  await queries.execute(sql`insert into ${sql.identifier(table)} (${names}) overriding system value
    select ${values} from json_array_elements(${JSON.stringify(rows)}::json) as given(row)`);
};

/** The next row that is added gets an id above all that are there. */
export const moveIdentityOn = async (queries: Queries, table: string): Promise<void> => {
  await queries.execute(
    sql`select setval(pg_get_serial_sequence(${table}, 'id'), coalesce(max(id), 0) + 1, false) from ${sql.identifier(table)}`,
  );
};
