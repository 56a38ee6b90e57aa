import type { CellEdit } from '../workbook.ts';
import { type CellPlace, type CellRange, contains, overlaps, parseRange, toRangeReference } from './cell-reference.ts';
import { editPart, type ParsedPart, parsePart, relationshipKind, relationshipsOf, type XlsxPackage } from './package.ts';
import { findRow, rowCells } from './row-cells.ts';
import type { SheetIndex } from './sheet-index.ts';
import { appendInside, type Splice, setAttribute } from './splice.ts';
import { escapeAttribute, unescapeCellText } from './xml-text.ts';
import { attributeOf, findChild, type XmlElement } from './xml-tree.ts';

/** A table (a list with a header, filter buttons and a name) on a sheet. */
export interface Table {
  readonly part: ParsedPart;
  readonly range: CellRange;
  readonly headerRows: number;
  readonly totalsRows: number;
  /** Header texts, left to right. */
  readonly columns: readonly string[];
  /** Its rows come from a query or an XML map: whoever refreshes it decides its size. */
  readonly connected: boolean;
}

/** The tables of a sheet. */
export const readTables = (pkg: XlsxPackage, sheetPath: string): readonly Table[] =>
  relationshipsOf(pkg, sheetPath)
    .filter((one) => relationshipKind(one) === 'table' && !one.external && pkg.has(one.target))
    .flatMap((one) => readTable(parsePart(pkg, one.target)));

const readTable = (part: ParsedPart): readonly Table[] => {
  const { root } = part;
  const range = parseRange(attributeOf(root, 'ref') ?? '');
  if (range === undefined) return [];
  const columns = findChild(root, 'tableColumns')?.children ?? [];
  return [
    {
      part,
      range,
      headerRows: Number(attributeOf(root, 'headerRowCount') ?? 1),
      totalsRows: Number(attributeOf(root, 'totalsRowCount') ?? 0),
      columns: columns.map((column) => unescapeCellText(attributeOf(column, 'name') ?? '')),
      connected: (attributeOf(root, 'tableType') ?? 'worksheet') !== 'worksheet',
    },
  ];
};

/** The totals rows of tables. */
export const totalsRows = (tables: readonly Table[]): readonly CellRange[] =>
  tables.flatMap(({ range, totalsRows }) => (totalsRows > 0 ? [{ ...range, top: range.bottom - totalsRows + 1 }] : []));

/** Does the cell belong to the totals row of a table? */
export const isTotal = (tables: readonly Table[], place: CellPlace): boolean => totalsRows(tables).some((range) => contains(range, place));

/** The table and the column whose header stands in this cell. */
export const findHeader = (tables: readonly Table[], place: CellPlace): { readonly name: string } | undefined => {
  const table = tables.find(({ range, headerRows }) => headerRows > 0 && contains(range, place) && place.row < range.top + headerRows);
  const name = table?.columns[place.column - table.range.left];
  return name === undefined ? undefined : { name };
};

/** What was written where a table might grow over it: on its header row and below it. */
export class WrittenCells {
  private readonly tables: readonly Table[];
  private readonly rows = new Map<number, Map<number, string | undefined>>();

  constructor(tables: readonly Table[]) {
    this.tables = tables;
  }

  add({ row, column, value }: CellEdit): void {
    if (!this.tables.some(({ range }) => row === range.top || row > range.bottom)) return;
    const cells = this.rows.get(row) ?? new Map<number, string | undefined>();
    this.rows.set(row, cells.set(column, value !== null && 'text' in value ? value.text : undefined));
  }

  /** The text written into a cell, if it was text. */
  textAt(row: number, column: number): string | undefined {
    return this.rows.get(row)?.get(column);
  }

  isWritten(row: number, left: number, right: number): boolean {
    return [...(this.rows.get(row)?.keys() ?? [])].some((column) => column >= left && column <= right);
  }
}

/**
 * Grows tables with what is written right below or right beside them, as Excel does when one types there: over rows whose cells under the
 * table were empty, and over columns that get a header and were empty. A table with a totals row does not grow downwards: what is written
 * below it stays below it.
 */
