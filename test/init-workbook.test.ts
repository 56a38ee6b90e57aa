import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { initWorkbook } from '../src/app/init-workbook.ts';
import { UsageError } from '../src/base/errors.ts';
import { readRows } from '../src/rows/read-rows.ts';
import { INPUT_TABS } from '../src/rows/row-set.ts';
import { TEMPLATE_TABS } from '../src/rows/template.ts';
import { openSource } from '../src/sheet/open-source.ts';
import type { NewSheet } from '../src/sheet/workbook.ts';
import { newWorkbookBytes } from '../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { openPackage } from '../src/sheet/xlsx/package.ts';
import { readSheets } from '../src/sheet/xlsx/read-sheets.ts';

const folder = mkdtempSync(join(tmpdir(), 'planwright-init-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const deps = { openSource: async (path: string) => openSource(path) };
const at = (name: string): string => join(folder, name);
const rowsOf = async (path: string) => readRows(await openSource(path).read(() => true));

const REAL = join(import.meta.dirname, '../../shared/workbooks');
const realFiles = existsSync(REAL) ? readdirSync(REAL).filter((name) => /\.xls[xm]$/.test(name)) : [];

/** A team's own workbook: candidates under headers of their own liking, two KPIs, no Metrics_Config. */
const own: readonly NewSheet[] = [
  {
    kind: 'table',
    name: 'candidates',
    columns: [
      { header: 'Initiative Key', width: 12 },
      { header: 'Tokens', width: 9 },
      { header: 'kpi.north_star_sales', width: 9 },
      { header: 'kpi.nps', width: 9 },
      { header: 'dim.team', width: 9 },
      { header: 'Our comment', width: 9 },
    ],
    rows: [[{ text: 'A' }, { number: '5' }, { number: '2' }, { number: '1' }, { text: 'Blue' }, { text: 'keep me' }]],
  },
  { kind: 'text', name: 'READ-ME', width: 20, lines: [{ text: 'ours' }] },
];

describe('a new workbook', () => {
  it('is filled with the example, which reads without an error', async () => {
    const report = await initWorkbook(deps, { path: at('new.xlsx'), empty: false });
    expect(report).toMatchObject({ outcome: 'created', kind: 'xlsx', withExample: true, added: TEMPLATE_TABS, left: [] });
    const rows = await rowsOf(at('new.xlsx'));
    expect(rows.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(rows.issues.map(({ code, place }) => [code, place.tab, place.column])).toEqual([
      ['tokens-missing', 'Candidates', 'engineering_tokens'],
    ]);
    expect(rows.candidates).toHaveLength(61);
    expect(rows.scenarios.map(({ mode }) => mode)).toEqual(['lexicographic', 'weighted_kpis']);
  });

  it('holds headers only when empty', async () => {
    await initWorkbook(deps, { path: at('empty.xlsx'), empty: true });
    const rows = await rowsOf(at('empty.xlsx'));
    expect(rows.issues).toEqual([]);
    expect(rows.states).toEqual([]);
    expect(rows.layouts.map(({ tab }) => tab)).toEqual([...INPUT_TABS]);
  });

  it('needs a name that says what it is to be', async () => {
    await expect(initWorkbook(deps, { path: at('plan'), empty: false })).rejects.toMatchObject({ code: 'not-a-workbook-name' });
    expect(existsSync(at('plan'))).toBe(false);
  });

  it('is a folder of CSV files where the path ends in a slash', async () => {
    const report = await initWorkbook(deps, { path: `${at('csv')}/`, empty: false });
    expect(report).toMatchObject({ outcome: 'created', kind: 'csv', withExample: true });
    expect(readdirSync(at('csv')).sort()).toEqual(
      TEMPLATE_TABS.filter((tab) => tab !== 'Read me')
        .map((tab) => `${tab}.csv`)
        .sort(),
    );
    const [csv, xlsx] = [await rowsOf(at('csv')), await rowsOf(at('new.xlsx'))];
    expect(csv.candidates).toEqual(xlsx.candidates);
    expect(csv.rules).toEqual(xlsx.rules);
    expect(csv.scenarios).toEqual(xlsx.scenarios);
    expect(csv.kpis).toEqual(xlsx.kpis);
  });
});

describe('a workbook that exists', () => {
  it('gains what it lacks, without rows, and knows the KPIs it had', async () => {
    const path = at('own.xlsx');
    writeFileSync(path, newWorkbookBytes(own));
    const before = await rowsOf(path);
    const report = await initWorkbook(deps, { path, empty: false });
    expect(report).toMatchObject({ outcome: 'completed', withExample: false, left: ['candidates', 'READ-ME'] });
    expect(report.added).toEqual(TEMPLATE_TABS.filter((tab) => tab !== 'Candidates' && tab !== 'Read me'));
    expect(report.backup && existsSync(report.backup)).toBeTruthy();
    const after = await rowsOf(path);
    expect(after.northStar).toBe('north_star_sales');
    expect(after.kpis.map(({ key, level, direction }) => [key, level, direction])).toEqual(
      before.kpis.map(({ key, level, direction }) => [key, level, direction]),
    );
    expect(after.candidates).toEqual(before.candidates);
    expect(after.issues).toEqual([]);
    const results = readSheets(readFileSync(path), (name) => name === 'Results').find(({ name }) => name === 'Results');
    const headers = (results?.rows[0]?.cells ?? []).map(({ value }) => (value.kind === 'text' ? value.text : ''));
    expect(headers).toEqual(expect.arrayContaining(['dim.team', 'kpi.north_star_sales', 'kpi.nps']));
    expect(headers).not.toContain('kpi.score');
  });

  it('is not touched when nothing is missing', async () => {
    const path = at('own.xlsx');
    const bytes = readFileSync(path);
    expect(await initWorkbook(deps, { path, empty: false })).toMatchObject({ outcome: 'unchanged', added: [], backup: null });
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(await initWorkbook(deps, { path: at('csv'), empty: true })).toMatchObject({ outcome: 'unchanged', added: [] });
  });

  it('as a folder gains the files it lacks', async () => {
    mkdirSync(at('team'));
    writeFileSync(join(at('team'), 'Candidates.csv'), 'initiative_key,tokens\nA,1\n');
    const report = await initWorkbook(deps, { path: at('team'), empty: false });
    expect(report).toMatchObject({ outcome: 'completed', kind: 'csv', withExample: false, left: ['Candidates'] });
    expect(readFileSync(join(at('team'), 'Candidates.csv'), 'utf8')).toBe('initiative_key,tokens\nA,1\n');
    expect((await rowsOf(at('team'))).issues).toEqual([]);
  });
});

describe.skipIf(realFiles.length === 0)('real workbooks (skipped where ../shared/workbooks is missing)', () => {
  it.each(realFiles)('%s gains the tabs, or is refused and stays as it was', async (file) => {
    const path = at(file);
    const bytes = readFileSync(join(REAL, file));
    writeFileSync(path, bytes);
    const report = await initWorkbook(deps, { path, empty: true }).catch((refused: unknown) => refused);
    if (report instanceof UsageError) {
      expect(readFileSync(path).equals(bytes)).toBe(true);
      return;
    }
    expect(report).toMatchObject({ outcome: 'completed', added: TEMPLATE_TABS });
    const [old, now] = [openPackage(bytes), openPackage(readFileSync(path))];
    const changed = old.paths().filter((part) => !Buffer.from(old.packed(part).data).equals(Buffer.from(now.packed(part).data)));
    const allowed = /^(\[Content_Types\]\.xml|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/styles\.xml)$/i;
    expect(changed.filter((part) => !allowed.test(part))).toEqual([]);
    expect((await rowsOf(path)).issues).toEqual([]);
  });
});
