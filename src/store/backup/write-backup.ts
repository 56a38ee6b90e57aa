import { UsageError } from '../../base/errors.ts';
import type { Store } from '../database.ts';
import { appliedTags } from '../migrate.ts';
import { MIGRATIONS } from '../migration-list.ts';
import { guarded } from '../store-errors.ts';
import { summarizeBackup, writeLines } from './backup-file.ts';
import { type BackupSummary, toLines } from './backup-format.ts';
import { BACKUP_TABLES, type BackupTable } from './backup-tables.ts';
import { type Column, columnsOf, rowsOf } from './table-rows.ts';

export interface BackupReceipt extends BackupSummary {
  readonly bytes: number;
}

/** Writes what the store holds at one moment into a new file, reads that again, and says what is in it. Others may go on working meanwhile. */
export const writeBackup = (store: Store, file: string, now: string): Promise<BackupReceipt> =>
  store.snapshot(async (queries) => {
    const applied = new Set(await appliedTags(queries));
    const schema = MIGRATIONS.findLast(({ tag }) => applied.has(tag))?.tag;
    if (schema === undefined)
      throw new UsageError('There is nothing in this store yet.', { code: 'store-empty', hint: 'Sync a workbook first.' });
    const tables: { readonly table: BackupTable; readonly columns: readonly Column[] }[] = [];
    for (const table of BACKUP_TABLES) tables.push({ table, columns: await columnsOf(queries, table.name) });
    const { bytes } = await writeLines(
      file,
      toLines(
        { schema, madeAt: now },
        tables
          // A store of an earlier schema lacks some.
          .filter(({ columns }) => columns.length > 0)
          .map(({ table, columns }) => ({
            name: table.name,
            columns: columns.map(({ name }) => name),
            rows: rowsOf(queries, table, columns),
          })),
      ),
    );
    return guarded(async () => ({ ...(await summarizeBackup(file)), bytes }));
  });
