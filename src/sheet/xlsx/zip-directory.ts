import type { Packed } from './compression.ts';
import { INFLATION_FLOOR_BYTES, MAX_ENTRIES, MAX_FILE_BYTES, MAX_INFLATION, MAX_PART_BYTES, MAX_TOTAL_BYTES } from './limits.ts';
import { damaged, hostile, tooLarge } from './refusals.ts';

/** One entry of a zip file, compressed as it stands there, with the header fields that a copy keeps. */
export interface ZipEntry {
  /** As in the file. */
  readonly name: string;
  readonly packed: Packed;
  readonly header: {
    readonly nameBytes: Uint8Array;
    readonly madeBy: number;
    readonly needed: number;
    readonly flags: number;
    readonly time: number;
    readonly date: number;
    readonly internal: number;
    readonly external: number;
    readonly localExtra: Uint8Array;
    readonly centralExtra: Uint8Array;
    readonly comment: Uint8Array;
  };
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED_FLAG = 1;
const UTF8_FLAG = 0x800;
const IN_ZIP64 = 0xffffffff;

/** The entries of a zip file in the order of its directory. Nothing is inflated; every size is checked against the limits first. */
export const readZipDirectory = (bytes: Uint8Array): readonly ZipEntry[] => {
  if (bytes.length > MAX_FILE_BYTES) throw tooLarge(`the file has ${bytes.length} bytes, the limit is ${MAX_FILE_BYTES}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end.count > MAX_ENTRIES) throw hostile(`it has ${end.count} parts, the limit is ${MAX_ENTRIES}`);
  const entries: ZipEntry[] = [];
  const extents: (readonly [number, number])[] = [];
  let at = end.start;
  for (let n = 0; n < end.count; n++) {
    const central = readCentral(bytes, view, at, end.shift);
    entries.push(central.entry);
    extents.push(central.extent);
    at = central.next;
  }
  checkNames(entries);
  checkSizes(entries);
  checkExtents(extents);
  return entries;
};

interface Directory {
  readonly start: number;
  readonly count: number;
  /** Bytes that stand before the zip itself. */
  readonly shift: number;
}

const findEnd = (view: DataView): Directory => {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return readEnd(view, at);
  }
  throw damaged('it is no complete zip file, so it was cut short or is of another kind');
};

const readEnd = (view: DataView, at: number): Directory => {
  if (view.getUint16(at + 4, true) !== 0 && view.getUint16(at + 4, true) !== 0xffff)
    throw damaged('it is one piece of a zip file in several pieces');
  const locator = at - 20;
  if (locator >= 0 && view.getUint32(locator, true) === END64_LOCATOR) return readEnd64(view, locator);
  return placeDirectory(view.getUint32(at + 16, true), view.getUint32(at + 12, true), view.getUint16(at + 10, true), at);
};

const readEnd64 = (view: DataView, locator: number): Directory => {
  let at = toSafe(view.getBigUint64(locator + 8, true));
  // Bytes before the zip move the record; it then ends where the locator starts.
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END64) at = locator - 56;
  if (at < 0 || view.getUint32(at, true) !== END64) throw damaged('its zip directory is not where it should be');
  const count = toSafe(view.getBigUint64(at + 32, true));
  return placeDirectory(toSafe(view.getBigUint64(at + 48, true)), toSafe(view.getBigUint64(at + 40, true)), count, at);
};

const placeDirectory = (offset: number, size: number, count: number, end: number): Directory => {
  const start = end - size;
  const shift = start - offset;
  if (start < 0 || shift < 0) throw damaged('its zip directory is not where it should be');
  return { start, count, shift };
};

const toSafe = (value: bigint): number => {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged('its zip directory holds impossible sizes');
  return Number(value);
};

interface CentralRecord {
  readonly entry: ZipEntry;
  readonly extent: readonly [number, number];
  readonly next: number;
}

const readCentral = (bytes: Uint8Array, view: DataView, at: number, shift: number): CentralRecord => {
  if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw damaged('its zip directory is broken');
  const short = (offset: number) => view.getUint16(at + offset, true);
  const long = (offset: number) => view.getUint32(at + offset, true);
  const nameEnd = at + 46 + short(28);
  const extraEnd = nameEnd + short(30);
  const next = extraEnd + short(32);
  if (next > bytes.length) throw damaged('its zip directory is broken');
  const nameBytes = bytes.subarray(at + 46, nameEnd);
  const name = new TextDecoder((short(8) & UTF8_FLAG) === 0 && !isUtf8(nameBytes) ? 'latin1' : 'utf-8').decode(nameBytes);
  if ((short(8) & ENCRYPTED_FLAG) !== 0) throw encryptedEntry(name);
  const extra = bytes.subarray(nameEnd, extraEnd);
  const wide = wideSizes(extra, [long(24), long(20), long(42)]);
  const [size, packedSize, offset] = wide;
  const local = readLocal(bytes, view, offset + shift, packedSize, name);
  if (short(10) !== 0 && short(10) !== 8)
    throw damaged(`its part ${name} is packed by method ${short(10)}, which no spreadsheet program uses`);
  if (short(10) === 0 && size !== packedSize) throw damaged(`its part ${name} has two different sizes`);
  return {
    entry: {
      name,
      packed: { data: local.data, method: short(10), crc: long(16), size },
      header: {
        nameBytes,
        madeBy: short(4),
        needed: short(6),
        flags: short(8),
        time: short(12),
        date: short(14),
        internal: short(36),
        external: long(38),
        localExtra: withoutZip64(local.extra),
        centralExtra: withoutZip64(extra),
        comment: bytes.subarray(extraEnd, next),
      },
    },
    extent: local.extent,
    next,
  };
};

const encryptedEntry = (name: string) => hostile(`its part ${name} is encrypted inside the zip`);

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

const readLocal = (bytes: Uint8Array, view: DataView, at: number, packedSize: number, name: string) => {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) throw damaged(`its part ${name} is not where the directory says`);
  const extraStart = at + 30 + view.getUint16(at + 26, true);
  const start = extraStart + view.getUint16(at + 28, true);
  const end = start + packedSize;
  if (end > bytes.length) throw damaged(`its part ${name} is cut short`);
  return { data: bytes.subarray(start, end), extra: bytes.subarray(extraStart, start), extent: [at, end] as const };
};

/** Extra fields as [kind, start, end] of their bytes; a broken tail is left out. */
const extraFields = (extra: Uint8Array): readonly (readonly [number, number, number])[] => {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  const fields: (readonly [number, number, number])[] = [];
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > extra.length) break;
    fields.push([view.getUint16(at, true), at, end]);
    at = end;
  }
  return fields;
};

const ZIP64_FIELD = 1;

/** Sizes that do not fit 32 bits stand in the zip64 field, in this order, only those that are marked. */
const wideSizes = (extra: Uint8Array, sizes: readonly [number, number, number]): readonly [number, number, number] => {
  const field = extraFields(extra).find(([kind]) => kind === ZIP64_FIELD);
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  let at = (field?.[1] ?? 0) + 4;
  const widen = (size: number): number => {
    if (size !== IN_ZIP64) return size;
    if (field === undefined || at + 8 > field[2]) throw damaged('its zip directory holds impossible sizes');
    at += 8;
    return toSafe(view.getBigUint64(at - 8, true));
  };
  return [widen(sizes[0]), widen(sizes[1]), widen(sizes[2])];
};

// A copy is always below the sizes that need zip64.
const withoutZip64 = (extra: Uint8Array): Uint8Array => {
  const kept = extraFields(extra).filter(([kind]) => kind !== ZIP64_FIELD);
  return Buffer.concat(kept.map(([, start, end]) => extra.subarray(start, end)));
};

const checkNames = (entries: readonly ZipEntry[]): void => {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const plain = name.replaceAll('\\', '/');
    if (plain.split('/').includes('..') || /^[a-z]:/i.test(plain) || plain.includes('\0')) {
      throw hostile(`its part name ${JSON.stringify(name)} points outside the file`);
    }
    const key = plain.toLowerCase();
    if (seen.has(key)) throw hostile(`it holds two parts named ${JSON.stringify(name)}`);
    seen.add(key);
  }
};

const checkSizes = (entries: readonly ZipEntry[]): void => {
  let total = 0;
  for (const { name, packed } of entries) {
    total += packed.size;
    if (packed.size > MAX_PART_BYTES) throw hostile(`its part ${name} unpacks to ${packed.size} bytes, the limit is ${MAX_PART_BYTES}`);
    if (packed.size > INFLATION_FLOOR_BYTES && packed.size > packed.data.length * MAX_INFLATION) {
      throw hostile(`its part ${name} unpacks to more than ${MAX_INFLATION} times its size, as only a zip bomb does`);
    }
  }
  if (total > MAX_TOTAL_BYTES) throw hostile(`it unpacks to ${total} bytes, the limit is ${MAX_TOTAL_BYTES}`);
};

// Entries that share bytes are how a small file claims to hold terabytes.
const checkExtents = (extents: readonly (readonly [number, number])[]): void => {
  const sorted = [...extents].sort((a, b) => a[0] - b[0]);
  sorted.forEach(([start], index) => {
    const before = sorted[index - 1];
    if (before !== undefined && before[1] > start) throw hostile('its parts overlap, as only a zip bomb does');
  });
};
