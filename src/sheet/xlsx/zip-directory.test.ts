import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { planOf, zipOf } from '../../../test/sheet/xlsx-fixture.ts';
import { inflateWhole, type Packed } from './compression.ts';
import { openPackage } from './package.ts';
import { readSheets } from './read-sheets.ts';
import { readZipDirectory } from './zip-directory.ts';
import { newEntry, writeZip } from './zip-write.ts';

const refuses = (bytes: Uint8Array, code: string, message: RegExp) =>
  expect(() => readSheets(bytes, () => true)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));

const packed = (text: string): Packed => {
  const bytes = strToU8(text);
  const entry = readZipDirectory(zipSync({ a: bytes }))[0];
  if (entry === undefined) throw new RangeError('no entry');
  return entry.packed;
};

const bomb = (megabytes: number): Packed => ({
  data: new Uint8Array(deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024, 32), { level: 9 })),
  method: 8,
  crc: 0,
  size: megabytes * 1024 * 1024,
});

const withPart = (name: string, part: Packed) => writeZip([...readZipDirectory(planOf('')), newEntry(name, part)]);

describe('a zip file', () => {
  it('is read with the bytes of its parts as packed', () => {
    const entries = readZipDirectory(zipOf({ 'a.txt': 'hello', 'b/ü.txt': 'wörld' }));
    expect(entries.map(({ name, packed }) => [name, new TextDecoder().decode(inflateWhole(packed, name))])).toEqual([
      ['a.txt', 'hello'],
      ['b/ü.txt', 'wörld'],
    ]);
  });

  it('is written with untouched entries as they were', () => {
    const bytes = zipOf({ 'a.txt': 'hello '.repeat(100), 'b.txt': 'x' });
    const again = readZipDirectory(writeZip(readZipDirectory(bytes)));
    expect(again).toEqual(readZipDirectory(bytes));
  });

  it('with bytes before it is read', () => {
    const bytes = Buffer.concat([Buffer.from('#!/bin/sh\n'), zipOf({ 'a.txt': 'hello' })]);
    expect(readZipDirectory(bytes).map(({ name }) => name)).toEqual(['a.txt']);
  });

  it('with sizes in zip64 fields is read', () => {
    expect(readZipDirectory(zip64Of('a.txt', 'hello')).map(({ name, packed: { size } }) => [name, size])).toEqual([['a.txt', 5]]);
  });
});

describe('a hostile zip file is refused', () => {
  it('when it is cut short anywhere', () => {
    const bytes = planOf('<row r="1"><c r="A1"><v>1</v></c></row>');
    for (let length = 1; length < bytes.length; length += 7) {
      expect(() => readSheets(bytes.subarray(0, length), () => true)).toThrow(expect.objectContaining({ code: 'workbook-damaged' }));
    }
  });

  it('when any byte is wrong, or it reads the same', () => {
    const bytes = planOf('<row r="1"><c r="A1"><v>1</v></c></row>');
    for (let at = 0; at < bytes.length; at += 3) {
      const wrong = Uint8Array.from(bytes);
      wrong[at] = (wrong[at] ?? 0) ^ 0x55;
      try {
        readSheets(wrong, () => true);
      } catch (error) {
        expect(error).toMatchObject({ name: 'UsageError', hint: expect.any(String) });
      }
    }
  });

  it('when a part unpacks to far more than it is', () => refuses(withPart('xl/media/bomb.xml', bomb(80)), 'workbook-unsafe', /250 times/));

  it('when a part unpacks to more than it says', () => {
    const lying = { ...bomb(20), size: 100 };
    const parts = readZipDirectory(planOf('')).map((entry) =>
      entry.name === 'xl/worksheets/sheet1.xml' ? newEntry(entry.name, lying) : entry,
    );
    refuses(writeZip(parts), 'workbook-unsafe', /more than the 100 bytes it declares/);
  });

  it('when all parts together unpack to too much', () => {
    const big = bomb(50);
    const parts = Array.from({ length: 45 }, (_, at) => newEntry(`p${at}`, big));
    refuses(writeZip([...readZipDirectory(planOf('')), ...parts]), 'workbook-unsafe', /unpacks to \d+ bytes/);
  });

  it('when it has too many parts', () => {
    const small = packed('x');
    const parts = Array.from({ length: 10_001 }, (_, at) => newEntry(`p${at}`, small));
    refuses(writeZip(parts), 'workbook-unsafe', /10001 parts/);
  });

  it('when two parts have one name', () => {
    refuses(withPart('XL/Workbook.xml', packed('x')), 'workbook-unsafe', /two parts/);
    refuses(withPart('xl\\workbook.xml', packed('x')), 'workbook-unsafe', /two parts/);
  });

  it.each(['../evil.xml', 'xl/../../evil.xml', 'xl\\..\\evil.xml', 'C:/evil.xml', 'xl/a\0b.xml'])('when a part is named %j', (name) => {
    refuses(withPart(name, packed('x')), 'workbook-unsafe', /points outside/);
  });

  it('when parts share bytes', () => {
    const bytes = Buffer.from(zipOf({ aaa: 'x'.repeat(50), bbb: 'y'.repeat(50) }));
    // The second directory record is pointed to the first part.
    const second = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(0, second + 42);
    expect(() => readZipDirectory(bytes)).toThrow(expect.objectContaining({ code: 'workbook-unsafe' }));
  });

  it('when a part has another checksum', () => {
    const parts = readZipDirectory(planOf('')).map((entry) =>
      entry.name === 'xl/workbook.xml' ? { ...entry, packed: { ...entry.packed, crc: entry.packed.crc ^ 1 } } : entry,
    );
    refuses(writeZip(parts), 'workbook-damaged', /checksum/);
  });

  it('when a part is encrypted', () => {
    const parts = readZipDirectory(planOf('')).map((entry) => ({ ...entry, header: { ...entry.header, flags: 1 } }));
    refuses(writeZip(parts), 'workbook-unsafe', /encrypted/);
  });

  it('when it is larger than the limit', () => {
    expect(() => openPackage(new Uint8Array(200 * 1024 * 1024 + 1))).toThrow(expect.objectContaining({ code: 'workbook-too-large' }));
  });
});

/** A zip file whose directory keeps sizes and places in zip64 fields, as writers that stream do. */
const zip64Of = (name: string, text: string): Uint8Array => {
  const plain = Buffer.from(zipSync({ [name]: [strToU8(text), { level: 0 }] }));
  const central = plain.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  const end = plain.indexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const record = Buffer.from(plain.subarray(central, end));
  record.writeUInt32LE(0xffffffff, 20);
  record.writeUInt32LE(0xffffffff, 24);
  record.writeUInt32LE(0xffffffff, 42);
  record.writeUInt16LE(28, 30);
  const field = Buffer.alloc(28);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(24, 2);
  field.writeBigUInt64LE(BigInt(text.length), 4);
  field.writeBigUInt64LE(BigInt(text.length), 12);
  const directory = Buffer.concat([record, field]);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeBigUInt64LE(1n, 24);
  end64.writeBigUInt64LE(1n, 32);
  end64.writeBigUInt64LE(BigInt(directory.length), 40);
  end64.writeBigUInt64LE(BigInt(central), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(central + directory.length), 8);
  locator.writeUInt32LE(1, 16);
  const last = Buffer.alloc(22, 0xff);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(0, 4);
  last.writeUInt16LE(0, 20);
  return Buffer.concat([plain.subarray(0, central), directory, end64, locator, last]);
};
