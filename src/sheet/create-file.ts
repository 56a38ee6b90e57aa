import { randomUUID } from 'node:crypto';
import { link, open, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { NotFoundError, UnavailableError, UsageError } from '../base/errors.ts';

/**
 * Writes a new file whole or not at all: a reader never sees half of it, and a file that exists is never replaced (`UsageError`
 * `file-exists`). Throws `NotFoundError` where the folder is missing, `UnavailableError` where it cannot be written.
 */
export const createFile = async (path: string, bytes: Uint8Array): Promise<void> => {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    await writeDurably(draft, bytes);
    await publish(draft, path);
  } catch (cause) {
    throw refusal(path, cause);
  } finally {
    await unlink(draft).catch(() => undefined);
  }
};

const writeDurably = async (path: string, bytes: Uint8Array): Promise<void> => {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** A link fails where the name is taken, a rename would replace it; some file systems have no links. */
const publish = async (draft: string, path: string): Promise<void> => {
  try {
    await link(draft, path);
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'EEXIST' || !['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES'].includes(code)) throw cause;
    if (await exists(path)) throw fileExists(path);
    await rename(draft, path);
  }
};

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const fileExists = (path: string): UsageError =>
  new UsageError(`${path} exists already.`, { code: 'file-exists', hint: 'Nothing was written. Choose another name.' });

const refusal = (path: string, cause: unknown): unknown => {
  const code = codeOf(cause);
  if (code === 'EEXIST') return fileExists(path);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new NotFoundError(`The folder ${dirname(path)} does not exist.`, { code: 'folder-missing', hint: 'Create it first.', cause });
  }
  if (code === '') return cause;
  return new UnavailableError(`${path} cannot be written (${code}).`, {
    code: 'file-not-writable',
    hint: 'Check the permissions of the folder and the space left on the disk.',
    cause,
  });
};

/** The system's word for what went wrong; '' when it was not the system. */
const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && 'syscall' in cause && typeof cause.code === 'string' ? cause.code : '';
