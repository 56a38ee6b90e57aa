import { writeFile } from 'node:fs/promises';
import { UnavailableError } from '../base/errors.ts';
import type { Door } from './door.ts';

/** Writes a file that is not there yet, and says so. `option`: the one that named it. */
export const writeNew = async (file: string, text: string, option: string, door: Door): Promise<void> => {
  await writeFile(file, text, { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'EEXIST' ? 'is there already' : `cannot be written (${cause.code})`;
    throw new UnavailableError(`${file} ${why}.`, {
      code: 'file-not-writable',
      hint: `Give another name with ${option}.`,
      cause,
      retryable: false,
    });
  });
  door.tell(`Wrote ${file}.`);
};
