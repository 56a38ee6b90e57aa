import { createHash } from 'node:crypto';
import { assert, BugError } from '../../base/errors.ts';
import type { CellEdit, WorkbookEdits, WriteReceipt, WriteValue } from '../workbook.ts';
import { editsBySheet } from './apply-edits.ts';
import { type CellPlace, toReference } from './cell-reference.ts';
import { cellValue } from './cell-values.ts';
import { isShown } from './cell-xml.ts';
import { comparePackages } from './compare-packages.ts';
import { openPackage, relationshipKind, relationshipsOf, type XlsxPackage } from './package.ts';
import { partKey, relationshipsPath } from './part-names.ts';
import { type RawCell, type RawRow, rawRows } from './raw-rows.ts';
import { LazyContext } from './read-sheets.ts';
import { sortEdits } from './sort-edits.ts';
import { readWorkbookPart, type WorkbookPart } from './workbook-part.ts';

/**
 * Reads an edited file again, by the reader and not by the code that wrote it, and compares it with the one before: no part is gone; no part
 * changed but those that had to; on edited sheets exactly the intended cells differ and hold what was intended; `leftOut` names those that
 * were not to be written after all. Throws `BugError` otherwise.
 */
export const verifyEdits = (
  before: Uint8Array,
  after: Uint8Array,
  edits: WorkbookEdits,
  leftOut: readonly Omit<WriteReceipt['leftAlone'][number], 'why'>[],
): void => {
  const old = { pkg: openPackage(before), bytes: before };
  const now = { pkg: openPackage(after), bytes: after };
  const oldWorkbook = readWorkbookPart(old.pkg);
  const nowWorkbook = readWorkbookPart(now.pkg);
  const sheets = [...editsBySheet(edits)].map(([name, cells]) => ({ path: pathOf(oldWorkbook, name), name, cells }));
  checkParts(old.pkg, now.pkg, oldWorkbook, new Set(sheets.map(({ path }) => path)), edits.newSheets.length > 0);
  const names = [...oldWorkbook.sheets.map(({ name }) => name), ...edits.newSheets.map(({ name }) => name)];
  assert(JSON.stringify(nowWorkbook.sheets.map(({ name }) => name)) === JSON.stringify(names), 'a written workbook lists other tabs');
  const left = new Set(leftOut.map((cell) => keyOf(cell.sheet, cell.row, cell.column)));
  const context = new LazyContext(now.pkg, nowWorkbook.date1904);
  for (const { path, name, cells } of sheets) {
    const intended = sortEdits(name, cells).filter(({ row, column }) => !left.has(keyOf(name, row, column)));
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

/** Two versions of one sheet, row by row: neither is held as a whole. */
class SheetComparison {
  private readonly name: string;
  private readonly intended: readonly CellEdit[];
  private readonly context: LazyContext;
  /** The first intended cell not looked for yet. */
  private at = 0;

  constructor(name: string, intended: readonly CellEdit[], context: LazyContext) {
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
    this.takeIntended(Number.POSITIVE_INFINITY);
    assert(outside[0].digest('hex') === outside[1].digest('hex'), `on the tab ${this.name}, something outside the cells changed`);
  }

  /** The intended cells of a row, as soon as it is reached. Those above it had no row of their own: they must be empty. */
  private takeIntended(row: number): readonly CellEdit[] {
    const ofRow: CellEdit[] = [];
    for (let edit = this.intended[this.at]; edit !== undefined && edit.row <= row; edit = this.intended[++this.at]) {
      if (edit.row === row) ofRow.push(edit);
      else assert(isShown(undefined, edit.value), `${this.place(edit)} is not there`);
    }
    return ofRow;
  }

  private compareRow(row: number, before: readonly RawCell[], after: readonly RawCell[]): void {
    const intended = this.takeIntended(row);
    const old = new Map(before.map((cell) => [cell.column, cell]));
    const now = new Map(after.map((cell) => [cell.column, cell]));
    for (const { column, value } of intended) {
      this.compareWritten(this.place({ row, column }), value, old.get(column), now.get(column));
      old.delete(column);
      now.delete(column);
    }
    for (const [column, cell] of old)
      if (!isSameCell(cell, now.get(column))) throw new BugError(`${this.place({ row, column })} changed, but was not to be written`);
    for (const column of now.keys())
      if (!old.has(column)) throw new BugError(`${this.place({ row, column })} is new, but was not to be written`);
  }

  private place(at: CellPlace): string {
    return `${this.name}!${toReference(at)}`;
  }

  private compareWritten(where: string, value: WriteValue, before: RawCell | undefined, after: RawCell | undefined): void {
    assert(before === undefined || before.style === after?.style, `${where} lost its style`);
    assert(before?.formula === after?.formula, `${where} lost its formula`);
    const shown = after === undefined ? undefined : cellValue(after, this.context);
    assert(isShown(shown, value), `${where} does not hold what was written`);
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
