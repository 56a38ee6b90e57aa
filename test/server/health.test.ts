import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { submitJob, type TeamDeps } from '../../src/app/jobs.ts';
import { openApp } from '../../src/app/open-app.ts';
import { tracedDeps, tracedStore } from '../../src/app/traced-deps.ts';
import type { Traces } from '../../src/app/traces.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { makeServer } from '../../src/server/make-server.ts';
import { claimJob, finishJob } from '../../src/store/job-attempts.ts';
import { openTraces } from '../../src/watch/traces.ts';
import { addPlace, DEFAULTS, type Desk, depsOf, grant, openDesk, tokenFor } from './access-app.ts';

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status: { readonly code?: number };
}

/** A collector of OpenTelemetry, as far as we need one. */
const collector = async () => {
  const spans: Span[] = [];
  const services = new Set<unknown>();
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      for (const { resource, scopeSpans } of JSON.parse(text).resourceSpans) {
        for (const { key, value } of resource.attributes) if (key === 'service.name') services.add(value.stringValue);
        for (const scope of scopeSpans) spans.push(...scope.spans);
      }
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port of an address.
  const { port } = server.address() as AddressInfo;
  return { spans, services, endpoint: `http://127.0.0.1:${port}`, close: () => server.close() };
};

let desk: Desk;
let deps: TeamDeps;
let app: FastifyInstance;
let traces: Traces;
let received: Awaited<ReturnType<typeof collector>>;
beforeAll(async () => {
  desk = await openDesk();
  received = await collector();
  traces = await openTraces({ endpoint: received.endpoint, service: 'plans' }, 'serve');
  deps = tracedDeps(
    {
      ...openApp({ store: { kind: 'embedded', folder: '' }, actor: 'mia', colour: 'never', programs: NO_PROGRAMS }),
      ...depsOf(desk),
      store: tracedStore(desk.store, traces),
      queue: { send: async () => undefined },
    } as TeamDeps,
    traces,
  );
  app = await makeServer(deps, { access: DEFAULTS });
}, 120_000);
afterAll(async () => {
  await app.close();
  received.close();
  await desk.close();
});

const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  app.inject({ url, headers: { host: 'localhost', ...headers } });

