import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
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
// Below this, a part is unpacked in one step: a stream's tables would cost more than the part.
const SMALL_BYTES = 64 * 1024;

/**
 * The original bytes of a part, piece by piece. Counts while it inflates: a part that grows beyond what its header says, or beyond
 * the limit, is refused at once; so is one whose checksum differs.
 */
export function* inflate(packed: Packed, name: string): Generator<Uint8Array> {
  checkSize(packed, name);
  let size = 0;
  let crc = 0;
  for (const piece of unpack(packed, name)) {
    size += piece.length;
    if (size > packed.size) throw longerThanSaid(name, packed.size);
    crc = crc32(piece, crc);
    yield piece;
  }
  check(packed, size, crc, name);
}

const check = (packed: Packed, size: number, crc: number, name: string): void => {
  if (size > packed.size) throw longerThanSaid(name, packed.size);
  if (size !== packed.size) throw damaged(`its part ${name} ends after ${size} of ${packed.size} bytes`);
  if (crc !== packed.crc) throw damaged(`the checksum of its part ${name} is wrong`);
};

const unpack = (packed: Packed, name: string): Iterable<Uint8Array> => {
  if (packed.method === 0) return [packed.data];
  return packed.size <= SMALL_BYTES ? [inflateAtOnce(packed, name)] : inflateRaw(packed.data, name);
};

/** One byte more than it should be tells a part that is longer than it says. */
const inflateAtOnce = ({ data, size }: Packed, name: string): Uint8Array => {
  try {
    return inflateRawSync(data, { maxOutputLength: size + 1, chunkSize: Math.max(64, size + 1) });
  } catch (cause) {
    if (cause instanceof RangeError) throw longerThanSaid(name, size);
    throw damaged(`its part ${name} cannot be unpacked`, cause);
  }
};

const longerThanSaid = (name: string, size: number) => hostile(`its part ${name} unpacks to more than the ${size} bytes it declares`);

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
  checkSize(packed, name);
  const whole = packed.method === 0 ? packed.data : inflateAtOnce(packed, name);
  check(packed, whole.length, crc32(whole), name);
  return whole;
};

const checkSize = (packed: Packed, name: string): void => {
  if (packed.size > MAX_PART_BYTES) throw hostile(`its part ${name} unpacks to more than ${MAX_PART_BYTES} bytes`);
};

/** Deflates bytes that are held as a whole. */
export const deflateWhole = (bytes: Uint8Array): Packed => ({
  data: deflateRawSync(bytes),
  method: 8,
  crc: crc32(bytes),
  size: bytes.length,
});

/** Deflates pieces as they come; the whole text is never held at once, and a piece may be overwritten once the next is asked for. */
export const deflate = (pieces: Iterable<Uint8Array>): Packed => {
  const out: Uint8Array[] = [];
  const stream = new Deflate({ level: 6, mem: 4 }, (piece) => out.push(piece));
  let size = 0;
  let crc = 0;
  for (const piece of pieces) {
    size += piece.length;
    crc = crc32(piece, crc);
    for (let at = 0; at < piece.length; at += SMALL_BYTES) stream.push(piece.subarray(at, at + SMALL_BYTES));
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
