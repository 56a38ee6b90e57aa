import type { CellValue, NewSheet, NewValue, Sheet } from '../../sheet/workbook.ts';
import type { WorldKind } from './carry-sheets.ts';

/** Values that are of another kind in the copy. */
export interface Turned {
  readonly tab: string;
  readonly what:
    | 'numbers, dates, truth values and errors, which CSV holds as text'
    | 'texts that a spreadsheet program takes for formulas when it opens the CSV file'
    | 'texts of digits, which are numbers now'
    | 'hidden, a file like the others now';
  readonly count: number;
}

export const turnedOf = (
  sheets: readonly Sheet[],
  carried: readonly NewSheet[],
  { from, to }: { readonly from: WorldKind; readonly to: WorldKind },
): readonly Turned[] => {
  if (from === to) return [];
  const found = to === 'text' ? sheets.flatMap(toText) : carried.map(toCells);
  return found.filter(({ count }) => count > 0);
};

const FORMULA = /^[=+\-@\t\r]/u;

const toText = ({ name, hidden, rows }: Sheet): readonly Turned[] => {
  const count = (isSuch: (value: CellValue) => boolean): number =>
    rows.reduce((sum, { cells }) => sum + cells.filter(({ value }) => isSuch(value)).length, 0);
  return [
    {
      tab: name,
      what: 'numbers, dates, truth values and errors, which CSV holds as text',
      count: count(({ kind }) => kind !== 'text' && kind !== 'uncached'),
    },
    {
      tab: name,
      what: 'texts that a spreadsheet program takes for formulas when it opens the CSV file',
      count: count((value) => value.kind === 'text' && FORMULA.test(value.text)),
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
