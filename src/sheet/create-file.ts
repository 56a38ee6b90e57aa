import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../base/errors.ts';
import { replaceFiles } from './disk.ts';
import { diskError } from './disk-error.ts';
import { exists } from './open-check.ts';

/** Writes a new file whole or not at all, with the folders above it. Throws `UsageError` (`file-exists`) when the path is taken. */
export const createFile = async (path: string, bytes: Uint8Array): Promise<void> => {
  const target = resolve(path);
  if (await exists(target)) {
    throw new UsageError(`${path} is there already.`, { code: 'file-exists', hint: 'Nothing was written. Give another name.' });
  }
  await createFolder(dirname(target));
  await replaceFiles([{ path: target, bytes, exists: false }], async () => undefined);
};

/** Makes a folder, with those above it; fine where it is there already. */
export const createFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    throw diskError(path, 'write', cause);
  }
};
