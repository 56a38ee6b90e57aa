import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Start } from '../../apps-script/src/menu/calls.ts';
import { given, toEnd, troubleOf, wordsOf } from '../apps-script/desk.ts';
import { openScript, type Script } from '../support/apps-script.ts';
import { hardPlanTabs } from '../support/hard-plan.ts';
import { ask } from '../support/page.ts';
import { planSheet } from '../support/plan-sheet.ts';
import { openService, type Service } from '../support/service.ts';
import { type SheetsServer, startSheetsServer } from '../support/sheets-server.ts';
import { edited, SMALL_PLAN } from '../support/small-plan.ts';

// From a sheet that nobody linked to a plan in it, by the menu alone: the script as it is pasted, a whole server, and a Sheets server on loopback
// between them. The sheet that the script sees is the one that the server reads and writes.

const sheet = planSheet(edited(SMALL_PLAN, 'Candidates', 'D,Track,DE,5,0', 'D,Track,DE,five,0'));
const hard = planSheet(hardPlanTabs());
let google: SheetsServer;
let service: Service;
let script: Script;

beforeAll(async () => {
  google = await startSheetsServer({ sheets: sheet, others: { hard }, quota: 10_000 });
  service = await openService({ PLANWRIGHT_GOOGLE_API_URL: google.url });
  await ask(service, '', { workspace: 'Live' });
  script = await openScript(sheet, google.id, { hosts: { 'planwright.example.org': service.url } });
  await enter(script);
}, 180_000);
afterAll(async () => {
  await script.close();
  await service.close();
  await google.close();
});

const enter = async (into: Script): Promise<void> => {
  const token = await service.tokenFor('tom', 'planner');
  given(await into.ask('save', { server: 'planwright.example.org', workspace: 'live', token }));
};
const does = async (start: Start): Promise<string> => wordsOf((await toEnd(script, await script.ask('start', start))).shown.blocks);
const explained = async (tab: string, row: number): Promise<string> => {
  Object.assign(script.state.selected, { tab, row, column: 1 });
  return wordsOf((await toEnd(script, await script.ask('explain', null))).shown.blocks);
};
const run = (set: string): Start => ({ kind: 'run', scope: 'all', choice: { scenario: 'Q1', set } });

it('is linked by the menu, which writes the consent that the server asks for', async () => {
  expect(given(await script.ask('test', null))).toMatchObject({ principal: 'tom', role: 'planner', isSetUp: true, isLinked: false });
  expect(troubleOf(await script.ask('start', { kind: 'check' })).title).toBe('This sheet is not linked');
  expect(given(await script.ask('link', null)).lines[0]).toContain('linked with the workspace');
  expect(sheet.metadata).toMatchObject([{ metadataKey: 'planwright-workspace', metadataValue: 'live', visibility: 'DOCUMENT' }]);
  given(await script.ask('link', null));
  expect(given(await script.ask('test', null)).isLinked).toBe(true);
});

it('is checked: the status stands in the row, the selection jumps there, and the row explains itself', async () => {
  const { shown } = await toEnd(script, await script.ask('start', { kind: 'check' }));
  expect(wordsOf(shown.blocks)).toMatch(/1 error to mend/u);
  if (shown.firstError) given(await script.ask('goTo', shown.firstError));
  expect(script.state.selected).toEqual({ tab: 'Candidates', row: 5, column: 4 });
  expect(sheet.content('Candidates')[4]?.join(' ')).toContain('ERROR [number-invalid]');
  expect(await explained('Candidates', 5)).toMatch(/Candidates row 5: engineering_tokens is "five"[\s\S]*To mend it: /u);
});

it('is run, explained by the run that its tab Runs names, and compared into its tab Compare', async () => {
  sheet.type('Candidates', 5, 4, 5);
  expect(await does(run('Base'))).toMatch(/Proven best plan\.\n2 of 4 initiatives for 50 tokens of 60/u);
  expect(sheet.content('Results')).toHaveLength(5);
  expect(sheet.content('Candidates')[4]?.join(' ')).not.toContain('ERROR');
  expect(await explained('Candidates', 3)).toMatch(/^B is left out\n/u);
  expect(await explained('Targets', 2)).toMatch(/^Targets row 2\nTargets row 2 /u);
  expect(await does(run('Tight'))).toContain('No plan can keep all of these rules together.');
  expect(await explained('Candidates', 3)).toMatch(
    /has no plan that could be explained[\s\S]*Constraints row 3: asks for at least 25 tokens/u,
  );
  const runs = given(await script.ask('runs', null));
  expect(runs.map(({ isOfSheet }) => isOfSheet)).toEqual([true, true]);
  expect(await does({ kind: 'compare', runs: runs.map(({ runId }) => runId) })).toContain('The tab Compare is written');
  expect(sheet.content('Compare').flat()).toContain(runs[0]?.runId);
});

it('says what stands in its way in words', async () => {
  const tab = sheet.tab('Candidates');
  tab.protectedRanges.push({ range: { sheetId: tab.sheetId }, warningOnly: false, requestingUserCanEdit: false });
  sheet.type('Candidates', 5, 4, 'six');
  const words = await does({ kind: 'check' });
  expect(words).toContain('A protected range is in the way');
  expect(words).not.toContain('Every row says its own');
  tab.protectedRanges.pop();
  sheet.before = () => ({ refused: { status: 403, text: 'The caller does not have permission' } });
  expect(await does({ kind: 'check' })).toContain('The sheet is not shared with Planwright');
  sheet.before = () => undefined;
});

it('is told when its link has ended', async () => {
  const headers = { authorization: `Bearer ${service.token}` };
  const list = await fetch(`${service.url}/v1/workspaces/Live/workbooks`, { headers });
  const { items } = (await list.json()) as { readonly items: readonly { readonly workbook_id: string }[] };
  await fetch(`${service.url}/v1/workspaces/Live/workbooks/${items[0]?.workbook_id}/link`, { method: 'DELETE', headers });
  const ended = await script.ask('start', { kind: 'check' });
  const words = ended.isGood ? wordsOf((await toEnd(script, ended)).shown.blocks) : troubleOf(ended).title;
  expect(words).toContain('not linked any more');
  expect(troubleOf(await script.ask('start', { kind: 'check' })).title).toBe('This sheet is not linked');
});

it('keeps the best plan of a run that is stopped, and claims no proof', async () => {
  const other = await openScript(hard, 'hard', { hosts: { 'planwright.example.org': service.url } });
  await enter(other);
  given(await other.ask('link', null));
  let watched = given(await other.ask('start', { kind: 'run', scope: 'all', choice: { scenario: 'Q1', set: 'Hard' } }));
  while (watched.kind === 'going' && !/best \d/u.test(watched.going.line)) watched = given(await other.ask('poll', watched.watch));
  if (watched.kind !== 'going') throw new Error('it has ended already');
  given(await other.ask('stop', { jobId: watched.watch.jobId }));
  const { shown } = await toEnd(other, { isGood: true, value: watched });
  expect(wordsOf(shown.blocks)).toMatch(
    /not proven best: the run was canceled before the proof; at most .+ % better is possible[\s\S]*Gap \| \d+\.\d+ %/u,
  );
  expect(hard.content('Results').length).toBeGreaterThan(200);
  await other.close();
});
