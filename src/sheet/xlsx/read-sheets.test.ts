import { describe, expect, it } from 'vitest';
import { planOf, shown, workbookOf, workbookParts, zipOf } from '../../../test/sheet/xlsx-fixture.ts';
import { readSheets } from './read-sheets.ts';

const all = () => true;
const plan = (bytes: Uint8Array) => shown(readSheets(bytes, all)[0]);

const STYLES = `<numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy hh:mm"/><numFmt numFmtId="165" formatCode="0.0&quot; d&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>
<cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="21"/></cellXfs>`;

describe('a sheet', () => {
  it('tells its merged cells, the totals rows of its tables and how far formulas go, even those that show nothing', () => {
    const table = '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ref="A1:B4" totalsRowCount="1"/>';
    const xml =
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="D1" t="str"><f>""</f><v></v></c></row></sheetData><mergeCells count="1"><mergeCell ref="F2:G3"/></mergeCells><tableParts count="1"><tablePart r:id="rId1"/></tableParts>';
    expect(readSheets(workbookOf({ sheets: [{ name: 'Plan', xml, tables: [table] }] }), all)[0]).toMatchObject({
      merged: [{ top: 2, left: 6, bottom: 3, right: 7 }],
      totals: [{ top: 4, left: 1, bottom: 4, right: 2 }],
      lastFormulaColumn: 4,
    });
  });
});

