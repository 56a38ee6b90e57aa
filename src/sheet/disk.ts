import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, link, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { UnavailableError, UsageError } from '../base/errors.ts';
import { codeOf, diskError, telling } from './disk-error.ts';
import { whileWriting } from './write-lock.ts';

/** How many backups of one file are kept, besides the first: that is the file as it was before we ever wrote into it. */
export const KEPT_BACKUPS = 5;
/** Where backups go, beside the file. */
export const BACKUP_FOLDER = join('.planwright', 'backups');
const OWN_FOLDER = '.planwright';

const TEMPORARY = '.planwright-tmp';
const LEFTOVER_AGE_MS = 60 * 60 * 1000;

/** A file and what it is to hold. */
export interface Replacement {
  /** The real path: links are resolved already. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The file is there and gets a backup. */
  readonly exists: boolean;
}

/** Reads a whole file. Throws `NotFoundError`, `UsageError` for what is no plain file or larger than the limit, `UnavailableError` otherwise. */
export const readBytes = (path: string, limitBytes: number): Promise<Uint8Array> =>
  telling(path, 'read', async () => {
    const found = await stat(path);
    if (!found.isFile())
      throw new UsageError(`${path} is no file.`, { code: 'source-unsupported', hint: 'Give an .xlsx file or a folder of CSV files.' });
    if (found.size > limitBytes) {
      throw new UsageError(`${path} has ${found.size} bytes; the limit is ${limitBytes}.`, {
        code: 'workbook-too-large',
        hint: 'Remove rows, sheets or pictures that planning does not need, or split it.',
      });
    }
    return readFile(path);
  });

/** The path with all links resolved. */
export const realPath = (path: string): Promise<string> => telling(path, 'read', () => realpath(path));

/**
 * Replaces files of one folder, all or none as far as a file system allows: every new content is on disk under a temporary name first; then,
 * with no other writer beside, `check` may still object; then each old file is copied to the backups and the new one renamed over it. When a
 * step fails, what was renamed is put back and the temporary files go. Gives the paths of the backups.
 */
export const replaceFiles = async (files: readonly Replacement[], check: () => Promise<void>): Promise<readonly string[]> => {
  const backups = await stageAndSwap(files, check);
  await settle(files);
  return backups;
};

const stageAndSwap = async (files: readonly Replacement[], check: () => Promise<void>): Promise<readonly string[]> => {
  const staged: Staged[] = [];
  try {
    for (const file of files) {
      const temporary = join(dirname(file.path), `.${basename(file.path)}.${randomUUID()}${TEMPORARY}`);
      staged.push({ file, temporary });
      await telling(file.path, 'write', () => writeNew(file, temporary));
    }
    const old = files.find((file) => file.exists);
    const swap = async (): Promise<readonly string[]> => {
      await check();
      return swapIn(staged);
    };
    return await (old === undefined ? swap() : alone(old.path, swap));
  } finally {
    for (const { temporary } of staged) await rm(temporary, { force: true });
  }
};

interface Staged {
  readonly file: Replacement;
  readonly temporary: string;
}

const swapIn = async (staged: readonly Staged[]): Promise<readonly string[]> => {
  const backups: (string | null)[] = [];
  const renamed: number[] = [];
  try {
    for (const { file } of staged) backups.push(file.exists ? await backUp(file.path) : null);
    for (const [at, { file, temporary }] of staged.entries()) {
      await telling(file.path, 'write', () => (file.exists ? rename(temporary, file.path) : placeNew(temporary, file.path)));
      renamed.push(at);
    }
  } catch (cause) {
    for (const at of renamed) await putBack(staged[at]?.file.path, backups[at]);
    throw cause;
  }
  return backups.filter((path) => path !== null);
};

/** Does the work while no other Planwright writes beside this file. */
const alone = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  const folder = join(dirname(path), OWN_FOLDER);
  await backingUp(path, folder, () => mkdir(folder, { recursive: true }));
  return telling(path, 'write', () => whileWriting(folder, work));
};

