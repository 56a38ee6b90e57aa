import { describe, expect, it } from 'vitest';
import { partOf, planEdits, planOf, shown, workbookOf, workbookParts, zipOf } from '../../../test/sheet/xlsx-fixture.ts';
import type { WorkbookEdits } from '../workbook.ts';
import { applyEdits } from './apply-edits.ts';
import { compareWorkbookParts } from './compare-packages.ts';
import { readSheets } from './read-sheets.ts';
import { verifyEdits } from './verify-edits.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const inside = (bytes: Uint8Array, part = SHEET) => /<worksheet[^>]*>(.*)<\/worksheet>/s.exec(partOf(bytes, part))?.[1];

/** Applies and verifies, and gives the sheet's new XML beside what was left alone. */
const edit = (before: Uint8Array, edits: WorkbookEdits) => {
  const { bytes, written, leftAlone } = applyEdits(before, edits);
  if (bytes !== before) verifyEdits(before, bytes, edits, leftAlone);
  return { bytes, written, leftAlone, xml: inside(bytes) };
};

const editPlan = (rows: string, cells: Parameters<typeof planEdits>[0]) => edit(planOf(rows), planEdits(cells));
const refuses = (before: Uint8Array, edits: WorkbookEdits, code: string) =>
  expect(() => applyEdits(before, edits)).toThrow(expect.objectContaining({ code, hint: expect.any(String) }));

describe('a stamp', () => {
  const stamped = (status: string) => {
    const edits = planEdits({ A2: 'now', B2: status, C2: 'me' });
    const [one] = edits.edits;
    const cells = one?.cells.map((cell) => (cell.column === 2 ? cell : { ...cell, stamp: true as const })) ?? [];
    return { ...edits, edits: [{ sheet: 'Plan', cells }] };
  };
  const applied = (rows: string, status: string) => {
    const before = planOf(rows);
    const { bytes, written, leftAlone, idle } = applyEdits(before, stamped(status));
    if (bytes !== before) verifyEdits(before, bytes, stamped(status), [...leftAlone, ...idle]);
    return { cells: shown(readSheets(bytes, () => true)[0]), written, isSame: bytes === before };
  };

  it('is set with another cell of its row, whichever stands first', () => {
    const cells = { A2: 'now', B2: 'OK', C2: 'me' };
    expect(applied('', 'OK')).toEqual({ cells, written: 3, isSame: false });
    expect(applied('<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>', 'OK')).toEqual({ cells, written: 3, isSame: false });
    expect(applied('<row r="2"><c r="C2"><v>1</v></c></row>', 'OK')).toEqual({ cells, written: 3, isSame: false });
  });

  it('is not set where that cell shows its value already, or is not ours to write', () => {
    expect(applied('<row r="2"><c r="B2" t="inlineStr"><is><t>OK</t></is></c></row>', 'OK').isSame).toBe(true);
    expect(applied('<row r="2"><c r="B2" t="str"><f>C1</f><v>mine</v></c></row>', 'OK').isSame).toBe(true);
  });
});

