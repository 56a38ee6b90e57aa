import { sql } from 'drizzle-orm';
import type { Queries } from '../database.ts';
import { readBackup } from './backup-file.ts';
import { damaged } from './backup-format.ts';
import { BACKUP_TABLES, type BackupTable, TABLE_OF_RECORD, WORKSPACES } from './backup-tables.ts';
import { type Column, columnsOf, insertRows, moveIdentityOn, type TextRow } from './table-rows.ts';

const ROWS_AT_ONCE = 500;
const TEXT_AT_ONCE = 4 * 1024 * 1024;

/**
 * Copies the rows of a backup into the tables: all as they are, or, where a workspace is named, its own, with ids above those that are there.
 * Gives how many of each table.
 */
export const copyRows = async (queries: Queries, file: string, workspaceKey: string | null): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  const move = workspaceKey === null ? null : await startMove(queries, workspaceKey);
  let open: { readonly table: BackupTable; readonly columns: readonly Column[]; waiting: TextRow[]; size: number } | null = null;
  const flush = async (): Promise<void> => {
    if (!open) return;
    await insertRows(queries, open.table.name, open.columns, open.waiting);
    open.waiting = [];
    open.size = 0;
  };
  for await (const part of readBackup(file)) {
    if (part.kind === 'table') open = { ...(await placeOf(queries, part, counts, file)), waiting: [], size: 0 };
    else if (part.kind === 'row' && open) {
      const row = move ? move(open.table, open.columns, part.row) : part.row;
      if (!row) continue;
      open.waiting.push(row);
      open.size += row.reduce((sum, value) => sum + (value?.length ?? 0), 0);
      counts.set(part.table, (counts.get(part.table) ?? 0) + 1);
      if (open.waiting.length >= ROWS_AT_ONCE || open.size >= TEXT_AT_ONCE) await flush();
    } else if (part.kind === 'tableEnd') {
      await flush();
      await moveIdentityOn(queries, part.summary.table);
      open = null;
    }
  }
  return counts;
};

/** Which table of ours is meant, with the types of its columns. Each may come once, with columns that it has. */
const placeOf = async (
  queries: Queries,
  part: { readonly table: string; readonly columns: readonly string[] },
  seen: Map<string, number>,
  file: string,
): Promise<{ readonly table: BackupTable; readonly columns: readonly Column[] }> => {
  const table = BACKUP_TABLES.find(({ name }) => name === part.table);
  const there = new Map((await columnsOf(queries, table?.name ?? '')).map((column) => [column.name, column]));
  if (!table || there.size === 0) throw damaged(file, `it has a table ${part.table.slice(0, 100)}, which is none of ours`);
  if (seen.has(table.name)) throw damaged(file, `it has the table ${table.name} twice`);
  seen.set(table.name, 0);
  const columns = part.columns.flatMap((name) => there.get(name) ?? []);
  if (columns.length !== part.columns.length || columns.length !== there.size || new Set(part.columns).size !== there.size)
    throw damaged(file, `its table ${table.name} has other columns than ours`);
  return { table, columns };
};

type Move = (table: BackupTable, columns: readonly Column[], row: TextRow) => TextRow | null;

/** Which rows belong to the workspace, and their ids in the store that they come to: all of a table are raised alike, so their order stays. */
const startMove = async (queries: Queries, workspaceKey: string): Promise<Move> => {
  const raised = new Map<string, bigint>();
  for (const { name } of BACKUP_TABLES) {
    const [row] = await queries.select({ newest: sql<string>`coalesce(max(id), 0)::text` }).from(sql`${sql.identifier(name)}`);
    raised.set(name, BigInt(row?.newest ?? 0));
  }
  const taken = new Map<string, Set<string>>();
  const raise = (table: string, id: string): string => String(BigInt(id) + (raised.get(table) ?? 0n));
  return (table, columns, row) => {
    const at = (name: string): string | null => row[columns.findIndex((column) => column.name === name)] ?? null;
    const owner = table.owner === null ? null : at(table.owner);
    const isOurs =
      table.name === WORKSPACES
        ? at('name_key') === workspaceKey
        : table.owner !== null && owner !== null && taken.get(table.references[table.owner] ?? '')?.has(owner);
    const id = at('id');
    if (!isOurs || id === null) return null;
    taken.set(table.name, (taken.get(table.name) ?? new Set()).add(id));
    const record = TABLE_OF_RECORD.get(at('record_type') ?? '');
    return columns.map(({ name }, index) => {
      const value = row[index] ?? null;
      const target = name === 'id' ? table.name : name === 'record_id' ? record : table.references[name];
      return value === null || target === undefined ? value : raise(target, value);
    });
  };
};
