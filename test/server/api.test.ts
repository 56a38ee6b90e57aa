import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT, madeFrom } from '../../scripts/make-client.ts';
import { MAX_FILE_BYTES } from '../../src/app/workbooks.ts';
import { type Desk, openDesk } from './access-app.ts';
import { openService, type Service, workbookBytes } from './open-service.ts';

let desk: Desk;
let service: Service;
beforeAll(async () => {
  desk = await openDesk();
  service = await openService(desk);
  await service.client.POST('/v1/workspaces', { body: { workspace: 'Plan' } });
}, 120_000);
afterAll(async () => {
  await service.close();
  await desk.close();
});

const OTHER_PLAN = { Candidates: 'initiative_key,engineering_tokens\nA,1\n' };
const OCTETS = { 'content-type': 'application/octet-stream' };

const ask = async (
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> } = {},
) => {
  const answer = await fetch(`${service.base}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') === true && text !== '';
  return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : undefined };
};

const upload = (headers: Record<string, string> = {}, body = workbookBytes()) =>
  ask('POST', '/v1/workspaces/Plan/workbooks?file_name=plan.xlsx', { headers: { ...OCTETS, ...headers }, body: new Uint8Array(body) });

const askJson = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask('POST', path, { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });

describe('the description of the API', () => {
  it('is what the typed client was made from (npm run client renews it)', () => {
    const root = join(import.meta.dirname, '../..');
    const [first] = readFileSync(join(root, CLIENT), 'utf8').split('\n');
    expect(first).toBe(madeFrom(readFileSync(join(root, 'docs/openapi.json'), 'utf8')));
  });

  it('is served for machines and for people, without a script', async () => {
    expect((await ask('GET', '/openapi.json')).json.openapi).toBe('3.1.0');
    const page = await ask('GET', '/docs');
    expect(page.text).toContain('/v1/workspaces/{workspace}/runs');
    expect(page.text).not.toMatch(/<script|style="/u);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  });
});

it('the menu for a Google Sheet is there to be copied, by whoever has to paste it', async () => {
  const { text, headers } = await ask('GET', '/menu/Code.gs');
  expect(text).toBe(readFileSync(join(import.meta.dirname, '../../apps-script/dist/Code.gs'), 'utf8'));
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
});

describe('a workbook', () => {
  it('makes a workspace of its own, where it is one', async () => {
    const first = (fileName: string, body: Uint8Array) =>
      ask('POST', `/v1/workbooks?workspace=Own&file_name=${fileName}`, { headers: OCTETS, body: new Uint8Array(body) });
    expect((await first('notes.txt', workbookBytes())).json.code).toBe('source-unsupported');
    expect((await first('plan.xlsx', new Uint8Array([1, 2, 3]))).json.detail).toMatch(/^This workbook is damaged/u);
    // Neither has left an empty workspace behind.
    const made = await first('plan.xlsx', workbookBytes());
    expect(made).toMatchObject({ status: 201, json: { workspace: 'Own', file_name: 'plan.xlsx' } });
    expect(await first('plan.xlsx', workbookBytes())).toMatchObject({ status: 409, json: { code: 'workspace-taken' } });
    expect((await ask('GET', made.headers.get('location') ?? '')).json.workbook_id).toBe(made.json.workbook_id);
  });

  it('is uploaded, listed and downloaded byte for byte', async () => {
    const bytes = workbookBytes();
    const made = await upload({}, bytes);
    expect(made.status).toBe(201);
    const place = made.headers.get('location') ?? '';
    expect((await ask('GET', place)).json).toEqual(made.json);
    const { data } = await service.client.GET('/v1/workspaces/{workspace}/workbooks', { params: { path: { workspace: 'plan' } } });
    expect(data?.items[0]?.workbook_id).toBe(made.json.workbook_id);
    const got = await fetch(`${service.base}${place}/content`);
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
    expect(got.headers.get('content-disposition')).toContain('plan.xlsx');
  });

  it('is not sent again to whoever has it, and not overwritten by whoever has an older one', async () => {
    const { headers } = await upload();
    const place = headers.get('location') ?? '';
    const tag = (await ask('GET', `${place}/content`)).headers.get('etag') ?? '';
    const again = await ask('GET', `${place}/content`, { headers: { 'if-none-match': tag } });
    expect([again.status, again.text]).toEqual([304, '']);
    const other = workbookBytes(OTHER_PLAN);
    const send = (known: string, body: Buffer) =>
      ask('POST', `${place}/versions`, { headers: { ...OCTETS, 'if-match': known }, body: new Uint8Array(body) });
    expect((await send(tag, other)).json).toMatchObject({ version: 2 });
    const late = await send(tag, workbookBytes());
    expect([late.status, late.json.code]).toEqual([412, 'workbook-changed']);
    const { json } = await ask('GET', `${place}/versions`);
    expect(json.items.map((it: { version: number }) => it.version)).toEqual([2, 1]);
    // Whichever is there.
    expect((await send('*', workbookBytes())).json).toMatchObject({ version: 3 });
  });

  it('must be one, of a size that can be read', async () => {
    for (const [body, name] of [
      [Buffer.from('no workbook'), 'plan.xlsx'],
      [Buffer.alloc(0), 'plan.xlsx'],
      [workbookBytes(), 'plan.csv'],
    ] as const) {
      const { status, json } = await ask('POST', `/v1/workspaces/Plan/workbooks?file_name=${name}`, {
        headers: OCTETS,
        body: new Uint8Array(body),
      });
      expect(status, name).toBe(400);
      expect(json.code).toMatch(/^[a-z-]+$/u);
    }
    const other = await askJson('/v1/workspaces/Plan/workbooks?file_name=plan.xlsx', {});
    expect([other.status, other.json.code]).toEqual([415, 'kind-unknown']);
    expect(other.json.hint).toContain('content-type: application/octet-stream');
    const nameless = await ask('POST', '/v1/workspaces/Plan/workbooks', { headers: OCTETS, body: new Uint8Array(workbookBytes()) });
    expect(nameless.json.errors).toEqual([{ place: 'querystring.file_name', message: 'This is missing.' }]);
  });

  it('that says it is too large is refused before it is read', async () => {
    const { connect } = await import('node:net');
    const { port } = new URL(service.base);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(
          `POST /v1/workspaces/Plan/workbooks?file_name=a.xlsx HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/octet-stream\r\ncontent-length: ${MAX_FILE_BYTES + 1}\r\n\r\n`,
        ),
      );
      socket.once('data', (data) => {
        resolve(String(data));
        socket.destroy();
      });
    });
    expect(answer).toMatch(/^HTTP\/1.1 413 /u);
    expect(answer).toContain('"code":"too-large"');
    expect(answer).toContain('What was sent is larger than 200 MB, and was not read.');
  });
});

describe('a request with an Idempotency-Key', () => {
  it('is done once, and answered the same', async () => {
    const first = await upload({ 'idempotency-key': 'once' });
    const second = await upload({ 'idempotency-key': 'once' });
    expect([second.status, second.json, second.headers.get('location')]).toEqual([first.status, first.json, first.headers.get('location')]);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    const audit = await ask('GET', '/v1/workspaces/Plan/audit');
    const named = audit.json.items.filter((it: { subject: string }) => it.subject === first.json.workbook_id);
    expect(named).toHaveLength(1);
  });

  it('is another one where anything of it differs', async () => {
    await upload({ 'idempotency-key': 'other' });
    const { status, json } = await upload({ 'idempotency-key': 'other' }, workbookBytes(OTHER_PLAN));
    expect([status, json.code]).toEqual([422, 'key-reused']);
  });

  it('is done once even where it comes twice at the same time', async () => {
    const path = '/v1/workspaces/Plan/workbooks?file_name=twin.xlsx';
    const send = () => ask('POST', path, { headers: { ...OCTETS, 'idempotency-key': 'twin' }, body: new Uint8Array(workbookBytes()) });
    const answers = await Promise.all([send(), send(), send()]);
    for (const { status, json } of answers) expect([201, 409], json.code).toContain(status);
    const { json } = await ask('GET', '/v1/workspaces/Plan/workbooks');
    expect(json.items.filter((it: { file_name: string }) => it.file_name === 'twin.xlsx')).toHaveLength(1);
  });

  it('may be sent anew after a day', async () => {
    const before = await upload({ 'idempotency-key': 'daily' });
    desk.clock.now = new Date(desk.clock.now.getTime() + 25 * 3_600_000);
    expect((await upload({ 'idempotency-key': 'daily' })).json.workbook_id).not.toBe(before.json.workbook_id);
  });

  it('does nothing where it cannot be kept who asked, and may be sent again', async () => {
    const { json: book } = await upload();
    const send = () => askJson('/v1/workspaces/Plan/runs', { workbook: book.workbook_id }, { 'idempotency-key': 'broken' });
    const { sql } = await import('drizzle-orm');
    await desk.store.queries.execute(sql`alter table audit_log rename to audit_away`);
    const broken = await send();
    await desk.store.queries.execute(sql`alter table audit_away rename to audit_log`);
    expect(broken.status).toBe(500);
    const again = await send();
    expect([again.status, again.headers.get('idempotent-replayed'), again.json.kind]).toEqual([202, null, 'run']);
    expect(again.headers.get('location')).toBe(`/v1/workspaces/Plan/jobs/${again.json.job_id}`);
    const { json } = await ask('GET', `/v1/workspaces/Plan/jobs?kind=run&limit=200`);
    expect(json.items[0].job_id).toBe(again.json.job_id);
    expect(json.items.filter((it: { queued_at: string }) => it.queued_at === again.json.queued_at)).toHaveLength(1);
  });

  it('keeps no secret: a token is shown once', async () => {
    const body = { name: 'laptop', days: 1 };
    const made = await askJson('/v1/tokens', body, { 'idempotency-key': 'token' });
    expect(made.status).toBe(201);
    const again = await askJson('/v1/tokens', body, { 'idempotency-key': 'token' });
    expect([again.status, again.json.code]).toEqual([409, 'answer-shown']);
    const { sql } = await import('drizzle-orm');
    const kept = await desk.store.queries.execute(sql`select answer_json::text as it from idempotency_keys`);
    expect(JSON.stringify(kept)).not.toContain(made.json.token);
  });
});

describe('a run', () => {
  it('is ended by its own name, before it has begun too', async () => {
    const { json: book } = await upload();
    const { json: asked } = await askJson('/v1/workspaces/Plan/runs', { workbook: book.workbook_id });
    const ended = await ask('POST', `/v1/workspaces/Plan/runs/${asked.run_id}/cancel`);
    expect([ended.status, ended.json]).toMatchObject([202, { job_id: asked.job_id, run_id: asked.run_id, status: 'canceled' }]);
    const none = await ask('POST', '/v1/workspaces/Plan/runs/RUN-1/cancel');
    expect([none.status, none.json.code]).toEqual([404, 'run-unknown']);
  });
});

describe('how a job goes', () => {
  it('is told at once to those who cannot listen to a stream, and no event twice', async () => {
    const { json: book } = await upload();
    const { json: asked } = await askJson('/v1/workspaces/Plan/runs', { workbook: book.workbook_id });
    const look = async (after: number) =>
      (
        await ask('GET', `/v1/workspaces/Plan/jobs/${asked.job_id}/events`, {
          headers: { accept: 'application/json', 'last-event-id': String(after) },
        })
      ).json;
    const begun = await look(0);
    expect(begun).toMatchObject({ job: { job_id: asked.job_id, status: 'queued' }, items: [{ event: 'queued', data: { attempt: 0 } }] });
    expect((await look(begun.items[0].id)).items).toEqual([]);
    await ask('POST', `/v1/workspaces/Plan/jobs/${asked.job_id}/cancel`);
    expect(await look(begun.items[0].id)).toMatchObject({ job: { status: 'canceled' }, items: [{ event: 'canceled' }] });
  });
});

describe('lists', () => {
  it('come in pages that miss nothing and show nothing twice', async () => {
    const { json: book } = await upload();
    const before = (await ask('GET', '/v1/workspaces/Plan/jobs?kind=run&limit=200')).json.items;
    const made: string[] = before.map((it: { job_id: string }) => it.job_id);
    for (let count = 0; count < 5; count++) {
      const { json, status } = await askJson('/v1/workspaces/Plan/runs', { workbook: book.workbook_id });
      expect(status).toBe(202);
      made.unshift(json.job_id);
    }
    const seen: string[] = [];
    for (let path: string | null = '/v1/workspaces/Plan/jobs?limit=2&kind=run'; path !== null; ) {
      const { json, headers } = await ask('GET', path);
      expect(json.items.length).toBeLessThanOrEqual(2);
      seen.push(...json.items.map((it: { job_id: string }) => it.job_id));
      path = /<([^>]+)>; rel="next"/u.exec(headers.get('link') ?? '')?.[1] ?? null;
      expect(path === null).toBe(json.next_cursor === null);
    }
    expect(seen).toEqual(made);
  });

  it('are not sent again where nothing has changed', async () => {
    for (const noun of ['runs', 'jobs', 'candidates', 'scenarios', 'constraint-sets', 'changes', 'publications']) {
      const path = `/v1/workspaces/Plan/${noun}`;
      const first = await ask('GET', path);
      expect(first.status, noun).toBe(200);
      const again = await ask('GET', path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
      expect([again.status, again.text], noun).toEqual([304, '']);
    }
  });
});

describe('what is wrong', () => {
  it('with a request is told all at once, each with its place', async () => {
    const { status, headers, json } = await askJson('/v1/workspaces/Plan/runs', { scope: 'some', time_limit_seconds: -1, nonsense: 1 });
    expect([status, headers.get('content-type')]).toEqual([422, 'application/problem+json']);
    expect(json).toMatchObject({ status: 422, code: 'request-invalid' });
    expect(json.errors.length).toBeGreaterThanOrEqual(3);
  });

  it('is named by a code that does not change', async () => {
    const codes = [
      ['GET', '/v1/workspaces/None/runs', 404, 'workspace-unknown'],
      ['GET', '/v1/workspaces/Plan/runs/RUN-1', 404, 'run-unknown'],
      ['GET', '/v1/workspaces/Plan/jobs/JOB-1', 404, 'job-unknown'],
      ['GET', '/v1/workspaces/Plan/workbooks/WB-1', 404, 'workbook-unknown'],
      ['GET', '/v1/nothing', 404, 'route-unknown'],
      ['GET', '/v1/workspaces/100%', 400, 'request-invalid'],
      ['GET', `/v1/workspaces/${'x'.repeat(501)}`, 414, 'request-invalid'],
      ['GET', '/v1/workspaces/Plan/runs?limit=0', 422, 'request-invalid'],
      ['GET', '/v1/workspaces/Plan/changes?cursor=x', 422, 'request-invalid'],
      ['GET', '/v1/workspaces/Plan/constraint-sets/99/versions', 404, 'set-unknown'],
    ] as const;
    for (const [method, path, status, code] of codes) {
      const { json, ...answer } = await ask(method, path);
      expect([answer.status, json?.code], path).toEqual([status, code]);
    }
  });

  it('is what nobody can have written: no name holds it, and that is all there is to say', async () => {
    const none = '%00%EE%80%80';
    const place = '/v1/workspaces/Plan';
    const asked = await Promise.all([
      ...['runs', 'jobs', 'workbooks'].map((noun) => ask('GET', `${place}/${noun}/${none}`)),
      ...['runs?scenario=', 'runs?constraint_set=', 'runs?cursor=', 'jobs?cursor=', 'jobs?kind=', 'jobs?run_id=', 'candidates?cursor='].map(
        (list) => ask('GET', `${place}/${list}${none}`),
      ),
      ask('GET', `/v1/workspaces/${none}`),
      ask('GET', `/v1/runs/${none}`),
      askJson(`${place}/runs`, { workbook: '\0' }),
      askJson(`${place}/ask/runs`, { scenario: '\0' }),
      askJson(`${place}/ask/show-run`, { run: '\0' }),
    ]);
    for (const { status, text } of asked) expect([200, 404, 422], text).toContain(status);
  });

  it('never shows a stack, whatever breaks', async () => {
    const broken = await ask('POST', '/v1/workspaces/Plan/runs', { headers: { 'content-type': 'application/json' }, body: '{"scope":' });
    expect([broken.status, broken.json.code]).toEqual([400, 'request-invalid']);
    expect(broken.text).not.toMatch(/node_modules|\.ts:|at /u);
  });
});
