import { decimal, toPercentText } from '../../base/decimal.ts';
import { UsageError } from '../../base/errors.ts';
import type { RowSet } from '../../rows/row-set.ts';
import { templateSheets } from '../../rows/template.ts';
import type { CellValue, NewCellsSheet, NewColumn, NewSheet, NewTableSheet, NewValue, Sheet, SheetRow } from '../../sheet/workbook.ts';
import { MAX_WRITTEN_TEXT } from '../../sheet/xlsx/limits.ts';

/** Kinds of sources, by what their cells can be. CSV knows text alone. */
export type WorldKind = 'cells' | 'text';

/**
 * The tabs of a workbook as they are to be made in another one: every cell with its value at its place. Input tabs that are as the
 * template has them get its looks, notes and drop-downs.
 */
export const carrySheets = (
  sheets: readonly Sheet[],
  { layouts }: Pick<RowSet, 'layouts'>,
  from: WorldKind,
  to: WorldKind,
): readonly NewSheet[] =>
  sheets.map((sheet) => {
    const cells = carryCells(sheet, from);
    const layout = layouts.find((it) => it.sheet === sheet.name);
    return (
      (to === 'cells' && layout?.headerRow === 1 && !sheet.hidden ? asTable(cells, sheet, layout.tab, layout.columns) : undefined) ?? cells
    );
  });

const carryCells = ({ name, hidden, rows }: Sheet, from: WorldKind): NewCellsSheet => ({
  kind: 'cells',
  name,
  hidden,
  rows: rows.map(({ row, cells }) => ({
    row,
    cells: cells.flatMap(({ column, value }) => {
      const carried = toNewValue(value, from);
      if (carried === null) return [];
      if ('text' in carried && carried.text.length > MAX_WRITTEN_TEXT) throw tooLong(name, row, column, carried.text.length);
      return [{ column, value: carried }];
    }),
  })),
});

const tooLong = (tab: string, row: number, column: number, length: number): UsageError =>
  new UsageError(
    `A text of the tab ${tab} (row ${row}, column ${column}) has ${length} characters; a cell holds ${MAX_WRITTEN_TEXT} at most.`,
    {
      code: 'cell-too-long',
      hint: 'Nothing was written. Shorten it.',
    },
  );

const toNewValue = (value: CellValue, from: WorldKind): NewValue => {
  switch (value.kind) {
    case 'text':
      return from === 'text' && isPlainNumber(value.text) ? { number: value.text } : { text: value.text };
    case 'number':
      if (value.date !== undefined) return isBeforeExcel(value.date) ? { text: value.date } : { date: value.date };
      return value.percent ? { percent: value.digits } : { number: value.digits };
    case 'boolean':
      return { boolean: value.value };
    case 'error':
      return { error: value.error };
    case 'uncached':
      return null;
  }
};

/** Excel knows no day before 1900; Google Sheets does. */
export const isBeforeExcel = (iso: string): boolean => iso < '1900';

/** Digits that a spreadsheet shows as they are written; `0012`, `1.50` and long keys stay text. */
const isPlainNumber = (text: string): boolean =>
  /^-?(0|[1-9]\d{0,9})(\.\d{1,6})?$/u.test(text) && text.length <= 11 && String(Number(text)) === text;

/** Places of a table for each of them that is filled. */
const MOST_GAPS = 50;

const asTable = (
  { name, rows }: NewCellsSheet,
  sheet: Sheet,
  tab: RowSet['layouts'][number]['tab'],
  columns: RowSet['layouts'][number]['columns'],
): NewTableSheet | undefined => {
  const [template] = templateSheets({ tabs: [tab] });
  const header = sheet.rows[0];
  if (template?.kind !== 'table' || header?.row !== 1 || header.cells.some(({ value }) => value.kind !== 'text')) return undefined;
  const width = Math.max(...rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
  // A few cells far apart are no table, and would need a place for each cell between them.
  if (width * (rows.at(-1)?.row ?? 1) > MOST_GAPS * rows.reduce((sum, { cells }) => sum + cells.length, 0)) return undefined;
  const canonical = new Map(Object.entries(columns).map(([key, column]) => [column, key]));
  return {
    ...template,
    name,
    columns: Array.from({ length: width }, (_, at) => newColumn(header, at + 1, canonical.get(at + 1), template.columns)),
    rows: valuesBelow(rows, width),
  };
};

const newColumn = (header: SheetRow, column: number, key: string | undefined, known: readonly NewColumn[]): NewColumn => {
  const value = header.cells.find((cell) => cell.column === column)?.value;
  const text = value?.kind === 'text' ? value.text : '';
  const found = known.find((it) => it.header === key);
  return found ? { ...found, header: text } : { header: text, width: Math.min(60, Math.max(14, text.length + 4)) };
};

const valuesBelow = (rows: NewCellsSheet['rows'], width: number): NewTableSheet['rows'] => {
  const values = Array.from({ length: (rows.at(-1)?.row ?? 1) - 1 }, (): NewValue[] => Array.from({ length: width }, () => null));
  for (const { row, cells } of rows) for (const { column, value } of cells) (values[row - 2] ?? [])[column - 1] = value;
  return values;
};

/** What two values must have in common to be the same after a copy; a world of texts knows no more than what a cell shows. */
export const essenceOf = (value: CellValue, isText: boolean): string => {
  if (isText) return textOf(value);
  if (value.kind === 'number' && value.date !== undefined && isBeforeExcel(value.date)) return JSON.stringify(['text', value.date]);
  if (value.kind === 'number')
    return JSON.stringify(value.date === undefined ? ['number', value.digits, value.percent] : ['date', value.date]);
  // Of errors that only Excel knows, Google Sheets keeps the text; whether that changes a set is seen where sets are compared.
  return JSON.stringify([value.kind === 'error' ? 'text' : value.kind, textOf(value)]);
};

const textOf = (value: CellValue): string => {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE';
    case 'error':
      return value.error;
    case 'uncached':
      return '';
    case 'number':
      if (value.date !== undefined) return value.date;
      return value.percent ? toPercentText(decimal(value.digits)) : value.digits;
  }
};
