import { isLikeFormula } from '../../sheet/csv/edit-csv.ts';
import type { CellValue, NewSheet, NewValue, Sheet } from '../../sheet/workbook.ts';
import { isBeforeExcel, type WorldKind } from './carry-sheets.ts';

/** Values that are of another kind in the copy. */
export interface Turned {
  readonly tab: string;
  readonly what:
    | 'numbers, dates, truth values and errors, which CSV holds as text'
    | 'texts that a spreadsheet program takes for formulas when it opens the CSV file'
    | 'texts of digits, which are numbers now'
    | 'dates before 1900, which Excel cannot hold and are text now'
    | 'hidden, a file like the others now';
  readonly count: number;
}

export const turnedOf = (
  sheets: readonly Sheet[],
  carried: readonly NewSheet[],
  { from, to }: { readonly from: WorldKind; readonly to: WorldKind },
): readonly Turned[] => {
  const same = from === to ? [] : carried.map(toCells);
  const found = to === 'text' && from !== to ? sheets.flatMap(toText) : [...same, ...sheets.map(earlyDates)];
  return found.filter(({ count }) => count > 0);
};

const earlyDates = ({ name, rows }: Sheet): Turned => ({
  tab: name,
  what: 'dates before 1900, which Excel cannot hold and are text now',
  count: countOf(rows, (value) => value.kind === 'number' && value.date !== undefined && isBeforeExcel(value.date)),
});

const countOf = (rows: Sheet['rows'], isSuch: (value: CellValue) => boolean): number =>
  rows.reduce((sum, { cells }) => sum + cells.filter(({ value }) => isSuch(value)).length, 0);

const toText = ({ name, hidden, rows }: Sheet): readonly Turned[] => {
  const count = (isSuch: (value: CellValue) => boolean): number => countOf(rows, isSuch);
  return [
    {
      tab: name,
      what: 'numbers, dates, truth values and errors, which CSV holds as text',
      count: count(({ kind }) => kind !== 'text' && kind !== 'uncached'),
    },
    {
      tab: name,
      what: 'texts that a spreadsheet program takes for formulas when it opens the CSV file',
      count: count((value) => value.kind === 'text' && isLikeFormula(value.text)),
    },
    { tab: name, what: 'hidden, a file like the others now', count: hidden ? 1 : 0 },
  ];
};

const toCells = (sheet: NewSheet): Turned => ({ tab: sheet.name, what: 'texts of digits, which are numbers now', count: numbersIn(sheet) });

const numbersIn = (sheet: NewSheet): number => {
  if (sheet.kind === 'text') return 0;
  const values: readonly (readonly NewValue[])[] =
    sheet.kind === 'table' ? sheet.rows : sheet.rows.map(({ cells }) => cells.map(({ value }) => value));
  return values.reduce((sum, row) => sum + row.filter((value) => value !== null && 'number' in value).length, 0);
};
