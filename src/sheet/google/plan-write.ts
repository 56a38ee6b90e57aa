import { NotFoundError, UsageError } from '../../base/errors.ts';
import type { CellEdit, WorkbookEdits, WriteReceipt } from '../workbook.ts';
import { editsBySheet } from '../xlsx/apply-edits.ts';
import { contains, toRangeReference } from '../xlsx/cell-reference.ts';
import { checkValue, isShown } from '../xlsx/cell-xml.ts';
import { MAX_COLUMNS, MAX_ROWS } from '../xlsx/limits.ts';
import { editsByRow, sortEdits } from '../xlsx/sort-edits.ts';
import { type CellToSet, cellRequests, enteredOf } from './cell-requests.ts';
import { type GoogleTab, type HeldCell, isFilledIn, isFormula, type LockedArea, type TabFrame } from './google-tab.ts';
import type { SheetsRequest } from './sheets-client.ts';

type LeftAlone = WriteReceipt['leftAlone'][number];

/** What one tab's edits come to. */
export interface TabChange {
  readonly tab: GoogleTab;
  /** By row, then column. */
  readonly cells: readonly CellToSet[];
  /** Rows and columns that the tab must get at its end. */
  readonly moreRows: number;
  readonly moreColumns: number;
}

export interface PlannedChanges {
  readonly changes: readonly TabChange[];
  readonly leftAlone: readonly LeftAlone[];
}

/**
 * The cells that edits change in tabs as they were read. Formulas, what array formulas filled in, and parts of merged cells are left alone.
 * Throws `UsageError` where a cell lies in a range that our account may not edit, `NotFoundError` for a tab that is not there.
 */
export const planChanges = (tabs: readonly GoogleTab[], edits: WorkbookEdits): PlannedChanges => {
  const leftAlone: LeftAlone[] = [];
  const changes = [...editsBySheet(edits)].flatMap(([name, cells]): readonly TabChange[] => {
    const tab = findTab(tabs, name);
    const changed = changedCells(tab, sortEdits(name, cells), leftAlone);
    if (changed.length === 0) return [];
    checkUnlocked(tab.frame, changed);
    const rows = Math.max(...changed.map(({ row }) => row).slice(-1));
    const columns = changed.reduce((most, { column }) => Math.max(most, column), 0);
    return [
      {
        tab,
        cells: changed.map(({ row, column, value }) => ({ row, column, entered: enteredOf(value) })),
        moreRows: Math.max(0, rows - tab.frame.rowCount),
        moreColumns: Math.max(0, columns - tab.frame.columnCount),
      },
    ];
  });
  return { changes, leftAlone };
};

/** First room, then cells. */
export const changeRequests = ({ tab: { frame }, cells, moreRows, moreColumns }: TabChange): readonly SheetsRequest[] => {
  const append = (dimension: 'ROWS' | 'COLUMNS', length: number): readonly SheetsRequest[] =>
    length === 0 ? [] : [{ appendDimension: { sheetId: frame.sheetId, dimension, length } }];
  return [...append('ROWS', moreRows), ...append('COLUMNS', moreColumns), ...cellRequests(frame.sheetId, cells)];
};

const findTab = (tabs: readonly GoogleTab[], name: string): GoogleTab => {
  const tab = tabs.find(({ frame }) => frame.title === name);
  if (tab === undefined)
    throw new NotFoundError(`The workbook has no tab ${name}.`, {
      code: 'sheet-missing',
      hint: 'Read the workbook again: the tab may have been renamed.',
    });
  if (tab.frame.isGrid) return tab;
  throw new UsageError(`The tab ${name} is no sheet of cells.`, { code: 'sheet-without-cells', hint: 'Rename it and try again.' });
};

const changedCells = (tab: GoogleTab, sorted: readonly CellEdit[], leftAlone: LeftAlone[]): readonly CellEdit[] => {
  const rows = byRow(tab.cells);
  const changed: CellEdit[] = [];
  for (const edits of editsByRow(sorted)) {
    const cells = rows.get(edits[0]?.row ?? 0) ?? [];
    const changes = (edit: CellEdit): boolean => {
      const held = cells.find(({ column }) => column === edit.column);
      checkValue(tab.frame.title, edit, edit.value);
      if (isShown(held?.value, edit.value) && !(held && isFormula(held) && held.value === undefined)) return false;
      const why = whyLeave(tab.frame, edit, held);
      if (why !== undefined) leftAlone.push({ sheet: tab.frame.title, row: edit.row, column: edit.column, why });
      return why === undefined;
    };
    const own = edits.filter((edit) => edit.stamp !== true && changes(edit));
    if (own.length === 0) continue;
    const stamps = edits.filter((edit) => edit.stamp === true && changes(edit));
    changed.push(...[...own, ...stamps].sort((a, b) => a.column - b.column));
  }
  return changed;
};

const byRow = (cells: readonly HeldCell[]): ReadonlyMap<number, readonly HeldCell[]> => {
  const rows = new Map<number, HeldCell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
  }
  return rows;
};

const whyLeave = ({ merged }: TabFrame, place: CellEdit, held: HeldCell | undefined): LeftAlone['why'] | undefined => {
  if (held && isFormula(held)) return 'formula';
  if (held && isFilledIn(held)) return 'array';
  return merged.some((area) => contains(area, place) && (area.top !== place.row || area.left !== place.column)) ? 'merged' : undefined;
};

const checkUnlocked = ({ title, locked }: TabFrame, cells: readonly CellEdit[]): void => {
  for (const one of locked) {
    const met = cells.find((cell) => contains(one.area, cell) && !one.except.some((area) => contains(area, cell)));
    if (met !== undefined) throw rangeProtected(title, one);
  }
};

const rangeProtected = (title: string, { area, name }: LockedArea): UsageError => {
  const isWhole = area.bottom > MAX_ROWS && area.right > MAX_COLUMNS;
  const range = toRangeReference({ ...area, bottom: Math.min(area.bottom, MAX_ROWS), right: Math.min(area.right, MAX_COLUMNS) });
  const what = isWhole ? `The tab ${title} is protected` : `On the tab ${title}, the range ${range} is protected`;
  return new UsageError(`${what}${name === '' ? '' : ` ("${name}")`}, and Planwright would have to write there; nothing was written.`, {
    code: 'range-protected',
    hint: 'In Google Sheets, choose Data > Protect sheets and ranges, and let the account of Planwright edit it.',
  });
};
