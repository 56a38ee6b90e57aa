import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyWorkbook } from '../../src/app/copying/copy-workbook.ts';
import { exampleWorkbook } from '../../src/app/init-workbook.ts';
import { UsageError } from '../../src/base/errors.ts';
import { openGoogleSheet } from '../../src/sheet/google/google-sheet.ts';
import { openSource } from '../../src/sheet/open-source.ts';
import type { NewCellsSheet, NewValue, Source } from '../../src/sheet/workbook.ts';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { workbookOf } from '../sheet/xlsx-fixture.ts';
import { MemorySheets } from '../support/memory-sheets.ts';
import { SMALL_PLAN, smallSheets, writeFolder, writeXlsx } from '../support/small-plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'planwright-copy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const VECTORS_FOLDER = join(import.meta.dirname, '../vectors');
const VECTORS = readdirSync(VECTORS_FOLDER, { withFileTypes: true })
  .filter((it) => it.isDirectory())
  .map(({ name }) => name);

const deps = { openSource: async (path: string): Promise<Source> => openSource(path) };
const at = (name: string): string => join(folder, name);
const copy = (source: string, to: string) => copyWorkbook(deps, { source, to });
const cellsOf = async (path: string, tab: string) => {
  const { sheets } = await openSource(path).read(() => true);
  return (sheets.find(({ name }) => name === tab)?.rows ?? []).flatMap(({ row, cells }) =>
    cells.map(({ column, value }) => [row, column, value]),
  );
};

const ODD: readonly Exclude<NewValue, null>[] = [
  { text: '=1+1' },
  { text: '0012' },
  { text: 'TRUE' },
  { text: '2026-01-31' },
  { text: '12' },
  { text: ' blanks around ' },
  { text: 'two\nlines, "quoted"; and more' },
  { text: '__proto__' },
  { text: "'apostrophe" },
  { text: '<script>&amp;_x0041_' },
  { number: '0.1' },
  { number: '-12345.678' },
  { number: '123456789012345' },
  { number: '1e+21' },
  { percent: '0.125' },
  { percent: '0.333333333333333' },
  { date: '2026-01-31' },
  { date: '2026-01-31T09:30:15' },
  { date: '1900-02-01' },
  { boolean: true },
  { error: '#REF!' },
];

const oddSheet = (name: string, hidden = false): NewCellsSheet => ({
  kind: 'cells',
  name,
  hidden,
  rows: [
    ...ODD.map((value, index) => ({ row: index + 2, cells: [{ column: 1 + (index % 3), value }] })),
    { row: 900, cells: [{ column: 700, value: { text: 'far away' } }] },
  ],
});

const oddWorkbook = (name: string): string => {
  writeFileSync(at(name), newWorkbookBytes([...smallSheets(SMALL_PLAN), oddSheet("Own 'tab'"), oddSheet('Hidden', true)]));
  return at(name);
};

