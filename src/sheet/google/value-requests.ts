import { assert } from '../../base/errors.ts';
import type { Look, NewValue } from '../workbook.ts';
import { LOOKS, ownLook } from '../xlsx/new-sheets/looks.ts';
import { toSerialOfGoogle } from '../xlsx/serial-dates.ts';
import { blockRequests, enteredOf, toGoogleCell } from './cell-requests.ts';
import { enteredNumber } from './google-tab.ts';
import type { GoogleCell, GoogleFormat, SheetsRequest } from './sheets-client.ts';

/** A cell of a tab that is made. */
export interface NewCell {
  readonly row: number;
  readonly column: number;
  readonly value: Exclude<NewValue, null>;
}

/** Sets cells of a new tab; a date, a percentage or a number in a column of another look keeps what it is by a format of its own. */
export const valueRequests = (sheetId: number, cells: readonly NewCell[], lookOf: (column: number) => Look): readonly SheetsRequest[] => {
  const own = cells.filter(({ column, value }) => ownLook(value, lookOf(column)) !== undefined);
  const formatted = ({ column, value }: NewCell): GoogleCell => {
    const format = numberFormat(LOOKS[ownLook(value, lookOf(column)) ?? 'plain'].numberFormat);
    return format ? { userEnteredFormat: { numberFormat: format } } : {};
  };
  return [
    ...blockRequests(sheetId, cells, ({ value }) => toCell(value), 'userEnteredValue'),
    ...blockRequests(sheetId, own, formatted, 'userEnteredFormat.numberFormat'),
  ];
};

/** Errors that a cell can be made to show: a sheet keeps no error that no formula makes. */
const ERRORS = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'];

const toCell = (value: Exclude<NewValue, null>): GoogleCell => {
  if ('date' in value) return toGoogleCell(enteredNumber(serialOf(value.date)));
  if ('percent' in value) return toGoogleCell(enteredNumber(Number(value.percent)));
  if (!('error' in value)) return toGoogleCell(enteredOf(value));
  return ERRORS.includes(value.error)
    ? { userEnteredValue: { formulaValue: `=${value.error}` } }
    : toGoogleCell(enteredOf({ text: value.error }));
};

const serialOf = (iso: string): number => {
  const serial = toSerialOfGoogle(iso);
  assert(serial !== undefined, `${iso} is no day`);
  return serial;
};

/** A format code of `looks.ts` as Google wants it. */
export const numberFormat = (pattern: string | undefined): GoogleFormat['numberFormat'] => {
  if (pattern === undefined) return undefined;
  if (pattern === '@') return { type: 'TEXT' };
  if (pattern.includes('%')) return { type: 'PERCENT', pattern };
  if (!/[ymd]/u.test(pattern)) return { type: 'NUMBER', pattern };
  return { type: pattern.includes('h') ? 'DATE_TIME' : 'DATE', pattern };
};