describe('a cell', () => {
  it('keeps its style, place and other attributes and gets a new value', () => {
    const rows =
      '<row r="1" ht="30" x14ac:dyDescent="0.3"><c r="A1" s="4" t="s" vm="1" foo="b&amp;r"><v>0</v></c><c r="B1" s="2"><v>1</v></c></row>';
    const { xml } = edit(planOf(rows, { sharedStrings: '<si><t>old</t></si>' }), planEdits({ A1: ' new <&> ', B1: true }));
    expect(xml).toBe(
      '<sheetData><row r="1" ht="30" x14ac:dyDescent="0.3"><c r="A1" s="4" foo="b&amp;r" t="inlineStr"><is><t xml:space="preserve"> new &lt;&amp;&gt; </t></is></c><c r="B1" s="2" t="b"><v>1</v></c></row></sheetData>',
    );
  });

  it('that is cleared keeps its style', () => {
    expect(editPlan('<row r="1"><c r="A1" s="4"><v>1</v></c><c r="B1"><v>2</v></c></row>', { A1: null, C1: null }).xml).toBe(
      '<sheetData><row r="1"><c r="A1" s="4"/><c r="B1"><v>2</v></c></row></sheetData>',
    );
  });

  it('that is self-closed is filled', () => {
    expect(editPlan('<row r="1"><c r="A1" s="4"/></row>', { A1: 7 }).xml).toBe(
      '<sheetData><row r="1"><c r="A1" s="4"><v>7</v></c></row></sheetData>',
    );
  });

  it('keeps its extensions', () => {
    const { xml } = editPlan('<row r="1"><c r="A1"><v>1</v><extLst><ext uri="u"/></extLst></c></row>', { A1: 2 });
    expect(xml).toContain('<c r="A1"><v>2</v><extLst><ext uri="u"/></extLst></c>');
  });

  it('with text that looks like a formula holds text', () => {
    const cells = { A1: '=1+1', B1: '+1', C1: '-1', D1: '@x' };
    const { bytes, xml } = editPlan('', cells);
    expect(shown(readSheets(bytes, () => true)[0])).toEqual(cells);
    expect(xml).not.toContain('<f');
  });

  it('holds text that XML cannot, and text that looks escaped', () => {
    const cells = { A1: 'a\u0000b\r\n\tc\uffff', B1: '_x0041_ and _x', C1: '\ud800 lone', D1: '😀 ]]> "q"' };
    expect(shown(readSheets(editPlan('', cells).bytes, () => true)[0])).toEqual(cells);
  });

  it('that holds the value already is not touched', () => {
    const before = planOf(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>0.30000000000000004</v></c><c r="C1" t="b"><v>1</v></c></row>',
      {
        sharedStrings: '<si><r><t>rich</t></r></si>',
      },
    );
    const { bytes, written } = edit(before, planEdits({ A1: 'rich', B1: 0.3, C1: true, D1: null, E1: '' }));
    expect(bytes).toBe(before);
    expect(written).toBe(0);
  });

  it('beyond the limits is refused', () => {
    refuses(planOf(''), planEdits({ A1: 'x'.repeat(32_768) }), 'cell-too-long');
    refuses(
      planOf(''),
      { newSheets: [], edits: [{ sheet: 'Plan', cells: [{ row: 1, column: 1, value: { number: '1e309' } }] }] },
      'number-too-large',
    );
    refuses(planOf(''), { newSheets: [], edits: [{ sheet: 'Plan', cells: [{ row: 1_048_577, column: 1, value: null }] }] }, 'sheet-full');
  });

  it('is given the last of two edits', () => {
    const cells = [1, 2].map((n) => ({ row: 1, column: 1, value: { number: String(n) } }));
    expect(edit(planOf(''), { newSheets: [], edits: [{ sheet: 'Plan', cells }] }).xml).toContain('<c r="A1"><v>2</v></c>');
  });
});

describe('what is not ours to write is left alone', () => {
  it('formulas, also those of a shared range', () => {
    const rows =
      '<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>2</v></c><c r="C1"><v>1</v></c></row>';
    const { leftAlone, xml, written } = editPlan(rows, { A1: 5, B1: 'x', C1: 9 });
    expect(leftAlone.map(({ column, why }) => [column, why])).toEqual([
      [1, 'formula'],
      [2, 'formula'],
    ]);
    expect(written).toBe(1);
    expect(xml).toBe(`<sheetData>${rows.replace('<v>1</v>', '<v>9</v>')}</sheetData>`);
  });

  it('what an array formula or a data table fills', () => {
    const rows =
      '<row r="1"><c r="A1"><f t="array" ref="A1:B2">X</f><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row><row r="5"><c r="D5"><f t="dataTable" ref="D5:E6"/><v>1</v></c></row>';
    const { leftAlone, bytes } = editPlan(rows, { B1: 5, A2: null, B2: 6, E6: 1 });
    expect(leftAlone.map(({ row, column, why }) => [row, column, why])).toEqual([
      [1, 2, 'array'],
      [2, 1, 'array'],
      [2, 2, 'array'],
      [6, 5, 'array'],
    ]);
    expect(bytes).toEqual(planOf(rows));
  });

  it('merged cells but the first', () => {
    const sheet = {
      name: 'Plan',
      xml: '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
    };
    const { leftAlone, xml } = edit(workbookOf({ sheets: [sheet] }), planEdits({ A1: 2, B1: 3, A2: 4, C2: 5 }));
    expect(leftAlone.map(({ row, column, why }) => [row, column, why])).toEqual([
      [1, 2, 'merged'],
      [2, 1, 'merged'],
    ]);
    expect(xml).toContain('<row r="1"><c r="A1"><v>2</v></c><c r="B1"/></row><row r="2"><c r="C2"><v>5</v></c></row>');
  });
});

