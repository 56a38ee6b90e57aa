import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAudit } from '../../src/app/access/audit.ts';
import { openApp } from '../../src/app/open-app.ts';
import { runScenario } from '../../src/app/run-scenario.ts';
import { scopedDeps } from '../../src/app/scoped-deps.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import type { RouteRule } from '../../src/server/access-rules.ts';
import { makeServer } from '../../src/server/make-server.ts';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { findLink } from '../../src/store/live-sheets.ts';
import { addPlace, DEFAULTS, type Desk, depsOf, grant, openDesk, tokenFor } from '../server/access-app.ts';
import { planSheet } from '../support/plan-sheet.ts';
import { edited, SMALL_PLAN, smallSheets } from '../support/small-plan.ts';

// Two workspaces with the same in each. Whatever can be changed in one is changed once, and must be in the log; whatever is named in one must not
// be found in the other.

/** What there is in a workspace. */
interface World {
  readonly workspace: string;
  readonly workbook: string;
  readonly run: string;
  /** A run that a job makes, in time. */
  readonly asked: string;
  readonly job: string;
  readonly token: string;
}

let desk: Desk;
let app: FastifyInstance;
let admin: string;
let alpha: World;
let beta: World;

const BYTES = Buffer.from(newWorkbookBytes(smallSheets(SMALL_PLAN)));
const CHANGED = Buffer.from(newWorkbookBytes(smallSheets(edited(SMALL_PLAN, 'Constraints', 'agreed in May', 'agreed in June'))));
const SHEET = 'abc';
const BINARY = { 'content-type': 'application/octet-stream' };

const ask = (options: InjectOptions): Promise<LightMyRequestResponse> =>
  app.inject({ ...options, headers: { authorization: `Bearer ${admin}`, ...options.headers } });

const makeWorld = async (deps: Parameters<typeof scopedDeps>[0], workspace: string): Promise<World> => {
  const workspaceId = await addPlace(desk, workspace);
  const base = `/v1/workspaces/${workspace}`;
  const uploaded = await ask({ method: 'POST', url: `${base}/workbooks?file_name=plan.xlsx`, payload: BYTES, headers: BINARY });
  const { workbook_id: workbook } = uploaded.json<{ readonly workbook_id: string }>();
  const scoped = scopedDeps(deps, { actor: 'mia', workspaceId, job: null, store: desk.store });
  const answer = await runScenario(scoped, {
    source: `workbook:${workbook}`,
    workspace,
    constraintSet: 'Base',
    scope: 'all',
    write: false,
    allowStale: false,
    leaveOutErrors: false,
    tieBreak: true,
    timeLimitMs: 60_000,
  });
  if (answer.kind !== 'done') throw new TypeError('the run was refused');
  const run = answer.report.runId;
  const asked = await ask({ method: 'POST', url: `${base}/runs/${run}/explain`, payload: {} });
  const made = await ask({ method: 'POST', url: `${base}/tokens`, payload: { name: 'x' } });
  const begun = await ask({ method: 'POST', url: `${base}/runs`, payload: { constraint_set: 'Base' } });
  return { workspace, workbook, run, asked: begun.json().run_id, job: asked.json().job_id, token: made.json().token_id };
};

beforeAll(async () => {
  desk = await openDesk();
  const deps = {
    ...openApp({ store: { kind: 'embedded', folder: '' }, actor: 'mia', colour: 'never', programs: NO_PROGRAMS }),
    ...depsOf(desk),
    queue: { send: async () => undefined },
    openGoogle: () => planSheet().access,
  };
  app = await makeServer(deps, { access: DEFAULTS });
  await app.ready();
  await grant(desk, 'anna', 'admin');
  admin = await tokenFor(desk, 'anna');
  alpha = await makeWorld(deps, 'Alpha');
  beta = await makeWorld(deps, 'Beta');
}, 300_000);
afterAll(async () => {
  await app.close();
  await desk.close();
});