describe('a copy of a workbook', () => {
  it('holds every value as it was: kind, digits, place', async () => {
    const source = oddWorkbook('odd.xlsx');
    const answer = await copy(source, at('odd copy.xlsx'));
    expect(answer.sets).toEqual({ equal: 2, differing: [] });
    for (const { name } of answer.tabs) expect(await cellsOf(at('odd copy.xlsx'), name)).toEqual(await cellsOf(source, name));
    const { sheets } = await openSource(at('odd copy.xlsx')).read(() => true);
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toContainEqual(['Hidden', true]);
  });

  it('is a folder of CSV files and a workbook again, and the rows compile to the same', async () => {
    const source = oddWorkbook('there.xlsx');
    const there = await copy(source, `${at('there')}/`);
    const back = await copy(at('there'), at('back.xlsx'));
    expect([there.sets, back.sets]).toEqual([
      { equal: 2, differing: [] },
      { equal: 2, differing: [] },
    ]);
    expect(
      readFileSync(join(at('there'), "Own 'tab'.csv"), 'utf8')
        .split('\r\n')
        .slice(1, 6),
    ).toEqual(['=1+1', ',0012', ',,TRUE', '2026-01-31', ',12']);
    const values = (await cellsOf(at('back.xlsx'), "Own 'tab'")).map(([, , value]) => value);
    expect(values.slice(0, 5)).toEqual([
      { kind: 'text', text: '=1+1' },
      { kind: 'text', text: '0012' },
      { kind: 'text', text: 'TRUE' },
      { kind: 'text', text: '2026-01-31' },
      { kind: 'number', digits: '12', percent: false },
    ]);
    expect(there.turned).toContainEqual({ tab: 'Hidden', what: 'hidden, a file like the others now', count: 1 });
    expect(there.turned).toContainEqual({
      tab: 'Candidates',
      what: 'texts that a spreadsheet program takes for formulas when it opens the CSV file',
      count: 1,
    });
  });

  it.each(VECTORS)('of the workbook %s compiles to the same', async (name) => {
    const source = join(VECTORS_FOLDER, name);
    const [there, back] = [await copy(source, at(`${name}.xlsx`)), await copy(at(`${name}.xlsx`), `${at(name)}/`)];
    expect([there.sets.differing, back.sets.differing, there.sets.equal === back.sets.equal]).toEqual([[], [], true]);
    expect(there.sets.equal).toBeGreaterThan(0);
    for (const tab of back.tabs) expect(await cellsOf(at(name), tab.name)).toEqual(await cellsOf(source, tab.name));
  });

  it('has the looks and drop-downs of the template in the tabs that Planwright reads', async () => {
    const source = writeFolder(at('plain'));
    await copy(source, at('looks.xlsx'));
    const extras = await openSource(at('looks.xlsx')).listExtras?.();
    expect(extras).toContainEqual({ tab: 'Constraints', what: 'drop-downs and other validations', count: expect.any(Number) });
    expect(extras).toContainEqual({ tab: 'Candidates', what: 'notes', count: expect.any(Number) });
  });

  it('says what it lacks, by tab, with counts', async () => {
    writeFileSync(at('example.xlsx'), exampleWorkbook());
    const { left } = await copy(at('example.xlsx'), `${at('example')}/`);
    expect(left).toContainEqual({ tab: 'Candidates', what: 'frozen panes', count: 1 });
    expect(left).toContainEqual({ tab: 'Targets', what: 'filters', count: 1 });
    expect(left).toContainEqual({ tab: 'Candidates', what: 'formatted cells', count: expect.any(Number) });
    expect((await copy(writeFolder(at('nothing more')), at('nothing more.xlsx'))).left).toEqual([]);
  });

  it('has what formulas showed, and says how many there were', async () => {
    const rows = '<row r="1"><c r="A1"><f>6*7</f><v>42</v></c><c r="B1" t="str"><f>"a"</f><v>a</v></c><c r="C1"><f>1/0</f></c></row>';
    writeFileSync(at('formulas.xlsx'), workbookOf({ sheets: [{ name: 'Sums', xml: `<sheetData>${rows}</sheetData>` }] }));
    const { left } = await copy(at('formulas.xlsx'), at('formulas copy.xlsx'));
    expect(left).toEqual([
      { tab: 'Sums', what: 'formulas', count: 3 },
      { tab: 'Sums', what: 'formulas that were never calculated', count: 1 },
    ]);
    expect(await cellsOf(at('formulas copy.xlsx'), 'Sums')).toEqual([
      [1, 1, { kind: 'number', digits: '42', percent: false }],
      [1, 2, { kind: 'text', text: 'a' }],
    ]);
  });

  it('never overwrites: a file, or a folder that holds something', async () => {
    const source = writeXlsx(at('source.xlsx'));
    writeFileSync(at('taken.xlsx'), 'mine');
    mkdirSync(at('full'));
    writeFileSync(join(at('full'), 'mine.txt'), 'mine');
    for (const to of [at('taken.xlsx'), at('full'), source])
      await expect(copy(source, to)).rejects.toMatchObject({ code: 'destination-taken' });
    expect([readFileSync(at('taken.xlsx'), 'utf8'), readdirSync(at('full'))]).toEqual(['mine', ['mine.txt']]);
    await expect(copy(source, at('plan.ods'))).rejects.toThrow(UsageError);
  });

  it('of a tab whose name is no file name is refused before anything is written', async () => {
    writeFileSync(at('names.xlsx'), newWorkbookBytes([oddSheet('a|b')]));
    mkdirSync(at('names'));
    await expect(copy(at('names.xlsx'), at('names'))).rejects.toMatchObject({ code: 'sheet-name-invalid' });
    expect(readdirSync(at('names'))).toEqual([]);
  });

  it('keeps errors of cells in a workbook, and says that CSV holds them as text', async () => {
    writeFileSync(at('errors.xlsx'), newWorkbookBytes([oddSheet('Own')]));
    await copy(at('errors.xlsx'), at('errors copy.xlsx'));
    expect((await cellsOf(at('errors copy.xlsx'), 'Own')).map(([, , value]) => value)).toContainEqual({ kind: 'error', error: '#REF!' });
    const { turned } = await copy(at('errors.xlsx'), `${at('errors')}/`);
    expect(turned).toContainEqual({ tab: 'Own', what: 'numbers, dates, truth values and errors, which CSV holds as text', count: 11 });
  });
});

