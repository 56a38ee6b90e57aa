import { basename, dirname, extname, join, resolve } from 'node:path';
import { UsageError } from '../base/errors.ts';
import { hashBytes } from '../base/hash.ts';
import { createFile } from '../sheet/create-file.ts';
import { readBytes } from '../sheet/disk.ts';
import { googleSheetId } from '../sheet/google/sheet-address.ts';
import { exists } from '../sheet/open-check.ts';
import { openSource } from '../sheet/open-source.ts';
import { MAX_FILE_BYTES } from '../sheet/xlsx/limits.ts';
import { readXlsx } from '../sheet/xlsx-bytes.ts';
import { replaceXlsx, XlsxFile } from '../sheet/xlsx-file.ts';

/** A planner's own file, that goes to a server and comes back. */
export interface LocalWorkbook {
  readonly path: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes. */
  readonly fingerprint: string;
}

/** The id of the Google Sheet that is named; `null`: it is a file. Throws `sheet-address-invalid`. A sheet is never sent anywhere. */
export const sheetIdIn = (path: string): string | null => googleSheetId(path) ?? null;

/** Throws `source-unsupported` for what a server does not take, and what is to be said against the file. */
export const readLocalWorkbook = async (path: string): Promise<LocalWorkbook> => {
  const source = openSource(path);
  if (!(source instanceof XlsxFile))
    throw new UsageError(`${path} is a folder of CSV files; a server takes .xlsx and .xlsm files.`, {
      code: 'source-unsupported',
      hint: 'Save the tabs as one workbook in any spreadsheet program, or leave --server away.',
    });
  const bytes = await readBytes(path, MAX_FILE_BYTES);
  readXlsx(source.name, bytes, () => false);
  return { path, name: source.name, bytes, fingerprint: hashBytes(bytes) };
};

/** Puts other bytes in its place, with the care of every write: nobody has it open, it is as it was read, and a backup is there. Gives that. */
export const replaceLocalWorkbook = ({ path, fingerprint }: LocalWorkbook, bytes: Uint8Array): Promise<string> =>
  replaceXlsx(path, fingerprint, bytes);

/** Puts them beside it, under a name that is free. Gives that. */
export const putBeside = async ({ path }: LocalWorkbook, bytes: Uint8Array, mark: string): Promise<string> => {
  const ending = extname(path);
  const stem = join(dirname(resolve(path)), `${basename(path, ending)}.${mark}`);
  for (let n = 1; ; n++) {
    const beside = `${stem}${n === 1 ? '' : `-${n}`}${ending}`;
    if (await exists(beside)) continue;
    await createFile(beside, bytes);
    return beside;
  }
};
