import { type Decimal, decimal, isWithinLimits, multiply, parseDecimal, toPercentText, toPlain } from '../base/decimal.ts';
import { type Issue, type Place, raise } from '../base/issue.ts';
import { excerpt, foldName, normalise } from '../base/text.ts';
import type { CellValue } from '../sheet/workbook.ts';
import * as issues from './issues.ts';

/**
 * One cell to one typed value, by the rules of §2 "Cells". Every function answers `blank`, a value, or an issue;
 * nothing unreadable ever becomes null, zero or "unlimited".
 */
export type Parsed<T> =
  | { readonly kind: 'blank' }
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'issue'; readonly issue: Issue };

const BLANK = { kind: 'blank' } as const;
const value = <T>(it: T): Parsed<T> => ({ kind: 'value', value: it });
const broken = (issue: Issue): { readonly kind: 'issue'; readonly issue: Issue } => ({ kind: 'issue', issue });

/** A cell with its place; `column` of the place is the sheet's own header. */
export interface PlacedCell {
  readonly value: CellValue | undefined;
  readonly place: Place;
}

const columnOf = (cell: PlacedCell): string => cell.place.column ?? '';

/** Is there nothing in the cell but white space? */
export const isBlank = (cell: CellValue | undefined): boolean =>
  cell === undefined || (cell.kind === 'text' && normalise(cell.text) === '');

const unreadable = (cell: PlacedCell): Issue | undefined => {
  if (cell.value?.kind === 'error')
    return raise(issues.cellError, cell.place, { column: columnOf(cell), found: `the error ${cell.value.error}` });
  if (cell.value?.kind === 'uncached') {
    return raise(issues.cellError, cell.place, { column: columnOf(cell), found: 'a formula whose result is not stored in the file' });
  }
  return undefined;
};

/** What a readable cell shows, as text. */
const shown = (cell: Exclude<CellValue, { kind: 'error' | 'uncached' }>): string => {
  switch (cell.kind) {
    case 'text':
      return normalise(cell.text);
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE';
    case 'number': {
      if (cell.date !== undefined) return cell.date;
      const number = parseDecimal(cell.digits);
      if (!number || !isWithinLimits(number)) return cell.digits;
      return cell.percent ? toPercentText(number) : toPlain(number);
    }
  }
};

/** Text, trimmed and NFC-normalised. A number counts as the text it shows (`2026`). */
export const readText = (cell: PlacedCell): Parsed<string> => {
  if (cell.value === undefined || isBlank(cell.value)) return BLANK;
  if (cell.value.kind === 'error' || cell.value.kind === 'uncached')
    return broken(unreadable(cell) ?? raise(issues.cellError, cell.place, { column: columnOf(cell), found: 'no value' }));
  return value(shown(cell.value));
};

// A group that begins with 0 (`0,200`) is no thousands but a decimal comma: not to be guessed.
const GROUPED = /^[+-]?([1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+|\d+|(?=\.\d))(\.\d+)?$/u;

/**
 * A number (§2): numeric cells, or text with `.` as the decimal point and `,` or a space between groups of three digits.
 * `10%` is 0.1, but 10 where `inPercent`.
 */
export const readNumber = (
  cell: PlacedCell,
  options: { readonly inPercent?: boolean; readonly atLeastZero?: boolean } = {},
): Parsed<Decimal> => {
  const text = readText(cell);
  if (text.kind !== 'value') return text;
  const found = text.value;
  const refuse = (why: string): Parsed<Decimal> =>
    broken(raise(issues.numberInvalid, cell.place, { column: columnOf(cell), found: excerpt(found), why }));
  if (cell.value?.kind === 'boolean') return refuse('is TRUE or FALSE, not a number');
  if (cell.value?.kind === 'number' && cell.value.date !== undefined) return refuse('is formatted as a date, not as a number');
  const isPercent = found.endsWith('%');
  const number = toNumber(isPercent ? found.slice(0, -1).trim() : found, cell.value?.kind === 'number');
  if (!number) return refuse('is not a number that can be read without guessing');
  const scaled = isPercent && !options.inPercent ? multiply(number, decimal('0.01')) : number;
  if (!isWithinLimits(scaled)) return refuse('is larger or has more digits than Planwright computes with');
  if (options.atLeastZero && scaled.lt('0')) {
    return broken(raise(issues.numberNegative, cell.place, { column: columnOf(cell), found: toPlain(scaled) }));
  }
  return value(scaled);
};

const toNumber = (text: string, isNumeric: boolean): Decimal | undefined => {
  if (isNumeric) return parseDecimal(text);
  return text.length <= 100 && GROUPED.test(text) ? parseDecimal(text.replace(/[, \u00a0\u202f]/gu, '')) : undefined;
};

const TRUE_WORDS = new Set(['true', 'yes', '1', 'x']);
const FALSE_WORDS = new Set(['false', 'no', '0']);

/** TRUE/FALSE, yes/no, 1/0, x. */
export const readBoolean = (cell: PlacedCell): Parsed<boolean> => {
  const text = readText(cell);
  if (text.kind !== 'value') return text;
  const word = text.value.toLowerCase();
  if (TRUE_WORDS.has(word)) return value(true);
  if (FALSE_WORDS.has(word)) return value(false);
  return broken(raise(issues.booleanInvalid, cell.place, { column: columnOf(cell), found: excerpt(text.value) }));
};

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/u;

/** A date cell or ISO text, as `2026-01-31`. The time of day, if any, is left out. */
export const readDate = (cell: PlacedCell): Parsed<string> => {
  const text = readText(cell);
  if (text.kind !== 'value') return text;
  const date = toIsoDate(text.value);
  return date ? value(date) : broken(raise(issues.dateInvalid, cell.place, { column: columnOf(cell), found: excerpt(text.value) }));
};

const toIsoDate = (text: string): string | undefined => {
  const [, year, month, day] = ISO_DATE.exec(text) ?? [];
  if (!year || !month || !day) return undefined;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days ? `${year}-${month}-${day}` : undefined;
};

/** One of a closed list of words: case, spaces, `_` and `-` aside. */
export const findWord = <Word extends string>(text: string, words: readonly Word[]): Word | undefined => {
  const folded = foldName(text);
  return words.find((word) => foldName(word) === folded);
};
