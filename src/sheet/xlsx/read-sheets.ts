import type { Cell, CellArea, CellValue, Sheet, SheetRow } from '../workbook.ts';
import { parseRange } from './cell-reference.ts';
import { type CellContext, cellValue } from './cell-values.ts';
import { MAX_CELLS } from './limits.ts';
import { readNumberLooks } from './number-formats.ts';
import { openPackage, type XlsxPackage } from './package.ts';
import { type RawCell, type RawRow, rawRows } from './raw-rows.ts';
import { damaged, tooLarge } from './refusals.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readTables, totalsRows } from './tables.ts';
import { readWorkbookPart, type SheetEntry } from './workbook-part.ts';

/**
 * The sheets of an `.xlsx` file in their order; only those for which `wanted` holds are read, the others have no rows. Throws `UsageError`
 * for what is no workbook, is damaged or unsafe, or exceeds `limits.ts`.
 */
export const readSheets = (
  bytes: Uint8Array,
  wanted: (sheetName: string) => boolean,
  { mostCells = MAX_CELLS, formulas = false }: ReadOptions = {},
): readonly Sheet[] => {
  const pkg = openPackage(bytes);
  const workbook = readWorkbookPart(pkg);
  const context = new LazyContext(pkg, workbook.date1904);
  let room = mostCells;
  return workbook.sheets.map((entry) => {
    const { name, hidden } = entry;
    if (!wanted(name)) return { name, hidden, rows: [] };
    if (!hasCells(entry)) {
      if (isLost(entry)) throw damaged(`the part with the cells of its tab ${name} is missing`);
      return { name, hidden, rows: [] };
    }
    const sheet = readRows(pkg, entry.path, context, { name, room, mostCells, formulas });
    room -= sheet.rows.reduce((sum, row) => sum + row.cells.length, 0);
    const totals = totalsRows(readTables(pkg, entry.path));
    return { name, hidden, ...sheet, ...(totals.length === 0 ? {} : { totals }) };
  });
};

export interface ReadOptions {
  /** Filled cells of all sheets that are read; more are refused. */
  readonly mostCells?: number;
  /** Are the texts of formulas wanted, too? */
  readonly formulas?: boolean;
}

/** Is this a sheet of cells, and is its part there? */
export const hasCells = (entry: SheetEntry): entry is SheetEntry & { readonly path: string } =>
  entry.kind === 'worksheet' && entry.path !== undefined;

/** A sheet of cells whose part is not there; a chart sheet, say, has no cells to lose. */
const isLost = ({ kind, path }: SheetEntry): boolean => path === undefined && (kind === 'worksheet' || kind === 'missing');

/** Shared strings and styles, read when the first sheet needs them. */
export class LazyContext implements CellContext {
  readonly date1904: boolean;
  private readonly pkg: XlsxPackage;
  private strings: readonly string[] | undefined;
  private styles: CellContext['looks'] | undefined;

  constructor(pkg: XlsxPackage, date1904: boolean) {
    this.pkg = pkg;
    this.date1904 = date1904;
  }

  get sharedStrings(): readonly string[] {
    this.strings ??= readSharedStrings(this.pkg);
    return this.strings;
  }

  get looks(): CellContext['looks'] {
    this.styles ??= readNumberLooks(this.pkg);
    return this.styles;
  }
}

type Content = Pick<Sheet, 'rows' | 'merged' | 'lastFormulaColumn'>;

interface SheetReading extends Required<ReadOptions> {
  readonly name: string;
  /** Cells that may still come. */
  readonly room: number;
}

const readRows = (pkg: XlsxPackage, path: string, context: CellContext, reading: SheetReading): Content => {
  const values = new ValueCache(context);
  const rows: SheetRow[] = [];
  const merged: CellArea[] = [];
  let left = reading.room;
  let last = 0;
  let lastFormulaColumn = 0;
  let sorted = true;
  const raws = rawRows(pkg.partPieces(path), reading.name, (_, element) => {
    const area = element?.local === 'mergeCell' ? parseRange(element.attributes.ref ?? '') : undefined;
    if (area !== undefined) merged.push(area);
  });
  for (const raw of raws) {
    const cells = filledCells(raw, values, reading.formulas);
    left -= cells.length;
    if (left < 0) throw tooLarge(`its sheets hold more than ${reading.mostCells} filled cells`);
    sorted &&= raw.row > last;
    last = raw.row;
    for (const { formula, column } of raw.cells) if (formula !== undefined) lastFormulaColumn = Math.max(lastFormulaColumn, column);
    if (cells.length > 0) rows.push({ row: raw.row, cells });
  }
  return {
    rows: sorted ? rows : sortRows(rows),
    ...(merged.length === 0 ? {} : { merged }),
    ...(lastFormulaColumn === 0 ? {} : { lastFormulaColumn }),
  };
};

/** Cells that name one shared text share one value: most texts of a planning workbook repeat. */
class ValueCache {
  private readonly context: CellContext;
  private readonly shared: (CellValue | undefined)[] = [];

  constructor(context: CellContext) {
    this.context = context;
  }

  of(cell: RawCell): CellValue | undefined {
    if (cell.type !== 's' || cell.text === undefined) return cellValue(cell, this.context);
    const index = Number(cell.text);
    const known = this.shared[index];
    if (known !== undefined) return known;
    const value = cellValue(cell, this.context);
    if (index >= 0 && index < this.context.sharedStrings.length) this.shared[index] = value;
    return value;
  }
}

const filledCells = (raw: RawRow, values: ValueCache, formulas: boolean): readonly Cell[] => {
  const cells: Cell[] = [];
  let sorted = true;
  for (const cell of raw.cells) {
    const value = values.of(cell);
    if (value === undefined) continue;
    sorted &&= (cells.at(-1)?.column ?? 0) < cell.column;
    cells.push({ column: cell.column, value, ...(formulas && cell.formula !== undefined ? { formula: cell.formula } : {}) });
  }
  return sorted ? cells : sortCells(cells);
};

/** By column; of two cells at one place the later one counts, as in Excel. */
const sortCells = (cells: readonly Cell[]): readonly Cell[] =>
  [...new Map(cells.map((cell) => [cell.column, cell])).values()].sort((a, b) => a.column - b.column);

/** By row; two rows with one number are one row. */
const sortRows = (rows: readonly SheetRow[]): readonly SheetRow[] => {
  const byRow = new Map<number, readonly Cell[]>();
  for (const { row, cells } of rows) byRow.set(row, [...(byRow.get(row) ?? []), ...cells]);
  return [...byRow].sort(([a], [b]) => a - b).map(([row, cells]) => ({ row, cells: sortCells(cells) }));
};
