import type { CellValue } from '../workbook.ts';
import { MAX_READ_TEXT } from './limits.ts';
import type { NumberLook } from './number-formats.ts';
import type { RawCell } from './raw-rows.ts';
import { toIsoDate, toSerial } from './serial-dates.ts';
import { ownText } from './text-runs.ts';
import { unescapeCellText } from './xml-text.ts';

/** What cells of a workbook refer to. */
export interface CellContext {
  readonly sharedStrings: readonly string[];
  readonly looks: readonly NumberLook[];
  readonly date1904: boolean;
}

/** What a cell shows; `undefined` for an empty one (a formula whose result is an empty text is empty, too). */
export const cellValue = (cell: RawCell, context: CellContext): CellValue | undefined => {
  const text = cell.text ?? '';
  switch (cell.type) {
    case 's':
      return cell.text === undefined ? missing(cell) : sharedText(text, context);
    case 'inlineStr':
      return textValue(text);
    case 'str':
      return cell.text === undefined ? missing(cell) : textValue(ownText(unescapeCellText(text)));
    case 'b':
      return text.trim() === '' ? missing(cell) : { kind: 'boolean', value: text.trim() === '1' || text.trim().toLowerCase() === 'true' };
    case 'e':
      return text === '' ? missing(cell) : { kind: 'error', error: text };
    case 'd':
      return text.trim() === '' ? missing(cell) : dateValue(text, context);
    default:
      return text.trim() === '' ? missing(cell) : numberValue(text.trim(), context.looks[cell.style] ?? 'plain', context.date1904);
  }
};

const missing = (cell: RawCell): CellValue | undefined => (cell.formula === undefined ? undefined : { kind: 'uncached' });

/** A text that a cell holds: one of absurd length is an error, an empty one nothing. */
export const textValue = (text: string): CellValue | undefined => {
  if (text.length > MAX_READ_TEXT) return { kind: 'error', error: `text of ${text.length} characters` };
  return text === '' ? undefined : { kind: 'text', text };
};

const sharedText = (index: string, context: CellContext): CellValue | undefined => {
  const text = context.sharedStrings[Number(index)];
  return text === undefined ? { kind: 'error', error: `missing shared text ${index.trim()}` } : textValue(text);
};

const dateValue = (text: string, { date1904 }: CellContext): CellValue => {
  const serial = toSerial(text, date1904);
  return serial === undefined ? { kind: 'text', text } : numberValue(String(serial), 'date', date1904);
};

/** A number as Excel shows it: at 15 significant digits, the rest is noise of binary floating point. */
const numberValue = (text: string, look: NumberLook, date1904: boolean): CellValue => {
  const value = Number(text);
  if (!Number.isFinite(value)) return { kind: 'text', text };
  const digits = toShownDigits(value);
  const date = look === 'date' ? toIsoDate(value, date1904) : undefined;
  return date === undefined ? { kind: 'number', digits, percent: look === 'percent' } : { kind: 'number', digits, percent: false, date };
};

/** A float at 15 significant digits, in the shortest spelling. */
export const toShownDigits = (value: number): string =>
  Number.isSafeInteger(value) && Math.abs(value) < 1e15 ? String(value === 0 ? 0 : value) : String(Number(value.toPrecision(15)));
