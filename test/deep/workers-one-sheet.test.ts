import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { type Desk, type Document, openDesk } from '../support/cli.ts';
import { planSheet } from '../support/plan-sheet.ts';
import { type SheetsServer, startSheetsServer } from '../support/sheets-server.ts';

// Workers that are programs of their own end runs in the same moment, all of one live sheet.

const url = process.env.PLANWRIGHT_TEST_POSTGRES_URL;
const database = `sheet_${randomBytes(6).toString('hex')}`;
const sheet = planSheet();
const RUNS = 9;
const children: { readonly kill: (signal: 'SIGKILL') => unknown }[] = [];
let desk: Desk | undefined;
let google: SheetsServer | undefined;
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  desk?.clear();
  await google?.close();
  if (url) await administer(`drop database if exists ${database} with (force)`);
});

const administer = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};

const startServer = (there: Desk): Promise<string> =>
  new Promise((resolve, reject) => {
    const server = there.start('serve', '--port', '0');
    children.push(server);
    let text = '';
    server.stdout?.on('data', (data) => {
      text += String(data);
      const [base] = /http:\/\/\S+/u.exec(text) ?? [];
      if (base !== undefined) resolve(base);
    });
    server.once('exit', (code) => reject(new RangeError(`serve ended with ${code}`)));
  });

it.skipIf(!url)(
  'keeps the rows of every run (without PLANWRIGHT_TEST_POSTGRES_URL: skipped, for there are no workers of their own)',
  async () => {
    await administer(`create database ${database}`);
    google = await startSheetsServer({ sheets: sheet, quota: 100_000, delayMs: 150 });
    desk = openDesk({
      PLANWRIGHT_GOOGLE_API_URL: google.url,
      PLANWRIGHT_LOG_LEVEL: 'warn',
      PLANWRIGHT_DATABASE_URL: Object.assign(new URL(url ?? ''), { pathname: `/${database}` }).href,
    });
    const base = await startServer(desk);
    for (let count = 0; count < 3; count++) children.push(desk.start('worker'));
    const ask = async (path: string, body?: unknown): Promise<Document> => {
      const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      return (await fetch(`${base}/v1/workspaces${path}`, body === undefined ? {} : post)).json();
    };
    await ask('', { workspace: 'Alpha' });
    const linked = await ask('/Alpha/sheets', { sheet: google.id });
    const asked = { scenario: 'Q1', constraint_set: 'Base', workbook: linked.workbook_id };
    const jobs = await Promise.all(Array.from({ length: RUNS }, () => ask('/Alpha/runs', asked)));
    const states = async (): Promise<readonly string[]> =>
      (await Promise.all(jobs.map((it) => ask(`/Alpha/jobs/${it.job_id}`)))).map(
        ({ status, failure }) => `${status} ${failure?.code ?? ''}`,
      );
    await expect.poll(states, { timeout: 120_000, interval: 500 }).toEqual(jobs.map(() => 'succeeded '));
    const rowsOf = (tab: string, runId: string): number => sheet.content(tab).filter((row) => row.includes(runId)).length;
    expect(jobs.map((it) => [rowsOf('Results', it.run_id), rowsOf('Runs', it.run_id)])).toEqual(jobs.map(() => [4, 1]));
  },
  180_000,
);