describe('new cells and rows', () => {
  it('stand in order', () => {
    const rows =
      '<row r="2" spans="2:4"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="4"/><row r="6"><c r="A6"><v>3</v></c></row>';
    expect(editPlan(rows, { A2: 1, C2: 2, E2: 3, F2: 4, A4: 5, A1: 6, A5: 7, B5: 8, A7: 9, A8: 10, D2: 11 }).xml).toBe(
      '<sheetData><row r="1"><c r="A1"><v>6</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c><c r="D2"><v>11</v></c><c r="E2"><v>3</v></c><c r="F2"><v>4</v></c></row><row r="4"><c r="A4"><v>5</v></c></row><row r="5"><c r="A5"><v>7</v></c><c r="B5"><v>8</v></c></row><row r="6"><c r="A6"><v>3</v></c></row><row r="7"><c r="A7"><v>9</v></c></row><row r="8"><c r="A8"><v>10</v></c></row></sheetData>',
    );
  });

  it('open self-closed elements', () => {
    const bytes = workbookOf({ sheets: [{ name: 'Plan', xml: '<dimension ref="A1"/><sheetData /><pageMargins left="0.7"/>' }] });
    expect(edit(bytes, planEdits({ B3: 1, A4: 2 })).xml).toBe(
      '<dimension ref="A1:B4"/><sheetData ><row r="3"><c r="B3"><v>1</v></c></row><row r="4"><c r="A4"><v>2</v></c></row></sheetData><pageMargins left="0.7"/>',
    );
  });

  it('find their place among rows and cells that do not say theirs', () => {
    const rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c><v>3</v></c></row><row><c r="B6"><v>4</v></c></row>';
    const { bytes } = editPlan(rows, { B1: 9, C1: 8, A3: 7, A6: 6, A7: 5 });
    expect(shown(readSheets(bytes, () => true)[0])).toEqual({ A1: '1', B1: '9', C1: '8', A3: '7', A5: '3', A6: '6', B6: '4', A7: '5' });
  });

  it('carry the prefix of the part', () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const xml = `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const { bytes } = edit(planOf('', { parts: { [SHEET]: xml } }), planEdits({ A1: 'a', B1: 2, A2: true }));
    expect(partOf(bytes, SHEET)).toBe(
      `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t xml:space="preserve">a</x:t></x:is></x:c><x:c r="B1"><x:v>2</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="b"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    );
  });

  it('take the style of their row, their column, the headers beside them or the row above', () => {
    const sheet = {
      name: 'Plan',
      xml: '<cols><col min="4" max="5" width="9" style="8"/></cols><sheetData><row r="1"><c r="A1" s="3"><v>1</v></c></row><row r="2" s="5" customFormat="1"><c r="A2" s="6"><v>1</v></c></row><row r="3"><c r="A3" s="7"><v>1</v></c></row></sheetData>',
    };
    const { xml } = edit(workbookOf({ sheets: [sheet] }), planEdits({ B1: 1, D1: 1, B2: 1, B3: 1, A4: 1, B4: 1, D4: 1 }));
    expect([...(xml?.matchAll(/<c r="(\w+)"(?: s="(\d)")?/g) ?? [])].map(([, at, style]) => `${at}:${style ?? '-'}`).join(' ')).toBe(
      'A1:3 B1:3 D1:8 A2:6 B2:5 A3:7 B3:- A4:7 B4:- D4:8',
    );
  });

  it('are refused on a sheet whose rows are out of order', () => {
    refuses(planOf('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"/>'), planEdits({ A1: 1 }), 'sheet-irregular');
    refuses(planOf('<row r="2"><c r="B2"><v>1</v></c><c r="A2"/></row>'), planEdits({ A2: 1 }), 'sheet-irregular');
  });

  it('are not misled by comments, CDATA and quoted signs', () => {
    const rows = '<!-- <row r="9"> --><row r="1" note="a>b"><c r="A1" t="str"><v><![CDATA[</row><c r="B1">]]></v></c></row>';
    expect(editPlan(rows, { B1: 1 }).xml).toBe(
      `<sheetData>${rows.replace('</row>', '\u0000').replace('</c></row>', '</c><c r="B1"><v>1</v></c></row>').replace('\u0000', '</row>')}</sheetData>`,
    );
  });
});

