import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openApp } from '../../src/app/open-app.ts';
import type { RunRequest } from '../../src/app/run-request.ts';
import { runScenario } from '../../src/app/run-scenario.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { appStore } from '../support/app-store.ts';

// Runs on what the store kept from an earlier day, because the workbook has errors now or lost a tab's rows.

const folder = mkdtempSync(join(tmpdir(), 'planwright-kept-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const app = openApp({ store: await appStore(folder), actor: 'ada', colour: 'never', programs: NO_PROGRAMS });

/** The UK may spend 5 of three times 5; best are A and C. */
const SOUND = {
  Candidates: 'initiative_key,tokens,country,kpi.gmv,is_selected_for_run\nA,5,uk,10,x\nB,5,uk,9,x\nC,5,de,1,\n',
  Metrics_Config: 'kpi_key,kpi_level\ngmv,north_star\n',
  Scenario_Config: 'scenario_name,objective_mode,objective_weights_json\nS,weighted_kpis,gmv=1\n',
  Constraints: 'scenario_name,constraint_set_name,constraint_type,dimension,dimension_key,max_tokens\nS,C,cap,country,UK,5\n',
  Targets: 'scenario_name,constraint_set_name,kpi_key,target_type,target_value\nS,C,gmv,floor,11\n',
};
type Tabs = { readonly [Tab in keyof typeof SOUND]?: string } & { readonly KPI_Contributions?: string };

const run = async (name: string, tabs: Tabs, more: Partial<RunRequest> = {}) => {
  const source = join(folder, name);
  mkdirSync(source, { recursive: true });
  for (const [tab, text] of Object.entries({ ...SOUND, ...tabs })) writeFileSync(join(source, `${tab}.csv`), text);
  const flags = { scope: 'all', write: false, allowStale: false, leaveOutErrors: false, tieBreak: true } as const;
  const answer = await runScenario(app, { source, ...flags, ...more });
  return answer.kind === 'refused'
    ? { refused: answer.messages.join(' ') }
    : {
        result: answer.report.result,
        selected: answer.report.selected.join(' '),
        says: answer.report.messages.join(' '),
        adjusted: answer.report.adjustments.map((it) => it.words).join(' '),
      };
};

const inNewSpelling = (text: string): string =>
  text
    .replace(/\buk\b/g, 'UK')
    .replace(/\bA,/g, 'a,')
    .replace(/\bgmv\b/g, 'GMV');
const BROKEN_RULE = { Constraints: `${SOUND.Constraints}S,C,capp,country,uk,5\n` };

describe('the last good version of a set', () => {
  it('binds what it names, also where candidates and KPIs are spelled differently now', async () => {
    expect(await run('respelled', {})).toMatchObject({ result: 'optimal', selected: 'A C' });
    const tabs = { Candidates: inNewSpelling(SOUND.Candidates), Metrics_Config: inNewSpelling(SOUND.Metrics_Config), ...BROKEN_RULE };
    expect(await run('respelled', tabs, { allowStale: true })).toMatchObject({ result: 'optimal', selected: 'C a' });
  });

  it('is not run without a KPI that it needs', async () => {
    await run('gone', {});
    const tabs = { Metrics_Config: 'kpi_key,kpi_level\nnps,north_star\n' };
    expect(await run('gone', tabs, { allowStale: true })).toEqual({ refused: expect.stringContaining('needs the KPI gmv') });
    const star = { ...tabs, Scenario_Config: 'scenario_name,objective_mode\nS,north_star\n', Targets: SOUND.Targets.split('S,')[0] ?? '' };
    await run('starless', { ...star, Metrics_Config: SOUND.Metrics_Config });
    const levelled = { ...star, Metrics_Config: SOUND.Metrics_Config.replace('north_star', 'strategic') };
    expect(await run('starless', levelled, { allowStale: true })).toEqual({ refused: expect.stringContaining('needs a north star') });
  });

  it('says which tab it misses, where no row has an error', async () => {
    await run('emptied', {});
    const tabs = { Targets: SOUND.Targets.split('S,')[0] ?? '' };
    const { refused } = await run('emptied', tabs);
    expect(refused).toContain('had rows on a tab that has none any more');
    expect(refused).toContain('Targets has no rows any more.');
    expect(await run('emptied', tabs, { allowStale: true })).toMatchObject({
      result: 'optimal',
      says: expect.stringContaining('its last without errors: a tab that it had rows on has none any more.'),
    });
  });

  it('is run when Candidates cannot be read, whose header is no candidate', async () => {
    await run('headless', {});
    const tabs = { Candidates: SOUND.Candidates.replace('tokens', 'cost') };
    expect(await run('headless', tabs, { allowStale: true })).toMatchObject({ result: 'optimal', selected: 'A C' });
  });
});

it('caps keep binding when Candidates is suddenly empty', async () => {
  const tabs = { Targets: SOUND.Targets.split('S,')[0] ?? '' };
  expect(await run('vanished', tabs)).toMatchObject({ selected: 'A C' });
  expect(await run('vanished', { ...tabs, Candidates: SOUND.Candidates.split('A,')[0] ?? '' })).toMatchObject({ selected: 'A C' });
});

describe('rows with errors that do not say whose they are, or whether they count', () => {
  it('are in scope unless they are plainly not', async () => {
    const selected = { scope: 'selected' } as const;
    const marked = (mark: string): Tabs => ({
      Candidates: `${SOUND.Candidates}E,5,fr,50,${mark}\n,7,fr,1,\n`,
      Targets: 'scenario_name,constraint_set_name,kpi_key,target_type,target_value\n',
    });
    expect(await run('marks', marked('maybe'), selected)).toEqual({ refused: expect.stringContaining('errors: E. Mend') });
    expect(await run('marks', marked('no'), selected)).toMatchObject({ result: 'optimal', selected: 'A' });
    expect(await run('marks', marked('no'))).toEqual({ refused: expect.stringContaining('errors: Candidates!6. Mend') });
  });

  it('are named as the reason why what needs them is not chosen', async () => {
    const tabs = {
      Candidates: SOUND.Candidates.replace('B,5', 'B,5x'),
      Constraints: 'scenario_name,constraint_set_name,constraint_type,dimension_key,member_keys\nS,C,prerequisite,A,B\n',
      Targets: 'scenario_name,constraint_set_name,kpi_key,target_type,target_value\n',
    };
    const answer = await run('needed', tabs, { leaveOutErrors: true });
    expect(answer).toMatchObject({
      result: 'optimal',
      selected: 'C',
      adjusted: 'A cannot be chosen: it needs B (Constraints!2), which is left out because its row has errors',
    });
  });

  it('on KPI_Contributions stop a run where they name nobody, and are named where they name no candidate', async () => {
    const json = (key: string): Tabs => ({ KPI_Contributions: `initiative_key,kpi_contribution_json\n${key},"{""gmv"":3}"\n` });
    expect(await run('nobody', json(''))).toEqual({ refused: expect.stringContaining('errors: KPI_Contributions!2. Mend') });
    expect(await run('nobody', json(''), { leaveOutErrors: true })).toMatchObject({ result: 'optimal', selected: 'A C' });
    expect(await run('nobody', json('Z'))).toMatchObject({
      result: 'optimal',
      says: 'These rows belong to no candidate and count nowhere: KPI_Contributions!2.',
    });
  });
});
