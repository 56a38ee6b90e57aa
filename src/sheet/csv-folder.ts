import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { NotFoundError, StaleError, UsageError } from '../base/errors.ts';
import { hashBytes, hashJson } from '../base/hash.ts';
import { byCodeUnit } from '../base/json.ts';
import { type CsvStyle, parseCsv, readCsvStyle } from './csv/csv-text.ts';
import { editCsv, filledFields, newCsv } from './csv/edit-csv.ts';
import { BACKUP_FOLDER, type Replacement, readBytes, realPath, replaceFiles } from './disk.ts';
import { diskError } from './disk-error.ts';
import { checkNotOpen } from './open-check.ts';
import type { Cell, NewSheet, Sheet, SheetRow, Source, Workbook, WorkbookEdits, WriteReceipt } from './workbook.ts';
import { editsBySheet } from './xlsx/apply-edits.ts';
import { MAX_FILE_BYTES } from './xlsx/limits.ts';

/** CSV files that one folder may hold. */
const MAX_CSV_FILES = 500;

const ENDING = /\.csv$/i;
/** What new files look like in a folder that has none: Excel needs the mark to know UTF-8. */
const USUAL_STYLE: CsvStyle = { mark: true, separatorLine: '', delimiter: ',', newline: '\r\n' };

interface CsvFile {
  readonly tab: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * A workbook as a folder with one CSV file per tab; the file's name is the tab's. All cells are text. A row's number is that of its record,
 * blank lines counted, a line break inside quotes not.
 */
export class CsvFolder implements Source {
  readonly identity: string;
  readonly name: string;
  private readonly path: string;

  /** `identity` is the real path: links resolved. */
  constructor(path: string, identity: string) {
    this.path = resolve(path);
    this.identity = identity;
    this.name = basename(this.path);
  }

  async read(wanted: (sheetName: string) => boolean): Promise<Workbook> {
    const files = await this.readFiles();
    const sheets = files.map(({ tab, path, bytes }) => ({ name: tab, hidden: false, rows: wanted(tab) ? readRows(bytes, path) : [] }));
    return { name: this.name, sheets, fingerprint: fingerprintOf(files) };
  }

  async write(edits: WorkbookEdits, fingerprint: string): Promise<WriteReceipt> {
    const files = await this.readUnchanged(fingerprint);
    const replaced: Replacement[] = [];
    let written = 0;
    for (const [tab, cells] of editsBySheet(edits)) {
      const file = findFile(files, tab);
      const edited = editCsv(file.bytes, basename(file.path), tab, cells);
      written += edited.written;
      if (edited.bytes !== undefined) replaced.push({ path: await realPath(file.path), bytes: edited.bytes, exists: true });
    }
    for (const sheet of edits.newSheets) {
      replaced.push({ path: this.newPath(files, sheet), bytes: newCsv(sheet, styleOf(files)), exists: false });
      written += filledFields(sheet);
    }
    if (replaced.length === 0) return { written, leftAlone: [], backup: null, fingerprint };
    const backups = await replaceFiles(replaced, async () => {
      for (const { path } of replaced) await checkNotOpen(path);
      await this.readUnchanged(fingerprint);
    });
    const backup = backups.length === 0 ? null : join(this.path, BACKUP_FOLDER);
    return { written, leftAlone: [], backup, fingerprint: fingerprintOf(await this.readFiles()) };
  }

  private async readUnchanged(fingerprint: string): Promise<readonly CsvFile[]> {
    const files = await this.readFiles();
    if (fingerprintOf(files) === fingerprint) return files;
    throw new StaleError(`A file in ${this.path} changed since it was read; nothing was written.`, {
      code: 'workbook-changed',
      hint: 'Run the command again: it reads the folder anew.',
    });
  }

  private async readFiles(): Promise<readonly CsvFile[]> {
    const names = (await this.list()).filter((name) => ENDING.test(name) && !/^(\.|~\$)/.test(name)).sort(byCodeUnit);
    if (names.length > MAX_CSV_FILES) {
      throw new UsageError(`${this.path} holds ${names.length} CSV files; the limit is ${MAX_CSV_FILES}.`, {
        code: 'workbook-too-large',
        hint: 'Give a folder that holds only the tabs of one workbook.',
      });
    }
    const files: CsvFile[] = [];
    let room = MAX_FILE_BYTES;
    for (const name of names) {
      const path = join(this.path, name);
      const bytes = await readBytes(path, room);
      room -= bytes.length;
      files.push({ tab: name.replace(ENDING, ''), path, bytes });
    }
    return files;
  }

  private async list(): Promise<readonly string[]> {
    try {
      return await readdir(this.path);
    } catch (cause) {
      throw diskError(this.path, 'read', cause);
    }
  }

  private newPath(files: readonly CsvFile[], { name }: NewSheet): string {
    if (/[\\/:*?"<>|]/.test(name) || /^\.|^\s*$|[. ]$/.test(name)) {
      throw new UsageError(`The tab name ${JSON.stringify(name)} is no file name.`, {
        code: 'sheet-name-invalid',
        hint: 'Use letters, digits and spaces.',
      });
    }
    if (files.some(({ tab }) => tab.toLowerCase() === name.toLowerCase())) {
      throw new UsageError(`${this.path} has a tab named ${name} already.`, {
        code: 'sheet-exists',
        hint: 'Rename that file and try again.',
      });
    }
    return join(this.path, `${name}.csv`);
  }
}

const fingerprintOf = (files: readonly CsvFile[]): string => hashJson(files.map(({ path, bytes }) => [basename(path), hashBytes(bytes)]));

const findFile = (files: readonly CsvFile[], tab: string): CsvFile => {
  const found = files.find((file) => file.tab === tab);
  if (found !== undefined) return found;
  throw new NotFoundError(`The folder has no file ${tab}.csv.`, {
    code: 'sheet-missing',
    hint: 'Read the folder again: the file may have been renamed.',
  });
};

/** New files are written like the first one that is there. */
const styleOf = (files: readonly CsvFile[]): CsvStyle => {
  const [first] = files;
  return first === undefined ? USUAL_STYLE : readCsvStyle(first.bytes);
};

const readRows = (bytes: Uint8Array, path: string): Sheet['rows'] => {
  const rows: SheetRow[] = [];
  for (const [at, record] of parseCsv(bytes, basename(path)).records.entries()) {
    const cells = record.flatMap((text, column): readonly Cell[] =>
      text === '' ? [] : [{ column: column + 1, value: { kind: 'text', text } }],
    );
    if (cells.length > 0) rows.push({ row: at + 1, cells });
  }
  return rows;
};