const writeNew = async (file: Replacement, temporary: string): Promise<void> => {
  if (file.exists) await access(file.path, constants.W_OK);
  const old = file.exists ? await stat(file.path) : undefined;
  const target = await open(temporary, 'wx', old?.mode ?? 0o666);
  try {
    await target.writeFile(file.bytes);
    if (old !== undefined) {
      await target.chmod(old.mode & 0o7777);
      // Only a privileged user may give a file away; for others it is theirs now.
      await target.chown(old.uid, old.gid).catch(() => undefined);
    }
    await target.sync();
  } finally {
    await target.close();
  }
};

/** A new file never replaces one that appeared meanwhile. A link is at once there and whole; some file systems have none. */
const placeNew = async (temporary: string, path: string): Promise<void> => {
  try {
    await link(temporary, path);
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') throw cause;
    await copyFile(temporary, path, constants.COPYFILE_EXCL);
  }
};

const backUp = async (path: string): Promise<string> => {
  const folder = join(dirname(path), BACKUP_FOLDER);
  return backingUp(path, folder, () => copyInto(folder, path));
};

/** Runs a step towards a backup; what the system refuses is told in our words. */
const backingUp = async <T>(path: string, folder: string, step: () => Promise<T>): Promise<T> => {
  try {
    return await step();
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'ENOSPC' || code === 'EDQUOT') throw diskError(path, 'write', cause);
    throw new UnavailableError(`${path} could not be copied to ${folder} (${code ?? String(cause)}); nothing was written.`, {
      code: 'backup-failed',
      hint: 'No workbook is changed without a backup: make sure that this folder can be made and written into.',
      retryable: false,
      cause,
    });
  }
};

const copyInto = async (folder: string, path: string): Promise<string> => {
  await mkdir(folder, { recursive: true });
  const ending = extname(path);
  const stamp = new Date().toISOString().replaceAll(/[-:]/g, '').replace('.', '');
  for (let n = 0; ; n++) {
    const backup = join(folder, `${basename(path, ending)}.${stamp}${n === 0 ? '' : `-${n}`}${ending}`);
    try {
      await copyFile(path, backup, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      await syncPath(backup);
      return backup;
    } catch (cause) {
      if (codeOf(cause) !== 'EEXIST') throw cause;
    }
  }
};

const putBack = async (path: string | undefined, backup: string | null | undefined): Promise<void> => {
  if (path === undefined) return;
  if (backup === null || backup === undefined) await rm(path, { force: true });
  else await copyFile(backup, path);
};

/** Makes the renames durable, and tidies: only the first and the latest backups stay, and no temporary file of a write that was killed. */
const settle = async (files: readonly Replacement[]): Promise<void> => {
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) {
    // Some systems cannot sync a folder; the files themselves are synced.
    await syncPath(folder).catch(() => undefined);
    await dropLeftovers(folder).catch(() => undefined);
  }
  for (const { path } of files) await dropOldBackups(path).catch(() => undefined);
};

const syncPath = async (path: string): Promise<void> => {
  const target = await open(path, 'r');
  try {
    await target.sync();
  } finally {
    await target.close();
  }
};

const dropLeftovers = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (!name.startsWith('.') || !name.endsWith(TEMPORARY)) continue;
    const path = join(folder, name);
    if (Date.now() - (await stat(path)).mtimeMs > LEFTOVER_AGE_MS) await rm(path, { force: true });
  }
};

const dropOldBackups = async (path: string): Promise<void> => {
  const folder = join(dirname(path), BACKUP_FOLDER);
  const ending = extname(path);
  const stem = `${basename(path, ending)}.`;
  const ours = (await readdir(folder)).filter(
    (name) => name.startsWith(stem) && /^\d{8}T\d{9}Z(-\d+)?$/.test(name.slice(stem.length, name.length - ending.length)),
  );
  for (const name of ours.sort().slice(1, -KEPT_BACKUPS)) await rm(join(folder, name), { force: true });
};