export const growTables = (pkg: XlsxPackage, tables: readonly Table[], index: SheetIndex, written: WrittenCells): boolean => {
  let grown = false;
  for (const table of tables) {
    const others = tables.filter((one) => one !== table).map((one) => one.range);
    const free = (range: CellRange): boolean => ![...others, ...index.merges].some((taken) => overlaps(taken, range));
    const headers = canWiden(table) ? newHeaders(table, index, written, free) : [];
    const rows = table.connected || table.totalsRows > 0 ? 0 : newRows(table, index, written, free);
    if (headers.length === 0 && rows === 0) continue;
    editPart(pkg, table.part, growth(table, headers, rows));
    grown = true;
  }
  return grown;
};

const canWiden = ({ connected, headerRows, columns, range }: Table): boolean =>
  !connected && headerRows === 1 && columns.length === range.right - range.left + 1;

type IsFree = (range: CellRange) => boolean;

const newRows = (table: Table, index: SheetIndex, written: WrittenCells, free: IsFree): number => {
  const { left, right, bottom } = table.range;
  let row = bottom + 1;
  while (written.isWritten(row, left, right) && isEmpty(index, row, left, right) && free({ top: row, left, bottom: row, right })) row++;
  return row - bottom - 1;
};

const isEmpty = (index: SheetIndex, row: number, left: number, right: number): boolean => {
  const span = findRow(index, row);
  return span === undefined || !rowCells(index, span).some((cell) => cell.filled && cell.column >= left && cell.column <= right);
};

const newHeaders = (table: Table, index: SheetIndex, written: WrittenCells, free: IsFree): readonly string[] => {
  const { top, right, bottom } = table.range;
  const taken = new Set(table.columns.map((name) => name.toLowerCase()));
  const names: string[] = [];
  for (let column = right + 1; ; column++) {
    const text = written.textAt(top, column);
    const usable = text !== undefined && /^[^\n\r\t]{1,255}$/.test(text) && !taken.has(text.toLowerCase());
    if (!usable || !free({ top, left: column, bottom, right: column })) break;
    taken.add(text.toLowerCase());
    names.push(text);
  }
  return names.length === 0 ? names : names.slice(0, emptyColumns(index, table.range, names.length));
};

/** How many of the columns right of a range are empty over its rows. */
const emptyColumns = (index: SheetIndex, { top, bottom, right }: CellRange, wanted: number): number => {
  let empty = wanted;
  for (const row of index.rows) {
    if (row.row < top || row.row > bottom || empty === 0) continue;
    const first = rowCells(index, row).find((cell) => cell.filled && cell.column > right);
    if (first !== undefined) empty = Math.min(empty, first.column - right - 1);
  }
  return empty;
};

const growth = (table: Table, headers: readonly string[], rows: number): readonly Splice[] => {
  const { root, bytes } = table.part;
  const grow = (range: CellRange): string =>
    toRangeReference({ ...range, right: range.right + headers.length, bottom: range.bottom + rows });
  const splices: Splice[] = [setAttribute(root, 'ref', grow(table.range))];
  const filter = findChild(root, 'autoFilter');
  const filtered = parseRange((filter && attributeOf(filter, 'ref')) ?? '');
  if (filter !== undefined && filtered !== undefined) splices.push(setAttribute(filter, 'ref', grow(filtered)));
  const columns = findChild(root, 'tableColumns');
  if (headers.length > 0 && columns !== undefined) splices.push(...columnSplices(bytes, columns, headers));
  return splices;
};

const columnSplices = (bytes: Uint8Array, columns: XmlElement, headers: readonly string[]): readonly Splice[] => {
  const lastId = Math.max(0, ...columns.children.map((column) => Number(attributeOf(column, 'id') ?? 0)));
  const name = columns.children[0]?.name ?? `${columns.prefix}tableColumn`;
  const xml = headers.map((header, at) => `<${name} id="${lastId + at + 1}" name="${escapeAttribute(header)}"/>`).join('');
  return [setAttribute(columns, 'count', String(columns.children.length + headers.length)), appendInside(bytes, columns, xml)];
};
