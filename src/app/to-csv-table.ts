import { parseDecimal } from '../base/decimal.ts';
import { toField } from '../sheet/csv/csv-text.ts';
import { toCsvText } from '../sheet/csv/edit-csv.ts';
import type { WriteValue } from '../sheet/workbook.ts';

/** A table of texts as CSV; what is a number stays one, what looks like a formula becomes none. */
export const toCsvTable = (rows: readonly (readonly string[])[]): string =>
  toCsvCells(rows.map((row) => row.map((cell) => (parseDecimal(cell) ? { number: cell } : { text: cell }))));

/** The same of cells that know what they are. */
export const toCsvCells = (rows: readonly (readonly WriteValue[])[]): string =>
  rows.map((row) => `${row.map((cell) => toField(toCsvText(cell), ',')).join(',')}\r\n`).join('');
