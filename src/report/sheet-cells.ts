import type { Sheet, SheetRow } from '../sheet/workbook.ts';

/** Looking at the cells of a sheet. */

/** The right-most column that holds anything; 0 in an empty sheet. */
export const lastColumnOf = ({ rows }: Sheet): number => rows.reduce((last, { cells }) => Math.max(last, cells.at(-1)?.column ?? 0), 0);

/** The lowest row that holds anything; 0 in an empty sheet. */
export const lastRowOf = ({ rows }: Sheet): number => rows.at(-1)?.row ?? 0;

/** The text of a cell; `undefined` where it is empty or holds something else. */
export const textAt = (row: SheetRow | undefined, column: number): string | undefined => {
  const value = row?.cells.find((cell) => cell.column === column)?.value;
  return value?.kind === 'text' ? value.text : undefined;
};
