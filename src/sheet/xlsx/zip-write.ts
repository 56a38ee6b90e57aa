import { joinBytes, type Packed } from './compression.ts';
import type { ZipEntry } from './zip-directory.ts';

const DATA_DESCRIPTOR_FLAG = 8;
const UTF8_FLAG = 0x800;
const NOTHING = new Uint8Array(0);
// 1 January 1980, the zip format's first day: what we make looks the same whenever it was made.
const FIRST_DAY = 0x21;

/** A new entry of ours. */
export const newEntry = (name: string, packed: Packed): ZipEntry => ({
  name,
  packed,
  header: {
    nameBytes: new TextEncoder().encode(name),
    madeBy: 20,
    needed: 20,
    flags: /^[\x20-\x7e]*$/.test(name) ? 0 : UTF8_FLAG,
    time: 0,
    date: FIRST_DAY,
    internal: 0,
    external: 0,
    localExtra: NOTHING,
    centralExtra: NOTHING,
    comment: NOTHING,
  },
});

/** The same entry with other content; name, times and attributes stay. */
export const withContent = (entry: ZipEntry, packed: Packed): ZipEntry => ({ ...entry, packed, header: { ...entry.header, needed: 20 } });

/** A zip file of these entries. Compressed bytes are copied as they are; sizes stand in the headers, never behind the data. */
export const writeZip = (entries: readonly ZipEntry[]): Uint8Array => {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    directory.push(centralHeader(entry, at), entry.header.nameBytes, entry.header.centralExtra, entry.header.comment);
    const local = [localHeader(entry), entry.header.nameBytes, entry.header.localExtra, entry.packed.data];
    pieces.push(...local);
    at += local.reduce((sum, piece) => sum + piece.length, 0);
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  return joinBytes([...pieces, ...directory, endRecord(entries.length, size, at)]);
};

const shared = (entry: ZipEntry): readonly (readonly [bytes: 2 | 4, value: number])[] => [
  [2, entry.header.needed],
  [2, entry.header.flags & ~DATA_DESCRIPTOR_FLAG],
  [2, entry.packed.method],
  [2, entry.header.time],
  [2, entry.header.date],
  [4, entry.packed.crc],
  [4, entry.packed.data.length],
  [4, entry.packed.size],
  [2, entry.header.nameBytes.length],
];

const localHeader = (entry: ZipEntry): Uint8Array => fields([[4, 0x04034b50], ...shared(entry), [2, entry.header.localExtra.length]]);

const centralHeader = (entry: ZipEntry, offset: number): Uint8Array =>
  fields([
    [4, 0x02014b50],
    [2, entry.header.madeBy],
    ...shared(entry),
    [2, entry.header.centralExtra.length],
    [2, entry.header.comment.length],
    [2, 0],
    [2, entry.header.internal],
    [4, entry.header.external],
    [4, offset],
  ]);

const endRecord = (count: number, size: number, offset: number): Uint8Array =>
  fields([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, offset],
    [2, 0],
  ]);

const fields = (list: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array => {
  const bytes = new Uint8Array(list.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of list) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
};
