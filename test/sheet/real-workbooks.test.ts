import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/base/errors.ts';
import { openSource } from '../../src/sheet/open-source.ts';
import type { CellEdit, NewSheet, Sheet, WorkbookEdits } from '../../src/sheet/workbook.ts';
import { isShown } from '../../src/sheet/xlsx/cell-xml.ts';
import { compareWorkbookParts } from '../../src/sheet/xlsx/compare-packages.ts';

/** Workbooks made by Excel and LibreOffice for other programs' tests. They are not ours: read from beside the repository, if there. */
const FOLDER = join(import.meta.dirname, '../../../shared/workbooks');
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => /\.xls[xm]$/i.test(name)) : [];
if (files.length === 0) console.info(`skipped: the real workbooks are not at ${FOLDER}`);

const work = mkdtempSync(join(tmpdir(), 'planwright-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The only files whose edit is refused, and why: all of them are protected by their makers. */
const REFUSED: Readonly<Record<string, string>> = {
  '144-protectstructurewithpassword.xlsx': 'workbook-structure-protected',
  '195-ProtecteSheet1234Pass.xlsx': 'sheet-protected',
  '210-column-style.xlsx': 'sheet-protected',
  '300-SHA512PasswordProtection.xlsx': 'sheet-protected',
};

const RUNS: NewSheet = {
  kind: 'table',
  name: 'Planwright Runs',
  columns: [{ header: 'run_id', width: 12, note: 'made by us' }],
  rows: [[{ text: '=r1' }]],
};

/** A new header, a status in each row, rows below and a cell cleared: on a sheet as it comes. */
const editsOf = (sheet: Sheet): readonly CellEdit[] => {
  const width = Math.max(0, ...sheet.rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
  const last = sheet.rows.at(-1)?.row ?? 0;
  const first = sheet.rows[0]?.row ?? 1;
  const statuses = sheet.rows.slice(1).map(({ row }) => ({ row, column: width + 1, value: { text: `OK ${row}` } }));
  const below = [1, 2].flatMap((n) => [
    { row: last + n, column: 1, value: { text: `=new & <${n}>` } },
    { row: last + n, column: 2, value: { number: '0.1' } },
  ]);
  const changed = sheet.rows.at(-1)?.cells.map(({ column }) => ({ row: last, column, value: { boolean: true } })) ?? [];
  const inTable = sheet.rows.length < 2;
  return [{ row: first, column: width + 1, value: { text: 'run_status' } }, ...statuses, ...below, ...(inTable ? [] : changed.slice(1))];
};

const ALLOWED =
  /^(\[Content_Types\]\.xml|xl\/workbook\d*\.xml|xl\/_rels\/workbook\d*\.xml\.rels|xl\/styles\d*\.xml|xl\/worksheets\/[^/]+\.xml|xl\/tables\/[^/]+\.xml)$/i;

describe.skipIf(files.length === 0)('a real workbook', () => {
  it.each(files)('%s is written without harm, or refused for a stated reason', async (name) => {
    const path = join(work, name);
    copyFileSync(join(FOLDER, name), path);
    const before = readFileSync(path);
    const source = openSource(path);
    const workbook = await source.read(() => true);
    const sheet = workbook.sheets.find(({ rows }) => rows.length > 0) ?? workbook.sheets[0];
    const cells = sheet === undefined ? [] : editsOf(sheet);
    const edits: WorkbookEdits = { edits: sheet === undefined ? [] : [{ sheet: sheet.name, cells }], newSheets: [RUNS] };
    try {
      const { leftAlone } = await source.write(edits, workbook.fingerprint);
      expect(REFUSED[name]).toBeUndefined();
      checkParts(before, readFileSync(path));
      checkCells(sheet, (await source.read(() => true)).sheets, cells, leftAlone);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      expect(error.code).toBe(REFUSED[name]);
      expect(readFileSync(path).equals(before)).toBe(true);
    }
  });
});

const checkParts = (before: Uint8Array, after: Uint8Array): void => {
  const { changed, removed } = compareWorkbookParts(before, after);
  expect(removed).toEqual([]);
  expect(changed.filter((path) => !ALLOWED.test(path))).toEqual([]);
  expect(changed.filter((path) => path.startsWith('xl/worksheets/')).length).toBeLessThanOrEqual(1);
};

const checkCells = (
  before: Sheet | undefined,
  after: readonly Sheet[],
  cells: readonly CellEdit[],
  left: readonly { row: number; column: number }[],
): void => {
  expect(after.at(-1)).toMatchObject({ name: RUNS.name, rows: [{ row: 1 }, { row: 2, cells: [{ column: 1, value: { text: '=r1' } }] }] });
  const places = new Set(left.map(({ row, column }) => `${row}/${column}`));
  const now = new Map(
    after
      .find(({ name }) => name === before?.name)
      ?.rows.flatMap(({ row, cells: own }) => own.map((cell) => [`${row}/${cell.column}`, cell.value])),
  );
  // Of two edits of one cell the later one counts.
  const last = new Map(cells.map((cell) => [`${cell.row}/${cell.column}`, cell.value]));
  for (const [place, value] of last) {
    if (!places.has(place)) expect(isShown(now.get(place), value)).toBe(true);
    now.delete(place);
  }
  const old = new Map(before?.rows.flatMap(({ row, cells: own }) => own.map((cell) => [`${row}/${cell.column}`, cell.value])));
  for (const { row, column } of cells) old.delete(`${row}/${column}`);
  expect(now).toEqual(old);
};
