import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../base/errors.ts';
import type { CellEdit, WriteValue } from '../workbook.ts';
import { parseCsv, rawRecords, toField } from './csv-text.ts';
import { editCsv, toCsvText } from './edit-csv.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const set = (row: number, column: number, value: WriteValue): CellEdit => ({ row, column, value });
const edit = (text: string, ...edits: CellEdit[]) => {
  const { bytes } = editCsv(bytesOf(text), 'T.csv', 'T', edits);
  return bytes === undefined ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
};
const records = (text: string) => parseCsv(bytesOf(text), 'T.csv').records;

describe('a CSV file', () => {
  it('is read with blank lines, ragged rows, quotes and line breaks inside them', () => {
    expect(records('\ufeffa,b\r\n\r\n"x\r\ny","q""z"\r\n1,2,3\r\n,\r\n')).toEqual([
      ['a', 'b'],
      [''],
      ['x\r\ny', 'q"z'],
      ['1', '2', '3'],
      ['', ''],
    ]);
  });

  it('is read with the delimiter of its header line', () => {
    expect(records('a;b;c\n1,5;"x;y";')).toEqual([
      ['a', 'b', 'c'],
      ['1,5', 'x;y', ''],
    ]);
    expect(records('a\tb\n1,5\t2')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
    expect(records('"a;b;c",d\n1,2')).toEqual([
      ['a;b;c', 'd'],
      ['1', '2'],
    ]);
    expect(records('sep=;\na,b;c\n')).toEqual([['a,b', 'c']]);
    expect(records('')).toEqual([]);
  });

  it('that cannot be read for certain is refused with its place', () => {
    expect(() => records('a,b\n1,"open\n')).toThrow(
      expect.objectContaining({ code: 'csv-invalid', message: expect.stringContaining('T.csv') }),
    );
    expect(() => parseCsv(Uint8Array.of(0x61, 0xe9, 0x0a), 'T.csv')).toThrow(expect.objectContaining({ code: 'csv-encoding' }));
  });
});

describe('an edit', () => {
  it('sets a stamp only where another field of its record changes', () => {
    const edits = [
      { row: 2, column: 1, value: { text: 'OK' } },
      { row: 2, column: 2, value: { text: 'now' }, stamp: true as const },
    ];
    const edited = (text: string) => {
      const { bytes } = editCsv(new TextEncoder().encode(text), 'a.csv', 'a', edits);
      return bytes && new TextDecoder().decode(bytes);
    };
    expect(edited('status,at\nOK,then\n')).toBeUndefined();
    expect(edited('status,at\n,then\n')).toBe('status,at\nOK,now\n');
  });

  it('changes nothing but its fields', () => {
    const text = '\ufeff"a" , b,"c"\r\n\r\n "x" ,"00""12",=1+1\r\nlast,1';
    expect(edit(text, set(3, 1, { text: 'new' }))).toBe('\ufeff"a" , b,"c"\r\n\r\nnew,"00""12",=1+1\r\nlast,1');
    expect(edit(text, set(4, 4, { boolean: true }), set(6, 2, { number: '0.5' }))).toBe(`${text},,TRUE\r\n\r\n,0.5\r\n`);
    expect(edit(text, set(2, 2, { text: 'a,"b"\nc' }))).toBe(text.replace('\r\n\r\n', '\r\n,"a,""b""\nc"\r\n'));
    expect(edit(text, set(4, 1, null))).toBe(text.replace('last', ''));
  });

  it('that changes nothing gives no bytes', () => {
    expect(edit('a,b\n', set(1, 1, { text: 'a' }), set(9, 9, null))).toBeUndefined();
  });

  it('never writes what a spreadsheet would take for a formula', () => {
    const texts = ['=1+1', '+1', '-x', '@a', '\t=1', '\r=1'];
    expect(texts.map((text) => toCsvText({ text }))).toEqual(texts.map((text) => `'${text}`));
    expect([toCsvText({ number: '-5' }), toCsvText({ text: 'a=b' }), toCsvText(null)]).toEqual(['-5', 'a=b', '']);
    expect(edit("a\n'=x\n", set(2, 1, { text: '=x' }))).toBeUndefined();
  });

  it('of any text whatever is written right or refused', () => {
    const odd = fc.array(fc.constantFrom('a', ',', '"', '\n', '\r', ' ', ';'), { maxLength: 12 }).map((signs) => signs.join(''));
    const change = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }));
    fc.assert(
      fc.property(odd, change, (text, [row, column]) => {
        try {
          expect(records(edit(text, set(row, column, { text: 'n' })) ?? '')[row - 1]?.[column - 1]).toBe('n');
        } catch (error) {
          expect(['csv-invalid', 'csv-delimiter']).toContain(error instanceof UsageError ? error.code : error);
        }
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  it('leaves all other fields as they were, on any file', () => {
    const field = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('', ',', ';', '"', 'a"b', '\n', '\r\n', ' x ', '=1'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    const value: fc.Arbitrary<WriteValue> = fc.oneof(
      field.map((text) => ({ text })),
      fc.constant(null),
      fc.integer().map((n) => ({ number: String(n) })),
    );
    const change = fc.record({ row: fc.integer({ min: 1, max: 9 }), column: fc.integer({ min: 1, max: 6 }), value });
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.array(change, { maxLength: 6 }),
        (body, newline, mark, edits) => {
          const rows = [['k', 'v'], ...body];
          const text = (mark ? '\ufeff' : '') + rows.map((row) => row.map((one) => toField(one, ',')).join(',') + newline).join('');
          const after = edit(text, ...edits) ?? text;
          const expected = rows.map((row) => [...row]);
          for (const { row, column, value } of edits) {
            while (expected.length < row) expected.push([]);
            const fields = expected[row - 1] ?? [];
            while (fields.length < column) fields.push('');
            fields[column - 1] = toCsvText(value);
          }
          // Empty fields at the end of a record, and empty records at the end of the file, mean nothing.
          const filled = (list: readonly (readonly string[])[]) =>
            list.flatMap((row, r) => row.flatMap((field, c) => (field === '' ? [] : [`${r + 1}/${c + 1}: ${field}`])));
          expect(filled(records(after))).toEqual(filled(expected));
        },
      ),
      { numRuns: 500, seed: 7 },
    );
  });
});

it('finds records where the parser finds them', () => {
  const text = 'a,"b\r\nc",d\r\n\r\n"q""",\n,x';
  expect(rawRecords(text, ',').map(({ fields }) => fields)).toEqual([['a', '"b\r\nc"', 'd'], [''], ['"q"""', ''], ['', 'x']]);
});
