import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { NotFoundError, PlanwrightError, UnavailableError, UsageError } from '../../base/errors.ts';
import { type BackupPart, type BackupSummary, damaged, notOurs, readLines, type TableSummary } from './backup-format.ts';

/** A backup on the disk: written whole or not at all, and read without ever holding more than a line of it. */

/** A row with a workbook is the longest; whoever sends more than this means harm. */
const LONGEST_LINE = 256 * 1024 * 1024;
/** What we write is packed to a tenth or so. Beyond this, and beyond a first part that may be anything, it was made to fill the disk. */
const LARGEST_RATIO = 400;
const FIRST_PART = 16 * 1024 * 1024;

/** Writes lines into a new file that only its owner may read. Throws `file-exists`, `file-not-writable`. */
export const writeLines = async (file: string, lines: AsyncIterable<string>): Promise<{ readonly bytes: number }> => {
  const part = `${file}.${process.pid}.part`;
  if (existsSync(file))
    throw new UsageError(`${file} is there already.`, { code: 'file-exists', hint: 'Nothing was written. Give another name.' });
  try {
    await pipeline(Readable.from(lines), createGzip(), createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }));
    await rename(part, file);
    await flushFolderOf(file);
    return { bytes: (await stat(file)).size };
  } catch (thrown) {
    await rm(part, { force: true });
    throw thrown instanceof PlanwrightError || !isFileError(thrown) ? thrown : notWritable(file, thrown);
  }
};

// So that the name is there after a loss of power. Windows cannot, and need not.
const flushFolderOf = async (file: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(dirname(file), 'r');
  await handle.sync().finally(() => handle.close());
};

const isFileError = (thrown: unknown): thrown is NodeJS.ErrnoException => thrown instanceof Error && 'syscall' in thrown;

const notWritable = (file: string, cause: NodeJS.ErrnoException): UnavailableError =>
  new UnavailableError(`${file} cannot be written (${cause.code}).`, {
    code: 'file-not-writable',
    hint: 'Give a name in a folder that you may write to and that has room.',
    cause,
    retryable: false,
  });

/** Reads a backup part by part. Throws `backup-unknown`, `backup-format`, `backup-damaged`. */
export const readBackup = (file: string): AsyncGenerator<BackupPart> => readLines(linesOf(file), file);

/** Reads all of a backup and compares it with its hashes, before anything is done with it. */
export const summarizeBackup = async (file: string): Promise<BackupSummary> => {
  const tables: TableSummary[] = [];
  let header: { schema: string; madeAt: string } | null = null;
  for await (const part of readBackup(file)) {
    if (part.kind === 'header') header = part.header;
    else if (part.kind === 'tableEnd') tables.push(part.summary);
    else if (part.kind === 'end' && header) return { ...header, tables, sha256: part.sha256 };
  }
  throw damaged(file, 'it is cut short');
};

async function* linesOf(file: string): AsyncGenerator<string> {
  const packed = createReadStream(file);
  const unpacked = createGunzip();
  // What the file throws ends the reading below.
  packed.on('error', (thrown) => unpacked.destroy(thrown)).pipe(unpacked);
  try {
    yield* splitLines(
      bounded(unpacked, () => packed.bytesRead, file),
      file,
    );
  } catch (thrown) {
    throw readError(file, thrown, packed.bytesRead);
  } finally {
    packed.destroy();
    unpacked.destroy();
  }
}

async function* bounded(chunks: AsyncIterable<Buffer>, bytesRead: () => number, file: string): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > FIRST_PART && size > LARGEST_RATIO * bytesRead()) throw damaged(file, 'it unpacks to far more than a backup holds');
    yield chunk;
  }
}

async function* splitLines(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<string> {
  const begun: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      begun.push(chunk.subarray(from, at));
      yield Buffer.concat(begun).toString('utf8');
      begun.length = 0;
      length = 0;
      from = at + 1;
    }
    begun.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > LONGEST_LINE) throw damaged(file, 'a line has no end');
  }
  if (length > 0) throw damaged(file, 'it is cut short');
}

const readError = (file: string, thrown: unknown, bytesRead: number): unknown => {
  if (thrown instanceof PlanwrightError || !(thrown instanceof Error) || !('code' in thrown)) return thrown;
  if (thrown.code === 'ENOENT')
    return new NotFoundError(`There is no file ${file}.`, { code: 'backup-unknown', hint: 'Check the name.', cause: thrown });
  if (thrown.code === 'Z_BUF_ERROR') return bytesRead === 0 ? notOurs(file) : damaged(file, 'it is cut short');
  if (thrown.code === 'Z_DATA_ERROR') return /header/u.test(thrown.message) ? notOurs(file) : damaged(file, 'bytes of it were changed');
  return new UsageError(`${file} cannot be read (${String(thrown.code)}).`, { code: 'backup-unreadable', cause: thrown });
};