/** How each change is asked for, beside what its path names. */
const CHANGES: Readonly<Record<string, Omit<InjectOptions, 'method' | 'url'> & { readonly query?: string }>> = {
  'POST /v1/workspaces': { payload: { workspace: 'Gamma' } },
  'POST /v1/workbooks': { payload: BYTES, headers: BINARY, query: 'workspace=Delta&file_name=first.xlsx' },
  'POST /v1/tokens': { payload: { name: 'laptop' } },
  'PUT /v1/members/:principal': { payload: { role: 'viewer' } },
  'PUT /v1/workspaces/:workspace/members/:principal': { payload: { role: 'viewer' } },
  'POST /v1/workspaces/:workspace/tokens': { payload: { name: 'laptop' } },
  'POST /v1/workspaces/:workspace/workbooks': { payload: BYTES, headers: BINARY, query: 'file_name=next.xlsx' },
  'POST /v1/workspaces/:workspace/workbooks/:workbook/versions': { payload: CHANGED, headers: BINARY },
  'POST /v1/workspaces/:workspace/sheets': { payload: { sheet: SHEET } },
  'DELETE /v1/workspaces/:workspace/workbooks/:workbook/link': {},
  'POST /v1/workspaces/:workspace/workbooks/:workbook/check': { payload: {} },
  'POST /v1/workspaces/:workspace/workbooks/:workbook/sync': { payload: {} },
  'POST /v1/workspaces/:workspace/runs': { payload: { constraint_set: 'Base' } },
  'POST /v1/workspaces/:workspace/runs/:run/whatif': { payload: { include: ['B'] } },
  'POST /v1/workspaces/:workspace/runs/:run/explain': { payload: {} },
  'POST /v1/workspaces/:workspace/runs/:run/curve': { payload: {} },
  'POST /v1/workspaces/:workspace/runs/:run/frontier': { payload: { kpis: ['gmv', 'score'] } },
  'POST /v1/workspaces/:workspace/runs/:run/alternatives': { payload: {} },
  'POST /v1/workspaces/:workspace/runs/:run/robustness': { payload: { tokens_pct: 10 } },
  'POST /v1/workspaces/:workspace/runs/:run/verify': { payload: {} },
  'POST /v1/workspaces/:workspace/runs/:run/publish': { payload: {} },
  'POST /v1/workspaces/:workspace/runs/:run/unpublish': { payload: {} },
  'POST /v1/workspaces/:workspace/runs/:run/cancel': {},
  'POST /v1/workspaces/:workspace/jobs/:job/cancel': {},
  'POST /v1/workspaces/:workspace/compare': { payload: { runs: ['RUN', 'RUN'] } },
  'POST /v1/workspaces/:workspace/ask/publish': { payload: { run: 'RUN' } },
  'POST /v1/workspaces/:workspace/ask/unpublish': { payload: { run: 'RUN' } },
  'DELETE /v1/members/:principal': {},
  'DELETE /v1/tokens/:token': {},
  'DELETE /v1/workspaces/:workspace/members/:principal': {},
  'DELETE /v1/workspaces/:workspace/tokens/:token': {},
};

const nameOf = ({ method, url }: Pick<RouteRule, 'method' | 'url'>): string => `${method} ${url}`;

const pathIn = (url: string, world: World): string =>
  url
    .replace(':workspace', world.workspace)
    .replace(':workbook', world.workbook)
    .replace(':run', url.endsWith('/:run/cancel') ? world.asked : world.run)
    .replace(':job', world.job)
    .replace(':token', world.token)
    .replace(':principal', 'tom');

/** Those that only read though they are asked by POST are in no log; tokens and members write it themselves. */
const isChanging = ({ method, url, isAudited }: RouteRule): boolean =>
  isAudited || (/\/(tokens|members)\b/u.test(url) && !['GET', 'HEAD'].includes(method));

/** The run that a body means by RUN. */
const withRun = (payload: InjectOptions['payload'], run: string): Pick<InjectOptions, 'payload'> =>
  payload === undefined
    ? {}
    : Buffer.isBuffer(payload)
      ? { payload }
      : { payload: JSON.parse(JSON.stringify(payload).replaceAll('"RUN"', `"${run}"`)) };

const newest = async (): Promise<number> => (await readAudit(depsOf(desk), {}, 1))[0]?.id ?? 0;

