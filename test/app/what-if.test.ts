import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openApp } from '../../src/app/open-app.ts';
import { runScenario } from '../../src/app/run-scenario.ts';
import { showRun } from '../../src/app/runs.ts';
import { verifyRun } from '../../src/app/verify-run.ts';
import { type WhatIfAnswer, whatIf } from '../../src/app/what-if.ts';
import type { InputChanges } from '../../src/app/what-if-change.ts';
import { checkStore } from '../../src/store/describe-store.ts';
import { findRun } from '../../src/store/find-runs.ts';
import '../support/store-home.ts';
import { SMALL_PLAN, writeFolder } from '../support/small-plan.ts';

// Base of the small plan: 60 tokens, the UK capped at 25 (Constraints row 2); best are A and C, worth 190.

const folder = mkdtempSync(join(tmpdir(), 'planwright-what-if-'));
cpSync(inject('storeHome'), join(folder, 'home'), { recursive: true });
const app = openApp({ store: { kind: 'embedded', folder: join(folder, 'home') }, actor: 'ada', colour: 'never', programFolders: [] });
afterAll(() => rmSync(folder, { recursive: true }));
const source = writeFolder(join(folder, 'plan'), SMALL_PLAN);
const NOTHING: InputChanges = { include: [], exclude: [], set: [], drop: [] };
let parent = '';
const ask = (changes: Partial<InputChanges>): Promise<WhatIfAnswer> => whatIf(app, { run: parent, changes: { ...NOTHING, ...changes } });

beforeAll(async () => {
  const options = { scope: 'all', write: false, allowStale: false, leaveOutErrors: false, tieBreak: true } as const;
  const answer = await runScenario(app, { source, constraintSet: 'Base', ...options });
  if (answer.kind !== 'done') throw new TypeError('the run was refused');
  parent = answer.report.runId;
}, 60_000);

describe('what if', () => {
  it('initiatives must be in or out', async () => {
    expect((await ask({ include: ['b'] })).report.selected).toEqual(['B', 'C']);
    const { report, comparison } = await ask({ exclude: ['C'] });
    expect([report.result, report.selected]).toEqual(['optimal', ['A']]);
    expect(JSON.stringify(comparison?.differences[0]?.rules)).toContain('What-if!1');
  });

  it('a number, a row or the capacity were another one: and which rows are tight then', async () => {
    const wide = await ask({ set: ['Constraints!2.max_tokens=30'], capacity: '70' });
    expect([wide.report.selected, wide.nowTight, wide.noLongerTight]).toEqual([
      ['A', 'B', 'C'],
      ['Constraints!2', 'Scenario_Config!2'],
      [],
    ]);
    expect((await ask({ drop: ['Constraints!2'], capacity: 'unlimited' })).report.selected).toEqual(['A', 'B', 'C']);
    expect((await ask({ capacity: '10' })).report.selected).toEqual(['A']);
  });

  it('leaves no plan: the rows and the changes that cannot hold together are named', async () => {
    const { report, comparison } = await ask({ include: ['A', 'B'] });
    expect(comparison).toBeNull();
    expect(report.infeasibility?.conflicts.map(({ rows }) => rows.map(({ row }) => row))).toEqual([
      ['Constraints!2', 'What-if!1', 'What-if!2'],
    ]);
  });

  it('is kept as a run of its own, with its parent and the changes, which can be verified; the workbook is not touched', async () => {
    const before = readFileSync(join(source, 'Constraints.csv'), 'utf8');
    const { report } = await ask({ include: ['B'] });
    const store = await app.openStore();
    try {
      expect(await findRun(store, report.runId)).toMatchObject({ parentRunId: parent, changes: ['B included (What-if row 1)'] });
      expect(await checkStore(store)).toEqual([]);
    } finally {
      await store.close();
    }
    expect(await verifyRun(app, { run: report.runId, engine: 'highs-wasm' })).toMatchObject({ inputsMatch: true, planHolds: true });
    expect(JSON.stringify(await showRun(app, report.runId))).toContain('What-if row 1');
    expect(readFileSync(join(source, 'Constraints.csv'), 'utf8')).toBe(before);
    expect((await whatIf(app, { run: report.runId, changes: { ...NOTHING, capacity: '40' } })).report.selected).toEqual(['B']);
  });

  it('is refused with everything that is wrong at once, and nothing is kept', async () => {
    const changes = {
      include: ['E', 'A'],
      exclude: ['A'],
      set: ['Constraints!2.min_tokens=1', 'row 2 = 7', 'Constraints!2.max_tokens=lots'],
      drop: ['Constraints!99'],
      capacity: '-1',
    };
    await expect(ask(changes)).rejects.toMatchObject({
      code: 'what-if-invalid',
      message: [
        "Constraints!99 is no row of this run's rules. Did you mean Constraints!2?",
        'Constraints!2 has no min_tokens to set; it has max_tokens.',
        '"row 2 = 7" is not of the form Constraints!14.max_tokens=300.',
        '"lots" for Constraints!2 is not a number.',
        '"-1" is no capacity: give a number of tokens, or unlimited.',
        'E is no candidate of this run. Did you mean A?',
        '--include A and --exclude A do not go together: give one of them.',
      ].join(' '),
    });
    await expect(ask({})).rejects.toMatchObject({ code: 'what-if-invalid', message: 'Nothing is asked to be different.' });
  });
});
