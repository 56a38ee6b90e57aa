import type { ChildProcess } from 'node:child_process';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readXlsx } from '../../src/sheet/xlsx-bytes.ts';
import { workbookBytes } from '../server/open-service.ts';
import { type Desk, type Document, ended, openDesk } from '../support/cli.ts';

/** The real `planwright serve` with nothing set, asked by a stranger with plain HTTP. */

let desk: Desk;
let server: ChildProcess;
let base = '';
beforeAll(async () => {
  desk = openDesk({ PLANWRIGHT_LOG_LEVEL: 'warn' });
  server = desk.start('serve', '--port', '0');
  base = await new Promise((resolve, reject) => {
    let text = '';
    server.stdout?.on('data', (data) => {
      text += String(data);
      const [url] = /http:\/\/\S+/u.exec(text) ?? [];
      if (url !== undefined) resolve(`${url}/v1/workspaces`);
    });
    server.once('exit', (code) => reject(new RangeError(`serve ended with ${code}`)));
  });
}, 120_000);
afterAll(() => {
  server.kill('SIGKILL');
  desk.clear();
});

const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${base}${path}`, {
    method,
    headers: { prefer: 'wait=60', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json: Document = answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
  return { status: answer.status, headers: answer.headers, text, json };
};

/** Listens to a job, after an event, for so many events or to the end; then breaks the connection off. */
const listen = async (job: string, after: string | null, most: number): Promise<readonly EventSourceMessage[]> => {
  const cut = new AbortController();
  const heard: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => heard.push(event) });
  const headers = after === null ? {} : { 'last-event-id': after };
  const answer = await fetch(`${base}/Plan/jobs/${job}/events`, { headers, signal: cut.signal });
  if (answer.status === 204 || !answer.body) return heard;
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const decoder = new TextDecoder();
  for await (const chunk of answer.body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (heard.length >= most) break;
  }
  cut.abort();
  return heard.slice(0, most);
};

let workbook = '';
let run = '';
describe('a stranger with nothing but HTTP', () => {
  it('uploads a workbook, checks and syncs it', async () => {
    expect((await ask('POST', '', { workspace: 'Plan' })).status).toBe(201);
    const made = await fetch(`${base}/Plan/workbooks?file_name=plan.xlsx`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(workbookBytes()),
    });
    workbook = ((await made.json()) as { workbook_id: string }).workbook_id;
    const checked = await ask('POST', `/Plan/workbooks/${workbook}/check`);
    expect([checked.status, checked.json.is_good]).toEqual([200, true]);
    const dry = await ask('POST', `/Plan/workbooks/${workbook}/sync`, { dry_run: true });
    expect([dry.status, dry.json.status]).toEqual([200, 'succeeded']);
    expect((await ask('GET', '/Plan/candidates')).json.items).toEqual([]);
    expect((await ask('POST', `/Plan/workbooks/${workbook}/sync`)).status).toBe(200);
    expect((await ask('GET', '/Plan/candidates')).json.items).toHaveLength(4);
    const [set] = (await ask('GET', '/Plan/constraint-sets')).json.items;
    expect((await ask('GET', `/Plan/constraint-sets/${set.set_id}/versions`)).json.items).toMatchObject([
      { version: 1, is_archived: false },
    ]);
  });

  it('runs it, watches it over a connection that breaks, and hears each event once', async () => {
    const asked = await ask('POST', '/Plan/runs', { scenario: 'Q1', constraint_set: 'Base' }, { prefer: '' });
    expect(asked.status).toBe(202);
    const { job_id, run_id } = asked.json;
    run = run_id;
    const heard: EventSourceMessage[] = [];
    while (heard.at(-1)?.event !== 'succeeded') {
      const more = await listen(job_id, heard.at(-1)?.id ?? null, 1);
      expect(more).toHaveLength(1);
      heard.push(...more);
    }
    expect(heard.map(({ event }) => event).filter((it) => it !== 'progress')).toEqual(['queued', 'running', 'succeeded']);
    // From the start, in one go: the same.
    expect(await listen(job_id, null, 1_000)).toEqual(heard);
    // Whoever has heard all and comes again is told that there is no more.
    expect(await listen(job_id, heard.at(-1)?.id ?? null, 1_000)).toEqual([]);
    const words = await ask('GET', `/Plan/jobs/${job_id}`, undefined, { accept: 'text/plain' });
    expect(words.text).toContain('Proven best plan.');
  }, 60_000);

  it('downloads what was written', async () => {
    const answer = await fetch(`${base}/Plan/workbooks/${workbook}/content`);
    const written = readXlsx('plan.xlsx', new Uint8Array(await answer.arrayBuffer()), () => true);
    expect(written.sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['Runs', 'Results', 'Gaps_and_Alerts']));
    const versions: Document[] = (await ask('GET', `/Plan/workbooks/${workbook}/versions`)).json.items;
    expect(versions.at(-1)).toMatchObject({ version: 1, job_id: null });
    expect(versions[0].job_id).toMatch(/^JOB-/u);
    const first = await fetch(`${base}/Plan/workbooks/${workbook}/content?version=1`);
    expect(Buffer.from(await first.arrayBuffer()).equals(workbookBytes())).toBe(true);
    expect((await ask('GET', `/Plan/runs/${run}`)).json).toMatchObject({ result: 'optimal', objective: [190] });
    expect((await ask('GET', `/Plan/runs/${run}/portfolio`)).json.items.map((it: Document) => it.initiative_key)).toEqual(['A', 'C']);
    for (const format of ['json', 'lp', 'mps']) expect((await ask('GET', `/Plan/runs/${run}/problem?format=${format}`)).status).toBe(200);
  });

  it('asks what if, lays the two side by side, and publishes one', async () => {
    const whatif = await ask('POST', `/Plan/runs/${run}/whatif`, { include: ['B'] });
    expect([whatif.status, whatif.json.status, whatif.json.failure]).toEqual([200, 'succeeded', null]);
    const other = whatif.json.run_id;
    expect((await ask('GET', `/Plan/compare?run=${run}&run=${other}`)).json.runs).toHaveLength(2);
    expect((await ask('POST', `/Plan/runs/${other}/publish`, { note: 'agreed' })).status).toBe(200);
    expect((await ask('GET', '/Plan/runs/published')).json.run_id).toBe(other);
    expect((await ask('GET', '/Plan/publications')).json.publications).toHaveLength(1);
    expect((await ask('GET', '/Plan/runs')).json.items.map((it: Document) => [it.run_id, it.published])).toEqual([
      [other, true],
      [run, false],
    ]);
  }, 60_000);

  it('asks everything else about the run', async () => {
    for (const [kind, body] of [
      ['curve', {}],
      ['explain', { initiative: 'B' }],
      ['alternatives', {}],
      ['verify', {}],
      ['robustness', { tokens_pct: 10, samples: 20 }],
    ] as const) {
      const { status, json } = await ask('POST', `/Plan/runs/${run}/${kind}`, body);
      expect([kind, status, json.status ?? json.detail, json.failure]).toEqual([kind, 200, 'succeeded', null]);
    }
  }, 120_000);

  it('is answered, or told to come again, when the server ends', async () => {
    const waiting = listen((await ask('GET', '/Plan/jobs?limit=1')).json.items[0].job_id, null, 1_000);
    await waiting;
    const end = ended(server);
    server.kill('SIGTERM');
    expect((await end).code).toBe(0);
    await expect(ask('GET', '/Plan/runs')).rejects.toThrow();
  }, 30_000);
});
