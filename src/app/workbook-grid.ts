import { parseDecimal, toPercentText, toPlain } from '../base/decimal.ts';
import { NotFoundError } from '../base/errors.ts';
import { didYouMean, foldName } from '../base/text.ts';
import { outputLayout } from '../report/plan-output.ts';
import { readTable } from '../rows/read-table.ts';
import { INPUT_TABS } from '../rows/row-set.ts';
import { TABLES } from '../rows/tables/index.ts';
import type { Cell, CellValue, Sheet, SheetRow, Workbook } from '../sheet/workbook.ts';
import { columnName } from '../sheet/xlsx/cell-reference.ts';
import { readXlsx } from '../sheet/xlsx-bytes.ts';
import type { Store } from '../store/database.ts';
import { findVersion, findWorkbook, loadVersion, type StoredWorkbook } from '../store/workbooks.ts';
import { requireUploaded } from './live-workbook.ts';
import { keepRecent, type Recent } from './recent.ts';

/** A workbook as a planner sees it: its tabs, and their cells as text. */

export interface GridTab {
  readonly name: string;
  readonly hidden: boolean;
  /** Which of our tabs it is, by its canonical name; `null`: the planner's own. */
  readonly kind: string | null;
  readonly isInput: boolean;
  readonly headerRow: number | null;
  /** The number of its last row, and its right-most column, that hold something; 0: none. */
  readonly lastRow: number;
  readonly lastColumn: number;
  /** Column → our canonical name of it. */
  readonly columns: ReadonlyMap<number, string>;
  readonly rows: readonly SheetRow[];
}

/** One version of a workbook, read. */
export interface Grid {
  readonly workbook: StoredWorkbook;
  readonly version: number;
  readonly tabs: readonly GridTab[];
}

/** Read tabs by the hash of their workbook's bytes. */
export type RecentGrids = Recent<readonly GridTab[]>;

/** Cells that are shown of one workbook, and that are remembered of several: tens of thousands of rows, and no more memory than a server has. */
const MOST_CELLS = 2_000_000;
const TAB_WEIGHT = 100;

export const keepGrids = (): RecentGrids =>
  keepRecent(MOST_CELLS, (tabs) =>
    tabs.reduce((sum, { rows }) => rows.reduce((cells, it) => cells + it.cells.length, sum + TAB_WEIGHT), 0),
  );

/** The newest version where none is named. Throws `workbook-unknown`, `version-unknown`, `workbook-live`, and what is to be said against a file. */
export const readGrid = async (store: Store, recent: RecentGrids, workbookId: string, version?: number): Promise<Grid> => {
  const workbook = await findWorkbook(store, workbookId);
  requireUploaded(workbook);
  const found = await findVersion(store, workbookId, version);
  const tabs = await recent.get(found.contentHash, async () => {
    const { bytes } = await loadVersion(store, workbookId, found.version);
    const read = readXlsx(workbook.fileName, bytes, () => true, { mostCells: MOST_CELLS, formulas: true });
    return read.sheets.map((sheet) => toTab(sheet, read));
  });
  return { workbook, version: found.version, tabs };
};

const toTab = (sheet: Sheet, workbook: Workbook): GridTab => {
  const { name, hidden, rows } = sheet;
  const layout = inputLayout(sheet, workbook) ?? outputLayout(sheet);
  return {
    name,
    hidden,
    kind: layout?.tab ?? null,
    isInput: INPUT_TABS.some((tab) => tab === layout?.tab),
    headerRow: layout?.headerRow ?? null,
    lastRow: rows.at(-1)?.row ?? 0,
    lastColumn: rows.reduce((last, { cells }) => Math.max(last, cells.at(-1)?.column ?? 0), 0),
    columns: new Map(Object.entries(layout?.columns ?? {}).map(([column, at]) => [at, column])),
    rows,
  };
};

/** As a run reads it; of two tabs that answer to one name, each by itself. */
const inputLayout = (sheet: Sheet, workbook: Workbook): ReturnType<typeof readTable>['layout'] => {
  const tab = INPUT_TABS.find((it) => foldName(it) === foldName(sheet.name));
  return tab === undefined ? null : readTable({ ...workbook, sheets: [sheet] }, TABLES[tab]).layout;
};

