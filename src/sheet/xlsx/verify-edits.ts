import { createHash } from 'node:crypto';
import { assert } from '../../base/errors.ts';
import type { WorkbookEdits, WriteReceipt, WriteValue } from '../workbook.ts';
import { editsBySheet } from './apply-edits.ts';
import { toReference } from './cell-reference.ts';
import { cellValue } from './cell-values.ts';
import { isShown } from './cell-xml.ts';
import { comparePackages } from './compare-packages.ts';
import { openPackage, relationshipKind, relationshipsOf, type XlsxPackage } from './package.ts';
import { partKey, relationshipsPath } from './part-names.ts';
import { type RawCell, type RawRow, rawRows } from './raw-rows.ts';
import { LazyContext } from './read-sheets.ts';
import { readWorkbookPart, type WorkbookPart } from './workbook-part.ts';

/**
 * Reads an edited file again, by the reader and not by the code that wrote it, and compares it with the one before: no part is gone; no part
 * changed but those that had to; on edited sheets exactly the intended cells differ and hold what was intended. Throws `BugError` otherwise.
 */
export const verifyEdits = (before: Uint8Array, after: Uint8Array, edits: WorkbookEdits, leftAlone: WriteReceipt['leftAlone']): void => {
  const old = { pkg: openPackage(before), bytes: before };
  const now = { pkg: openPackage(after), bytes: after };
  const oldWorkbook = readWorkbookPart(old.pkg);
  const nowWorkbook = readWorkbookPart(now.pkg);
  const sheets = [...editsBySheet(edits)].map(([name, cells]) => ({ path: pathOf(oldWorkbook, name), name, cells }));
  checkParts(old.pkg, now.pkg, oldWorkbook, new Set(sheets.map(({ path }) => path)), edits.newSheets.length > 0);
  const names = [...oldWorkbook.sheets.map(({ name }) => name), ...edits.newSheets.map(({ name }) => name)];
  assert(JSON.stringify(nowWorkbook.sheets.map(({ name }) => name)) === JSON.stringify(names), 'a written workbook lists other tabs');
  const left = new Set(leftAlone.map((cell) => keyOf(cell.sheet, cell.row, cell.column)));
  const context = new LazyContext(now.pkg, nowWorkbook.date1904);
  for (const { path, name, cells } of sheets) {
    const intended = new Map<number, Map<number, WriteValue>>();
    for (const { row, column, value } of cells) {
      if (left.has(keyOf(name, row, column))) continue;
      const known = intended.get(row) ?? new Map<number, WriteValue>();
      intended.set(row, known.set(column, value));
    }
    new SheetComparison(name, intended, context).run(old.pkg, now.pkg, path);
  }
};

const keyOf = (sheet: string, row: number, column: number): string => `${row},${column},${sheet}`;

const pathOf = (workbook: WorkbookPart, name: string): string => {
  const path = workbook.sheets.find((sheet) => sheet.name === name)?.path;
  assert(path !== undefined, `the tab ${name} was edited but has no part`);
  return path;
};

const checkParts = (old: XlsxPackage, now: XlsxPackage, workbook: WorkbookPart, edited: ReadonlySet<string>, grew: boolean): void => {
  const { changed, added, removed } = comparePackages(old, now);
  const tables = [...edited].flatMap((path) => relationshipsOf(old, path).filter((one) => relationshipKind(one) === 'table'));
  const styles = relationshipsOf(old, workbook.part.path).filter((one) => relationshipKind(one) === 'styles');
  const forNewSheets = ['[Content_Types].xml', relationshipsPath(workbook.part.path), ...styles.map(({ target }) => target)];
  const allowed = new Set(
    [workbook.part.path, ...edited, ...tables.map(({ target }) => target), ...(grew ? forNewSheets : [])].map(partKey),
  );
  const wrong = changed.filter((path) => !allowed.has(partKey(path)));
  assert(wrong.length === 0, `parts changed that must not: ${wrong.join(', ')}`);
  assert(removed.length === 0, `parts are gone: ${removed.join(', ')}`);
  assert(grew || added.length === 0, `parts were added: ${added.join(', ')}`);
};

type Intended = ReadonlyMap<number, ReadonlyMap<number, WriteValue>>;

/** Two versions of one sheet, row by row: neither is held as a whole. */
class SheetComparison {
  private readonly name: string;
  private readonly intended: Intended;
  private readonly context: LazyContext;
  /** Intended cells met so far that are to hold something. */
  private met = 0;

  constructor(name: string, intended: Intended, context: LazyContext) {
    this.name = name;
    this.intended = intended;
    this.context = context;
  }

  run(old: XlsxPackage, now: XlsxPackage, path: string): void {
    const outside = [createHash('sha256'), createHash('sha256')] as const;
    const before = new RowCursor(rawRows(old.partPieces(path), this.name, (event) => outside[0].update(event)));
    const after = new RowCursor(rawRows(now.partPieces(path), this.name, (event) => outside[1].update(event)));
    while (before.row !== undefined || after.row !== undefined) {
      const row = Math.min(before.row?.row ?? Number.POSITIVE_INFINITY, after.row?.row ?? Number.POSITIVE_INFINITY);
      this.compareRow(row, before.cellsOf(row), after.cellsOf(row));
      before.stepOver(row);
      after.stepOver(row);
    }
    assert(outside[0].digest('hex') === outside[1].digest('hex'), `on the tab ${this.name}, something outside the cells changed`);
    const expected = [...this.intended.values()]
      .flatMap((cells) => [...cells.values()])
      .filter((value) => !isShown(undefined, value)).length;
    assert(this.met === expected, `on the tab ${this.name}, ${expected - this.met} written cells are missing`);
  }

  private compareRow(row: number, before: readonly RawCell[], after: readonly RawCell[]): void {
    const old = new Map(before.map((cell) => [cell.column, cell]));
    const now = new Map(after.map((cell) => [cell.column, cell]));
    const intended = this.intended.get(row);
    for (const column of new Set([...old.keys(), ...now.keys()])) {
      const value = intended?.get(column);
      const where = `${this.name}!${toReference({ row, column })}`;
      if (value === undefined) assert(isSameCell(old.get(column), now.get(column)), `${where} changed, but was not to be written`);
      else this.compareWritten(where, value, old.get(column), now.get(column));
    }
  }

  private compareWritten(where: string, value: WriteValue, before: RawCell | undefined, after: RawCell | undefined): void {
    assert(before === undefined || before.style === after?.style, `${where} lost its style`);
    assert(before?.formula === after?.formula, `${where} lost its formula`);
    const shown = after === undefined ? undefined : cellValue(after, this.context);
    assert(isShown(shown, value), `${where} does not hold what was written`);
    if (!isShown(undefined, value)) this.met++;
  }
}

const isSameCell = (a: RawCell | undefined, b: RawCell | undefined): boolean =>
  a?.type === b?.type && a?.style === b?.style && a?.text === b?.text && a?.formula === b?.formula;

class RowCursor {
  row: RawRow | undefined;
  private readonly rows: Iterator<RawRow>;

  constructor(rows: Iterator<RawRow>) {
    this.rows = rows;
    this.next();
  }

  private next(): void {
    const step = this.rows.next();
    this.row = step.done === true ? undefined : step.value;
  }

  cellsOf(row: number): readonly RawCell[] {
    return this.row?.row === row ? this.row.cells : [];
  }

  stepOver(row: number): void {
    if (this.row?.row === row) this.next();
  }
}
