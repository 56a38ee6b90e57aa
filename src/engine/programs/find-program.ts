import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';

/** Where a program is: its path in the first of the folders that has it, or `null`. Folders named relative to wherever one stands are passed over. */
export const findProgram = async (name: string, folders: readonly string[]): Promise<string | null> => {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  for (const folder of folders) {
    const path = join(folder, file);
    if (isAbsolute(folder) && (await isProgram(path))) return path;
  }
  return null;
};

const isProgram = async (path: string): Promise<boolean> => {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
};