const TABLE = (attributes: string, columns: readonly string[], inner = '') =>
  `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="T" ${attributes}>${inner}<tableColumns count="${columns.length}">${columns.map((name, at) => `<tableColumn id="${at + 1}" name="${name}"/>`).join('')}</tableColumns></table>`;

const HEADERS =
  '<row r="1"><c r="A1" s="2" t="str"><v>key</v></c><c r="B1" s="2" t="str"><v>cost</v></c></row><row r="2"><c r="A2" t="str"><v>a</v></c><c r="B2"><v>1</v></c></row>';

const tabled = (table: string, rows = HEADERS, after = '') =>
  workbookOf({
    sheets: [
      {
        name: 'Plan',
        xml: `<sheetData>${rows}</sheetData>${after}<tableParts count="1"><tablePart r:id="rId1"/></tableParts>`,
        tables: [table],
      },
    ],
  });

const tableOf = (bytes: Uint8Array) => /<table .*/s.exec(partOf(bytes, 'xl/tables/table11.xml'))?.[0];

describe('a table', () => {
  const plain = TABLE('ref="A1:B2"', ['key', 'cost'], '<autoFilter ref="A1:B2"/>');

  it('grows with rows written right below it', () => {
    const { bytes } = edit(tabled(plain), planEdits({ A3: 'b', B4: 2, A6: 'apart' }));
    expect(tableOf(bytes)).toBe(TABLE('ref="A1:B4"', ['key', 'cost'], '<autoFilter ref="A1:B4"/>'));
  });

  it('grows with headers written right beside it, styled as its headers', () => {
    const { bytes, xml } = edit(tabled(plain), planEdits({ C1: 'run & status', D1: 'updated', C2: 'OK', F1: 'apart' }));
    expect(tableOf(bytes)).toBe(TABLE('ref="A1:D2"', ['key', 'cost', 'run &amp; status', 'updated'], '<autoFilter ref="A1:D2"/>'));
    expect(xml).toContain('<c r="C1" s="2" t="inlineStr">');
  });

  it('does not grow over what stands there already', () => {
    const rows = `${HEADERS}<row r="3"><c r="A3" t="str"><v>a note</v></c></row>`;
    const { bytes } = edit(
      tabled(plain, rows.replace('<v>1</v></c></row>', '<v>1</v></c><c r="C2"><v>7</v></c></row>')),
      planEdits({ B3: 2, C1: 'status' }),
    );
    expect(tableOf(bytes)).toBe(plain);
  });

  it('does not grow by a header it has, or by a number', () => {
    expect(tableOf(edit(tabled(plain), planEdits({ C1: 'KEY' })).bytes)).toBe(plain);
    expect(tableOf(edit(tabled(plain), planEdits({ C1: 5 })).bytes)).toBe(plain);
  });

  it('does not grow over merged cells', () => {
    const merged = '<mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>';
    expect(tableOf(edit(tabled(plain, HEADERS, merged), planEdits({ A3: 'x' })).bytes)).toBe(plain);
  });

  it('with a totals row keeps it: the row is left alone, and what is written below stays below', () => {
    const totals = TABLE('ref="A1:B3" totalsRowCount="1"', ['key', 'cost'], '<autoFilter ref="A1:B2"/>');
    const rows = `${HEADERS}<row r="3"><c r="A3" t="str"><v>Total</v></c></row>`;
    const { bytes, leftAlone } = edit(tabled(totals, rows), planEdits({ A3: 'x', B3: 1, A4: 'new', C1: 'status' }));
    expect(leftAlone.map(({ row, why }) => [row, why])).toEqual([
      [3, 'totals'],
      [3, 'totals'],
    ]);
    expect(tableOf(bytes)).toBe(TABLE('ref="A1:C3" totalsRowCount="1"', ['key', 'cost', 'status'], '<autoFilter ref="A1:C2"/>'));
  });

  it('keeps its headers: another text is refused, the same is nothing', () => {
    refuses(tabled(plain), planEdits({ A1: 'other' }), 'table-header');
    expect(edit(tabled(plain), planEdits({ A1: 'key' })).written).toBe(0);
  });

  it('without a header or filled by a query does not grow sideways', () => {
    const bare = TABLE('ref="A1:B2" headerRowCount="0"', ['c1', 'c2']);
    expect(tableOf(edit(tabled(bare), planEdits({ C1: 'x', A3: 'y' })).bytes)).toContain('ref="A1:B3"');
    const query = TABLE('ref="A1:B2" tableType="queryTable"', ['key', 'cost']);
    expect(tableOf(edit(tabled(query), planEdits({ C1: 'x', A3: 'y' })).bytes)).toBe(query);
  });
});