describe('cells', () => {
  it('are read by their type', () => {
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>in line</t></is></c><c r="C1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>
      <c r="D1"><v>1200.5</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#REF!</v></c><c r="G1" t="d" s="2"><v>2026-01-31T09:30:00</v></c></row>`;
    expect(plan(planOf(rows, { sharedStrings: '<si><t>shared</t></si>', styles: STYLES }))).toEqual({
      A1: 'shared',
      B1: 'in line',
      C1: 'ab',
      D1: '1200.5',
      E1: 'TRUE',
      F1: 'error #REF!',
      G1: '2026-01-31T09:30:00',
    });
  });

  it('of rich text are their runs, without reading aids', () => {
    const item =
      '<si><r><rPr><b/></rPr><t>bold </t></r><r><t xml:space="preserve">and plain</t></r><rPh sb="0" eb="1"><t>aid</t></rPh><phoneticPr fontId="1"/></si>';
    expect(plan(planOf('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', { sharedStrings: item }))).toEqual({ A1: 'bold and plain' });
  });

  it('are numbers at 15 significant digits', () => {
    const cells = ['0.30000000000000004', '1E-7', '123456789012345678', '1e400', '-0', ' 7 '];
    const rows = cells.map((text, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${text}</v></c></row>`).join('');
    expect(plan(planOf(rows))).toEqual({ A1: '0.3', A2: '1e-7', A3: '123456789012346000', A4: '1e400', A5: '0', A6: '7' });
  });

  it('are percents and dates by their number format', () => {
    const rows = `<row r="1"><c r="A1" s="1"><v>0.1</v></c><c r="B1" s="2"><v>46053</v></c><c r="C1" s="3"><v>46053.395833333336</v></c>
      <c r="D1" s="4"><v>2.5</v></c><c r="E1" s="5"><v>1.5</v></c><c r="F1" s="6"><v>0.5</v></c></row>`;
    expect(plan(planOf(rows, { styles: STYLES }))).toEqual({
      A1: '0.1 as %',
      B1: '2026-01-31',
      C1: '2026-01-31T09:30:00',
      D1: '2.5',
      E1: '1.5',
      F1: '0.5',
    });
  });

  it('are dates counted from 1904 where the workbook says so', () => {
    const rows = '<row r="1"><c r="A1" s="2"><v>44591</v></c></row>';
    expect(plan(planOf(rows, { styles: STYLES, beforeSheets: '<workbookPr date1904="1"/>' }))).toEqual({ A1: '2026-01-31' });
  });

  it('are uncached where a formula has no result, and empty where it is an empty text', () => {
    const rows =
      '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><f>1+1</f><v>2</v></c><c r="D1" s="1"/></row>';
    expect(plan(planOf(rows))).toEqual({ A1: 'uncached', C1: '2' });
  });

  it('decode characters that XML cannot hold', () => {
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x0041_ &amp; &#x20AC;</t></is></c></row>';
    expect(plan(planOf(rows))).toEqual({ A1: 'a\rb_x0041_ & €' });
  });

  it('name a shared text that is not there as an error of that cell only', () => {
    const rows = '<row r="1"><c r="A1" t="s"><v>9</v></c><c r="B1"><v>1</v></c></row>';
    expect(plan(planOf(rows))).toEqual({ A1: 'error missing shared text 9', B1: '1' });
  });

  it('longer than any cell may be are an error of that cell only', () => {
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(10_000_000)}</t></is></c><c r="B1"><v>1</v></c></row>`;
    expect(plan(planOf(rows))).toEqual({ A1: 'error text of 10000000 characters', B1: '1' });
  });
});

describe('places', () => {
  it('follow the neighbour where rows and cells do not say them', () => {
    const rows =
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c><v>3</v></c><c r="D5"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>';
    expect(plan(planOf(rows))).toEqual({ A1: '1', B1: '2', A5: '3', D5: '4', E5: '5', A6: '6' });
  });

  it('are those of the first cell in a row without a number', () => {
    expect(plan(planOf('<row><c r="B7"><v>1</v></c></row><row><c><v>2</v></c></row>'))).toEqual({ B7: '1', A8: '2' });
  });

  it('are sorted, whatever the order of the file', () => {
    const rows = '<row r="3"><c r="B3"><v>3</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>';
    expect(readSheets(planOf(rows), all)[0]?.rows.map(({ row, cells }) => [row, cells.map(({ column }) => column)])).toEqual([
      [1, [1]],
      [3, [1, 2]],
    ]);
  });

  it('outside a sheet are refused', () => {
    expect(() => plan(planOf('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'))).toThrow(
      expect.objectContaining({ code: 'workbook-damaged' }),
    );
    expect(() => plan(planOf('<row r="1"><c r="XFE1"><v>1</v></c></row>'))).toThrow(expect.objectContaining({ code: 'workbook-damaged' }));
  });
});

describe('workbooks', () => {
  it('list hidden sheets and read only those wanted', () => {
    const sheet = { xml: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' };
    const bytes = workbookOf({
      sheets: [
        { ...sheet, name: 'A' },
        { ...sheet, name: 'B', state: 'veryHidden' },
        { ...sheet, name: 'Ünï &amp; co' },
      ],
    });
    expect(readSheets(bytes, (name) => name !== 'A').map(({ name, hidden, rows }) => [name, hidden, rows.length])).toEqual([
      ['A', false, 0],
      ['B', true, 1],
      ['Ünï & co', false, 1],
    ]);
  });

  it('with prefixed tags in the strict form are read', () => {
    const main = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
    const parts = workbookParts({ sheets: [{ name: 'Plan', xml: '' }] });
    const office = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
    const bytes = zipOf({
      ...parts,
      'xl/workbook.xml': `<x:workbook xmlns:x="${main}" xmlns:rel="${office}"><x:sheets><x:sheet name="Plan" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="/xl/Worksheets/Sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>hi</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
    });
    expect(plan(bytes)).toEqual({ A1: 'hi' });
  });

  it('in UTF-16 are read', () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>žluť</t></is></c></row></sheetData></worksheet>';
    const bytes = planOf('', { parts: { 'xl/worksheets/sheet1.xml': Buffer.from(`\ufeff${xml}`, 'utf16le') } });
    expect(plan(bytes)).toEqual({ A1: 'žluť' });
  });

  it.each([
    [
      'a DOCTYPE in a sheet',
      { 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>' },
      'workbook-unsafe',
    ],
    ['a DOCTYPE in the workbook part', { 'xl/workbook.xml': '<!DOCTYPE x><workbook/>' }, 'workbook-unsafe'],
    ['XML that ends in the middle', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1">' }, 'workbook-damaged'],
    [
      'an entity nobody declared',
      { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c t="str"><v>&boom;</v></c></row></sheetData></worksheet>' },
      'workbook-damaged',
    ],
    [
      'a workbook part that nests without end',
      { 'xl/workbook.xml': `<workbook>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</workbook>` },
      'workbook-damaged',
    ],
  ])('with %s are refused', (_, parts, code) => {
    expect(() => readSheets(planOf('', { parts }), all)).toThrow(expect.objectContaining({ code, hint: expect.any(String) }));
  });

  it('of other kinds are refused by name', () => {
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(500)]);
    const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
    const refused = (bytes: Uint8Array, code: string) =>
      expect(() => readSheets(bytes, all)).toThrow(expect.objectContaining({ code, hint: expect.any(String) }));
    refused(ole, 'workbook-xls');
    refused(locked, 'workbook-encrypted');
    refused(new Uint8Array(0), 'workbook-damaged');
    refused(Buffer.from('a,b,c\n1,2,3\n'), 'workbook-damaged');
    refused(zipOf({ 'a.txt': 'hi' }), 'not-a-workbook');
    refused(zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }), 'not-a-workbook');
    refused(zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }), 'workbook-xlsb');
  });
});
