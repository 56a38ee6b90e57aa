import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/cli.ts';
import { planSheet } from '../support/plan-sheet.ts';
import { openService, type Service } from '../support/service.ts';
import { type SheetsServer, startSheetsServer } from '../support/sheets-server.ts';
import { writeXlsx } from '../support/small-plan.ts';

// The command line, asking a team's server about a Google Sheet: the sheet is linked there, and what is asked is done there.

const SHEET = 'gsheet:abc';

const sheets = planSheet();
let google: SheetsServer;
let service: Service;
let planner: Desk;
beforeAll(async () => {
  google = await startSheetsServer({ sheets, quota: 10_000 });
  service = await openService({ PLANWRIGHT_GOOGLE_API_URL: google.url });
  // No setting for Google on the planner's own computer.
  planner = openDesk({ PLANWRIGHT_SERVER: service.url, PLANWRIGHT_TOKEN: await service.tokenFor('tom', 'planner') });
  const root = openDesk({ PLANWRIGHT_SERVER: service.url, PLANWRIGHT_TOKEN: service.token });
  for (const workspace of ['Alpha', 'Beta'])
    expect((await root.planwright('sync', writeXlsx(`${root.folder}/plan.xlsx`), '--workspace', workspace)).code).toBe(0);
  root.clear();
});
afterAll(async () => {
  planner.clear();
  await service.close();
  await google.close();
});

it('is linked there with its own consent, in the workspace that is named', async () => {
  const unnamed = await planner.planwright('check', SHEET);
  expect(unnamed.stderr).toContain('The sheet is linked with none of your workspaces: Alpha, Beta.');
  expect([unnamed.code, unnamed.stderr.includes('--workspace NAME')]).toEqual([2, true]);
  const refused = await planner.planwright('check', SHEET, '--workspace', 'Alpha');
  expect(refused.stderr).toContain('The sheet does not say that it is for the workspace "Alpha".');
  expect(refused.code).toBe(2);
  sheets.mark('planwright-workspace', 'Alpha');
  const linked = await planner.planwright('check', SHEET, '--workspace', 'alpha', '--write');
  expect(linked.stderr).toContain('The sheet is linked with the workspace "alpha" of the server from now on.');
  expect(linked.code).toBe(0);
  expect(sheets.content('Candidates').flat()).toContain('OK');
  const elsewhere = await planner.planwright('sync', SHEET, '--workspace', 'Beta');
  expect([elsewhere.code, elsewhere.stderr.includes('linked with the workspace "Alpha"')]).toEqual([2, false]);
});

it('is found where it is linked, and run and written there; nothing is downloaded', async () => {
  const ran = await planner.planwright(
    'run',
    'https://docs.google.com/spreadsheets/d/abc/edit#gid=0',
    '--scenario',
    'Q1',
    '--constraint-set',
    'Base',
  );
  expect(ran.stdout).toContain('Proven best plan.');
  expect([ran.code, ran.stderr.includes('linked with')]).toEqual([0, false]);
  expect(sheets.content('Results')).toHaveLength(5);
  // The desk's own store, and nothing beside it.
  expect(readdirSync(planner.folder)).toEqual(['home']);
  const [, first = []] = sheets.content('Runs');
  const again = await planner.json('run', SHEET, '--scenario', 'Q1', '--constraint-set', 'Base');
  const compared = await planner.planwright('compare', String(first[0]), String(again.document.run_id), '--write', SHEET);
  expect(compared.code).toBe(0);
  expect(sheets.content('Compare')[1]).toEqual(['run', 'run_id', first[0], again.document.run_id]);
});
