import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compareStoredRuns } from '../../src/app/compare-stored-runs.ts';
import { openApp } from '../../src/app/open-app.ts';
import { publicationHistory, publishPlan, unpublishPlan } from '../../src/app/published-plan.ts';
import type { RunAnswer } from '../../src/app/run-request.ts';
import { runScenario } from '../../src/app/run-scenario.ts';
import { recentRuns, showRun } from '../../src/app/runs.ts';
import { whatIf } from '../../src/app/what-if.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { appStore } from '../support/app-store.ts';
import { edited, SMALL_PLAN, type Tabs, writeFolder } from '../support/small-plan.ts';
import { NO_CHANGES } from '../support/what-if-agreement.ts';

// Base of the small plan: 60 tokens, the UK capped at 25 (Constraints row 2); best are A and C, worth 190. Tight has no plan.

const folder = mkdtempSync(join(tmpdir(), 'planwright-published-'));
const app = openApp({ store: await appStore(folder), actor: 'ada', colour: 'never', programs: NO_PROGRAMS });
afterAll(() => rmSync(folder, { recursive: true }));

type Done = Extract<RunAnswer, { kind: 'done' }>;
const run = async (
  tabs: Tabs = SMALL_PLAN,
  more: { readonly constraintSet?: string; readonly stayCloseTo?: string } = {},
): Promise<Done> => {
  const options = { scope: 'all', write: false, allowStale: false, leaveOutErrors: false, tieBreak: true } as const;
  const source = writeFolder(join(folder, 'plan'), tabs);
  const answer = await runScenario(app, { source, constraintSet: 'Base', ...options, ...more });
  if (answer.kind !== 'done') throw new TypeError(`the run was refused: ${answer.messages.join(' ')}`);
  return answer;
};
const changeOf = ({ report }: Done): string => report.messages[0] ?? '';

describe('a published plan', () => {
  let published = '';

  it('is that of a run which has one, and is told in later runs of the scenario', async () => {
    const first = await run();
    expect(first.change).toBeNull();
    published = first.report.runId;
    expect(await publishPlan(app, published, 'agreed in May')).toMatchObject({
      replaces: null,
      warnings: [],
      publication: { actor: 'ada' },
    });
    await expect(publishPlan(app, published, '')).rejects.toMatchObject({ code: 'published-already' });
    expect(changeOf(await run())).toMatch(/^This is the published plan RUN-\S+ \(ada, \d{4}-\d\d-\d\d\), with the same figures\.$/u);
  });

  it('that is worse now is told with what it would be worth, and can be stayed close to', async () => {
    const wider = edited(SMALL_PLAN, 'Scenario_Config', '2026-Q1,60', '2026-Q1,70');
    const answer = await run(edited(wider, 'Constraints', 'UK,,25', 'UK,,30'), { stayCloseTo: 'published' });
    expect(answer.report.selected).toEqual(['A', 'B', 'C']);
    expect(changeOf(answer)).toContain(
      `the published plan ${published} (ada, ${answer.report.startedAt.slice(0, 10)}): in: B; tokens 50 -> 70 (+20); gmv 190 -> 240 (+50); objective north_star: gmv 190 -> 240 (+50). As things stand the published plan could stay, and is worth 50 less than this one.`,
    );
    expect(answer.change).toMatchObject({ enters: ['B'], leaves: [], today: { gone: [], breaks: [] } });
    expect(answer.report.messages).toContainEqual(expect.stringContaining(`Compared with ${published}, B is new.`));
  });

  it('that cannot stay names what it would break and what is gone', async () => {
    const answer = await run(edited(SMALL_PLAN, 'Constraints', 'UK,,25', 'UK,,9'));
    expect(changeOf(answer)).toContain('As things stand the published plan cannot stay: it would break Constraints row 2.');
    const without = edited(
      edited(SMALL_PLAN, 'Candidates', 'C,Ship,DE,40', 'C,Ship,DE,'),
      'Candidates',
      'A,Search,UK,10,100',
      'A,Search,UK,10,90',
    );
    expect(changeOf(await run(without))).toContain('cannot stay: C cannot be chosen any more.');
    const none = await run(SMALL_PLAN, { constraintSet: 'Tight' });
    expect(changeOf(none)).toContain('No plan to hold against the published plan');
    await expect(publishPlan(app, none.report.runId, '')).rejects.toMatchObject({ code: 'run-without-plan' });
  });

  it('answers to its name, is marked, replaced and taken back, and all of that is kept', async () => {
    const { report } = await whatIf(app, { run: 'published', changes: { ...NO_CHANGES, include: ['B'] } });
    expect((await compareStoredRuns(app, { runs: ['published', report.runId] })).comparison.runs.map(({ runId }) => runId)).toEqual([
      published,
      report.runId,
    ]);
    const second = await publishPlan(app, report.runId, '');
    expect(second).toMatchObject({ replaces: published, warnings: [expect.stringContaining('what-if')] });
    expect((await recentRuns(app, {}, 50)).filter(({ isPublished }) => isPublished)).toMatchObject([
      { runId: report.runId, parentRunId: published, changes: ['B included (What-if row 1)'] },
    ]);
    expect(JSON.parse(JSON.stringify(await showRun(app, report.runId)))).toMatchObject({
      parent_run: published,
      published: { act: 'published' },
    });
    await expect(unpublishPlan(app, published, '')).rejects.toMatchObject({
      code: 'not-published',
      hint: `That is the plan of ${report.runId}.`,
    });
    await unpublishPlan(app, report.runId, 'a mistake');
    expect((await publicationHistory(app, {})).map(({ act, runId, note }) => [act, runId, note])).toEqual([
      ['unpublished', report.runId, 'a mistake'],
      ['published', report.runId, ''],
      ['published', published, 'agreed in May'],
    ]);
    await expect(run(SMALL_PLAN, { stayCloseTo: 'published' })).rejects.toMatchObject({ code: 'published-unknown' });
    expect((await run()).change).toBeNull();
  });
});
