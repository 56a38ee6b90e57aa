import type { Sheet, SheetRow } from '../sheet/workbook.ts';

/** Looking at the cells of a sheet. */

/** The right-most column that holds anything, be it a formula that shows nothing; 0 in an empty sheet. */
const lastColumnOf = ({ rows, lastFormulaColumn = 0 }: Sheet): number =>
  rows.reduce((last, { cells }) => Math.max(last, cells.at(-1)?.column ?? 0), lastFormulaColumn);

/** Columns right of everything in the sheet and of `after`, one after the other, in which a new header can stand: none inside a merged cell. */
export function* freeColumns(sheet: Sheet, headerRow: number, after = 0): Generator<number, never> {
  const merged = (sheet.merged ?? []).filter(({ top, bottom }) => headerRow >= top && headerRow <= bottom);
  for (let column = Math.max(after, lastColumnOf(sheet)) + 1; ; column++) {
    if (!merged.some(({ left, right }) => column >= left && column <= right)) yield column;
  }
}

/** The lowest row that holds anything; 0 in an empty sheet. */
export const lastRowOf = ({ rows }: Sheet): number => rows.at(-1)?.row ?? 0;

/** The text of a cell; `undefined` where it is empty or holds something else. */
export const textAt = (row: SheetRow | undefined, column: number): string | undefined => {
  const value = row?.cells.find((cell) => cell.column === column)?.value;
  return value?.kind === 'text' ? value.text : undefined;
};
