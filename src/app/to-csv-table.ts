import { parseDecimal } from '../base/decimal.ts';
import { toField } from '../sheet/csv/csv-text.ts';
import { toCsvText } from '../sheet/csv/edit-csv.ts';

/** A table of texts as CSV; what is a number stays one, what looks like a formula becomes none. */
export const toCsvTable = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => `${row.map((cell) => toField(toCsvText(parseDecimal(cell) ? { number: cell } : { text: cell }), ',')).join(',')}\r\n`)
    .join('');
