import { UsageError } from '../../base/errors.ts';
import type { CellEdit, WriteReceipt, WriteValue } from '../workbook.ts';
import { type CellRange, overlaps, parseRange, toRangeReference } from './cell-reference.ts';
import type { CellContext } from './cell-values.ts';
import { editRow } from './edit-row.ts';
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import { CellStyles } from './new-cell-styles.ts';
import type { XlsxPackage } from './package.ts';
import { notEditable } from './refusals.ts';
import { rowsBefore } from './row-cells.ts';
import { indexSheet, type SheetIndex } from './sheet-index.ts';
import { insertAt, type Splice, splicePieces } from './splice.ts';
import { growTables, readTables, type WrittenCells } from './tables.ts';
import { attributesOf } from './xml-scan.ts';

/** What the edits of one sheet came to. */
export interface SheetChange {
  /** Cells that changed. */
  readonly written: number;
  readonly leftAlone: WriteReceipt['leftAlone'];
}

type RowEdits = ReadonlyMap<number, ReadonlyMap<number, WriteValue>>;

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
  const rows = byPlace(sheet.name, edits);
  const bytes = pkg.partBytes(sheet.path);
  const index = indexSheet(bytes, sheet.name);
  const tables = readTables(pkg, sheet.path);
  const scope = { index: concerning(index, rows), tables, context, styles: new CellStyles(index, tables) };
  const splices: Splice[] = [];
  const added: NewRow[] = [];
  const leftAlone: WriteReceipt['leftAlone'][number][] = [];
  const changed = new Map<number, ReadonlyMap<number, WriteValue>>();
  for (const [row, values] of rows) {
    const change = editRow(scope, row, values);
    for (const splice of change.splices) splices.push(splice);
    if (change.newRow !== '') added.push({ row, xml: change.newRow, before: rowsBefore(index, row) });
    for (const one of change.leftAlone) leftAlone.push(one);
    if (change.changed.size > 0) changed.set(row, change.changed);
  }
  if (changed.size === 0) return { written: 0, leftAlone };
  if (index.isProtected) throw sheetProtected(sheet.name);
  growTables(pkg, tables, index, filledOnly(changed));
  pkg.setPart(sheet.path, splicePieces(bytes, [...splices, ...placeRows(index, added), ...growDimension(index, changed)]));
  return { written: [...changed.values()].reduce((sum, cells) => sum + cells.size, 0), leftAlone };
};

const sheetProtected = (name: string) =>
  notEditable(
    'sheet-protected',
    `its tab ${name} is protected`,
    'In Excel, remove the protection of that tab (Review > Unprotect Sheet), save and try again.',
  );

/** Rows ascending, columns ascending; of two edits of one cell the later one counts. */
const byPlace = (name: string, edits: readonly CellEdit[]): RowEdits => {
  const rows = new Map<number, Map<number, WriteValue>>();
  for (const { row, column, value } of edits) {
    if (!Number.isInteger(row) || !Number.isInteger(column) || row < 1 || column < 1 || row > MAX_ROWS || column > MAX_COLUMNS) {
      throw new UsageError(
        `The tab ${name} has no room at row ${row}, column ${column}: a sheet has ${MAX_ROWS} rows and ${MAX_COLUMNS} columns.`,
        {
          code: 'sheet-full',
          hint: 'Delete rows that are no longer needed.',
        },
      );
    }
    const cells = rows.get(row);
    if (cells === undefined) rows.set(row, new Map([[column, value]]));
    else cells.set(column, value);
  }
  const sorted = [...rows].sort(([a], [b]) => a - b);
  return new Map(sorted.map(([row, cells]) => [row, new Map([...cells].sort(([a], [b]) => a - b))]));
};

/** The index with only those merged and array areas that the edits could meet. */
const concerning = (index: SheetIndex, rows: RowEdits): SheetIndex => {
  const area = areaOf(rows);
  if (area === undefined) return index;
  const met = (range: CellRange): boolean => overlaps(range, area);
  return { ...index, merges: index.merges.filter(met), arrays: index.arrays.filter(met) };
};

const areaOf = (rows: ReadonlyMap<number, ReadonlyMap<number, unknown>>): CellRange | undefined => {
  let area: CellRange | undefined;
  for (const [row, cells] of rows) {
    for (const column of cells.keys()) {
      area = {
        top: Math.min(area?.top ?? row, row),
        left: Math.min(area?.left ?? column, column),
        bottom: Math.max(area?.bottom ?? row, row),
        right: Math.max(area?.right ?? column, column),
      };
    }
  }
  return area;
};

const isFilled = (value: WriteValue): boolean => value !== null && !('text' in value && value.text === '');

const filledOnly = (changed: RowEdits): WrittenCells => {
  const rows = [...changed].map(([row, cells]) => {
    const filled = [...cells].filter(([, value]) => isFilled(value));
    return [
      row,
      new Map(filled.map(([column, value]) => [column, { text: value !== null && 'text' in value ? value.text : undefined }])),
    ] as const;
  });
  return new Map(rows.filter(([, cells]) => cells.size > 0));
};

/** New rows, each before the first one below it; those below all others are one insertion, which may open a self-closed `<sheetData/>`. */
const placeRows = ({ bytes, rows, data }: SheetIndex, added: readonly NewRow[]): readonly Splice[] => {
  const last = rows.at(-1)?.row ?? 0;
  const splices: Splice[] = [];
  let atEnd = '';
  for (const { row, xml, before } of added) {
    if (row > last) atEnd += xml;
    else splices.push(insertAt(rows[before]?.open.start ?? data.contentEnd, xml));
  }
  if (atEnd === '') return splices;
  if (data.open.kind === 'open') return [...splices, insertAt(data.contentEnd, atEnd)];
  const slash = bytes.lastIndexOf(0x2f, data.end - 1);
  return [...splices, { start: slash, end: data.end, text: `>${atEnd}</${data.open.name}>` }];
};

interface NewRow {
  readonly row: number;
  readonly xml: string;
  /** Place of the first row below it. */
  readonly before: number;
}

const growDimension = (index: SheetIndex, changed: RowEdits): readonly Splice[] => {
  if (index.dimension === undefined) return [];
  const reference = attributesOf(index.bytes, index.dimension).find(({ name }) => name === 'ref');
  const old = parseRange(reference?.value ?? '');
  const area = areaOf(filledOnly(changed));
  if (reference === undefined || old === undefined || area === undefined) return [];
  const grown = toRangeReference({
    top: Math.min(old.top, area.top),
    left: Math.min(old.left, area.left),
    bottom: Math.max(old.bottom, area.bottom),
    right: Math.max(old.right, area.right),
  });
  return grown === toRangeReference(old) ? [] : [{ start: reference.valueStart, end: reference.valueEnd, text: grown }];
};
