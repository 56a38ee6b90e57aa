import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAudit } from '../../src/app/access/audit.ts';
import { type Attempt, takeUpJob } from '../../src/app/attempt.ts';
import type { TeamDeps } from '../../src/app/jobs.ts';
import { openApp } from '../../src/app/open-app.ts';
import type { Told } from '../../src/asks/ask.ts';
import { ASKS } from '../../src/asks/index.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import type { GoogleAccess } from '../../src/sheet/google/google-access.ts';
import { openGoogleAccess } from '../../src/sheet/google/open-google-access.ts';
import { makeWorkplace } from '../../src/worker/work-job.ts';
import type { Document } from '../support/cli.ts';
import { planSheet } from '../support/plan-sheet.ts';
import { type SheetsServer, startSheetsServer } from '../support/sheets-server.ts';
import { addPlace, type Desk, depsOf, grant, openDesk, tokenFor } from './access-app.ts';
import { IDLE_QUEUE, openService, type Service, workbookBytes } from './open-service.ts';

// A Google Sheet as a workbook of a workspace: whom it may be linked with, and what jobs do with it. Google is played by a Sheets server on loopback.

const ACCOUNT = 'planwright@example.iam.gserviceaccount.com';
const KEY = 'planwright-workspace';

const [sheet, second] = [planSheet(), planSheet()];
let google: SheetsServer;
let access: GoogleAccess | (() => GoogleAccess) | null = null;
const openBroken = (): GoogleAccess => openGoogleAccess({ keyFile: '/nowhere/key.json', apiUrl: null });
let desk: Desk;
let deps: TeamDeps;
let service: Service;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  google = await startSheetsServer({ sheets: sheet, others: { other: second }, quota: 10_000 });
  // Waiting for a quota takes no time here.
  access = { ...openGoogleAccess({ keyFile: null, apiUrl: google.url }, sheet.access.pace), account: ACCOUNT };
  desk = await openDesk();
  const app = openApp({ store: { kind: 'embedded', folder: '' }, actor: 'mia', colour: 'never', programs: NO_PROGRAMS });
  const openGoogle = (): GoogleAccess => (typeof access === 'function' ? access() : (access ?? app.openGoogle()));
  deps = { ...app, ...depsOf(desk), queue: IDLE_QUEUE, openGoogle };
  service = await openService(desk, {}, { openGoogle });
  for (const place of ['Alpha', 'Beta']) await addPlace(desk, place);
  await grant(desk, 'root', 'admin');
  await grant(desk, 'ada', 'planner', 'Alpha');
  await grant(desk, 'bob', 'planner', 'Beta');
  await grant(desk, 'both', 'planner', 'Alpha');
  await grant(desk, 'both', 'planner', 'Beta');
  await grant(desk, 'ina', 'admin', 'Alpha');
  await grant(desk, 'vic', 'viewer', 'Alpha');
  for (const who of ['root', 'ada', 'bob', 'both', 'ina', 'vic']) tokens[who] = await tokenFor(desk, who);
}, 120_000);
afterAll(async () => {
  await service.close();
  await desk.close();
  await google.close();
});
beforeEach(() => {
  sheet.before = () => undefined;
  second.before = () => undefined;
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Document;
}

const ask = async (who: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const isFile = Buffer.isBuffer(body);
  const content = isFile ? new Uint8Array(body) : JSON.stringify(body);
  const answer = await fetch(`${service.base}/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body: content }),
    headers: {
      authorization: `Bearer ${tokens[who]}`,
      ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
      ...headers,
    },
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: text === '' ? {} : JSON.parse(text) };
};

const link = (who: string, place: string, named: string = google.id, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(who, 'POST', `/workspaces/${place}/sheets`, { sheet: named }, headers);
const unlink = (who: string, place: string, workbook: string): Promise<Answer> =>
  ask(who, 'DELETE', `/workspaces/${place}/workbooks/${workbook}/link`);
const problemOf = ({ status, json }: Answer): string => `${status} ${json.code}`;
const deeds = async (): Promise<readonly string[]> =>
  (await readAudit(deps, {}, 100)).filter(({ action }) => /sheet|link/u.test(action)).map((it) => `${it.action} ${it.subject}`);

let workbook = '';

describe('linking a Google Sheet', () => {
  it('is for whoever is known to learn whom to share it with', async () => {
    expect((await ask('vic', 'GET', '/google')).json).toEqual({ is_set_up: true, account: ACCOUNT });
    const before = access;
    access = null;
    expect((await ask('vic', 'GET', '/google')).json).toEqual({ is_set_up: false, account: null });
    const refused = await link('ada', 'Alpha');
    expect(problemOf(refused)).toBe('409 google-not-set-up');
    expect(refused.json.hint).toContain('PLANWRIGHT_GOOGLE_KEY_FILE');
    access = openBroken;
    const broken = await link('ada', 'Alpha');
    expect(problemOf(broken)).toBe('409 google-key-unreadable');
    // Where the key lies is for whoever runs the server.
    expect(JSON.stringify(broken.json)).not.toContain('/nowhere');
    expect((await ask('vic', 'GET', '/google')).json).toEqual({ is_set_up: false, account: null });
    access = before;
  });

  it('tells what Google has against it', async () => {
    expect(problemOf(await link('ada', 'Alpha', 'https://example.org/x'))).toBe('400 sheet-address-invalid');
    expect(problemOf(await link('ada', 'Alpha', 'nothing-there'))).toBe('404 sheet-not-found');
    sheet.before = () => ({ refused: { status: 403, text: 'The caller does not have permission' } });
    const refused = await link('ada', 'Alpha');
    expect(problemOf(refused)).toBe('409 sheet-not-shared');
    expect(refused.json.hint).toContain(ACCOUNT);
    sheet.before = () => ({ refused: { status: 503, text: 'The service is currently unavailable.' } });
    const away = await link('ada', 'Alpha');
    expect(problemOf(away)).toBe('503 google-unavailable');
    expect(away.headers.get('retry-after')).toBe('5');
  });

  it('takes the agreement of the sheet itself, whatever the role within a workspace', async () => {
    for (const who of ['ada', 'ina']) {
      const refused = await link(who, 'Alpha');
      expect(problemOf(refused)).toBe('409 sheet-not-agreed');
      expect(refused.json.hint).toContain('Planwright > Settings > Link this sheet');
      // What the sheet of another team is called is for that team.
      expect(JSON.stringify(refused.json)).not.toContain('Roadmap');
    }
    sheet.mark(KEY, 'Beta');
    sheet.mark(KEY, 'Alpha', 'PROJECT');
    sheet.mark('another-key', 'Alpha');
    expect(problemOf(await link('ada', 'Alpha'))).toBe('409 sheet-not-agreed');
    expect(await deeds()).toEqual([]);
    expect((await ask('ada', 'GET', '/workspaces/Alpha/workbooks')).json.items).toEqual([]);
  });

  it('makes it a workbook of the workspace, once', async () => {
    // Names of workspaces are compared with case and spaces around them aside.
    sheet.mark(KEY, ' ALPHA');
    const address = `https://docs.google.com/spreadsheets/d/${google.id}/edit?gid=0#gid=0`;
    const made = await link('ada', 'Alpha', address, { 'idempotency-key': 'k1' });
    expect(made.status).toBe(201);
    workbook = made.json.workbook_id;
    expect(made.json).toMatchObject({
      file_name: 'Roadmap',
      uploaded_by: 'ada',
      live: { spreadsheet_id: google.id, url: `https://docs.google.com/spreadsheets/d/${google.id}/edit` },
    });
    expect(made.headers.get('location')).toBe(`/v1/workspaces/Alpha/workbooks/${workbook}`);
    const calls = sheet.calls.length;
    const replayed = await link('ada', 'Alpha', address, { 'idempotency-key': 'k1' });
    expect([replayed.status, replayed.json, replayed.headers.get('idempotent-replayed')]).toEqual([201, made.json, 'true']);
    const again = await link('ada', 'alpha');
    expect([again.status, again.json]).toEqual([200, made.json]);
    expect(sheet.calls).toHaveLength(calls);
    expect((await ask('vic', 'GET', `/workspaces/Alpha/workbooks/${workbook}`)).json).toEqual(made.json);
    expect((await ask('vic', 'GET', '/workspaces/Alpha/overview')).json.workbook).toMatchObject({
      version: null,
      by: 'ada',
      live: made.json.live,
    });
    expect(await deeds()).toEqual([`sheet-create ${workbook}`]);
  });

  it('is refused to another workspace, which is told whose it is only where it may know', async () => {
    expect((await link('bob', 'Beta')).json).toMatchObject({
      code: 'sheet-linked',
      status: 409,
      detail: expect.stringContaining('another workspace'),
    });
    expect((await link('both', 'Beta')).json.detail).toContain('the workspace "Alpha"');
    expect((await link('root', 'Beta')).json).toMatchObject({ code: 'sheet-linked' });
    expect(problemOf(await link('vic', 'Alpha', 'other'))).toBe('403 role-too-low');
    expect(problemOf(await unlink('vic', 'Alpha', workbook))).toBe('403 role-too-low');
    expect(problemOf(await unlink('bob', 'Beta', workbook))).toBe('404 workbook-unknown');
  });

  it('keeps no content here', async () => {
    const place = `/workspaces/Alpha/workbooks/${workbook}`;
    expect((await ask('vic', 'GET', `${place}/versions`)).json).toEqual({ items: [] });
    for (const path of ['content', 'tabs', 'tabs/Candidates/rows'])
      expect(problemOf(await ask('vic', 'GET', `${place}/${path}`))).toBe('409 workbook-live');
    expect(problemOf(await ask('ada', 'POST', `${place}/versions`, workbookBytes()))).toBe('409 workbook-live');
  });

  it('can end, and be made again, in the same workspace as the same workbook', async () => {
    expect((await unlink('ada', 'Alpha', workbook)).status).toBe(204);
    expect((await unlink('ada', 'Alpha', workbook)).status).toBe(204);
    const place = `/workspaces/Alpha/workbooks/${workbook}`;
    expect((await ask('ada', 'GET', place)).json.live).toBeNull();
    expect(problemOf(await ask('ada', 'GET', `${place}/tabs`))).toBe('409 workbook-unlinked');
    expect(problemOf(await ask('ada', 'POST', '/workspaces/Alpha/runs', {}))).toBe('404 workbook-unknown');
    expect((await ask('ada', 'GET', '/workspaces/Alpha/overview')).json.workbook).toBeNull();
    const there = await link('bob', 'Beta');
    expect(there).toMatchObject({ status: 201 });
    expect(there.json.workbook_id).not.toBe(workbook);
    expect(problemOf(await link('ada', 'Alpha'))).toBe('409 sheet-linked');
    expect((await unlink('bob', 'Beta', there.json.workbook_id)).status).toBe(204);
    sheet.title = 'Roadmap 2027';
    expect(await link('ada', 'Alpha')).toMatchObject({ status: 201, json: { workbook_id: workbook, file_name: 'Roadmap 2027' } });
    expect(problemOf(await unlink('ada', 'Alpha', 'WB-unknown'))).toBe('404 workbook-unknown');
    expect((await deeds()).slice(0, 3)).toEqual([
      `sheet-create ${workbook}`,
      `workbook-link-delete ${there.json.workbook_id}`,
      `sheet-create ${there.json.workbook_id}`,
    ]);
  });

  it('is won by one of those who link it at once', async () => {
    second.mark(KEY, 'Alpha');
    second.mark(KEY, 'Beta');
    const answers = await Promise.all([link('ada', 'Alpha', 'other'), link('bob', 'Beta', 'other'), link('both', 'Alpha', 'other')]);
    const statuses = answers.map(problemOf).toSorted();
    expect([
      ['200 undefined', '201 undefined', '409 sheet-linked'],
      ['201 undefined', '409 sheet-linked', '409 sheet-linked'],
    ]).toContainEqual(statuses);
    for (const { status, json } of answers)
      if (status < 300) await unlink('root', json.uploaded_by === 'bob' ? 'Beta' : 'Alpha', json.workbook_id);
  });

  it('needs no agreement where an admin of all workspaces asks', async () => {
    second.metadata.splice(0);
    expect(problemOf(await link('ada', 'Alpha', 'other'))).toBe('409 sheet-not-agreed');
    const made = await link('root', 'Beta', 'other');
    expect(made.status).toBe(201);
    expect((await unlink('root', 'Beta', made.json.workbook_id)).status).toBe(204);
  });
});

