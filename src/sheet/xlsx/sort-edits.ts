import { UsageError } from '../../base/errors.ts';
import type { CellEdit } from '../workbook.ts';
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts';

/** The edits of one sheet by row, then column; of two edits of one cell the later one counts. Throws `UsageError` for a place no sheet has. */
export const sortEdits = (sheet: string, edits: readonly CellEdit[]): readonly CellEdit[] => {
  for (const edit of edits) if (!isOnSheet(edit)) throw noRoom(sheet, edit);
  const sorted = edits.toSorted((a, b) => a.row - b.row || a.column - b.column);
  return sorted.filter(({ row, column }, at) => sorted[at + 1]?.row !== row || sorted[at + 1]?.column !== column);
};

const isOnSheet = ({ row, column }: CellEdit): boolean =>
  Number.isInteger(row) && Number.isInteger(column) && row >= 1 && column >= 1 && row <= MAX_ROWS && column <= MAX_COLUMNS;

const noRoom = (sheet: string, { row, column }: CellEdit): UsageError =>
  new UsageError(`The tab ${sheet} has no room at row ${row}, column ${column}: a sheet has ${MAX_ROWS} rows and ${MAX_COLUMNS} columns.`, {
    code: 'sheet-full',
    hint: 'Delete rows that are no longer needed.',
  });

/** Sorted edits, one row after the other. */
export function* editsByRow(sorted: readonly CellEdit[]): Generator<readonly CellEdit[]> {
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (sorted[to]?.row === sorted[from]?.row) to++;
    yield sorted.slice(from, to);
    from = to;
  }
}
