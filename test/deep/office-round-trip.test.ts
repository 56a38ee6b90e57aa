import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSource } from '../../src/sheet/open-source.ts';
import type { CellValue } from '../../src/sheet/workbook.ts';
import { compareWorkbookParts } from '../../src/sheet/xlsx/compare-packages.ts';
import { type Desk, openDesk } from '../support/cli.ts';
import { excelOnly, excelOnlyParts } from '../support/excel-only.ts';
import { richFods } from '../support/rich-fods.ts';
import { SMALL_PLAN } from '../support/small-plan.ts';
import { hasSoffice, type Office, openOffice } from '../support/soffice.ts';

const LISTS = ['[Content_Types].xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml'];

const work = mkdtempSync(join(tmpdir(), 'planwright-office-'));
let office: Office;
let desk: Desk;
beforeAll(() => {
  office = openOffice();
  desk = openDesk();
});
afterAll(() => {
  office.close();
  desk.clear();
  rmSync(work, { recursive: true, force: true });
});

/** The parts of the sheets of these names. */
const sheetParts = (path: string, names: readonly string[]): readonly string[] => {
  const parts = unzipSync(readFileSync(path));
  const list = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
  const relations = strFromU8(parts['xl/_rels/workbook.xml.rels'] ?? new Uint8Array());
  return names.flatMap((name) => {
    const id = new RegExp(`<sheet name="${name}"[^>]* r:id="([^"]+)"`).exec(list)?.[1];
    const tag = [...relations.matchAll(/<Relationship [^>]*>/g)].find(([it]) => it.includes(`Id="${id}"`))?.[0] ?? '';
    const target = /Target="(?:\/xl\/)?([^"]+)"/.exec(tag)?.[1];
    return target === undefined ? [] : [`xl/${target}`];
  });
};

const planAndRun = async (path: string): Promise<void> => {
  expect((await desk.json('init', path)).code).toBe(0);
  expect((await desk.json('check', path)).code).toBe(0);
  const end = await desk.json('run', path, '--constraint-set', 'Base');
  expect(end).toMatchObject({ code: 0, document: { result: 'optimal', selected: ['A', 'C'], workbook: { left_alone: [] } } });
};

const facts = (rows: readonly (readonly string[])[] = []): Readonly<Record<string, string>> =>
  Object.fromEntries(rows.map(([name = '', value = '']) => [name, value]));

/** That LibreOffice shows the cells that we wrote, as we wrote them. */
const expectShown = async (path: string): Promise<Readonly<Record<string, readonly (readonly string[])[]>>> => {
  const shown = office.shown(path);
  const [head = [], ...results] = shown.Results ?? [];
  const column = (name: string): readonly (string | undefined)[] => results.map((row) => row[head.indexOf(name)]);
  expect(column('initiative_key')).toEqual(['A', 'B', 'C', 'D']);
  expect(column('selected').map((it) => it?.toUpperCase())).toEqual(['TRUE', 'FALSE', 'TRUE', 'FALSE']);
  expect(column('allocated_tokens').map(Number)).toEqual([10, 0, 40, 0]);
  const [runHead = [], run = []] = shown.Runs ?? [];
  expect(run[runHead.indexOf('result')]).toBe('optimal');
  const [candidates = [], ...rows] = shown.Candidates ?? [];
  expect(rows.map((row) => row[candidates.indexOf('run_status')])).toEqual(['OK', 'OK', 'OK', 'OK']);
  expect(rows[0]?.[candidates.indexOf('notes')]).toBe('=1+1');
  expect(statSync(office.convert(path, 'pdf', work)).size).toBeGreaterThan(5000);
  return shown;
};

