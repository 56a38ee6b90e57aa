import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openApp } from '../../src/app/open-app.ts';
import { runScenario } from '../../src/app/run-scenario.ts';
import { whatIf } from '../../src/app/what-if.ts';
import { tradeEnd, tradePlan, tradeProgress } from '../../src/asks/trade.ts';
import { whatIfAsk } from '../../src/asks/what-if.ts';
import { canonicalJson } from '../../src/base/json.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { writeFolder } from '../support/small-plan.ts';
import { type ReadEvent, readEvents } from '../support/sse.ts';
import { type Desk, depsOf, openDesk } from './access-app.ts';
import { openService, type Service } from './open-service.ts';

// Base of the small plan: 60 tokens, the UK capped at 25 (Constraints row 2); best are A and C, worth 190.

let desk: Desk;
let service: Service;
let run = '';
const folder = mkdtempSync(join(tmpdir(), 'planwright-trade-'));
const appOf = (one: Desk) => ({
  ...openApp({ store: { kind: 'embedded', folder: '' }, actor: 'mia', colour: 'never', programs: NO_PROGRAMS }),
  ...depsOf(one),
});

const runOf = async (constraintSet: string): Promise<string> => {
  const source = writeFolder(join(folder, 'plan'));
  const options = { scope: 'all', write: false, allowStale: false, leaveOutErrors: false, tieBreak: true } as const;
  const answer = await runScenario(appOf(desk), { source, constraintSet, ...options });
  if (answer.kind !== 'done') throw new TypeError('the run was refused');
  return answer.report.runId;
};

beforeAll(async () => {
  desk = await openDesk();
  service = await openService(desk);
  run = await runOf('Base');
}, 120_000);
afterAll(async () => {
  await service.close();
  await desk.close();
  rmSync(folder, { recursive: true });
});

const ask = (body: unknown, { signal, id = run, at = service }: { signal?: AbortSignal; id?: string; at?: Service } = {}) =>
  fetch(`${at.base}/v1/workspaces/plan/runs/${id}/trade`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'one-and-the-same' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });

const SCHEMAS = { plan: tradePlan, progress: tradeProgress, end: tradeEnd };

const trade = async (body: unknown): Promise<readonly ReadEvent[]> => {
  const answer = await ask(body);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  const events = await readEvents(answer, performance.now());
  for (const { kind, data } of events) SCHEMAS[kind as keyof typeof SCHEMAS].parse(data);
  return events;
};

describe('a trade', () => {
  it('tells the plan of the run at once where it still is one, then the proof', async () => {
    const events = await trade({ capacity: '80', set: ['Constraints!2.max_tokens=30'] });
    const [first] = events;
    const end = events.at(-1);
    expect(events.filter(({ kind }) => kind === 'end')).toHaveLength(1);
    expect(first).toMatchObject({ kind: 'plan', data: { proven: false, selected: ['A', 'C'], enters: [], leaves: [], tokens_change: 0 } });
    expect(end).toMatchObject({
      kind: 'end',
      data: {
        proven: true,
        result: 'optimal',
        objective: [240],
        best_bound: [240],
        gap_pct: 0,
        selected: ['A', 'B', 'C'],
        enters: ['B'],
        leaves: [],
        tokens_change: 20,
        kpi_changes: [{ kpi: 'gmv', unit: 'EUR', change: 50 }],
        changes: ['Constraints!2.max_tokens 25 -> 30', 'capacity 60 -> 80'],
        parent_run: run,
        now_tight: [{ row: 'Constraints!2' }],
        slices: [
          { dimension: 'all', dimension_key: 'all', used: 70, cap: 80 },
          { dimension: 'country', dimension_key: 'UK', used: 30, cap: 30 },
        ],
        gaps: [{ kpi_key: 'gmv', achieved: 240, gap: 10 }],
      },
    });
  });

  it('finds a first plan where that of the run is none any more', async () => {
    const events = await trade({ include: ['B'] });
    expect(events[0]).toMatchObject({ kind: 'plan', data: { selected: ['B', 'C'], enters: ['B'], leaves: ['A'] } });
    expect(events.at(-1)).toMatchObject({ kind: 'end', data: { proven: true, kpi_changes: [{ kpi: 'gmv', change: -50 }] } });
  });

  it('says at once that there is no plan, then which rows cannot hold together', async () => {
    const events = await trade({ include: ['A', 'B'] });
    expect(events.map(({ kind }) => kind)).toEqual(['progress', 'end']);
    expect(events[0]?.data).toMatchObject({ result: 'infeasible' });
    expect(events[1]?.data).toMatchObject({
      result: 'infeasible',
      proven: false,
      selected: [],
      enters: [],
      leaves: [],
      tokens_change: null,
      conflict: { rows: ['Constraints!2', 'What-if!1', 'What-if!2'], proven_minimal: true },
    });
  });

  it('ends with the plan that a what-if with the same changes answers', async () => {
    const asked = { run, include: ['b'], drop: ['Targets!2'], stay_close: true };
    const end = (await trade({ ...asked, run: undefined })).at(-1)?.data;
    const { changes, stayClose } = whatIfAsk.request.parse(asked) as Parameters<typeof whatIf>[1];
    const answer = await whatIf(appOf(desk), { run, changes, ...(stayClose ? { stayClose } : {}) });
    const document = JSON.parse(canonicalJson(whatIfAsk.toJson(answer)));
    for (const name of ['selected', 'objective', 'result', 'changes', 'enters', 'leaves', 'now_tight'])
      expect(end[name]).toEqual(document[name]);
  });

  it('refuses before the stream begins what cannot be changed, and keeps nothing', async () => {
    const bad = await ask({ include: ['Z'], drop: ['Constraints!99'] });
    expect([bad.status, await bad.json()]).toMatchObject([422, { code: 'what-if-invalid' }]);
    expect((await ask({})).status).toBe(422);
    expect((await ask({ capacity: '1', time_limit_seconds: 61 })).status).toBe(422);
    expect((await ask({ capacity: '1' }, { id: 'RUN-99' })).status).toBe(404);
    const { data } = await service.client.GET('/v1/workspaces/{workspace}/runs', { params: { path: { workspace: 'plan' } } });
    expect(data?.items).toHaveLength(2);
  });
});

