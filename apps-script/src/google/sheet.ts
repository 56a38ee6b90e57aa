import { cellText } from '../menu/cell-text.ts';
import { findColumn, type Grid, isOutput } from '../menu/grid.ts';
import { foldName, type Place, placeWords } from '../menu/place.ts';
import { TroubleError } from '../menu/trouble.ts';
import { dayText } from './utilities.ts';

/** The spreadsheet that the script is bound to, as far as the menu touches it: it reads cells, moves the selection, and writes none. */

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const spreadsheet = (): GoogleAppsScript.Spreadsheet.Spreadsheet => SpreadsheetApp.getActiveSpreadsheet();

export const sheetId = (): string => spreadsheet().getId();

const findSheet = (tab: string): Sheet | null =>
  spreadsheet()
    .getSheets()
    .find((it) => foldName(it.getName()) === foldName(tab)) ?? null;

/** A chart on a tab of its own has no cells, and throws where one is asked for. */
const hasCells = (sheet: Sheet): boolean => sheet.getType() === SpreadsheetApp.SheetType.GRID;

const gridOf = (sheet: Sheet): Grid => {
  if (!hasCells(sheet)) return [];
  const range = sheet.getDataRange();
  const shown = range.getDisplayValues();
  const zone = spreadsheet().getSpreadsheetTimeZone();
  // Thousands of rows have few days, and each that is asked for takes Google a moment.
  const days = new Map<number, string>();
  const dayOf = (date: GoogleAppsScript.Base.Date): string => {
    const day = days.get(date.getTime()) ?? dayText(date, zone);
    days.set(date.getTime(), day);
    return day;
  };
  const held: readonly (readonly unknown[])[] = range.getValues();
  return shown.map((cells, row) => cells.map((text, column) => cellText(held[row]?.[column], text, dayOf)));
};

/** One of our tabs as the server reads it; `null`: the sheet has none of that name. */
export const readTab = (kind: string): Grid | null => {
  const sheet = findSheet(kind);
  return sheet && gridOf(sheet);
};

/** Where this sheet's runs stand. */
export const readRunsTabs = (): readonly Grid[] =>
  spreadsheet()
    .getSheets()
    .filter((it) => isOutput(it.getName(), 'Runs'))
    .map(gridOf);

/** The row of the selected cell, with its tab. */
export const readSelected = (): { readonly tab: string; readonly row: number; readonly grid: Grid } => {
  const sheet = spreadsheet().getActiveSheet();
  const cell = hasCells(sheet) ? sheet.getCurrentCell() : null;
  return { tab: sheet.getName(), row: cell?.getRow() ?? 0, grid: gridOf(sheet) };
};

/** Selects a place: its column where the tab has one of that name, else the status of the row. */
export const goTo = ({ tab, row, column }: Place): void => {
  const sheet = findSheet(tab);
  if (!sheet)
    throw new TroubleError({
      title: `There is no tab ${tab}`,
      detail: 'The sheet has none of this name.',
      todo: 'Was it renamed? Check again.',
    });
  if (sheet.isSheetHidden())
    throw new TroubleError({
      title: `The tab ${tab} is hidden`,
      detail: 'It cannot be shown from here.',
      todo: 'Show it with View > Hidden sheets.',
    });
  if (row !== null && row > sheet.getMaxRows())
    throw new TroubleError({
      title: `There is no ${placeWords({ tab, row })} any more`,
      detail: 'Rows were deleted since.',
      todo: 'Check again.',
    });
  const headers = sheet.getRange(1, 1, Math.min(sheet.getMaxRows(), MOST_HEADER_ROWS), sheet.getMaxColumns()).getDisplayValues();
  const at = (column === undefined ? null : findColumn(headers, column)) ?? findColumn(headers, 'run_status') ?? 1;
  sheet.activate();
  sheet.setActiveRange(sheet.getRange(row ?? 1, at));
};
const MOST_HEADER_ROWS = 20;

const AGREED = 'planwright-workspace';

/** Writes into the spreadsheet itself which workspace may open it: the server links no sheet that does not say so. */
export const agreeTo = (workspace: string): void => {
  const visibility = SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT;
  const [first, ...others] = spreadsheet()
    .getDeveloperMetadata()
    .filter((it) => it.getKey() === AGREED);
  for (const it of others) it.remove();
  if (first) first.setValue(workspace).setVisibility(visibility);
  else spreadsheet().addDeveloperMetadata(AGREED, workspace, visibility);
  SpreadsheetApp.flush();
};

/** Makes an account an editor, as the planner; `false` where Google does not let the script do it (or the planner may not share). */
export const shareWith = (account: string): boolean => {
  try {
    spreadsheet().addEditor(account);
    SpreadsheetApp.flush();
    return true;
  } catch {
    return false;
  }
};
