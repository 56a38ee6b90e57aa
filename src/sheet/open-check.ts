import { access } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UnavailableError } from '../base/errors.ts';

/** Is there something at this path? */
export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The files by which Excel and LibreOffice say that they have this one open. */
export const openSigns = (path: string): readonly string[] =>
  [`~$${basename(path)}`, `.~lock.${basename(path)}#`].map((name) => join(dirname(path), name));

/** Throws `UnavailableError` when Excel or LibreOffice has left its sign beside the file that it has it open. */
export const checkNotOpen = async (path: string): Promise<void> => {
  for (const lock of openSigns(path)) {
    if (!(await exists(lock))) continue;
    throw new UnavailableError(`${path} is open in a spreadsheet program; nothing was written.`, {
      code: 'workbook-open',
      hint: `Save and close it there, then try again. If no program has it open, delete the left-over file ${lock}.`,
    });
  }
};
