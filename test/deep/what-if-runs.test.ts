import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeRows } from '../../src/answers/comparison/to-text.ts';
import { toWhatIfJson } from '../../src/answers/what-if/to-json.ts';
import { movedLines, revaluedLines, tightLines } from '../../src/answers/what-if/to-text.ts';
import type { WhatIfAnswer } from '../../src/answers/what-if/what-if.ts';
import { openApp } from '../../src/app/open-app.ts';
import { runScenario } from '../../src/app/run-scenario.ts';
import { showRun } from '../../src/app/runs.ts';
import { verifyRun } from '../../src/app/verify-run.ts';
import { type WhatIfRequest, whatIf } from '../../src/app/what-if.ts';
import type { InputChanges } from '../../src/app/what-if-change.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { checkStore } from '../../src/store/describe-store.ts';
import { findRun } from '../../src/store/find-runs.ts';
import { saveVerification, type Verification } from '../../src/store/verifications.ts';
import { appStore } from '../support/app-store.ts';
import { SMALL_PLAN, writeFolder } from '../support/small-plan.ts';

// Base of the small plan: 60 tokens, the UK capped at 25 (Constraints row 2); best are A and C, worth 190.

const folder = mkdtempSync(join(tmpdir(), 'planwright-what-if-'));
const app = openApp({ store: await appStore(folder), actor: 'ada', colour: 'never', programs: NO_PROGRAMS });
afterAll(() => rmSync(folder, { recursive: true }));
const source = writeFolder(join(folder, 'plan'), SMALL_PLAN);
const NOTHING: InputChanges = { include: [], exclude: [], set: [], drop: [] };
/** A second opinion that found the run to be wrong. */
const DENIAL: Verification = {
  verdict: 'disagree',
  engineName: 'highs-wasm',
  engineVersion: '1',
  settings: {},
  result: 'optimal',
  limit: null,
  objective: [],
  bestBound: [],
  findings: [],
  wallMs: 1,
  verifiedAt: '2026-01-01T00:00:00.000Z',
  actor: 'ada',
};
let parent = '';
/** A run without a plan. */
let barren = '';
const ask = (changes: Partial<InputChanges>, more: Partial<WhatIfRequest> = {}): Promise<WhatIfAnswer> =>
  whatIf(app, { run: parent, changes: { ...NOTHING, ...changes }, ...more });

beforeAll(async () => {
  const options = { scope: 'all', write: false, allowStale: false, leaveOutErrors: false, tieBreak: true } as const;
  for (const constraintSet of ['Tight', 'Base']) {
    const answer = await runScenario(app, { source, constraintSet, ...options });
    if (answer.kind !== 'done') throw new TypeError('the run was refused');
    [barren, parent] = [parent, answer.report.runId];
  }
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
      [
        { row: 'Constraints!2', demand: 'allows at most 30 tokens in country UK' },
        { row: 'Scenario_Config!2', demand: 'has 70 tokens in all' },
      ],
      [],
    ]);
    expect(changeRows(wide.comparison).rows).toContainEqual(['tokens in country UK', '10 of 25', '30 of 30', '+20']);
    expect((await ask({ drop: ['Constraints!2'], capacity: 'unlimited' })).report.selected).toEqual(['A', 'B', 'C']);
    expect((await ask({ capacity: '10' })).report.selected).toEqual(['A']);
  });

  it('leaves no plan: the rows and the changes that cannot hold together are named', async () => {
    const answer = await ask({ include: ['A', 'B'] });
    const { report, comparison } = answer;
    expect(comparison.runs.map(({ hasPlan }) => hasPlan)).toEqual([true, false]);
    expect(toWhatIfJson(answer)).toMatchObject({ parent_run: parent, enters: [], leaves: [], now_tight: [], revalued: null });
    expect(report.infeasibility?.conflicts.map(({ rows }) => rows.map(({ row }) => row))).toEqual([
      ['Constraints!2', 'What-if!1', 'What-if!2'],
    ]);
  });

  it('of a run without a plan: that there is one now is the answer', async () => {
    const answer = await ask({ drop: ['Constraints!3'] }, { run: barren });
    expect([answer.parent.hasPlan, answer.report.selected]).toEqual([false, ['A', 'C']]);
    expect(changeRows(answer.comparison).rows).toContainEqual(['proven best', 'no plan: infeasible', 'yes', '']);
    expect((await ask({ capacity: '50' }, { run: barren })).report.result).toBe('infeasible');
  });

  it('something else were maximised: both plans are told by both objectives', async () => {
    const answer = await ask({ mode: 'weighted_kpis', weights: 'gmv=2, score=1', exclude: ['A'] });
    expect(answer.changes).toEqual(['mode north_star -> weighted_kpis, weights none -> gmv=2, score=1', 'A excluded (What-if row 1)']);
    expect(answer.comparison.isOneMeasure).toBe(false);
    expect(movedLines(answer)).toEqual(['In (1):', '  B  Pay  20 tokens', 'Out (1):', '  A  Search  10 tokens']);
    expect(revaluedLines(answer)).toEqual([
      'By the old objective (north_star: gmv): 190 -> 140 (-50).',
      'By the new objective (weighted_kpis): 1.52 -> 1.12 (-0.4).',
    ]);
    expect(tightLines(answer)).toEqual(['Tight now: Scenario_Config row 2 has 60 tokens in all.']);
  });

  it('is of a what-if, too, and says where that came from; of equally good plans it can take the one that changes least', async () => {
    const first = await ask({ exclude: ['B'] });
    const second = await ask({ capacity: '55' }, { run: first.report.runId, stayClose: true });
    expect(second.report.messages).toEqual([
      `What if, on the inputs of ${first.report.runId}: capacity 60 -> 55.`,
      `${first.report.runId} is a what-if itself, of ${parent}: B excluded (What-if row 1).`,
      `The plan is still that of ${first.report.runId}.`,
      `No search was needed: the changes only ask for more, and the plan of ${first.report.runId}, proven best, keeps them.`,
      `Another plan is worth just as much, with D: planwright alternatives ${second.report.runId} --ties lists such plans.`,
    ]);
    expect(movedLines(second)).toEqual(['The plan stays the same.']);
  });

  it('needs no search where the plan keeps what is asked for, and says whose proof that is; unless that is in doubt', async () => {
    const words = `No search was needed: the changes only ask for more, and the plan of ${parent}, proven best, keeps them.`;
    const { report } = await ask({ exclude: ['B'], include: ['A'] });
    expect([report.result, report.selected]).toEqual(['optimal', ['A', 'C']]);
    expect(report.messages).toContain(words);
    expect((await ask({ exclude: ['B'] }, { engine: 'highs-wasm' })).report.messages).not.toContain(words);
    expect((await ask({ include: ['B'] })).report.messages.join()).not.toContain('No search was needed');
    const denied = await ask({ exclude: ['D'] });
    const store = await app.openStore();
    try {
      await saveVerification(store, denied.report.runId, DENIAL);
    } finally {
      await store.close();
    }
    const after = await ask({ exclude: ['B'] }, { run: denied.report.runId });
    const later = await ask({ include: ['A'] }, { run: after.report.runId });
    for (const { report: it } of [after, later]) {
      expect([it.result, it.selected]).toEqual(['optimal', ['A', 'C']]);
      expect(it.messages.join()).not.toContain('No search was needed');
    }
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
