import type { CellArea, CellValue, Sheet, SheetRow } from '../workbook.ts';
import { googleCellValue } from './cell-value.ts';
import type { GoogleCell, GridRange, GoogleTab as Received } from './sheets-client.ts';

/** An area that our account may not edit. */
export interface LockedArea {
  readonly area: CellArea;
  readonly except: readonly CellArea[];
  /** As its owner named it; '' without a name. */
  readonly name: string;
}

/** A tab without its cells. */
export interface TabFrame {
  readonly sheetId: number;
  readonly title: string;
  readonly hidden: boolean;
  /** Has it cells? A chart on a tab of its own has none. */
  readonly isGrid: boolean;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly merged: readonly CellArea[];
  readonly locked: readonly LockedArea[];
}

/** A cell as the sheet holds it. */
export interface HeldCell {
  readonly row: number;
  readonly column: number;
  /** Absent: nothing to see, a formula with an empty result. */
  readonly value?: CellValue;
  /** What was typed, in one text: the formula, or the value with its kind. '' for what an array formula beside it filled in. */
  readonly entered: string;
}

/** A tab as it was at one moment. */
export interface GoogleTab {
  readonly frame: TabFrame;
  /** By row, then column. */
  readonly cells: readonly HeldCell[];
}

/** What is asked of tabs: no more than is read here. */
export const FRAME_FIELDS =
  'properties(sheetId,title,hidden,sheetType,gridProperties(rowCount,columnCount)),merges,' +
  'protectedRanges(range,description,warningOnly,requestingUserCanEdit,unprotectedRanges,editors(users,domainUsersCanEdit))';
export const CELL_FIELDS =
  'data(startRow,startColumn,rowData(values(effectiveValue,userEnteredValue,effectiveFormat(numberFormat(type,pattern)))))';

/** `account`: whose rights count. */
export const toFrame = ({ properties, merges, protectedRanges }: Received, account: string | null): TabFrame => {
  const rowCount = properties?.gridProperties?.rowCount ?? 0;
  const columnCount = properties?.gridProperties?.columnCount ?? 0;
  const areaOf = (range: GridRange): CellArea => toArea(range, rowCount, columnCount);
  return {
    sheetId: properties?.sheetId ?? 0,
    title: properties?.title ?? '',
    hidden: properties?.hidden ?? false,
    isGrid: (properties?.sheetType ?? 'GRID') === 'GRID',
    rowCount,
    columnCount,
    merged: (merges ?? []).map(areaOf),
    locked: (protectedRanges ?? [])
      // What is false is left out of answers.
      .filter((it) => it.warningOnly !== true && it.requestingUserCanEdit !== true)
      .filter((it) => account === null || !(it.editors?.users ?? []).some((user) => user.toLowerCase() === account.toLowerCase()))
      .map((it) => ({
        area: areaOf(it.range ?? {}),
        except: (it.unprotectedRanges ?? []).map(areaOf),
        name: it.description ?? '',
      })),
  };
};

// Google counts from 0 with the end outside; a side that is not given is open.
const toArea = (range: GridRange, rowCount: number, columnCount: number): CellArea => ({
  top: (range.startRowIndex ?? 0) + 1,
  left: (range.startColumnIndex ?? 0) + 1,
  bottom: range.endRowIndex ?? Math.max(rowCount, Number.MAX_SAFE_INTEGER),
  right: range.endColumnIndex ?? Math.max(columnCount, Number.MAX_SAFE_INTEGER),
});

/** The cells of a tab that hold anything. */
export const toCells = ({ data }: Received): readonly HeldCell[] => {
  const cells: HeldCell[] = [];
  for (const block of data ?? []) {
    for (const [atRow, { values }] of (block.rowData ?? []).entries()) {
      for (const [atColumn, cell] of (values ?? []).entries()) {
        const value = googleCellValue(cell);
        const entered = enteredIn(cell);
        // An array formula that fills a cell with nothing to see still needs the cell.
        const isEmpty = value === undefined && entered === '' && !(cell.effectiveValue && !cell.userEnteredValue);
        if (isEmpty) continue;
        const place = { row: (block.startRow ?? 0) + atRow + 1, column: (block.startColumn ?? 0) + atColumn + 1 };
        cells.push(value === undefined ? { ...place, entered } : { ...place, value, entered });
      }
    }
  }
  return cells;
};

/** What was typed, in one text; the first letter says of what kind. */
const enteredIn = ({ userEnteredValue: value }: GoogleCell): string => {
  if (value === undefined || value === null) return '';
  if (typeof value.formulaValue === 'string') return `f${value.formulaValue}`;
  if (typeof value.stringValue === 'string') return enteredText(value.stringValue);
  if (typeof value.numberValue === 'number') return enteredNumber(value.numberValue);
  if (typeof value.boolValue === 'boolean') return enteredBoolean(value.boolValue);
  return value.errorValue ? `e${value.errorValue.type ?? ''}` : '';
};

export const enteredText = (text: string): string => (text === '' ? '' : `t${text}`);
export const enteredNumber = (value: number): string => `n${value === 0 ? 0 : value}`;
export const enteredBoolean = (value: boolean): string => (value ? 'bTRUE' : 'bFALSE');

export const isFormula = ({ entered }: HeldCell): boolean => entered.startsWith('f');

/** A value that an array formula elsewhere put there. */
export const isFilledIn = ({ entered }: HeldCell): boolean => entered === '';

/** The tab as the rest of Planwright knows sheets. */
export const toSheet = ({ frame, cells }: GoogleTab): Sheet => {
  const lastFormulaColumn = cells.reduce((last, cell) => (isFormula(cell) || isFilledIn(cell) ? Math.max(last, cell.column) : last), 0);
  return {
    name: frame.title,
    hidden: frame.hidden,
    rows: toRows(cells),
    ...(frame.merged.length === 0 ? {} : { merged: frame.merged }),
    ...(lastFormulaColumn === 0 ? {} : { lastFormulaColumn }),
  };
};

const toRows = (cells: readonly HeldCell[]): readonly SheetRow[] => {
  const rows: { row: number; cells: SheetRow['cells'][number][] }[] = [];
  for (const { row, column, value } of cells) {
    if (value === undefined) continue;
    const last = rows.at(-1);
    if (last?.row === row) last.cells.push({ column, value });
    else rows.push({ row, cells: [{ column, value }] });
  }
  return rows;
};
