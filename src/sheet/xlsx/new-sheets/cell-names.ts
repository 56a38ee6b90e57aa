import { columnName, quoteSheetName, toRangeReference } from '../cell-reference.ts';

/** The cells of a column below the header, down to a row. */
export const columnRange = (column: number, lastRow: number): string =>
  toRangeReference({ top: 2, left: column, bottom: lastRow, right: column });

/** The same from anywhere in the workbook: `'Scenario_Config'!$A$2:$A$500`. */
export const absoluteRange = (sheet: string, column: number, lastRow: number): string => {
  const letters = columnName(column);
  return `${quoteSheetName(sheet)}!$${letters}$2:$${letters}$${lastRow}`;
};
