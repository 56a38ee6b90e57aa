import type { CellEdit, WriteReceipt } from '../workbook.ts';
import { type CellPlace, type CellRange, overlaps, parseRange, toRangeReference } from './cell-reference.ts';
import type { CellContext } from './cell-values.ts';
import { editRow } from './edit-row.ts';
import { CellStyles } from './new-cell-styles.ts';
import type { XlsxPackage } from './package.ts';
import { notEditable } from './refusals.ts';
import { rowsBefore } from './row-cells.ts';
import { indexSheet, type SheetIndex } from './sheet-index.ts';
import { editsByRow, sortEdits } from './sort-edits.ts';
import { insertAt, type Splice, SpliceList } from './splice.ts';
import { growTables, readTables, WrittenCells } from './tables.ts';
import { attributesOf } from './xml-scan.ts';

/** What the edits of one sheet came to. */
interface SheetChange {
  /** Cells that changed. */
  readonly written: number;
  readonly leftAlone: WriteReceipt['leftAlone'];
  /** Stamps that were not set, because nothing else in their row changed. */
  readonly idle: readonly CellPlace[];
}

/**
 * Sets cells of a sheet by replacing exactly their bytes. Formulas, parts of merged cells, cells that an array formula fills and totals rows
 * are left alone and reported. Cells that show their value already are not touched; when all do, the part stays as it is.
 */
export const editSheet = (
  pkg: XlsxPackage,
  sheet: { readonly name: string; readonly path: string },
  edits: readonly CellEdit[],
  context: CellContext,
): SheetChange => {
  const sorted = sortEdits(sheet.name, edits);
  const bytes = pkg.partBytes(sheet.path);
  const index = indexSheet(bytes, sheet.name);
  const tables = readTables(pkg, sheet.path);
  const scope = { index: concerning(index, sorted), tables, context, styles: new CellStyles(index, tables) };
  const splices = new SpliceList();
  const newRows = new NewRows(index);
  const leftAlone: WriteReceipt['leftAlone'][number][] = [];
  const idle: CellPlace[] = [];
  const changes = new Changes(new WrittenCells(tables));
  for (const ofRow of editsByRow(sorted)) {
    const row = ofRow[0]?.row ?? 0;
    const change = editRow(scope, row, ofRow);
    for (const splice of change.splices) splices.add(splice);
    if (change.newRow !== '') newRows.add(row, change.newRow, splices);
    leftAlone.push(...change.leftAlone);
    idle.push(...change.idle);
    change.changed.forEach((edit) => void changes.add(edit));
  }
  if (changes.count === 0) return { written: 0, leftAlone, idle };
  if (index.isProtected) throw sheetProtected(sheet.name);
  growTables(pkg, tables, index, changes.written);
  for (const splice of [...newRows.atEnd(), ...growDimension(index, changes.area)]) splices.add(splice);
  pkg.setPart(sheet.path, splices.apply(bytes));
  return { written: changes.count, leftAlone, idle };
};

const sheetProtected = (name: string) =>
  notEditable(
    'sheet-protected',
    `its tab ${name} is protected`,
    'In Excel, remove the protection of that tab (Review > Unprotect Sheet), save and try again.',
  );

/** What changed so far: how many cells, and within which area those stand that are filled. */
class Changes {
  readonly written: WrittenCells;
  count = 0;
  area: CellRange | undefined;

  constructor(written: WrittenCells) {
    this.written = written;
  }

  add(edit: CellEdit): void {
    this.count++;
    if (edit.value === null || ('text' in edit.value && edit.value.text === '')) return;
    this.area = including(this.area, edit);
    this.written.add(edit);
  }
}

const including = (area: CellRange | undefined, { row, column }: CellEdit): CellRange => ({
  top: Math.min(area?.top ?? row, row),
  left: Math.min(area?.left ?? column, column),
  bottom: Math.max(area?.bottom ?? row, row),
  right: Math.max(area?.right ?? column, column),
});

/** The index with only those merged and array areas that the edits could meet. */
const concerning = (index: SheetIndex, edits: readonly CellEdit[]): SheetIndex => {
  let area: CellRange | undefined;
  for (const edit of edits) area = including(area, edit);
  const met = (range: CellRange): boolean => area !== undefined && overlaps(range, area);
  return { ...index, merges: index.merges.filter(met), arrays: index.arrays.filter(met) };
};

/** New rows, each before the first one below it; those below all others are one insertion, which may open a self-closed `<sheetData/>`. */
class NewRows {
  private readonly index: SheetIndex;
  private readonly below: string[] = [];

  constructor(index: SheetIndex) {
    this.index = index;
  }

  add(row: number, xml: string, splices: SpliceList): void {
    const next = this.index.rows[rowsBefore(this.index, row)];
    if (next === undefined) this.below.push(xml);
    else splices.add(insertAt(next.open.start, xml));
  }

  atEnd(): readonly Splice[] {
    const { bytes, data } = this.index;
    const xml = this.below.join('');
    if (xml === '') return [];
    if (data.open.kind === 'open') return [insertAt(data.contentEnd, xml)];
    const slash = bytes.lastIndexOf(0x2f, data.end - 1);
    return [{ start: slash, end: data.end, text: `>${xml}</${data.open.name}>` }];
  }
}

const growDimension = (index: SheetIndex, area: CellRange | undefined): readonly Splice[] => {
  if (index.dimension === undefined || area === undefined) return [];
  const reference = attributesOf(index.bytes, index.dimension).find(({ name }) => name === 'ref');
  const old = parseRange(reference?.value ?? '');
  if (reference === undefined || old === undefined) return [];
  const grown = toRangeReference({
    top: Math.min(old.top, area.top),
    left: Math.min(old.left, area.left),
    bottom: Math.max(old.bottom, area.bottom),
    right: Math.max(old.right, area.right),
  });
  return grown === toRangeReference(old) ? [] : [{ start: reference.valueStart, end: reference.valueEnd, text: grown }];
};
