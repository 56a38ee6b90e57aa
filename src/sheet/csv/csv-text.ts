import { CsvError, parse } from 'csv-parse/sync';
import { UsageError } from '../../base/errors.ts';

/** How a CSV file is written: kept when it is edited. */
export interface CsvStyle {
  /** Byte order mark, with which Excel knows UTF-8. */
  readonly mark: boolean;
  /** A first line `sep=;` (it is no row), with its line break; or empty. */
  readonly separatorLine: string;
  readonly delimiter: string;
  readonly newline: string;
}

/** A CSV file as text after its mark and separator line, and its records. Blank lines are records with one empty field. */
export interface CsvTable {
  readonly style: CsvStyle;
  readonly body: string;
  readonly records: readonly (readonly string[])[];
}

const MARK = '\ufeff';
const DELIMITERS = [',', ';', '\t'];

/** Reads a CSV file: UTF-8, delimiter `,`, `;` or tab as its header line suggests. Throws `UsageError` naming the file and line. */
export const parseCsv = (bytes: Uint8Array, file: string): CsvTable => {
  const text = decodeUtf8(bytes, file);
  const style = styleOfText(text);
  const body = text.slice((style.mark ? 1 : 0) + style.separatorLine.length);
  return { style, body, records: parseRecords(body, style.delimiter, file) };
};

/** How a CSV file is written, as far as its beginning tells. */
export const readCsvStyle = (bytes: Uint8Array): CsvStyle =>
  styleOfText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 65_536)));

const styleOfText = (text: string): CsvStyle => {
  const mark = text.startsWith(MARK);
  const unmarked = mark ? text.slice(1) : text;
  const separator = /^sep=(.)(\r\n|\n|\r|$)/.exec(unmarked);
  const separatorLine = separator?.[0] ?? '';
  const delimiter = separator?.[1] ?? likelyDelimiter(unmarked.slice(separatorLine.length));
  return { mark, separatorLine, delimiter, newline: /\r\n|\n|\r/.exec(unmarked.replaceAll(/"[^"]*"/g, ''))?.[0] ?? '\r\n' };
};

const decodeUtf8 = (bytes: Uint8Array, file: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new UsageError(`${file} is not in UTF-8, so its letters cannot be read for certain.`, {
      code: 'csv-encoding',
      hint: 'In Excel, save it as "CSV UTF-8 (Comma delimited)".',
      cause,
    });
  }
};

/** The one that the first line that is not blank has most of, outside quotes. */
const likelyDelimiter = (body: string): string => {
  const header = /[^\r\n]+/.exec(body)?.[0].replaceAll(/"[^"]*"/g, '') ?? '';
  const count = (delimiter: string): number => header.split(delimiter).length;
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
};

const parseRecords = (body: string, delimiter: string, file: string): readonly (readonly string[])[] => {
  try {
    return parse(body, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch (cause) {
    const where = cause instanceof CsvError && typeof cause.lines === 'number' ? `, line ${cause.lines}` : '';
    const what =
      cause instanceof CsvError && cause.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is opened and never closed' : 'its quotes do not match';
    throw new UsageError(`${file}${where}: ${what}.`, {
      code: 'csv-invalid',
      hint: 'Mend that line, or save the sheet as CSV again.',
      cause,
    });
  }
};

/** One record as it is written: its fields with their quotes, and its line break. */
export interface RawRecord {
  readonly start: number;
  /** Offset of the line break. */
  readonly end: number;
  /** Offset after the line break. */
  readonly next: number;
  readonly fields: readonly string[];
}

/** The records of a CSV text with their places. Quotes count only where a field begins with one. */
export const rawRecords = (body: string, delimiter: string): readonly RawRecord[] => {
  const records: RawRecord[] = [];
  let at = 0;
  while (at < body.length) {
    const start = at;
    const fields: string[] = [];
    for (;;) {
      const end = fieldEnd(body, at, delimiter);
      fields.push(body.slice(at, end));
      at = end;
      if (body[at] !== delimiter) break;
      at++;
    }
    const next = at + (body.startsWith('\r\n', at) ? 2 : at < body.length ? 1 : 0);
    records.push({ start, end: at, next, fields });
    at = next;
  }
  return records;
};

const fieldEnd = (body: string, start: number, delimiter: string): number => {
  let at = start;
  if (body[at] === '"') {
    at++;
    for (;;) {
      const quote = body.indexOf('"', at);
      if (quote < 0) return body.length;
      at = quote + 1;
      if (body[at] !== '"') break;
      at++;
    }
  }
  while (at < body.length && body[at] !== delimiter && body[at] !== '\n' && body[at] !== '\r') at++;
  return at;
};

/** A field with quotes where it needs them. */
export const toField = (text: string, delimiter: string): string =>
  /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;

/** The bytes of a CSV file. */
export const toCsvBytes = (style: CsvStyle, body: string): Uint8Array =>
  new TextEncoder().encode((style.mark ? MARK : '') + style.separatorLine + body);
