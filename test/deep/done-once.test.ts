import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAudit } from '../../src/app/access/audit.ts';
import { openApp } from '../../src/app/open-app.ts';
import { scopedDeps } from '../../src/app/scoped-deps.ts';
import { ASKS } from '../../src/asks/index.ts';
import { UnavailableError } from '../../src/base/errors.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import type { Store } from '../../src/store/database.ts';
import { endLink, findLink } from '../../src/store/live-sheets.ts';
import { findWorkspace } from '../../src/store/workspaces.ts';
import { type Desk, depsOf, openDesk } from '../server/access-app.ts';
import { openService, type Service, workbookBytes } from '../server/open-service.ts';
import type { Document } from '../support/cli.ts';
import { planSheet } from '../support/plan-sheet.ts';
import { edited, SMALL_PLAN } from '../support/small-plan.ts';

// The connection to the database breaks at each transaction of a request in turn: before it, or when it was done and nobody heard of it. Whoever
// sends the request again with its key has it done once, and told once in the log.

let desk: Desk;
let service: Service;
let breaks: { at: number; when: 'before' | 'after' } | null = null;

const breaking = (store: Store): Store => ({
  ...store,
  transact: async (work) => {
    if (!breaks || --breaks.at > 0) return store.transact(work);
    const { when } = breaks;
    breaks = null;
    if (when === 'after') await store.transact(work);
    throw new UnavailableError('the connection broke', { code: 'store-unreachable' });
  },
});

beforeAll(async () => {
  desk = await openDesk();
  service = await openService({ ...desk, store: breaking(desk.store) }, {}, { openGoogle: () => planSheet().access });
  await service.client.POST('/v1/workspaces', { body: { workspace: 'Plan' } });
  solved = await runOf(await upload());
}, 120_000);
afterAll(async () => {
  await service.close();
  await desk.close();
});

/** A run of a workbook, as a worker would make it. */
const runOf = async (workbook: string): Promise<string> => {
  const { id: workspaceId } = await findWorkspace(desk.store.queries, 'Plan');
  const app = openApp({ store: { kind: 'embedded', folder: '' }, actor: 'mia', colour: 'never', programs: NO_PROGRAMS });
  const deps = scopedDeps(app, { actor: 'mia', workspaceId, job: null, store: desk.store });
  const told = await ASKS.get('run')?.tell(
    deps,
    { source: `workbook:${workbook}`, workspace: 'Plan', scenario: 'Q1', constraint_set: 'Base', write: false },
    {},
  );
  return z.looseObject({ run_id: z.string() }).parse(told?.document).run_id;
};

let solved = '';
let count = 0;
const PLACE = '/v1/workspaces/Plan';
const JSON_TYPE = { 'content-type': 'application/json' };
const OCTETS = { 'content-type': 'application/octet-stream' };

interface Sent {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

const send = async ({ path, headers, body }: Sent, key: string) => {
  const answer = await fetch(`${service.base}${path}`, { method: 'POST', headers: { ...headers, 'idempotency-key': key }, body });
  const json: Document = await answer.json();
  return { status: answer.status, json };
};

const upload = async (): Promise<string> => {
  const body = new Uint8Array(workbookBytes());
  return (await send({ path: `${PLACE}/workbooks?file_name=plan.xlsx`, headers: OCTETS, body }, `upload-${++count}`)).json.workbook_id;
};

/** What is asked, the action by which the log knows it, and what whoever asks again is told. */
const ASKED: Readonly<Record<string, { readonly action: string; readonly told: number; readonly sent: () => Promise<Sent> }>> = {
  'a workspace': {
    action: 'workspace-create',
    told: 201,
    sent: async () => ({ path: '/v1/workspaces', headers: JSON_TYPE, body: JSON.stringify({ workspace: `Plan ${++count}` }) }),
  },
  'a workbook': {
    action: 'workbook-create',
    told: 201,
    sent: async () => ({ path: `${PLACE}/workbooks?file_name=plan.xlsx`, headers: OCTETS, body: new Uint8Array(workbookBytes()) }),
  },
  'a workbook in a workspace of its own': {
    action: 'workbook-create',
    told: 201,
    sent: async () => ({
      path: `/v1/workbooks?workspace=Own${++count}&file_name=plan.xlsx`,
      headers: OCTETS,
      body: new Uint8Array(workbookBytes()),
    }),
  },
  'its next version': {
    action: 'workbook-version-create',
    told: 201,
    sent: async () => {
      const id = await upload();
      const { data } = await service.client.GET('/v1/workspaces/{workspace}/workbooks/{workbook}/versions', {
        params: { path: { workspace: 'Plan', workbook: id } },
      });
      const body = new Uint8Array(workbookBytes(edited(SMALL_PLAN, 'Constraints', 'agreed in May', `agreed in ${++count}`)));
      const headers = { ...OCTETS, 'if-match': `"${data?.items[0]?.sha256 ?? ''}"` };
      return { path: `${PLACE}/workbooks/${id}/versions`, headers, body };
    },
  },
  'a linked sheet': {
    action: 'sheet-create',
    told: 201,
    sent: async () => {
      const there = await findLink(desk.store, 'abc');
      if (there) await endLink(desk.store, there.workbook.workbookId, new Date().toISOString(), async () => undefined);
      return { path: `${PLACE}/sheets`, headers: JSON_TYPE, body: JSON.stringify({ sheet: 'abc' }) };
    },
  },
  'a run': {
    action: 'run-create',
    told: 202,
    sent: async () => ({ path: `${PLACE}/runs`, headers: JSON_TYPE, body: JSON.stringify({ workbook: await upload() }) }),
  },
  'a published plan': {
    action: 'run-publish',
    told: 200,
    sent: async () => ({
      path: `${PLACE}/runs/${solved}/publish`,
      headers: JSON_TYPE,
      body: JSON.stringify({ note: `agreed ${++count}` }),
    }),
  },
  // Its secret is shown once: whoever did not see it hears that it is there.
  'a token': {
    action: 'token-create',
    told: 409,
    sent: async () => ({ path: '/v1/tokens', headers: JSON_TYPE, body: JSON.stringify({ name: 'laptop' }) }),
  },
};

const deeds = async (action: string): Promise<number> =>
  (await readAudit(depsOf(desk), {}, 1_000)).filter((entry) => entry.action === action).length;

describe.each(Object.entries(ASKED))('%s', (_, { action, told, sent }) => {
  it.each(['before', 'after'] as const)('is made once, whichever transaction breaks (%s it is done)', async (when) => {
    let broken = 0;
    for (let at = 1; ; at++) {
      const request = await sent();
      const before = await deeds(action);
      const key = `key-${++count}`;
      breaks = { at, when };
      const first = await send(request, key);
      const isBroken = breaks === null;
      breaks = null;
      if (!isBroken) break;
      broken++;
      expect(first.status, first.json.detail).toBe(503);
      let again = await send(request, key);
      // Where it was not even heard that it had begun, it is begun anew when nobody can be at it any more.
      if (again.json.code === 'request-running') {
        desk.clock.now = new Date(desk.clock.now.getTime() + 11 * 60_000);
        again = await send(request, key);
      }
      expect([201, told], JSON.stringify(again.json)).toContain(again.status);
      expect(await deeds(action)).toBe(before + 1);
    }
    // The key, what is done, and that it is answered.
    expect(broken).toBe(3);
  });
});
