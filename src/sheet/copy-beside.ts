import { basename, dirname, extname, join } from 'node:path';
import { UnavailableError } from '../base/errors.ts';
import { hashBytes } from '../base/hash.ts';
import { createFile } from './create-file.ts';
import { readBytes } from './disk.ts';
import { exists } from './open-check.ts';
import type { Source } from './workbook.ts';
import { MAX_FILE_BYTES } from './xlsx/limits.ts';
import { editXlsx } from './xlsx-bytes.ts';
import { readUnchanged, replaceXlsx } from './xlsx-file.ts';

/** Where the copy of a workbook goes: `roadmap.checked.xlsx` beside `roadmap.xlsx`. */
export const besideOf = (path: string): string => {
  const ending = extname(path);
  return join(dirname(path), `${basename(path, ending)}.checked${ending}`);
};

/**
 * The same workbook, whose writes go into a copy beside it while a spreadsheet program has it open. A copy that is there is replaced with a
 * backup, like every file.
 */
export const withCopyBeside = (source: Source, path: string): Source => ({
  identity: source.identity,
  name: source.name,
  read: (wanted) => source.read(wanted),
  write: async (edits, fingerprint) => {
    try {
      return await source.write(edits, fingerprint);
    } catch (thrown) {
      if (!(thrown instanceof UnavailableError && thrown.code === 'workbook-open')) throw thrown;
    }
    const { bytes, written, leftAlone } = editXlsx(await readUnchanged(path, path, fingerprint), edits);
    const beside = besideOf(path);
    return { written, leftAlone, backup: await place(beside, bytes), fingerprint, beside };
  },
});

const place = async (path: string, bytes: Uint8Array): Promise<string | null> => {
  if (await exists(path)) return replaceXlsx(path, hashBytes(await readBytes(path, MAX_FILE_BYTES)), bytes);
  await createFile(path, bytes);
  return null;
};
