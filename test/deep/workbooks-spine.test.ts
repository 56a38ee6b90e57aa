import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSource } from '../../src/app/check-source.ts';
import type { AppDeps } from '../../src/app/deps.ts';
import { initWorkbook } from '../../src/app/init-workbook.ts';
import { openApp } from '../../src/app/open-app.ts';
import { runScenario } from '../../src/app/run-scenario.ts';
import { UsageError } from '../../src/base/errors.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { openSource } from '../../src/sheet/open-source.ts';
import { compareWorkbookParts } from '../../src/sheet/xlsx/compare-packages.ts';
import type { Store } from '../../src/store/database.ts';
import { openDesk } from '../support/cli.ts';
import { fillPlan } from '../support/fill-plan.ts';

/** Workbooks made by Excel and LibreOffice for other programs' tests. They are not ours: read from beside the repository, if there. */
const FOLDER = join(import.meta.dirname, '../../../shared/workbooks');
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => /\.xls[xm]$/i.test(name)) : [];
if (files.length === 0) console.info(`skipped: the real workbooks are not at ${FOLDER}`);

/** The only file whose edit is refused: its maker protected it. */
const REFUSED: Readonly<Record<string, string>> = { '144-protectstructurewithpassword.xlsx': 'workbook-structure-protected' };

const MAY_CHANGE = /^(\[Content_Types\]\.xml|xl\/workbook\d*\.xml|xl\/_rels\/workbook\d*\.xml\.rels|xl\/styles\d*\.xml)$/i;

const work = mkdtempSync(join(tmpdir(), 'planwright-spine-'));
let store: Store;
let deps: AppDeps;
beforeAll(async () => {
  const app = openApp({ store: { kind: 'embedded', folder: join(work, 'home') }, actor: 'mia', colour: 'never', programs: NO_PROGRAMS });
  store = await app.openStore();
  // One store for all: opening it a hundred times is another test's business.
  deps = { ...app, openStore: async () => ({ ...store, close: async () => undefined }) };
});
afterAll(async () => {
  await store.close();
  rmSync(work, { recursive: true, force: true });
});

const flags = { scope: 'all', write: true, allowStale: false, leaveOutErrors: false, tieBreak: true } as const;

/** Every part that was there is there, byte by byte, but for the lists of parts and styles that only grow. */
const expectUnharmed = (before: Uint8Array, after: Uint8Array): void => {
  const { changed, removed } = compareWorkbookParts(before, after);
  expect(removed).toEqual([]);
  expect(changed.filter((part) => !MAY_CHANGE.test(part))).toEqual([]);
};

describe.skipIf(files.length === 0)('init, check and run on a real workbook', () => {
  it('are tried on all of them', () => expect(files.length).toBeGreaterThan(100));

  it.each(files)('%s', async (name) => {
    const path = join(work, name);
    copyFileSync(join(FOLDER, name), path);
    const original = readFileSync(path);
    try {
      await initWorkbook(deps, { path, empty: true });
      expect(REFUSED[name]).toBeUndefined();
    } catch (refusal) {
      if (!(refusal instanceof UsageError)) throw refusal;
      expect(refusal.code).toBe(REFUSED[name]);
      expect(readFileSync(path).equals(original)).toBe(true);
      return;
    }
    await fillPlan(path);
    const { issues } = await checkSource(deps, { source: path, write: true });
    expect(issues.map((it) => it.code)).toEqual(['goal-unreachable']);
    const answer = await runScenario(deps, { ...flags, source: path, constraintSet: 'Base' });
    expect(answer).toMatchObject({ kind: 'done', publication: { kind: 'written' }, report: { result: 'optimal', selected: ['A', 'C'] } });
    expectUnharmed(original, readFileSync(path));

    const { sheets } = await openSource(path).read((tab) => tab === 'Results');
    const results = sheets.find((sheet) => sheet.name === 'Results')?.rows.slice(1) ?? [];
    expect(results).toHaveLength(4);
  });
});

describe.skipIf(files.length === 0)('through the command line', () => {
  const desk = openDesk();
  afterAll(desk.clear);
  const some = files.filter((name) => REFUSED[name] === undefined).filter((_, at) => at % 25 === 3);

  it.each(some)('%s gains a plan and loses nothing', async (name) => {
    const path = join(desk.folder, name);
    copyFileSync(join(FOLDER, name), path);
    const original = readFileSync(path);
    expect((await desk.planwright('init', path)).code).toBe(0);
    await fillPlan(path);
    expect((await desk.planwright('check', path)).code).toBe(0);
    const run = await desk.json('run', path, '--constraint-set', 'Base');
    expect(run).toMatchObject({ code: 0, document: { result: 'optimal', workbook: { left_alone: [] } } });
    expectUnharmed(original, readFileSync(path));
  });

  it.each(Object.entries(REFUSED))('%s is refused (%s)', async (name, code) => {
    const path = join(desk.folder, name);
    copyFileSync(join(FOLDER, name), path);
    const end = await desk.json('init', path);
    expect(end).toMatchObject({ code: 2, document: { error: { code } } });
    expect(readFileSync(path).equals(readFileSync(join(FOLDER, name)))).toBe(true);
  });
});
