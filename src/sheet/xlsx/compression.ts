import { crc32 } from 'node:zlib';
import { Deflate, Inflate } from 'fflate';
import { MAX_PART_BYTES } from './limits.ts';
import { damaged, hostile } from './refusals.ts';

/** Compressed bytes with what a zip header says of them. */
export interface Packed {
  readonly data: Uint8Array;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  /** Bytes before compression. */
  readonly size: number;
}

// Small steps: one step of a bomb inflates to 16 MB at most before it is counted.
const STEP_BYTES = 16 * 1024;

/**
 * The original bytes of a part, piece by piece. Counts while it inflates: a part that grows beyond what its header says, or beyond
 * the limit, is refused at once; so is one whose checksum differs.
 */
export function* inflate(packed: Packed, name: string): Generator<Uint8Array> {
  if (packed.size > MAX_PART_BYTES) throw hostile(`its part ${name} unpacks to more than ${MAX_PART_BYTES} bytes`);
  let size = 0;
  let crc = 0;
  for (const piece of packed.method === 0 ? [packed.data] : inflateRaw(packed.data, name)) {
    size += piece.length;
    if (size > packed.size) throw hostile(`its part ${name} unpacks to more than the ${packed.size} bytes it declares`);
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== packed.size) throw damaged(`its part ${name} ends after ${size} of ${packed.size} bytes`);
  if (crc !== packed.crc) throw damaged(`the checksum of its part ${name} is wrong`);
}

function* inflateRaw(data: Uint8Array, name: string): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const stream = new Inflate((piece) => ready.push(piece));
  for (let at = 0; at < data.length; at += STEP_BYTES) {
    try {
      stream.push(data.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= data.length);
    } catch (cause) {
      throw damaged(`its part ${name} cannot be unpacked`, cause);
    }
    yield* ready.splice(0);
  }
}

/** The original bytes of a part in one piece. */
export const inflateWhole = (packed: Packed, name: string): Uint8Array => {
  // Its size is known and within limits: filling one buffer spares a second copy of a large sheet.
  const whole = new Uint8Array(Math.min(packed.size, MAX_PART_BYTES));
  let at = 0;
  for (const piece of inflate(packed, name)) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

/** Deflates pieces as they come; the whole text is never held at once. */
export const deflate = (pieces: Iterable<Uint8Array>): Packed => {
  const out: Uint8Array[] = [];
  const stream = new Deflate({ level: 6 }, (piece) => out.push(piece));
  let size = 0;
  let crc = 0;
  for (const piece of pieces) {
    size += piece.length;
    crc = crc32(piece, crc);
    stream.push(piece);
  }
  stream.push(new Uint8Array(0), true);
  return { data: joinBytes(out), method: 8, crc, size };
};

/** Pieces of bytes as one. */
export const joinBytes = (pieces: Iterable<Uint8Array>): Uint8Array => {
  const list = [...pieces];
  const only = list[0];
  if (only !== undefined && list.length === 1) return only;
  const whole = new Uint8Array(list.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of list) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};
