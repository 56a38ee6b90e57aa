import { decimal, toPercentText } from '../../base/decimal.ts';
import { assert, BugError, UsageError } from '../../base/errors.ts';
import type { CellEdit, NewSheet, NewValue } from '../workbook.ts';
import { checkValue } from '../xlsx/cell-xml.ts';
import { MAX_COLUMNS, MAX_ROWS } from '../xlsx/limits.ts';
import { type CsvStyle, type CsvTable, parseCsv, type RawRecord, rawRecords, readCsvStyle, toCsvBytes, toField } from './csv-text.ts';

/** Would Excel take a field of this text for a formula? */
export const isLikeFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);

/**
 * A value as text of a CSV field. Text that Excel would take for a formula gets an apostrophe before it: only values that we write, never a
 * planner's own.
 */
export const toCsvText = (value: NewValue): string => {
  if (value === null) return '';
  if ('number' in value) return value.number;
  if ('boolean' in value) return value.boolean ? 'TRUE' : 'FALSE';
  if ('date' in value) return value.date;
  if ('percent' in value) return toPercentText(decimal(value.percent));
  if ('error' in value) return value.error;
  return isLikeFormula(value.text) ? `'${value.text}` : value.text;
};

/** An edited CSV file; `bytes` is absent when every cell held its value already. */
interface EditedCsv {
  readonly bytes: Uint8Array | undefined;
  readonly written: number;
}

type Changes = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** Sets fields of a CSV file. Records without a change stay as they are written, and so do the other fields of a changed record. */
export const editCsv = (bytes: Uint8Array, file: string, sheet: string, edits: readonly CellEdit[]): EditedCsv => {
  const table = parseCsv(bytes, file);
  const changes = changesOf(table, sheet, edits);
  const written = [...changes.values()].reduce((sum, fields) => sum + fields.size, 0);
  if (written === 0) return { bytes: undefined, written };
  const raw = rawRecords(table.body, table.style.delimiter);
  checkAgrees(table, raw, file);
  const edited = toCsvBytes(table.style, editBody(table, raw, changes));
  verify(table, parseCsv(edited, file), changes, file);
  return { bytes: edited, written };
};

const changesOf = (table: CsvTable, sheet: string, edits: readonly CellEdit[]): Changes => {
  const changes = new Map<number, Map<number, string>>();
  const stamps = new Set(edits.filter(({ stamp }) => stamp === true).map(({ row, column }) => `${row},${column}`));
  for (const { row, column, value } of edits) {
    if (row < 1 || column < 1 || row > MAX_ROWS || column > MAX_COLUMNS) {
      throw new UsageError(`The tab ${sheet} has no room at row ${row}, column ${column}.`, {
        code: 'sheet-full',
        hint: 'Delete rows that are no longer needed.',
      });
    }
    checkValue(sheet, { row, column }, value);
    const fields = changes.get(row) ?? new Map<number, string>();
    changes.set(row, fields.set(column, toCsvText(value)));
  }
  for (const [row, fields] of changes) {
    for (const [column, text] of fields) if ((table.records[row - 1]?.[column - 1] ?? '') === text) fields.delete(column);
    if ([...fields.keys()].every((column) => stamps.has(`${row},${column}`))) changes.delete(row);
  }
  return changes;
};

/** Two readers must see the same records before one may write where the other has read. */
const checkAgrees = (table: CsvTable, raw: readonly RawRecord[], file: string): void => {
  const agree = raw.length === table.records.length && raw.every(({ fields }, n) => fields.length === table.records[n]?.length);
  assert(agree, `the records of ${file} were found at other places than they were read`);
};

const editBody = ({ style, body }: CsvTable, raw: readonly RawRecord[], changes: Changes): string => {
  let text = '';
  let at = 0;
  for (const [n, record] of raw.entries()) {
    const fields = changes.get(n + 1);
    if (fields === undefined) continue;
    text += body.slice(at, record.start) + editRecord(record.fields, fields, style.delimiter);
    at = record.end;
  }
  text += body.slice(at);
  let last = 0;
  for (const row of changes.keys()) last = Math.max(last, row);
  if (last <= raw.length) return text;
  // New lines end as the last one does; a last line without a line break gets one before anything follows it.
  const open = raw.at(-1)?.end === raw.at(-1)?.next;
  const newline = open ? (lineBreak(body, raw.at(-2)) ?? style.newline) : (lineBreak(body, raw.at(-1)) ?? style.newline);
  if (open && raw.length > 0) text += newline;
  for (let row = raw.length + 1; row <= last; row++) text += editRecord([], changes.get(row) ?? new Map(), style.delimiter) + newline;
  return text;
};

