import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CellEdit, CellValue, Sheet, WriteValue } from '../../src/sheet/workbook.ts';
import { applyEdits } from '../../src/sheet/xlsx/apply-edits.ts';
import { isShown } from '../../src/sheet/xlsx/cell-xml.ts';
import { compareWorkbookParts } from '../../src/sheet/xlsx/compare-packages.ts';
import { readSheets } from '../../src/sheet/xlsx/read-sheets.ts';
import { verifyEdits } from '../../src/sheet/xlsx/verify-edits.ts';
import { partOf, workbookOf } from './xlsx-fixture.ts';

const COLUMNS = 6;
const ROWS = 9;
const STRINGS = ['alpha', ' spaced ', 'a & b', '=1+1'];
const ITEMS =
  '<si><t>alpha</t></si><si><r><t xml:space="preserve"> spa</t></r><r><rPr><b/></rPr><t xml:space="preserve">ced </t></r><rPh sb="0" eb="1"><t>aid</t></rPh></si><si><t>a &amp; b</t></si><si><t>=1+1</t></si>';
const STYLES = '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="4"/></cellXfs>';

/** A cell as XML without its place: attributes, and content. `formula`: not ours to write. */
const cellXml = (p: string) =>
  fc.oneof(
    fc
      .integer({ min: 0, max: STRINGS.length - 1 })
      .map((at) => ({ attributes: ' t="s"', content: `<${p}v>${at}</${p}v>`, formula: false })),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => ({ attributes: '', content: `<${p}v>${n}</${p}v>`, formula: false })),
    fc.constantFrom('0', '1').map((b) => ({ attributes: ' t="b"', content: `<${p}v>${b}</${p}v>`, formula: false })),
    fc.constant({ attributes: ' t="inlineStr"', content: `<${p}is><${p}t>in</${p}t></${p}is>`, formula: false }),
    fc.constant({ attributes: ' t="str"', content: `<${p}f>A1&amp;"x&gt;"</${p}f><${p}v>r</${p}v>`, formula: true }),
    fc.constant({ attributes: '', content: `<${p}f t="shared" si="0"/><${p}v>4</${p}v>`, formula: true }),
    fc.constant({ attributes: ' t="e"', content: `<${p}v>#N/A</${p}v>`, formula: false }),
    fc.constant({ attributes: '', content: '', formula: false }),
  );

interface MadeSheet {
  readonly prefix: string;
  readonly xml: string;
  readonly formulas: ReadonlySet<string>;
  readonly merge: { readonly row: number; readonly column: number } | undefined;
}

const letter = (column: number): string => String.fromCharCode(64 + column);

/** A valid sheet: rows and cells ascending, some without `r`, some self-closed, some with spans and unknown attributes. */
const sheet: fc.Arbitrary<MadeSheet> = fc.constantFrom('', 'x:').chain((p) =>
  fc
    .record({
      rows: fc.uniqueArray(
        fc.record({
          row: fc.integer({ min: 1, max: ROWS }),
          numbered: fc.boolean(),
          attributes: fc.constantFrom('', ' ht="20" customHeight="1"', ` spans="1:${COLUMNS}"`, ' s="1" customFormat="1"', " note='a>b'"),
          cells: fc.uniqueArray(
            fc.record({
              column: fc.integer({ min: 1, max: COLUMNS }),
              style: fc.integer({ min: 0, max: 3 }),
              placed: fc.boolean(),
              xml: cellXml(p),
            }),
            {
              selector: ({ column }) => column,
              maxLength: COLUMNS,
            },
          ),
        }),
        { selector: ({ row }) => row, maxLength: ROWS },
      ),
      merge: fc.option(fc.record({ row: fc.integer({ min: 1, max: ROWS }), column: fc.integer({ min: 1, max: COLUMNS }) }), {
        nil: undefined,
      }),
      between: fc.constantFrom('', '\n  ', '<!-- <c r="A1"/> -->'),
      selfClosed: fc.boolean(),
    })
    .map(({ rows, merge, between, selfClosed }) => {
      const formulas = new Set<string>();
      let lastRow = 0;
      const rowXml = rows
        .toSorted((a, b) => a.row - b.row)
        .map(({ row, numbered, attributes, cells }) => {
          let lastColumn = 0;
          const cellXmls = cells
            .toSorted((a, b) => a.column - b.column)
            .map(({ column, style, placed, xml }) => {
              if (xml.formula) formulas.add(`${row}/${column}`);
              const place = placed || column !== lastColumn + 1 ? ` r="${letter(column)}${row}"` : '';
              lastColumn = column;
              const open = `<${p}c${place}${style === 0 ? '' : ` s="${style}"`}${xml.attributes}`;
              return xml.content === '' ? `${open}/>` : `${open}>${xml.content}</${p}c>`;
            });
          const number = numbered || row !== lastRow + 1 ? ` r="${row}"` : '';
          lastRow = row;
          const open = `<${p}row${number}${attributes}`;
          return cellXmls.length === 0 ? `${open}/>` : `${open}>${between}${cellXmls.join(between)}</${p}row>`;
        });
      const merged =
        merge === undefined
          ? ''
          : `<${p}mergeCells count="1"><${p}mergeCell ref="${letter(merge.column)}${merge.row}:${letter(merge.column + 1)}${merge.row + 1}"/></${p}mergeCells>`;
      const data =
        rowXml.length === 0 && selfClosed ? `<${p}sheetData/>` : `<${p}sheetData>${between}${rowXml.join(between)}</${p}sheetData>`;
      return { prefix: p, xml: `<${p}dimension ref="A1:B2"/>${data}${merged}<${p}pageMargins left="0.7"/>`, formulas, merge };
    }),
);

