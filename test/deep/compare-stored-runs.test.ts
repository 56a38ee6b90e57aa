import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choiceRows, figureRows } from '../../src/answers/comparison/to-text.ts';
import { compareStoredRuns, toComparisonCsv } from '../../src/app/compare-stored-runs.ts';
import { openApp } from '../../src/app/open-app.ts';
import { runScenario } from '../../src/app/run-scenario.ts';
import { whatIf } from '../../src/app/what-if.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import type { CellValue, Sheet } from '../../src/sheet/workbook.ts';
import { appStore } from '../support/app-store.ts';
import { SMALL_PLAN, type Tabs, writeXlsx } from '../support/small-plan.ts';
import { NO_CHANGES } from '../support/what-if-agreement.ts';

const folder = mkdtempSync(join(tmpdir(), 'planwright-compare-'));
const app = openApp({ store: await appStore(folder), actor: 'ada', colour: 'never', programs: NO_PROGRAMS });
afterAll(() => rmSync(folder, { recursive: true }));
const source = writeXlsx(join(folder, 'plan.xlsx'));
/** Base has a plan (A and C), Wide another one (A, B and C), Tight has none. */
const runs: Record<'base' | 'tight' | 'wide', string> = { base: '', tight: '', wide: '' };

beforeAll(async () => {
  const options = { scope: 'all', write: false, allowStale: false, leaveOutErrors: false, tieBreak: true } as const;
  for (const [name, constraintSet] of [
    ['base', 'Base'],
    ['tight', 'Tight'],
  ] as const) {
    const answer = await runScenario(app, { source, constraintSet, ...options });
    if (answer.kind !== 'done') throw new TypeError('the run was refused');
    runs[name] = answer.report.runId;
  }
  runs.wide = (
    await whatIf(app, { run: runs.base, changes: { ...NO_CHANGES, capacity: 'unlimited', drop: ['Constraints!2'] } })
  ).report.runId;
}, 60_000);

const text = (value: CellValue | undefined): string =>
  value === undefined ? '' : value.kind === 'text' ? value.text : value.kind === 'number' ? `#${value.digits}` : value.kind;

const tabsOf = async (path: string): Promise<Map<string, Sheet>> => {
  const workbook = await (await app.openSource(path)).read((name) => /compare/iu.test(name));
  return new Map(workbook.sheets.filter(({ name }) => /compare/iu.test(name)).map((sheet) => [sheet.name, sheet]));
};

/** Rows as texts; numbers begin with `#`. */
const rowsOf = (sheet: Sheet | undefined): readonly (readonly string[])[] =>
  (sheet?.rows ?? []).map(({ cells }) =>
    Array.from({ length: cells.at(-1)?.column ?? 0 }, (_, at) => text(cells.find(({ column }) => column === at + 1)?.value)),
  );

describe('compared runs', () => {
  it('may be without a plan: what they were asked is compared all the same', async () => {
    const { comparison } = await compareStoredRuns(app, { runs: [runs.base, runs.tight, runs.wide] });
    expect([comparison.inAll, comparison.inSome.map(({ key }) => key), comparison.inNone]).toEqual([['A', 'C'], ['B'], ['D']]);
    expect(choiceRows(comparison)[0]).toEqual(['B', '–', 'no plan', 'chosen']);
    expect(figureRows(comparison)).toContainEqual(['proven best', 'yes', 'no plan: infeasible', 'yes']);
    expect(figureRows(comparison)).toContainEqual(['tokens in country UK', '10 of 25', '–', '30']);
    expect(comparison.differences[0]?.scenario).toEqual(['constraint set: Base -> Tight']);
    expect(comparison.differences[0]?.rules.map(({ words }) => words)).toContainEqual(
      expect.stringMatching(/^floor.*UK.*25.*added|^floor.*UK.*added.*25/u),
    );
    await expect(compareStoredRuns(app, { runs: [runs.base, runs.base] })).rejects.toMatchObject({ code: 'compare-twice' });
  });

  it('go to the tab Compare of the workbook, numbers as numbers; the next comparison takes its place, notes beside it stay', async () => {
    const first = await compareStoredRuns(app, { runs: [runs.base, runs.tight, runs.wide], write: { source: null } });
    expect(first.publication.kind).toBe('written');
    const rows = rowsOf((await tabsOf(source)).get('Compare'));
    expect(rows.slice(0, 2)).toEqual([
      ['about', 'name', 'run_1', 'run_2', 'run_3'],
      ['run', 'run_id', runs.base, runs.tight, runs.wide],
    ]);
    expect(rows).toContainEqual(['figure', 'objective north_star: gmv', '#190', '–', '#240']);
    expect(rows).toContainEqual(['initiative', 'B', '–', 'no plan', 'chosen']);
    expect(rows).toContainEqual(['asked differently', `from ${runs.base}`, '', '', 'capacity: 60 -> unlimited']);

    const book = await app.openSource(source);
    const note = [{ row: 3, column: 7, value: { text: 'look at this' } }];
    await book.write({ edits: [{ sheet: 'Compare', cells: note }], newSheets: [] }, (await book.read(() => false)).fingerprint);
    await compareStoredRuns(app, { runs: [runs.wide, runs.base], write: { source } });
    const again = rowsOf((await tabsOf(source)).get('Compare'));
    expect(again[0]).toEqual(['about', 'name', 'run_1', 'run_2']);
    expect(again[1]).toEqual(['run', 'run_id', runs.wide, runs.base]);
    expect(again[2]?.slice(4)).toEqual(['', '', 'look at this']);
    expect(again.flat().filter((it) => it.includes('no plan'))).toEqual([]);
    expect(again.filter(([about]) => about === 'initiative')).toHaveLength(4);
    expect(again).toHaveLength(new Set(again.map((row) => row.slice(0, 4).join())).size);
  });

  it('leave a planner’s own tab of that name alone', async () => {
    const own: Tabs = { ...SMALL_PLAN, Compare: 'name,about,mine\nrival,price,7\n' };
    const path = writeXlsx(join(folder, 'own.xlsx'), own);
    await compareStoredRuns(app, { runs: [runs.base, runs.wide], write: { source: path } });
    await compareStoredRuns(app, { runs: [runs.base, runs.tight], write: { source: path } });
    const tabs = await tabsOf(path);
    expect([...tabs.keys()]).toEqual(['Compare', 'Planwright_Compare']);
    expect(rowsOf(tabs.get('Compare'))).toEqual([
      ['name', 'about', 'mine'],
      ['rival', 'price', '#7'],
    ]);
    expect(rowsOf(tabs.get('Planwright_Compare'))[1]).toEqual(['run', 'run_id', runs.base, runs.tight]);
    await expect(compareStoredRuns(app, { runs: [runs.base, runs.wide], write: { source: join(folder, 'no.xlsx') } })).rejects.toThrow();
  });

  it('are one table as CSV', async () => {
    const { comparison } = await compareStoredRuns(app, { runs: [runs.base, runs.wide] });
    const lines = toComparisonCsv(comparison).split('\r\n');
    expect(lines[0]).toBe(`about,name,${runs.base},${runs.wide}`);
    expect(lines).toContain('figure,KPI gmv,190,240');
    expect(lines).toContain(`asked differently,from ${runs.base},,capacity: 60 -> unlimited`);
  });
});