describe('a trade that goes on', () => {
  /** Engines that search until they are told to stop. */
  const asked = new Set<AbortSignal>();
  const endless = async (): Promise<Engine> => ({
    facts: { name: 'endless', version: '1', settings: {} },
    solve: (_problem, _options, { signal = new AbortController().signal }) =>
      new Promise((resolve) => {
        asked.add(signal);
        signal.addEventListener('abort', () => {
          asked.delete(signal);
          resolve({ status: 'limit', limit: 'cancel', point: null, bound: 1e6, raw: 'stopped' });
        });
      }),
    close: async () => undefined,
  });
  let other: Service;
  beforeAll(async () => {
    other = await openService(desk, {}, { startEngineThread: endless, processors: 1 });
  });
  afterAll(() => other.close());
  const begin = async (body: unknown, id = run, at = other) => {
    const leaving = new AbortController();
    const began = Promise.withResolvers<void>();
    const answer = await ask(body, { signal: leaving.signal, at, id });
    const events = answer.ok
      ? readEvents(answer, performance.now(), () => began.resolve()).catch(() => [])
      : Promise.resolve([{ kind: 'refused', data: await answer.json(), ms: 0 }]);
    return { answer, began: began.promise, events, leave: () => leaving.abort() };
  };

  it('ends when nobody listens any more', async () => {
    const { began, leave } = await begin({ capacity: '80' });
    await began;
    await vi.waitFor(() => expect(asked.size).toBe(1));
    leave();
    await vi.waitFor(() => expect(asked.size).toBe(0));
  });

  it('ends when its caller asks anew; another one is asked to wait', async () => {
    const first = await begin({ capacity: '80' });
    await first.began;
    const tight = await runOf('Tight');
    const busy = await begin({ capacity: '90' }, tight);
    expect([busy.answer.status, busy.answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await busy.events).toMatchObject([{ data: { code: 'trade-busy' } }]);
    const second = await begin({ capacity: '70' });
    expect((await first.events).map(({ kind, data }) => [kind, data.code])).toEqual([
      ['plan', undefined],
      ['problem', 'trade-superseded'],
    ]);
    await second.began;
    second.leave();
    await vi.waitFor(() => expect(asked.size).toBe(0));
  });

  it('goes on beside that of another window of the same person', async () => {
    const wide = await openService(desk, {}, { startEngineThread: endless, processors: 2 });
    const first = await begin({ capacity: '80', window: 'left' }, run, wide);
    await first.began;
    const second = await begin({ capacity: '70', window: 'right' }, run, wide);
    await second.began;
    await vi.waitFor(() => expect(asked.size).toBe(2));
    const third = await begin({ capacity: '90', window: 'left' }, run, wide);
    expect((await first.events).at(-1)).toMatchObject({ data: { code: 'trade-superseded' } });
    await third.began;
    expect(asked.size).toBe(2);
    for (const it of [second, third]) it.leave();
    await vi.waitFor(() => expect(asked.size).toBe(0));
    await wide.close();
  });

  it('is told where the server ends', async () => {
    const last = await openService(desk, {}, { startEngineThread: endless });
    const answer = await ask({ capacity: '80' }, { at: last });
    const began = Promise.withResolvers<void>();
    const events = readEvents(answer, performance.now(), () => began.resolve());
    await began.promise;
    await last.close();
    expect((await events).at(-1)).toMatchObject({ kind: 'problem', data: { code: 'server-ending', status: 503 } });
  });
});
