import { createHash, type Hash } from 'node:crypto';
import { z } from 'zod';
import { UsageError } from '../../base/errors.ts';
import type { TextRow } from './table-rows.ts';
import { textRow } from './table-rows.ts';

/**
 * The form of a backup, `planwright-backup/1`: lines of JSON, packed with gzip. `docs/backup.md` describes it.
 *
 *     {"format": …, "schema": …, "made_at": …}
 *     {"table": …, "columns": […]}        then a list per row, each value as text or null, then
 *     {"rows": …, "sha256": …}            of the lines of the table's rows
 *     {"end": true, "sha256": …}          of every line before
 */
export const BACKUP_FORMAT = 'planwright-backup/1';

export interface BackupHeader {
  /** The newest migration that the store had seen. */
  readonly schema: string;
  readonly madeAt: string;
}

export interface TableSummary {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly sha256: string;
}

export interface BackupSummary extends BackupHeader {
  readonly tables: readonly TableSummary[];
  readonly sha256: string;
}

const headerSchema = z.object({ format: z.string(), schema: z.string(), made_at: z.string() });
const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()).readonly() });
const tableEndSchema = z.object({ rows: z.number(), sha256: z.string() });
const endSchema = z.object({ end: z.literal(true), sha256: z.string() });

export const rowLine = (row: TextRow): string => `${JSON.stringify(row)}\n`;

/** The hash of a table's rows, one after the other. */
export const rowHash = (): Hash => createHash('sha256');

/** The lines of a backup of some tables. */
export async function* toLines(
  { schema, madeAt }: BackupHeader,
  tables: readonly { readonly name: string; readonly columns: readonly string[]; readonly rows: AsyncIterable<TextRow> }[],
): AsyncGenerator<string> {
  const all = createHash('sha256');
  const said = (line: string): string => {
    all.update(line);
    return line;
  };
  const line = (document: Readonly<Record<string, unknown>>): string => said(`${JSON.stringify(document)}\n`);
  yield line({ format: BACKUP_FORMAT, schema, made_at: madeAt });
  for (const { name, columns, rows } of tables) {
    yield line({ table: name, columns });
    const hash = rowHash();
    let count = 0;
    for await (const row of rows) {
      const text = rowLine(row);
      hash.update(text);
      count++;
      yield said(text);
    }
    yield line({ rows: count, sha256: hash.digest('hex') });
  }
  yield `${JSON.stringify({ end: true, sha256: all.digest('hex') })}\n`;
}

export type BackupPart =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'table'; readonly table: string; readonly columns: readonly string[] }
  | { readonly kind: 'row'; readonly table: string; readonly row: TextRow }
  | { readonly kind: 'tableEnd'; readonly summary: TableSummary }
  | { readonly kind: 'end'; readonly sha256: string };

type OpenTable = Pick<TableSummary, 'table' | 'columns'> & { rows: number; readonly hash: Hash };

/** Reads the lines of a backup, part by part. Throws `backup-format` and, for lines that are not what was written, `backup-damaged`. */
export async function* readLines(lines: AsyncIterable<string>, file: string): AsyncGenerator<BackupPart> {
  const all = createHash('sha256');
  let open: OpenTable | null = null;
  let place: 'header' | 'body' | 'end' = 'header';
  for await (const text of lines) {
    if (place === 'end') throw damaged(file, 'something follows its end');
    const value = parsed(text, file);
    if (place === 'header') {
      yield { kind: 'header', header: readHeader(value, file) };
      place = 'body';
    } else if (open && Array.isArray(value)) {
      const row = fitting(textRow, value, file);
      if (row.length !== open.columns.length) throw damaged(file, `a row of ${open.table} has ${row.length} values`);
      open.hash.update(rowLine(row));
      open.rows++;
      yield { kind: 'row', table: open.table, row };
    } else if (open) {
      const end = fitting(tableEndSchema, value, file);
      const { table, columns, rows, hash }: OpenTable = open;
      if (end.rows !== rows || end.sha256 !== hash.digest('hex'))
        throw damaged(file, `the rows of ${table} are not those that were written`);
      open = null;
      yield { kind: 'tableEnd', summary: { table, columns, ...end } };
    } else if (tableSchema.safeParse(value).success) {
      const { table, columns } = fitting(tableSchema, value, file);
      open = { table, columns, rows: 0, hash: rowHash() };
      yield { kind: 'table', table, columns };
    } else {
      const { sha256 } = fitting(endSchema, value, file);
      if (sha256 !== all.digest('hex')) throw damaged(file, 'its lines are not those that were written');
      place = 'end';
      yield { kind: 'end', sha256 };
    }
    if (place !== 'end') all.update(text).update('\n');
  }
  if (place !== 'end') throw damaged(file, 'it is cut short');
}

const readHeader = (value: unknown, file: string): BackupHeader => {
  const header = headerSchema.safeParse(value);
  if (!header.success) throw notOurs(file);
  if (header.data.format !== BACKUP_FORMAT)
    throw new UsageError(`${file} is of the form "${header.data.format.slice(0, 100)}", which this Planwright does not read.`, {
      code: 'backup-format',
      hint: `It reads ${BACKUP_FORMAT}. Use the Planwright that wrote the file, or a newer one.`,
    });
  return { schema: header.data.schema, madeAt: header.data.made_at };
};

const parsed = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(file, 'a line is no JSON');
  }
};

const fitting = <T>(schema: z.ZodType<T>, value: unknown, file: string): T => {
  const result = schema.safeParse(value);
  if (!result.success) throw damaged(file, 'a line is not what belongs there');
  return result.data;
};

export const notOurs = (file: string): UsageError =>
  new UsageError(`${file} is no backup of Planwright.`, { code: 'backup-format', hint: 'Name a file that planwright db backup wrote.' });

export const damaged = (file: string, how: string): UsageError =>
  new UsageError(`The backup ${file} is damaged: ${how}.`, {
    code: 'backup-damaged',
    hint: 'Nothing was changed. Use another backup.',
  });