const lineBreak = (body: string, record: RawRecord | undefined): string | undefined =>
  record === undefined ? undefined : body.slice(record.end, record.next);

const editRecord = (old: readonly string[], changed: ReadonlyMap<number, string>, delimiter: string): string => {
  const width = Math.max(old.length, ...changed.keys());
  return Array.from({ length: width }, (_, at) => {
    const text = changed.get(at + 1);
    return text === undefined ? (old[at] ?? '') : toField(text, delimiter);
  }).join(delimiter);
};

const verify = (before: CsvTable, after: CsvTable, changes: Changes, file: string): void => {
  if (after.style.delimiter !== before.style.delimiter) {
    throw new UsageError(`With what is to be written into its first line, ${file} would be read with another delimiter.`, {
      code: 'csv-delimiter',
      hint: `Begin the file with the line sep=${before.style.delimiter}, which names its delimiter.`,
    });
  }
  const rows = Math.max(before.records.length, after.records.length);
  for (let row = 1; row <= rows; row++) {
    const [old, now, changed] = [before.records[row - 1] ?? [], after.records[row - 1] ?? [], changes.get(row)];
    const width = Math.max(old.length, now.length);
    for (let column = 1; column <= width; column++) {
      const expected = changed?.get(column) ?? old[column - 1] ?? '';
      if ((now[column - 1] ?? '') !== expected)
        throw new BugError(`${file}, record ${row}, field ${column} does not hold what was written`);
    }
  }
  const missing = [...changes].some(([row, fields]) =>
    [...fields].some(([column, text]) => (after.records[row - 1]?.[column - 1] ?? '') !== text),
  );
  if (missing) throw new BugError(`${file} lacks a written field`);
};

/** A planner's own text stays as it is, whatever it looks like: only what we say ourselves gets an apostrophe. */
const toCarriedText = (value: NewValue): string => (value !== null && 'text' in value ? value.text : toCsvText(value));

/** The bytes of a CSV file for a new sheet. */
export const newCsv = (sheet: NewSheet, style: CsvStyle): Uint8Array => {
  const lines = recordsOf(sheet).map(
    (fields) => fields.map((text) => toField(text, style.delimiter)).join(style.delimiter) + style.newline,
  );
  const plain = toCsvBytes({ ...style, separatorLine: '' }, lines.join(''));
  const { delimiter, separatorLine } = readCsvStyle(plain);
  // Where the first line would be read with another delimiter, one before it names ours.
  if (lines.length === 0 || (delimiter === style.delimiter && separatorLine === '')) return plain;
  return toCsvBytes({ ...style, separatorLine: `sep=${style.delimiter}${style.newline}` }, lines.join(''));
};

const recordsOf = (sheet: NewSheet): readonly (readonly string[])[] => {
  if (sheet.kind === 'text') return sheet.lines.map(({ text }) => [toCsvText({ text })]);
  if (sheet.kind === 'table')
    return [sheet.columns.map(({ header }) => toCsvText({ text: header })), ...sheet.rows.map((row) => row.map(toCsvText))];
  const records: string[][] = Array.from({ length: sheet.rows.at(-1)?.row ?? 0 }, () => []);
  for (const { row, cells } of sheet.rows) {
    const record = records[row - 1] ?? [];
    for (const { column, value } of cells) {
      while (record.length < column) record.push('');
      record[column - 1] = toCarriedText(value);
    }
  }
  return records;
};

/** How many fields of a new sheet hold something. */
export const filledFields = (sheet: NewSheet): number =>
  recordsOf(sheet).reduce((sum, fields) => sum + fields.filter((text) => text !== '').length, 0);
