import { basename, extname, resolve } from 'node:path';
import { BugError, StaleError } from '../base/errors.ts';
import { hashBytes } from '../base/hash.ts';
import { readBytes, realPath, replaceFiles } from './disk.ts';
import { checkNotOpen } from './open-check.ts';
import type { Extra, Source, Workbook, WorkbookEdits, WriteReceipt } from './workbook.ts';
import { MAX_FILE_BYTES } from './xlsx/limits.ts';
import { listExtras } from './xlsx/list-extras.ts';
import { editXlsx, readXlsx } from './xlsx-bytes.ts';

/**
 * A workbook in an `.xlsx` or `.xlsm` file. Writing edits only what it must, checks the result before anything is replaced, keeps a backup
 * in `.planwright/backups` beside the file, and refuses when the file changed since it was read or is open in a spreadsheet program.
 */
export class XlsxFile implements Source {
  readonly identity: string;
  readonly name: string;
  private readonly path: string;

  /** `identity` is the real path: links resolved. */
  constructor(path: string, identity: string) {
    this.path = resolve(path);
    this.identity = identity;
    this.name = basename(path, extname(path));
  }

  async read(wanted: (sheetName: string) => boolean): Promise<Workbook> {
    return readXlsx(this.name, await readBytes(this.path, MAX_FILE_BYTES), wanted);
  }

  async listExtras(): Promise<readonly Extra[]> {
    return listExtras(await readBytes(this.path, MAX_FILE_BYTES));
  }

  async write(edits: WorkbookEdits, fingerprint: string): Promise<WriteReceipt> {
    const target = await realPath(this.path);
    const before = await readUnchanged(this.path, target, fingerprint);
    const { bytes, written, leftAlone } = editXlsx(before, edits);
    if (bytes === before) return { written, leftAlone, backup: null, fingerprint };
    const backup = await replaceXlsx(this.path, fingerprint, bytes);
    return { written, leftAlone, backup, fingerprint: hashBytes(bytes) };
  }
}

/** Puts other bytes into the place of a file that is as it was read, and that nobody has open. Gives the path of the backup. */
export const replaceXlsx = async (path: string, fingerprint: string, bytes: Uint8Array): Promise<string> => {
  const target = await realPath(path);
  const checkFree = async (): Promise<void> => {
    for (const it of new Set([target, path])) await checkNotOpen(it);
  };
  // Who has it open sees no temporary file come and go beside it.
  await checkFree();
  const [backup] = await replaceFiles([{ path: target, bytes, exists: true }], async () => {
    await checkFree();
    await readUnchanged(path, target, fingerprint);
  });
  if (backup === undefined) throw new BugError(`${target} was replaced without a backup`);
  return backup;
};

/** The bytes of a file that is as it was read. Throws `StaleError` where it is not. */
export const readUnchanged = async (path: string, target: string, fingerprint: string): Promise<Uint8Array> => {
  const bytes = await readBytes(target, MAX_FILE_BYTES);
  if (hashBytes(bytes) === fingerprint) return bytes;
  throw new StaleError(`${path} changed since it was read; nothing was written.`, {
    code: 'workbook-changed',
    hint: 'Run the command again: it reads the workbook anew.',
  });
};