const ASKED = { scenario: 'Q1', constraint_set: 'Base' };
const work = (jobId: string): Promise<void> => makeWorkplace(deps, 'worker', () => {}).take(jobId);
const submit = async (path: string, body: unknown = {}, place = 'Alpha'): Promise<string> => {
  const { json } = await ask('root', 'POST', `/workspaces/${place}/${path}`, body);
  return json.job_id ?? `no job: ${JSON.stringify(json)}`;
};
const jobOf = async (jobId: string, place = 'Alpha'): Promise<Document> =>
  (await ask('vic', 'GET', `/workspaces/${place}/jobs/${jobId}`)).json;
/** Asked, done and told. */
const done = async (path: string, body: unknown = {}): Promise<Document> => {
  const jobId = await submit(path, body);
  await work(jobId);
  return jobOf(jobId);
};

/** What stands in a tab, without what differs from run to run. */
const shown = (tab: readonly (readonly (string | number | boolean | null)[])[]): readonly string[] => {
  const [head = []] = tab;
  const isPassing = (at: number): boolean => /^(run_id|.*_at|updated_source)$/u.test(String(head[at]));
  return tab.map((row) => row.map((it, at) => `${head[at]}=${isPassing(at) ? '' : (it ?? '')}`).join(' '));
};
const rowsOf = (tab: string, mark: string): number =>
  sheet.tabs.some(({ title }) => title === tab) ? sheet.content(tab).filter((row) => row.includes(mark)).length : 0;