describe('whatever changes something', () => {
  it('is in the log once, with who, by which token and in which request', async () => {
    const routes = new Map(app.accessRules.filter(isChanging).map((it) => [nameOf(it), it]));
    // A new route is added above.
    expect([...routes.keys()].filter((it) => !(it in CHANGES))).toEqual([]);
    const told: Record<string, string> = {};
    for (const [name, { query, ...how }] of Object.entries(CHANGES)) {
      const rule = routes.get(name);
      if (!rule) continue;
      const before = await newest();
      const own = name === 'DELETE /v1/tokens/:token' ? await tokenFor(desk, 'anna') : null;
      const linked = name.endsWith('/link') ? await findLink(desk.store, SHEET) : null;
      const world = {
        ...alpha,
        ...(own === null ? {} : { token: own.slice(3, 15) }),
        ...(linked === null ? {} : { workbook: linked.workbook.workbookId }),
      };
      const start = own === null ? before : await newest();
      const url = `${pathIn(rule.url, world)}${query === undefined ? '' : `?${query}`}`;
      const answer = await ask({ ...how, ...withRun(how.payload, alpha.run), method: rule.method as 'POST', url });
      expect(answer.statusCode, `${name}: ${answer.body}`).toBeLessThan(300);
      const entries = (await readAudit(depsOf(desk), {}, 10)).filter(({ id }) => id > start);
      expect(entries, name).toHaveLength(1);
      const [entry] = entries;
      expect(entry, name).toMatchObject({
        principal: 'anna',
        tokenId: admin.slice(3, 15),
        workspace: rule.url.includes(':workspace') ? 'Alpha' : null,
      });
      expect(entry?.requestId, name).toMatch(/^REQ-/u);
      expect(entry?.subject, name).not.toBe('');
      told[name] = `${entry?.action} ${entry?.subject.replace(/\d{8}-\d{6}-[0-9a-f]{6,8}$/u, '…').replace(/^[0-9a-f]{12}$/u, '…')}`;
    }
    expect(told).toMatchObject({
      'DELETE /v1/members/:principal': 'member-revoke tom',
      'DELETE /v1/tokens/:token': 'token-revoke …',
      'DELETE /v1/workspaces/:workspace/workbooks/:workbook/link': 'workbook-link-delete WB-…',
      'POST /v1/workbooks': 'workbook-create Delta',
      'POST /v1/workspaces': 'workspace-create Gamma',
      'POST /v1/workspaces/:workspace/ask/publish': 'run-publish RUN-…',
      'POST /v1/workspaces/:workspace/runs': 'run-create JOB-…',
      'POST /v1/workspaces/:workspace/runs/:run/cancel': 'run-cancel JOB-…',
      'POST /v1/workspaces/:workspace/runs/:run/publish': 'run-publish RUN-…',
      'POST /v1/workspaces/:workspace/sheets': 'sheet-create WB-…',
      'POST /v1/workspaces/:workspace/workbooks': 'workbook-create WB-…',
      'POST /v1/workspaces/:workspace/workbooks/:workbook/versions': 'workbook-version-create WB-…',
      'PUT /v1/workspaces/:workspace/members/:principal': 'member-grant tom',
    });
  });

  it('and was refused is not in the log', async () => {
    const before = await newest();
    const refused = [
      await ask({ method: 'POST', url: '/v1/workspaces/Alpha/runs', payload: { nonsense: 1 } }),
      await ask({ method: 'DELETE', url: '/v1/members/anna' }),
      // Nobody works at it: it was not asked of a worker.
      await ask({ method: 'POST', url: `/v1/workspaces/Alpha/runs/${alpha.run}/cancel` }),
      await ask({ method: 'POST', url: '/v1/workspaces/Alpha/workbooks?file_name=x.xlsx', payload: 'no workbook', headers: BINARY }),
    ];
    expect(refused.map(({ statusCode }) => statusCode >= 400 && statusCode < 500)).toEqual([true, true, true, true]);
    expect(await newest()).toBe(before);
  });
});

describe('what is in one workspace', () => {
  it('is not found in another one, by nobody', async () => {
    const wrong: string[] = [];
    let count = 0;
    for (const rule of app.accessRules) {
      const names = [...rule.url.matchAll(/:(workbook|run|job|token)\b/gu)];
      if (!rule.url.startsWith('/v1/workspaces/:workspace/') || names.length === 0 || rule.method === 'HEAD' || rule.method === 'DELETE')
        continue;
      // Trying something changes nothing, and has a body all the same.
      const { query, ...how } = CHANGES[nameOf(rule)] ?? (rule.method === 'POST' ? { payload: {} } : {});
      const url = `${pathIn(rule.url, { ...beta, workspace: 'Alpha' })}${query === undefined ? '' : `?${query}`}`;
      const answer = await ask({ ...how, method: rule.method as 'GET', url });
      if (answer.statusCode !== 404) wrong.push(`${nameOf(rule)} → ${answer.statusCode} ${answer.body.slice(0, 200)}`);
      count++;
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(10);
    const deleted = await ask({ method: 'DELETE', url: `/v1/workspaces/Alpha/tokens/${beta.token}` });
    expect(deleted.json()).toMatchObject({ status: 404, code: 'token-unknown' });
    // The same, asked where it is.
    for (const [kind, id] of [['workbooks', beta.workbook] as const, ['jobs', beta.job] as const])
      expect((await ask({ method: 'GET', url: `/v1/workspaces/Beta/${kind}/${id}` })).statusCode, kind).toBe(200);
  });

  it('is not found by what a body names', async () => {
    const asks = app.accessRules.filter(({ method, url }) => method === 'POST' && url.startsWith('/v1/workspaces/:workspace/ask/'));
    const seen: Record<string, number> = {};
    for (const { url } of asks)
      for (const payload of [{ run: beta.run }, { runs: [alpha.run, beta.run] }, { workspace: 'Beta' }]) {
        const { statusCode, body } = await ask({ method: 'POST', url: pathIn(url, alpha), payload });
        seen[statusCode] = (seen[statusCode] ?? 0) + 1;
        expect([404, 422], `${url} ${JSON.stringify(payload)}: ${body.slice(0, 200)}`).toContain(statusCode);
      }
    expect(asks.length === 0 || (seen[404] ?? 0) > 0).toBe(true);
  });

  it('is not in the lists of another one', async () => {
    const lists = app.accessRules.filter(({ method, url }) => method === 'GET' && /^\/v1\/workspaces\/:workspace\/[a-z-]+$/u.test(url));
    for (const { url } of lists) {
      const { body } = await ask({ method: 'GET', url: pathIn(url, alpha) });
      for (const id of [beta.workbook, beta.run, beta.job, beta.token]) expect(body, url).not.toContain(id);
    }
    expect(lists.length).toBeGreaterThan(4);
  });
});