/** By its name, case, spaces, `_` and `-` aside where no other has exactly that. Throws `tab-unknown`. */
export const findTab = ({ tabs }: Grid, name: string): GridTab => {
  const found = tabs.find((it) => it.name === name) ?? tabs.find((it) => foldName(it.name) === foldName(name));
  if (found) return found;
  const names = tabs.map((it) => it.name);
  throw new NotFoundError(`The workbook has no tab "${name}".${didYouMean(name, names)}`, {
    code: 'tab-unknown',
    hint: 'List its tabs.',
  });
};

export interface GridColumn {
  readonly letter: string;
  /** What its header says; `null`: nothing, or the tab is none of ours. */
  readonly header: string | null;
  readonly column: string | null;
}

export interface GridRow {
  readonly row: number;
  /** By column from the first one on. */
  readonly cells: readonly (string | null)[];
  /** By letter, with `=`; alone where the cell follows the formula of another. */
  readonly formulas: Readonly<Record<string, string>>;
  /** Letters of cells of which only the beginning is here. */
  readonly cut: readonly string[];
}

export interface GridPage {
  readonly columns: readonly GridColumn[];
  /** How many there are to the right of those. */
  readonly moreColumns: number;
  readonly rows: readonly GridRow[];
  /** Are there rows below? */
  readonly isLast: boolean;
}

/** What one answer holds at most, whatever a workbook is made to hold. */
const MOST_COLUMNS = 256;
const MOST_TEXT = 2_000;
const MOST_PAGE_TEXT = 4_000_000;

/** Rows that hold something, after a row number. */
export const readPage = (tab: GridTab, after: number, limit: number): GridPage => {
  const width = Math.min(tab.lastColumn, MOST_COLUMNS);
  const rows: GridRow[] = [];
  let length = 0;
  const first = firstAfter(tab.rows, after);
  let next = first;
  for (; next < tab.rows.length && rows.length < limit && length < MOST_PAGE_TEXT; next++) {
    const row = tab.rows[next];
    if (!row) break;
    const shown = toGridRow(row, width);
    length += shown.cells.reduce((sum, text) => sum + (text?.length ?? 4), 0);
    rows.push(shown);
  }
  return { columns: toColumns(tab, width), moreColumns: tab.lastColumn - width, rows, isLast: next >= tab.rows.length };
};

/** Rows are sorted by their numbers. */
const firstAfter = (rows: readonly SheetRow[], after: number): number => {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.row ?? 0) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
};

const toColumns = ({ rows, headerRow, columns }: GridTab, width: number): readonly GridColumn[] => {
  const cells = rows.find(({ row }) => row === headerRow)?.cells ?? [];
  const headers = new Map(cells.map(({ column, value }) => [column, shownText(value)]));
  return Array.from({ length: width }, (_, at) => ({
    letter: columnName(at + 1),
    header: headers.get(at + 1)?.slice(0, MOST_TEXT) ?? null,
    column: columns.get(at + 1) ?? null,
  }));
};

const toGridRow = ({ row, cells }: SheetRow, width: number): GridRow => {
  const texts: (string | null)[] = Array.from({ length: width }, () => null);
  const formulas: [string, string][] = [];
  const cut: string[] = [];
  for (const cell of cells) {
    if (cell.column > width) break;
    const text = shownText(cell.value);
    texts[cell.column - 1] = text === null ? null : text.slice(0, MOST_TEXT);
    if (text !== null && text.length > MOST_TEXT) cut.push(columnName(cell.column));
    if (cell.formula !== undefined) formulas.push([columnName(cell.column), toFormula(cell)]);
  }
  return { row, cells: texts, formulas: Object.fromEntries(formulas), cut };
};

const toFormula = ({ formula = '' }: Cell): string => `=${formula}`.slice(0, MOST_TEXT);

/** A cell as the sheet shows it; `null` for a formula that was never calculated. */
const shownText = (value: CellValue): string | null => {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'number': {
      const number = parseDecimal(value.digits);
      if (value.date !== undefined || !number) return value.date ?? value.digits;
      return value.percent ? toPercentText(number) : toPlain(number);
    }
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE';
    case 'error':
      return value.error;
    case 'uncached':
      return null;
  }
};
