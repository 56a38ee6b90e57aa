import { closeSync, existsSync, openSync, readSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * PostgreSQL's write-ahead log as bytes. A place in it (LSN) counts bytes from the beginning of time; the bytes lie in segment
 * files of 16 MiB. Bytes before the flushed place never change.
 */
export const SEGMENT_BYTES = 16 * 1024 * 1024;
const SEGMENTS_PER_NAME = 0x1_0000_0000 / SEGMENT_BYTES;

/** `1/2A` → a number of bytes. */
export const parsePlace = (text: string): number => {
  const [high = '', low = ''] = text.split('/');
  return Number.parseInt(high, 16) * 0x1_0000_0000 + Number.parseInt(low, 16);
};

const hex = (value: number): string => Math.floor(value).toString(16).toUpperCase().padStart(8, '0');

/** The file that holds a place. The timeline is always the first: we never restore to the past. */
const segmentFile = (data: string, place: number): string => {
  const segment = Math.floor(place / SEGMENT_BYTES);
  return join(data, 'pg_wal', `00000001${hex(segment / SEGMENTS_PER_NAME)}${hex(segment % SEGMENTS_PER_NAME)}`);
};

/** The log from one place to another; `undefined` where a segment of it is gone. */
export const readLog = (data: string, from: number, to: number): Buffer | undefined => {
  const bytes = Buffer.alloc(to - from);
  for (let place = from; place < to; ) {
    const offset = place % SEGMENT_BYTES;
    const length = Math.min(SEGMENT_BYTES - offset, to - place);
    const path = segmentFile(data, place);
    if (!existsSync(path)) return undefined;
    const file = openSync(path, 'r');
    try {
      if (readSync(file, bytes, place - from, length, offset) !== length) return undefined;
    } finally {
      closeSync(file);
    }
    place += length;
  }
  return bytes;
};

/** Puts log bytes where they belong in a folder at rest. */
export const writeLog = (data: string, from: number, bytes: Uint8Array): void => {
  for (let done = 0; done < bytes.length; ) {
    const offset = (from + done) % SEGMENT_BYTES;
    const length = Math.min(SEGMENT_BYTES - offset, bytes.length - done);
    const path = segmentFile(data, from + done);
    const file = openSync(path, existsSync(path) ? 'r+' : 'w', 0o600);
    try {
      writeSync(file, bytes, done, length, offset);
    } finally {
      closeSync(file);
    }
    truncateSync(path, SEGMENT_BYTES);
    done += length;
  }
};