const takeUp = async (jobId: string): Promise<Attempt> => {
  const attempt = await takeUpJob(deps, jobId, 'first');
  if (!attempt) throw new RangeError(`${jobId} has ended`);
  return attempt;
};

/** What an attempt does, its end aside. */
const tell = async ({ deps: its, job: { kind, request, runId } }: Attempt): Promise<Told | undefined> =>
  ASKS.get(kind)?.tell(its, request, { ...(runId === null ? {} : { runId }) });

describe('jobs of a linked sheet', () => {
  it('check it and write a status beside each row', async () => {
    const checked = await done(`workbooks/${workbook}/check`, { write: true });
    expect(checked).toMatchObject({ status: 'succeeded', is_good: true });
    expect(shown(sheet.content('Candidates'))[1]).toContain('run_status=OK');
    expect((await ask('vic', 'GET', '/workspaces/Alpha/overview')).json.check).toMatchObject({ kind: 'check', version: null, errors: 0 });
    sheet.title = 'Roadmap, spring';
    expect(await done(`workbooks/${workbook}/sync`)).toMatchObject({ status: 'succeeded' });
    expect((await ask('vic', 'GET', `/workspaces/Alpha/workbooks/${workbook}`)).json.file_name).toBe('Roadmap, spring');
  });

  it('run it where no workbook is named, with the statuses and results that the same workbook gets as a file', async () => {
    const ran = await done('runs', ASKED);
    expect(ran).toMatchObject({ status: 'succeeded', is_good: true, answer: { result: 'optimal' } });
    const file = (await ask('root', 'POST', '/workspaces/Beta/workbooks?file_name=plan.xlsx', workbookBytes())).json.workbook_id;
    await work(await submit(`workbooks/${file}/sync`, {}, 'Beta'));
    await work(await submit('runs', ASKED, 'Beta'));
    for (const tab of ['Candidates', 'Constraints', 'Targets', 'Results', 'Runs', 'Gaps_and_Alerts']) {
      const { json } = await ask('bob', 'GET', `/workspaces/Beta/workbooks/${file}/tabs/${tab}/rows`);
      const texts = (json.rows as { readonly cells: readonly (string | null)[] }[]).map(({ cells }) => cells);
      const live = sheet.content(tab).map((row) => row.map((it) => (typeof it === 'boolean' ? String(it).toUpperCase() : it)));
      const width = Math.max(...live.map(({ length }) => length));
      const filled = (rows: readonly (readonly (string | number | null)[])[]) =>
        rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? null));
      expect([tab, shown(filled(live))]).toEqual([tab, shown(filled(texts))]);
    }
    expect(sheet.content('Candidates').flat()).toContain('=1+1');
  });

  it('write once, though a worker dies after its write and another one does the job again', async () => {
    const jobId = await submit('runs', ASKED);
    const first = await takeUp(jobId);
    await tell(first);
    const runId = first.job.runId ?? '';
    const [rows, batches] = [rowsOf('Results', runId), sheet.batches.length];
    expect(rows).toBe(4);
    await work(jobId);
    expect(await jobOf(jobId)).toMatchObject({ status: 'succeeded', attempt: 2, run_id: runId });
    expect([rowsOf('Results', runId), rowsOf('Runs', runId), sheet.batches.length]).toEqual([rows, 1, batches]);
  });

  it('write once, though a worker that was taken for dead goes on when another one has done the job', async () => {
    const jobId = await submit('runs', ASKED);
    const first = await takeUp(jobId);
    const [begun, asleep] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const openSource: typeof first.deps.openSource = async (path) => {
      const source = await first.deps.openSource(path);
      const write: typeof source.write = async (...edits) => {
        begun.resolve();
        await asleep.promise;
        return source.write(...edits);
      };
      return { ...source, write };
    };
    const late = tell({ ...first, deps: { ...first.deps, openSource } });
    await begun.promise;
    await work(jobId);
    const [batches, runId] = [sheet.batches.length, first.job.runId ?? ''];
    expect(await jobOf(jobId)).toMatchObject({ status: 'succeeded', attempt: 2 });
    asleep.resolve();
    expect((await late)?.failure).toMatchObject({ code: 'job-superseded' });
    expect([sheet.batches.length, rowsOf('Results', runId)]).toEqual([batches, 4]);
  });

  it('write the results of all of them, where several end at once', async () => {
    const attempts = [];
    for (let count = 0; count < 3; count++) attempts.push(await takeUp(await submit('runs', ASKED)));
    const told = await Promise.all(attempts.map(tell));
    expect(told.map((it) => it?.failure ?? null)).toEqual([null, null, null]);
    for (const { job } of attempts) expect([rowsOf('Results', job.runId ?? ''), rowsOf('Runs', job.runId ?? '')]).toEqual([4, 1]);
    for (const attempt of attempts) await attempt.handBack();
  });

  it('add an answer to it once, however often it is tried', async () => {
    const runId = (await done('runs', ASKED)).run_id;
    const jobId = await submit(`runs/${runId}/robustness`, { samples: 5, tokens_pct: '10', write: true });
    await tell(await takeUp(jobId));
    const rows = rowsOf('Robustness', runId);
    expect(rows).toBeGreaterThan(4);
    await work(jobId);
    expect(await jobOf(jobId)).toMatchObject({ status: 'succeeded', attempt: 2 });
    expect(rowsOf('Robustness', runId)).toBe(rows);
    // Asked anew it is another answer.
    desk.clock.now = new Date(desk.clock.now.getTime() + 1_000);
    await done(`runs/${runId}/robustness`, { samples: 5, tokens_pct: '10', write: true });
    expect(rowsOf('Robustness', runId)).toBe(2 * rows);
    const other = (await done('runs', ASKED)).run_id;
    expect(await done('compare', { runs: [runId, other] })).toMatchObject({ status: 'succeeded', is_good: true });
    expect(sheet.content('Compare')[1]).toEqual(['run', 'run_id', runId, other]);
  });

  it('read it anew where its rows were changed before the write', async () => {
    const jobId = await submit(`workbooks/${workbook}/sync`, { write: true });
    let gets = 0;
    sheet.type('Candidates', 5, 4, 6);
    sheet.before = (kind) => {
      // Two calls read it; the third is the look right before the write.
      if (kind === 'get' && ++gets === 3) sheet.type('Candidates', 5, 4, 7);
      return undefined;
    };
    await work(jobId);
    expect(await jobOf(jobId)).toMatchObject({ status: 'queued' });
    await work(jobId);
    expect(await jobOf(jobId)).toMatchObject({ status: 'succeeded', attempt: 2 });
    const { json } = await ask('vic', 'GET', '/workspaces/Alpha/candidates');
    expect(JSON.stringify(json.items)).toContain('"engineering_tokens":7');
  });

  it('bring nothing back to what the sheet was, where another one has read it later and synced it', async () => {
    const jobId = await submit(`workbooks/${workbook}/sync`, { write: false });
    const first = await takeUp(jobId);
    const [begun, asleep] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const openSource: typeof first.deps.openSource = async (path) => {
      const source = await first.deps.openSource(path);
      const read: typeof source.read = async (wanted) => {
        const found = await source.read(wanted);
        begun.resolve();
        await asleep.promise;
        return found;
      };
      return { ...source, read };
    };
    const late = tell({ ...first, deps: { ...first.deps, openSource } });
    await begun.promise;
    sheet.type('Candidates', 5, 4, 8);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await done(`workbooks/${workbook}/sync`);
    asleep.resolve();
    await expect(late).rejects.toMatchObject({ code: 'workbook-changed' });
    await work(jobId);
    expect(await jobOf(jobId)).toMatchObject({ status: 'succeeded', attempt: 2 });
    expect(JSON.stringify((await ask('vic', 'GET', '/workspaces/Alpha/candidates')).json.items)).toContain('"engineering_tokens":8');
  });

  it('are tried again where Google is away, and tell what only a person can mend', async () => {
    const jobId = await submit('runs', ASKED);
    sheet.before = () => ({ refused: { status: 503, text: 'The service is currently unavailable.' } });
    await work(jobId);
    expect(await jobOf(jobId)).toMatchObject({ status: 'queued', failure: null });
    sheet.before = (kind) =>
      kind === 'batchUpdate' ? { refused: { status: 403, text: 'The caller does not have permission' } } : undefined;
    await work(jobId);
    const told = await jobOf(jobId);
    expect(told).toMatchObject({ status: 'succeeded', failure: { code: 'sheet-read-only' } });
    expect(told.failure.hint).toContain(ACCOUNT);
    expect(rowsOf('Results', told.run_id)).toBe(0);
  });

  it('fail in plain words where it is linked no more', async () => {
    const jobId = await submit('runs', ASKED);
    await unlink('ada', 'Alpha', workbook);
    await work(jobId);
    expect((await jobOf(jobId)).failure).toMatchObject({ code: 'workbook-unlinked', hint: 'Link it again, or name another workbook.' });
    expect((await link('ada', 'Alpha')).json.workbook_id).toBe(workbook);
    // The link ends in the middle of a job: what it has found is not written.
    const attempt = await takeUp(await submit(`workbooks/${workbook}/check`, { write: true }));
    const source = await attempt.deps.openSource(`workbook:${workbook}`);
    const { fingerprint } = await source.read(() => true);
    await unlink('ada', 'Alpha', workbook);
    await expect(source.write({ edits: [], newSheets: [] }, fingerprint)).rejects.toMatchObject({ code: 'workbook-unlinked' });
    expect(await submit('runs', { workbook: `gsheet:${google.id}` })).toContain('workbook-unknown');
    expect((await link('ada', 'Alpha')).json.workbook_id).toBe(workbook);
    expect(await done('runs', { ...ASKED, workbook })).toMatchObject({ status: 'succeeded', is_good: true });
    sheet.before = () => ({ refused: { status: 403, text: 'The caller does not have permission' } });
    expect(await done('runs', ASKED)).toMatchObject({ status: 'failed', failure: { code: 'sheet-not-shared' } });
  });
});