describe('the workbook', () => {
  it('asks for a recalculation, in the place its schema wants', () => {
    const ask = (after: string) =>
      /<\/sheets>.*<\/workbook>/s.exec(
        partOf(edit(planOf('', { afterSheets: after }), planEdits({ A1: 1 })).bytes, 'xl/workbook.xml'),
      )?.[0];
    expect(ask('')).toBe('</sheets><calcPr fullCalcOnLoad="1"/></workbook>');
    expect(ask('<definedNames/><oleSize ref="A1"/>')).toBe(
      '</sheets><definedNames/><calcPr fullCalcOnLoad="1"/><oleSize ref="A1"/></workbook>',
    );
    expect(ask('<calcPr calcId="1"/>')).toBe('</sheets><calcPr calcId="1" fullCalcOnLoad="1"/></workbook>');
    expect(ask('<calcPr fullCalcOnLoad="0" calcId="1"/>')).toBe('</sheets><calcPr fullCalcOnLoad="1" calcId="1"/></workbook>');
  });

  it('changes in no other part', () => {
    const sheet = { xml: '<sheetData/>' };
    const before = workbookOf({
      sheets: [
        { ...sheet, name: 'Plan' },
        { ...sheet, name: 'Other' },
      ],
      parts: { 'xl/media/image1.png': new Uint8Array(999).fill(7), 'xl/calcChain.xml': '<calcChain/>' },
    });
    expect(compareWorkbookParts(before, edit(before, planEdits({ A1: 1 })).bytes)).toEqual({
      changed: ['xl/workbook.xml', SHEET],
      added: [],
      removed: [],
    });
  });

  it('takes new sheets after the last one', () => {
    const runs = { kind: 'table', name: 'Runs', columns: [{ header: 'run_id', width: 12 }], rows: [[{ text: '=x' }]] } as const;
    const { bytes, written } = edit(planOf(''), { edits: [], newSheets: [runs] });
    const sheets = readSheets(bytes, () => true);
    expect(sheets.map(({ name }) => name)).toEqual(['Plan', 'Runs']);
    expect(shown(sheets[1])).toEqual({ A1: 'run_id', A2: '=x' });
    expect(written).toBe(2);
  });

  const runs = { edits: [], newSheets: [{ kind: 'table', name: 'Runs', columns: [], rows: [] }] } as const;

  it('is refused where an edit would do harm', () => {
    const write = planEdits({ A1: 1 });
    const office = 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin';
    refuses(
      planOf('', { packageRelationships: `<Relationship Id="rId9" Type="${office}" Target="_xmlsignatures/origin.sigs"/>` }),
      write,
      'workbook-signed',
    );
    refuses(planOf('', { parts: { '_xmlsignatures/sig1.xml': '<Signature/>' } }), write, 'workbook-signed');
    const log = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/revisionHeaders';
    refuses(
      planOf('', { workbookRelationships: `<Relationship Id="rIdR" Type="${log}" Target="revisions/revisionHeaders.xml"/>` }),
      write,
      'workbook-shared',
    );
    refuses(planOf('', { beforeSheets: '<workbookProtection lockStructure="1"/>' }), runs, 'workbook-structure-protected');
    refuses(
      workbookOf({ sheets: [{ name: 'Plan', xml: '<sheetData/><sheetProtection sheet="1" objects="1"/>' }] }),
      write,
      'sheet-protected',
    );
    const twice = { name: 'Plan', xml: '<sheetData/>' };
    refuses(workbookOf({ sheets: [twice, twice] }), write, 'sheet-ambiguous');
    refuses(workbookOf({ sheets: [{ name: 'RUNS', xml: '<sheetData/>' }] }), runs, 'sheet-exists');
    refuses(planOf('', { parts: { [SHEET]: '<!DOCTYPE x><worksheet><sheetData/></worksheet>' } }), write, 'workbook-unsafe');
    expect(() => applyEdits(workbookOf({ sheets: [{ name: 'Other', xml: '<sheetData/>' }] }), write)).toThrow(
      expect.objectContaining({ code: 'sheet-missing' }),
    );
  });

  it('whose protection is off is written', () => {
    const bytes = workbookOf({
      sheets: [{ name: 'Plan', xml: '<sheetData/><sheetProtection objects="1"/>' }],
      beforeSheets: '<workbookProtection lockStructure="0"/>',
    });
    expect(edit(bytes, planEdits({ A1: 1 })).written).toBe(1);
  });

  it('in UTF-16 is written in UTF-8, and says so', () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>žluť</v></c></row></sheetData></worksheet>';
    const { bytes } = edit(planOf('', { parts: { [SHEET]: Buffer.from(`\ufeff${xml}`, 'utf16le') } }), planEdits({ B1: 1 }));
    expect(partOf(bytes, SHEET)).toBe(xml.replace('UTF-16', 'UTF-8').replace('</c>', '</c><c r="B1"><v>1</v></c>'));
  });
});