const value: fc.Arbitrary<WriteValue> = fc.oneof(
  fc.constant(null),
  fc
    .oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom(...STRINGS, '', '_x0041_', ' ', 'a\r\nb', '\u0000'))
    .map((text) => ({ text })),
  fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((n) => ({ number: String(n) })),
  fc.boolean().map((boolean) => ({ boolean })),
);

const edits: fc.Arbitrary<readonly CellEdit[]> = fc.array(
  fc.record({ row: fc.integer({ min: 1, max: ROWS + 4 }), column: fc.integer({ min: 1, max: COLUMNS + 3 }), value }),
  { maxLength: 12 },
);

const bytesOf = ({ prefix, xml }: MadeSheet): Uint8Array => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const root = prefix === '' ? 'worksheet' : `${prefix}worksheet`;
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
  const part = `<?xml version="1.0"?><${root} ${declaration}="${main}">${xml}</${root}>`;
  return workbookOf({
    sheets: [
      { name: 'Plan', xml: '' },
      { name: 'Other', xml: '<sheetData/>' },
    ],
    sharedStrings: ITEMS,
    styles: STYLES,
    parts: { 'xl/worksheets/sheet1.xml': part },
  });
};

const cellsOf = (sheets: readonly Sheet[]): Map<string, CellValue> =>
  new Map(sheets[0]?.rows.flatMap(({ row, cells }) => cells.map((cell) => [`${row}/${cell.column}`, cell.value] as const)));

it('writes exactly what was asked, and nothing else, on any sheet', () => {
  fc.assert(
    fc.property(sheet, edits, (made, cells) => {
      const before = bytesOf(made);
      const asked = { edits: [{ sheet: 'Plan', cells }], newSheets: [] };
      const { bytes: after, leftAlone, written } = applyEdits(before, asked);
      if (after === before) expect(written).toBe(0);
      else verifyEdits(before, after, asked, leftAlone);
      const now = cellsOf(readSheets(after, () => true));
      const old = cellsOf(readSheets(before, () => true));
      const left = new Set(leftAlone.map(({ row, column }): string => `${row}/${column}`));
      for (const place of left) expect(made.formulas.has(place) || isMergedAway(made, place)).toBe(true);
      const last = new Map(cells.map((cell): [string, WriteValue] => [`${cell.row}/${cell.column}`, cell.value]));
      for (const [place, wanted] of last) {
        if (!left.has(place)) expect(isShown(now.get(place), wanted)).toBe(true);
        if (made.formulas.has(place) || left.has(place)) expect(now.get(place)).toEqual(old.get(place));
        now.delete(place);
        old.delete(place);
      }
      expect(now).toEqual(old);
      const { changed } = compareWorkbookParts(before, after);
      expect(changed).toEqual(after === before ? [] : ['xl/workbook.xml', 'xl/worksheets/sheet1.xml']);
      expect(partOf(after, 'xl/worksheets/sheet1.xml')).toContain('pageMargins left="0.7"');
      // Writing the same once more changes nothing.
      expect(applyEdits(after, asked).bytes).toBe(after);
    }),
    { numRuns: 800, seed: 20260131 },
  );
});

const isMergedAway = ({ merge }: MadeSheet, place: string): boolean => {
  const [row = 0, column = 0] = place.split('/').map(Number);
  if (merge === undefined || (row === merge.row && column === merge.column)) return false;
  return row >= merge.row && row <= merge.row + 1 && column >= merge.column && column <= merge.column + 1;
};