describe('the service', () => {
  test('is alive, and ready once its queue is there and its schema is ours', async () => {
    expect((await get('/healthz')).json()).toEqual({ alive: true });
    await desk.store.queries.execute(sql`drop schema if exists pgboss cascade`);
    const before = await get('/readyz');
    expect([before.statusCode, before.json()]).toEqual([503, { ready: false, missing: ['queue'] }]);
    await desk.store.queries.execute(sql`create schema pgboss`);
    await desk.store.queries.execute(sql`create table pgboss.job (id int)`);
    expect((await get('/readyz')).json()).toEqual({ ready: true, missing: [] });
    await desk.store.queries.execute(sql`insert into planwright_migrations values ('9999_future', now())`);
    expect((await get('/readyz')).json()).toEqual({ ready: false, missing: ['schema'] });
    await desk.store.queries.execute(sql`delete from planwright_migrations where tag = '9999_future'`);
  });

  test('hands the trace of a request to its job, and tells the collector of both', async () => {
    const workspaceId = await addPlace(desk, 'Traced');
    const step = traces.begin('POST /runs', `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`);
    const job = await step.within(() => submitJob(deps, { workspaceId, kind: 'run', isUrgent: true, request: {}, run: 'new' }));
    step.end({});
    expect(job.traceParent).toMatch(new RegExp(`^00-${'a'.repeat(32)}-[0-9a-f]{16}-01$`, 'u'));
    await traces.step(
      'job run',
      { job_id: job.jobId },
      async () => {
        await claimJob(deps.store, job.jobId, 'w', new Date().toISOString());
        const engine = await deps.startEngine('planwright');
        await engine.close();
      },
      job.traceParent,
    );
    await expect(
      traces.step('job broken', {}, async () => {
        throw new RangeError('of the test');
      }),
    ).rejects.toThrow('of the test');
    await finishJob(desk.store, { jobId: job.jobId, attempt: 1 }, { status: 'succeeded', told: {} }, new Date().toISOString());
    await get('/healthz', { traceparent: `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01` });
    await traces.close();
    const named = (name: string): Span | undefined => received.spans.find((span) => span.name === name);
    expect(named('POST /runs')).toMatchObject({ traceId: 'a'.repeat(32), parentSpanId: 'b'.repeat(16) });
    expect(named('job run')).toMatchObject({ traceId: 'a'.repeat(32), parentSpanId: named('POST /runs')?.spanId });
    expect(
      received.spans.filter(({ name, parentSpanId }) => name === 'database transaction' && parentSpanId === named('job run')?.spanId),
    ).toHaveLength(1);
    expect(named('job broken')?.status).toMatchObject({ code: 2 });
    expect(received.spans.filter(({ name }) => name === 'GET /healthz').map(({ traceId }) => traceId)).toContain('c'.repeat(32));
    expect([...received.services]).toEqual(['plans']);
  });

  test('tells Prometheus of its jobs, runs, syncs, requests and itself', async () => {
    const workspaceId = await addPlace(desk, 'Counted');
    for (const kind of ['sync', 'run', 'run']) await submitJob(deps, { workspaceId, kind, isUrgent: false, request: {}, run: null });
    await desk.store.queries.execute(
      sql`update jobs set queued_at = now() - interval '90 seconds' where status = 'queued' and kind = 'sync'`,
    );
    const told = { document: { dry_run: false, issues: [{ severity: 'error' }, { severity: 'warning' }, { severity: 'warning' }] } };
    await desk.store.queries.execute(sql`insert into jobs (job_id, workspace_id, kind, request_json, priority, actor, status, attempt, told_json, queued_at)
      values ('JOB-told', ${workspaceId}, 'sync', '{}', 0, 'ada', 'succeeded', 1, ${JSON.stringify(told)}::jsonb, now())`);
    for (const [ms, gap] of [
      [40, 0],
      [7_000, 1.5],
    ])
      await desk.store.queries.execute(sql`insert into optimization_runs (run_id, workspace_id, scenario_name, constraint_set_name, scope, settings_json, seed, actor, status,
        result, objective_json, best_bound_json, gap_pct, wall_ms, message, queued_at, finished_at)
        values (${`RUN-${ms}`}, ${workspaceId}, 'S', 'C', 'all', '{}', 0, 'ada', 'succeeded', 'optimal', '[]', '[]', ${gap}, ${ms}, '', now(), now())`);
    const { statusCode, headers, body } = await get('/metrics');
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    for (const line of [
      'planwright_database_up 1',
      'planwright_queue_jobs{status="queued"} 3',
      'planwright_queue_jobs{status="running"} 0',
      'planwright_jobs{kind="run",status="queued"} 2',
      'planwright_sync_issues{workspace="Counted",severity="warning"} 2',
      'planwright_solve_seconds_bucket{le="0.05",result="optimal"} 1',
      'planwright_solve_seconds_bucket{le="10",result="optimal"} 2',
      'planwright_solve_seconds_sum{result="optimal"} 7.04',
      'planwright_gap_percent_bucket{le="0",result="optimal"} 1',
      'planwright_http_request_seconds_count{route="/healthz",method="GET",status="200"}',
      'process_cpu_seconds_total',
    ])
      expect(body).toContain(line);
    expect(Number(/^planwright_queue_oldest_seconds (\S+)$/mu.exec(body)?.[1])).toBeGreaterThanOrEqual(90);
    await get('/nowhere/at/all');
    expect((await get('/metrics')).body).toContain('route="nothing",method="GET",status="404"');
  });

  test('shows its metrics to whoever may look everywhere, once somebody has set up who may come in', async () => {
    await grant(desk, 'root', 'admin');
    await grant(desk, 'prometheus', 'viewer');
    const token = await tokenFor(desk, 'prometheus', { role: 'viewer' });
    expect((await get('/metrics')).statusCode).toBe(401);
    expect((await get('/metrics', { authorization: `Bearer ${token}` })).statusCode).toBe(200);
    expect((await get('/readyz')).statusCode).toBe(200);
  });
});
