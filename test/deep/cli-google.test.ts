import { afterEach, expect, it } from 'vitest';
import { openGoogleAccess } from '../../src/sheet/google/open-google-access.ts';
import { openSource } from '../../src/sheet/open-source.ts';
import { bigPlanTabs } from '../support/big-plan.ts';
import { type Desk, openDesk } from '../support/cli.ts';
import { MemorySheets } from '../support/memory-sheets.ts';
import { type SheetsServer, startSheetsServer } from '../support/sheets-server.ts';
import { edited, SMALL_PLAN, writeFolder, writeXlsx } from '../support/small-plan.ts';

// The real command line on a Google Sheet, over HTTP: what a planner types is `gsheet:<id>` instead of a path.

let server: SheetsServer;
let desk: Desk;
const open = async (quota?: number): Promise<void> => {
  const sheets = new MemorySheets();
  sheets.add('Sheet1', []);
  server = await startSheetsServer({ sheets, ...(quota === undefined ? {} : { quota }) });
  desk = openDesk({ PLANWRIGHT_GOOGLE_API_URL: server.url });
};
afterEach(async () => {
  desk.clear();
  await server.close();
});

const SHEET = 'gsheet:abc';
const fill = async (tabs = SMALL_PLAN): Promise<void> => {
  const copied = await desk.planwright('export', `${writeFolder(`${desk.folder}/plan`, tabs)}`, '--to', SHEET);
  expect(copied.stderr).toBe('');
  expect(copied.code).toBe(0);
};

it('is checked, synced and run, and holds the same results as a workbook would', async () => {
  await open();
  await fill();
  expect((await desk.planwright('check', SHEET, '--write')).code).toBe(0);
  expect((await desk.planwright('sync', SHEET)).code).toBe(0);
  const asked = ['--scenario', 'Q1', '--constraint-set', 'Base', '--workspace', 'Live'] as const;
  const live = await desk.json('run', SHEET, ...asked);
  expect(live.document).toMatchObject({ result: 'optimal' });
  const path = writeXlsx(`${desk.folder}/plan.xlsx`);
  const file = await desk.json('run', path, '--scenario', 'Q1', '--constraint-set', 'Base', '--workspace', 'File');
  const resultsOf = async (place: string): Promise<readonly string[]> => {
    const source = openSource(place, () => openGoogleAccess({ keyFile: null, apiUrl: server.url }));
    const { sheets } = await source.read((name) => name === 'Results');
    const rows = sheets.find(({ name }) => name === 'Results')?.rows ?? [];
    const [head] = rows;
    const passing = new Set(
      head?.cells.flatMap(({ column, value }) => (value.kind === 'text' && /^(run_id|.*_at)$/u.test(value.text) ? [column] : [])),
    );
    return rows.map(({ cells }) =>
      cells
        .filter(({ column }) => !passing.has(column))
        .map(({ column, value }) => `${column} ${JSON.stringify(value)}`)
        .join(' · '),
    );
  };
  const [ofSheet, ofFile] = [await resultsOf(SHEET), await resultsOf(path)];
  expect(ofSheet.length).toBeGreaterThan(4);
  expect(ofSheet).toEqual(ofFile);
  expect(live.document.set_hash).toBe(file.document.set_hash);
  expect((await desk.planwright('run', SHEET, ...asked)).code).toBe(0);
  expect(server.sheets.content('Candidates').flat()).toContain('=1+1');
});

it('says what is wrong: no sheet, no account, a reader', async () => {
  await open();
  const unknown = await desk.planwright('check', 'gsheet:other');
  expect(unknown.code).not.toBe(0);
  expect(unknown.stderr).toContain('There is no such Google Sheet, or Planwright may not see it.');
  await fill(edited(SMALL_PLAN, 'Candidates', 'B,Pay,UK,20', 'B,Pay,UK,abc'));
  server.sheets.before = (kind) =>
    kind === 'batchUpdate' ? { refused: { status: 403, text: 'The caller does not have permission' } } : undefined;
  const reader = await desk.planwright('check', SHEET, '--write');
  expect(reader.stderr).toContain('Planwright may read the Google Sheet but not write into it; nothing was written.');
  server.sheets.before = () => ({ refused: { status: 401, text: 'invalid_grant' } });
  expect((await desk.planwright('check', SHEET)).stderr).toContain('Google does not accept the account of Planwright');
});

it('reads ten thousand rows with three calls at most, and writes them with ten', async () => {
  await open();
  await fill(bigPlanTabs(10_000));
  const before = server.sheets.calls.length;
  const checked = await desk.planwright('check', SHEET);
  expect(checked.stderr).toBe('');
  expect(server.sheets.calls.length - before).toBeLessThanOrEqual(3);
  const read = server.sheets.calls.length;
  expect((await desk.planwright('check', SHEET, '--write')).code).toBe(0);
  const calls = server.sheets.calls.slice(read);
  expect(calls.length).toBeLessThanOrEqual(3 + 10);
  expect(calls.filter((it) => it === 'batchUpdate').length).toBeGreaterThan(0);
  const statuses = server.sheets.content('Candidates').filter((row) => row.includes('OK')).length;
  expect(statuses).toBe(10_000);
});