describe('a copy into a live sheet', () => {
  /** A source that cannot say what it holds beside values, as a live sheet is one: here it stands in a file. */
  const live = (path: string) => ({
    openSource: async (id: string): Promise<Source> => {
      if (!id.startsWith('gsheet:')) return openSource(id);
      const file = openSource(path);
      return {
        identity: id,
        name: 'live',
        read: (wanted) => file.read(wanted),
        write: (edits, fingerprint) => file.write(edits, fingerprint),
      };
    },
  });
  const emptyTab: NewCellsSheet = { kind: 'cells', name: 'Sheet1', hidden: false, rows: [] };

  it('fills one that is empty, and back: its values are there, and it is said that nothing else is', async () => {
    const source = oddWorkbook('to live.xlsx');
    writeFileSync(at('live.xlsx'), newWorkbookBytes([emptyTab]));
    const there = await copyWorkbook(live(at('live.xlsx')), { source, to: 'gsheet:1' });
    const back = await copyWorkbook(live(at('live.xlsx')), { source: 'gsheet:1', to: at('from live.xlsx') });
    expect([there.sets.equal, back.sets, back.left]).toEqual([2, { equal: 2, differing: [] }, null]);
    for (const { name } of there.tabs) expect(await cellsOf(at('from live.xlsx'), name)).toEqual(await cellsOf(source, name));
  });

  it.each([
    { what: 'holds something', sheets: [oddSheet('Sheet1')] },
    { what: 'has several tabs', sheets: [emptyTab, { ...emptyTab, name: 'Sheet2' }] },
    { what: 'has a tab of the same name', sheets: [{ ...emptyTab, name: 'candidates' }] },
  ])('refuses one that $what', async ({ sheets }) => {
    writeFileSync(at('used.xlsx'), newWorkbookBytes(sheets));
    const before = readFileSync(at('used.xlsx'));
    const request = { source: writeXlsx(at('some.xlsx')), to: 'gsheet:1' };
    await expect(copyWorkbook(live(at('used.xlsx')), request)).rejects.toMatchObject({ code: 'destination-taken' });
    expect(readFileSync(at('used.xlsx')).equals(before)).toBe(true);
  });
});

describe('a copy into a Google Sheet and back', () => {
  const withGoogle = () => {
    const google = new MemorySheets();
    google.add('Sheet1', []);
    const openBoth = async (id: string): Promise<Source> =>
      id.startsWith('gsheet:') ? openGoogleSheet(google.access, 'abc') : openSource(id);
    return { google, live: { openSource: openBoth } };
  };

  it.each(VECTORS)('of the workbook %s compiles to the same in all three', async (name) => {
    const { live } = withGoogle();
    const request = { source: join(VECTORS_FOLDER, name), to: 'gsheet:abc' };
    const there = await copyWorkbook(live, request);
    const file = await copyWorkbook(live, { source: 'gsheet:abc', to: at(`${name} from google.xlsx`) });
    const texts = await copyWorkbook(live, { source: 'gsheet:abc', to: `${at(`${name} from google`)}/` });
    expect([there, file, texts].map(({ sets }) => sets)).toEqual([there.sets, there.sets, there.sets]);
    expect(there.sets.differing).toEqual([]);
    expect(there.sets.equal).toBeGreaterThan(0);
    for (const { name: tab } of there.tabs)
      expect(await cellsOf(at(`${name} from google`), tab)).toEqual(await cellsOf(request.source, tab));
  });

  it('holds every odd value as it was', async () => {
    const { live } = withGoogle();
    const source = oddWorkbook('odd to google.xlsx');
    await copyWorkbook(live, { source, to: 'gsheet:abc' });
    const { tabs } = await copyWorkbook(live, { source: 'gsheet:abc', to: at('odd from google.xlsx') });
    for (const { name } of tabs.filter((tab) => tab.name !== 'Sheet1'))
      expect(await cellsOf(at('odd from google.xlsx'), name)).toEqual(await cellsOf(source, name));
  });

  it('keeps days that Excel does not know as text, and says so', async () => {
    const { google, live } = withGoogle();
    const day = { numberValue: -18_000 };
    google.add('Old', [
      [{ userEnteredValue: day, effectiveValue: day, effectiveFormat: { numberFormat: { type: 'DATE', pattern: 'yyyy-mm-dd' } } }],
    ]);
    const { turned } = await copyWorkbook(live, { source: 'gsheet:abc', to: at('old days.xlsx') });
    expect(turned).toEqual([{ tab: 'Old', what: 'dates before 1900, which Excel cannot hold and are text now', count: 1 }]);
    expect(await cellsOf(at('old days.xlsx'), 'Old')).toEqual([[1, 1, { kind: 'text', text: '1850-09-18' }]]);
  });
});
