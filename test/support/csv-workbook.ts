import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Sheet, Workbook } from '../../src/sheet/workbook.ts';

/** Rows of texts as a sheet; blank cells are absent, as every reader leaves them. */
export const toSheet = (name: string, rows: readonly (readonly string[])[]): Sheet => ({
  name,
  hidden: false,
  rows: rows.flatMap((cells, at) => {
    const filled = cells.flatMap((text, column) => (text === '' ? [] : [{ column: column + 1, value: { kind: 'text', text } as const }]));
    return filled.length === 0 ? [] : [{ row: at + 1, cells: filled }];
  }),
});

/** A workbook of texts, for tests that need no file. */
export const toWorkbook = (tabs: Readonly<Record<string, readonly (readonly string[])[]>>): Workbook => ({
  name: 'test',
  fingerprint: '',
  sheets: Object.entries(tabs).map(([name, rows]) => toSheet(name, rows)),
});

/** A folder of CSV files as rows of texts. */
export const readCsvTabs = (folder: string): Record<string, string[][]> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => [
        name.slice(0, -4),
        parse(readFileSync(join(folder, name), 'utf8'), { relaxColumnCount: true, skipEmptyLines: false }),
      ]),
  );
