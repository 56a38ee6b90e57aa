import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { BugError } from '../base/errors.ts';

/** A whole folder as one file: a line of JSON that lists what follows, then the bytes of every file. One file needs one fsync. */

const headerSchema = z.array(z.object({ path: z.string(), size: z.number().nullable(), crc: z.number() }));

/** Writes durably all of `folder` but the files that `skip` names. */
export const packFolder = (folder: string, file: string, skip: ReadonlySet<string>): void => {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !skip.has(entry.name))
    .map((entry) => ({ path: join(entry.parentPath, entry.name).slice(folder.length + 1), isFolder: entry.isDirectory() }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const out = openSync(file, 'w');
  try {
    // Two passes, so that the header can stand first without holding every file in memory.
    const header = entries.map(({ path, isFolder }) => {
      const bytes = isFolder ? null : readFileSync(join(folder, path));
      return { path: path.replaceAll('\\', '/'), size: bytes?.length ?? null, crc: bytes ? crc32(bytes) : 0 };
    });
    writeSync(out, `${JSON.stringify(header)}\n`);
    for (const { path, isFolder } of entries) if (!isFolder) writeAll(out, readFileSync(join(folder, path)));
    fsyncSync(out);
  } finally {
    closeSync(out);
  }
};

/** Unpacks into a new folder, not durably yet; throws when a byte is wrong. */
export const unpackFolder = (file: string, folder: string): void => {
  const input = openSync(file, 'r');
  try {
    const headerText = readLine(input);
    mkdirSync(folder, { mode: 0o700 });
    let position = Buffer.byteLength(headerText) + 1;
    for (const { path, size, crc } of headerSchema.parse(JSON.parse(headerText))) {
      if (size === null) mkdirSync(join(folder, path), { mode: 0o700 });
      else {
        const bytes = Buffer.alloc(size);
        if (readSync(input, bytes, 0, size, position) !== size || crc32(bytes) !== crc)
          throw new BugError(`the copy of ${path} is damaged`);
        writeFileSync(join(folder, path), bytes, { mode: 0o600 });
        position += size;
      }
    }
  } finally {
    closeSync(input);
  }
};

/** Writes every byte: one call may write fewer. */
export const writeAll = (file: number, bytes: Uint8Array): void => {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
};

const readLine = (file: number): string => {
  const parts: Buffer[] = [];
  for (let position = 0; ; ) {
    const part = Buffer.alloc(65_536);
    const length = readSync(file, part, 0, part.length, position);
    const end = part.subarray(0, length).indexOf(10);
    parts.push(part.subarray(0, end >= 0 ? end : length));
    if (end >= 0 || length === 0) return Buffer.concat(parts).toString('utf8');
    position += length;
  }
};