describe('the check of a written file', () => {
  const before = workbookOf({
    sheets: [{ name: 'Plan', xml: `<sheetData>${HEADERS}</sheetData><pageMargins left="1"/>` }],
    parts: { 'xl/media/a.png': 'picture' },
  });
  const edits = planEdits({ A2: 'new', C3: 4 });
  const after = applyEdits(before, edits).bytes;
  const damage = (path: string, change: (text: string) => string) => {
    const parts = workbookParts({ sheets: [{ name: 'Plan', xml: '' }] });
    const all = Object.fromEntries([...Object.keys(parts), 'xl/media/a.png'].map((part) => [part, partOf(after, part)]));
    return zipOf({ ...all, [path]: change(all[path] ?? '') });
  };

  it('passes what was written as intended', () => {
    expect(() => verifyEdits(before, after, edits, [])).not.toThrow();
    expect(() =>
      verifyEdits(
        before,
        damage(SHEET, (text) => text),
        edits,
        [],
      ),
    ).not.toThrow();
  });

  it.each([
    ['another part changed', 'xl/media/a.png', (text: string) => `${text}!`],
    ['another cell changed', SHEET, (text: string) => text.replace('<v>cost</v>', '<v>cast</v>')],
    ['a style changed', SHEET, (text: string) => text.replace('s="2"', 's="3"')],
    ['a cell is gone', SHEET, (text: string) => text.replace('<c r="B2"><v>1</v></c>', '')],
    ['a written cell is gone', SHEET, (text: string) => text.replace(/<c r="C3">.*?<\/c>/, '')],
    ['a written cell holds something else', SHEET, (text: string) => text.replace('<v>4</v>', '<v>5</v>')],
    ['something outside the cells changed', SHEET, (text: string) => text.replace('left="1"', 'left="2"')],
    ['a tab is gone', 'xl/workbook.xml', (text: string) => text.replace('name="Plan"', 'name="Plans"')],
  ])('objects when %s', (_, path, change) => {
    expect(() => verifyEdits(before, damage(path, change), edits, [])).toThrow(expect.objectContaining({ code: 'bug' }));
  });
});
