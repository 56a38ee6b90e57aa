import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, type Document, ended, openDesk } from '../support/cli.ts';
import type { Fault } from '../support/memory-sheets.ts';
import { planSheet } from '../support/plan-sheet.ts';
import { type SheetsServer, startSheetsServer } from '../support/sheets-server.ts';

// The real `planwright serve` is killed in the moment when a job writes into a linked sheet. Another one goes on with the job, and everything stands there once.

const sheet = planSheet();
let google: SheetsServer;
let desk: Desk;
let server: ChildProcess;
let base = '';
beforeAll(async () => {
  google = await startSheetsServer({ sheets: sheet, quota: 10_000 });
  desk = openDesk({ PLANWRIGHT_GOOGLE_API_URL: google.url, PLANWRIGHT_LOG_LEVEL: 'warn' });
  await start();
});
afterAll(async () => {
  server.kill('SIGKILL');
  desk.clear();
  await google.close();
});

const start = async (): Promise<void> => {
  server = desk.start('serve', '--port', '0');
  base = await new Promise((resolve, reject) => {
    let text = '';
    server.stdout?.on('data', (data) => {
      text += String(data);
      const [url] = /http:\/\/\S+/u.exec(text) ?? [];
      if (url !== undefined) resolve(url);
    });
    server.once('exit', (code) => reject(new RangeError(`serve ended with ${code}`)));
  });
};

const ask = async (method: string, path: string, body?: unknown): Promise<Document> => {
  const answer = await fetch(`${base}/v1${path}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answer.json();
};

const rowsOf = (tab: string, runId: string): number =>
  sheet.tabs.some(({ title }) => title === tab) ? sheet.content(tab).filter((row) => row.includes(runId)).length : 0;

/** Kills the server at the next write, which happens all the same or does not. */
const killAtWrite = (happens: boolean): Promise<void> =>
  new Promise((resolve) => {
    sheet.before = (kind): Fault | undefined => {
      if (kind === 'get') return undefined;
      sheet.before = () => undefined;
      server.kill('SIGKILL');
      resolve();
      return happens ? undefined : { dies: 'before' };
    };
  });

it.each([
  ['after it was written', true],
  ['before it was written', false],
] as const)(
  'writes a run once, though the server is killed %s',
  async (name, happens) => {
    await ask('POST', '/workspaces', { workspace: name });
    // Of whoever is at the server's own computer.
    const linked = await ask('POST', `/workspaces/${name}/sheets`, { sheet: google.id });
    const [gone, killed] = [ended(server), killAtWrite(happens)];
    const asked = await ask('POST', `/workspaces/${name}/runs`, { scenario: 'Q1', constraint_set: 'Base', workbook: linked.workbook_id });
    expect(asked).toMatchObject({ status: 'queued' });
    await killed;
    await gone;
    expect(rowsOf('Results', asked.run_id)).toBe(happens ? 4 : 0);
    await start();
    const jobOf = () => ask('GET', `/workspaces/${name}/jobs/${asked.job_id}`);
    await expect.poll(async () => (await jobOf()).status, { timeout: 60_000, interval: 200 }).toBe('succeeded');
    expect(await jobOf()).toMatchObject({ is_good: true, attempt: 2, failure: null });
    expect([rowsOf('Results', asked.run_id), rowsOf('Runs', asked.run_id)]).toEqual([4, 1]);
    expect(sheet.content('Candidates').filter((row) => String(row).includes('OK'))).toHaveLength(4);
    expect(await end(name, linked.workbook_id)).toBe(204);
  },
  120_000,
);

const end = async (place: string, workbook: string): Promise<number> =>
  (await fetch(`${base}/v1/workspaces/${place}/workbooks/${workbook}/link`, { method: 'DELETE' })).status;
