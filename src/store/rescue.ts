import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
import { basename, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { flush } from './durable-files.ts';
import { packFolder, unpackFolder, writeAll } from './folder-copy.ts';
import { readLog, writeLog } from './wal.ts';

/**
 * The copy beside the data: one packed copy of the whole folder, and the write-ahead log from then on, appended after every
 * acknowledged transaction. From the two PostgreSQL can rebuild everything that was acknowledged, should the data folder not
 * open or have lost something. The cost of keeping up is that of the change, not that of the store.
 */
export interface Rescue {
  readonly folder: string;
  /** The log was copied up to here. */
  readonly upTo: number;
  /** Bytes of log since the base. */
  readonly size: number;
  readonly base: string;
  readonly log: string;
}

const NOT_COPIED = new Set(['postmaster.pid', 'postmaster.opts']);
/** Tail of the log that is compared on opening. */
const COMPARED_BYTES = 65_536;
/** place (8), length (4), checksum (4) before each piece of log. */
const HEAD_BYTES = 16;

/** The newest complete copy in a store's folder. */
export const findRescue = (storeFolder: string): Rescue | undefined => {
  const folder = join(storeFolder, 'rescue');
  mkdirSync(folder, { recursive: true });
  const name = readdirSync(folder)
    .filter((entry) => /^base-[0-9]+$/.test(entry))
    .sort()
    .at(-1);
  if (name === undefined) return undefined;
  const start = name.slice('base-'.length);
  const log = join(folder, `log-${start}`);
  const pieces = readPieces(log);
  const size = pieces.reduce((total, piece) => total + piece.bytes.length, 0);
  return { folder, base: join(folder, name), log, upTo: Number(start) + size, size };
};

/** A new base at `place`, with the data folder checkpointed and at rest. The older copy goes when the new one is durable. */
export const takeBase = (storeFolder: string, data: string, place: number): Rescue => {
  const folder = join(storeFolder, 'rescue');
  mkdirSync(folder, { recursive: true });
  const start = String(place).padStart(20, '0');
  const fresh = join(folder, `new-${start}`);
  const log = join(folder, `log-${start}`);
  const base = join(folder, `base-${start}`);
  packFolder(data, fresh, NOT_COPIED);
  closeSync(openSync(log, 'w'));
  flush(log);
  renameSync(fresh, base);
  flush(folder);
  for (const name of readdirSync(folder)) if (!name.endsWith(start)) rmSync(join(folder, name));
  return { folder, base, log, upTo: place, size: 0 };
};

/** Appends the log up to `place`, durably. `undefined` where the log of the data folder has a gap: a new base is due. */
export const keepUp = (rescue: Rescue, data: string, place: number): Rescue | undefined => {
  if (place <= rescue.upTo) return rescue;
  const bytes = readLog(data, rescue.upTo, place);
  if (!bytes) return undefined;
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeBigUInt64LE(BigInt(rescue.upTo), 0);
  head.writeUInt32LE(bytes.length, 8);
  head.writeUInt32LE(crc32(bytes), 12);
  const file = openSync(rescue.log, 'a');
  try {
    writeAll(file, Buffer.concat([head, bytes]));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return { ...rescue, upTo: place, size: rescue.size + bytes.length };
};

/** Has an open data folder, whose log ends at `place`, all that was acknowledged? */
export const hasAll = (rescue: Rescue, data: string, place: number): boolean => {
  if (place < rescue.upTo) return false;
  const last = readPieces(rescue.log).at(-1);
  if (!last) return true;
  const kept = last.bytes.subarray(-COMPARED_BYTES);
  const live = readLog(data, rescue.upTo - kept.length, rescue.upTo);
  // A segment that is gone was given up by a later checkpoint, which had all of it on the disk.
  return !live || live.equals(kept);
};

/** Rebuilds a data folder, ready to be opened. */
export const restore = (rescue: Rescue, target: string): void => {
  unpackFolder(rescue.base, target);
  for (const piece of readPieces(rescue.log)) writeLog(target, piece.place, piece.bytes);
};

interface Piece {
  readonly place: number;
  readonly bytes: Buffer;
}

/** The whole pieces, in order. What a death in the middle of an append left behind was never acknowledged, and is cut off. */
const readPieces = (log: string): readonly Piece[] => {
  const all = readOrEmpty(log);
  const pieces: Piece[] = [];
  let next = Number(basename(log).slice('log-'.length));
  let position = 0;
  while (position + HEAD_BYTES <= all.length) {
    const length = all.readUInt32LE(position + 8);
    const bytes = all.subarray(position + HEAD_BYTES, position + HEAD_BYTES + length);
    if (Number(all.readBigUInt64LE(position)) !== next || bytes.length !== length || crc32(bytes) !== all.readUInt32LE(position + 12))
      break;
    pieces.push({ place: next, bytes });
    next += length;
    position += HEAD_BYTES + length;
  }
  if (position < all.length) truncateSync(log, position);
  return pieces;
};

const readOrEmpty = (path: string): Buffer => {
  try {
    return statSync(path).isFile() ? readFileSync(path) : Buffer.alloc(0);
  } catch {
    // without its log the base stands alone
    return Buffer.alloc(0);
  }
};
