import type { CellValue } from '../workbook.ts';
import { textValue, toShownDigits } from '../xlsx/cell-values.ts';
import { lookOfCode, type NumberLook } from '../xlsx/number-formats.ts';
import { toIsoDateOfGoogle } from '../xlsx/serial-dates.ts';
import type { GoogleCell, GoogleFormat } from './sheets-client.ts';

/** Google's names of what a cell shows instead of a value. */
const ERRORS: Readonly<Record<string, string>> = {
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
};

/** What a cell shows, the very same value as from an `.xlsx` file; `undefined` for an empty one. */
export const googleCellValue = ({ effectiveValue: value, effectiveFormat: format }: GoogleCell): CellValue | undefined => {
  if (value === undefined || value === null) return undefined;
  if (typeof value.stringValue === 'string') return textValue(value.stringValue);
  if (typeof value.boolValue === 'boolean') return { kind: 'boolean', value: value.boolValue };
  if (typeof value.numberValue === 'number') return numberValue(value.numberValue, lookOf(format?.numberFormat));
  if (value.errorValue === undefined || value.errorValue === null) return undefined;
  const type = value.errorValue.type ?? '';
  return type === 'LOADING' ? { kind: 'uncached' } : { kind: 'error', error: ERRORS[type] ?? '#ERROR!' };
};

const numberValue = (value: number, look: NumberLook): CellValue => {
  const digits = toShownDigits(value);
  const date = look === 'date' ? toIsoDateOfGoogle(value) : undefined;
  return date === undefined ? { kind: 'number', digits, percent: look === 'percent' } : { kind: 'number', digits, percent: false, date };
};

const LOOKS: Readonly<Record<string, NumberLook>> = { PERCENT: 'percent', DATE: 'date', DATE_TIME: 'date' };

// The pattern says what is shown; a format without one is its type's usual one in the sheet's language.
const lookOf = (format: GoogleFormat['numberFormat']): NumberLook =>
  format?.pattern ? lookOfCode(format.pattern) : (LOOKS[format?.type ?? ''] ?? 'plain');