describe.skipIf(!hasSoffice)('a rich workbook made by LibreOffice (skipped where soffice is missing)', () => {
  const outputs = {
    Runs: ['run_id'],
    Results: ['run_id', 'initiative_key', 'title', 'country', 'selected', 'allocated_tokens'],
  };

  it('keeps everything, and its formulas see the plan', async () => {
    writeFileSync(join(work, 'rich.fods'), richFods(SMALL_PLAN, outputs));
    const path = office.convert(join(work, 'rich.fods'), 'xlsx', work);
    const original = readFileSync(path);
    const names = Object.keys(unzipSync(original));
    for (const kind of [/charts\/chart/, /pivotTables\/pivotTable/, /media\/image/, /comments/, /drawings\/drawing/])
      expect(names.some((name) => kind.test(name))).toBe(true);
    const ours = sheetParts(path, [...Object.keys(SMALL_PLAN), ...Object.keys(outputs)]);
    expect(ours).toHaveLength(7);

    await planAndRun(path);

    const { changed, removed } = compareWorkbookParts(original, readFileSync(path));
    expect(removed).toEqual([]);
    expect(changed.filter((part) => !LISTS.includes(part) && !ours.includes(part))).toEqual([]);
    const shown = await expectShown(path);
    expect(facts(shown.Dashboard)).toEqual({
      Team: 'Blue',
      Fact: 'Value',
      'Tokens chosen': '50',
      'Chosen, in the UK': '1',
      'Rows that are fine': '4',
      'Share of the capacity': expect.stringMatching(/^0\.83/),
    });

    const again = unzipSync(readFileSync(office.convert(path, 'xlsx', mkdtempSync(join(work, 'again-')))));
    const dashboard = strFromU8(again['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(dashboard).toContain('<cfRule type="cellIs"');
    expect(dashboard).toContain('&quot;Blue,Red&quot;');
    expect(Object.keys(again).filter((name) => /charts\/chart|pivotTables\/pivotTable\d|media\/image/.test(name))).toHaveLength(3);
  });
});

describe.skipIf(!hasSoffice)('a workbook with what only Excel writes (skipped where soffice is missing)', () => {
  it('keeps every such part to the byte, opens, and its formulas see the plan', async () => {
    const path = join(work, 'excel.xlsx');
    writeFileSync(path, excelOnly(SMALL_PLAN));
    const original = readFileSync(path);
    const ours = sheetParts(path, Object.keys(SMALL_PLAN));

    await planAndRun(path);

    const after = readFileSync(path);
    const { changed, removed } = compareWorkbookParts(original, after);
    expect(removed).toEqual([]);
    expect(changed.filter((part) => !LISTS.includes(part) && !ours.includes(part))).toEqual([]);
    for (const part of excelOnlyParts()) expect(changed).not.toContain(part);
    const workbook = strFromU8(unzipSync(after)['xl/workbook.xml'] ?? new Uint8Array());
    expect(workbook).toContain('<x14:slicerCache r:id="rId61"/>');
    expect(workbook).toContain('Slicer_country');
    const shown = await expectShown(path);
    expect(facts(shown.Board)).toMatchObject({ 'Tokens chosen': '50', Runs: '1', 'Rows that are fine': '4' });
  });
});

describe.skipIf(!hasSoffice)('the example (skipped where soffice is missing)', () => {
  it('keeps its drop-downs, colours and frozen headers through a run and LibreOffice, and reads the same afterwards', async () => {
    const path = join(work, 'roadmap.xlsx');
    expect((await desk.planwright('init', path)).code).toBe(0);
    const run = await desk.json('run', path, '--scenario', '2027-Q1 growth', '--constraint-set', 'Baseline');
    expect(run).toMatchObject({ code: 0, document: { result: 'optimal' } });
    const saved = office.convert(path, 'xlsx', mkdtempSync(join(work, 'saved-')));
    for (const file of [path, saved]) {
      const sheets = Object.entries(unzipSync(readFileSync(file))).filter(([name]) => /worksheets\/sheet\d+\.xml$/.test(name));
      const count = (text: string): number => sheets.filter(([, bytes]) => strFromU8(bytes).includes(text)).length;
      expect(count('<dataValidation ')).toBeGreaterThanOrEqual(5);
      expect(count('<conditionalFormatting ')).toBeGreaterThanOrEqual(6);
      // Without a window LibreOffice has no views, and saves none.
      if (file === path) expect(count('state="frozen"')).toBeGreaterThanOrEqual(9);
    }
    // LibreOffice keeps a check box as the number that it is underneath.
    const plain = (value: CellValue): string =>
      value.kind === 'text'
        ? value.text
        : value.kind === 'number'
          ? value.digits
          : value.kind === 'boolean'
            ? String(Number(value.value))
            : value.kind;
    const texts = async (file: string) => {
      const { sheets } = await openSource(file).read((name) => name !== 'Read me');
      return sheets.map(({ name, rows }) => [name, rows.map(({ row, cells }) => [row, cells.map((it) => [it.column, plain(it.value)])])]);
    };
    expect(await texts(saved)).toEqual(await texts(path));
    const again = await desk.json('check', saved);
    expect(again.document.sets).toEqual((await desk.json('check', path)).document.sets);
  });
});
