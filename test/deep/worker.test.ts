import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { takeUpJob } from '../../src/app/attempt.ts';
import { askToEnd } from '../../src/app/jobs.ts';
import type { OpenTeam } from '../../src/app/open-team.ts';
import { makesRun } from '../../src/asks/index.ts';
import type { Json } from '../../src/base/json.ts';
import { findRun, loadRunSnapshot } from '../../src/store/find-runs.ts';
import { listEvents } from '../../src/store/history.ts';
import { findJob, type Job } from '../../src/store/jobs.ts';
import { listVersions } from '../../src/store/workbooks.ts';
import { startWorker, type Worker } from '../../src/worker/work-jobs.ts';
import { crossedPlan } from '../support/crossed-plan.ts';
import { random } from '../support/random.ts';
import { edited, SMALL_PLAN } from '../support/small-plan.ts';
import { embeddedPlace, openTeamAt, type Place, serverPlace } from '../support/team.ts';
import { begun, change, ended, submitAbout, submitRun, type Uploaded, upload } from '../support/team-jobs.ts';

const url = process.env.PLANWRIGHT_TEST_POSTGRES_URL;

const told = z.object({ is_good: z.boolean(), lines: z.array(z.string()), failure: z.unknown() });

const suite = (makePlace: () => Promise<Place>): void => {
  let place: Place;
  let team: OpenTeam;
  let worker: Worker;
  const troubles: unknown[] = [];
  beforeAll(async () => {
    place = await makePlace();
    team = await openTeamAt(place, (trouble) => troubles.push(trouble));
    worker = await startWorker(team, { concurrency: 2, name: 'bench 1', graceMs: 5_000 });
  });
  afterAll(async () => {
    await worker.stop();
    await team.close();
    await place.remove();
    expect(troubles).toEqual([]);
  });

  it('does what was submitted, keeps the run under the id that was drawn, and writes one version', async () => {
    const plan = await upload(team);
    const job = await ended(team, (await submitRun(team, plan)).jobId);
    expect(job).toMatchObject({ status: 'succeeded', attempt: 1, worker: 'bench 1' });
    expect(told.parse(job.told)).toMatchObject({ is_good: true, failure: null });
    expect(await findRun(team.store, job.runId ?? '')).toMatchObject({ status: 'succeeded', result: 'optimal' });
    expect((await listVersions(team.store, plan.workbookId)).map((it) => it.jobId)).toEqual([job.jobId, null]);
  });

  it.each(['Base', 'Tight'])(
    'tells the same of %s where a worker died before it could tell, without solving or writing again',
    async (set) => {
      const plan = await upload(team);
      const first = await ended(team, (await submitRun(team, plan, { constraint_set: set })).jobId);
      const before = await findRun(team.store, first.runId ?? '');
      await forgetEnd(first.jobId);
      const second = await ended(team, first.jobId);
      expect(second).toMatchObject({ status: 'succeeded', attempt: 2 });
      expect(await findRun(team.store, first.runId ?? '')).toEqual(before);
      expect((await listVersions(team.store, plan.workbookId)).map((it) => it.jobId)).toEqual([first.jobId, null]);
      const [was, is] = [told.parse(first.told), told.parse(second.told)];
      expect(is).toMatchObject({ is_good: was.is_good, failure: was.failure });
      const lasting = (lines: readonly string[]): readonly string[] => lines.filter((line) => !/ ms\b| s\b/u.test(line));
      expect(lasting(is.lines)).toEqual(lasting(was.lines));
    },
  );

  it('writes what a worker that died had not written yet', async () => {
    const plan = await upload(team);
    const first = await ended(team, (await submitRun(team, plan)).jobId);
    await team.store.transact(
      async (queries) => void (await queries.execute(sql`delete from workbook_versions where job_id = ${first.jobId}`)),
    );
    await forgetEnd(first.jobId);
    const second = await ended(team, first.jobId);
    expect(told.parse(second.told)).toMatchObject({ is_good: true, failure: null });
    expect((await listVersions(team.store, plan.workbookId)).map((it) => it.jobId)).toEqual([first.jobId, null]);
  });

  it('asks what if once, whoever dies', async () => {
    const plan = await upload(team);
    const base = await ended(team, (await submitRun(team, plan)).jobId);
    const request = { run: base.runId, include: ['B'] };
    const asked = { workspaceId: plan.workspaceId, kind: 'whatif', request, run: 'new' } as const;
    const first = await ended(team, (await submitAbout(team, asked)).jobId);
    expect(first.status).toBe('succeeded');
    await forgetEnd(first.jobId);
    const second = await ended(team, first.jobId);
    expect(second).toMatchObject({ status: 'succeeded', attempt: 2, runId: first.runId });
    expect(told.parse(second.told).lines).toEqual(told.parse(first.told).lines);
  });

  it('says what is wrong with the data or the request once, and tries nothing again', async () => {
    const plan = await upload(team);
    const unknown = await ended(team, (await submitRun(team, plan, { constraint_set: 'Nowhere' })).jobId);
    expect(unknown).toMatchObject({ status: 'failed', attempt: 1, failure: { kind: 'not-found' } });
    const path = await ended(team, (await submitRun(team, plan, { source: '/etc/passwd' })).jobId);
    expect(path).toMatchObject({ status: 'failed', attempt: 1, failure: { code: 'source-unsupported' } });
  });

  it('finds no workbook of another workspace', async () => {
    const [mine, yours] = [await upload(team), await upload(team)];
    const job = await ended(team, (await submitRun(team, { ...mine, workbookId: yours.workbookId })).jobId);
    expect(job).toMatchObject({ status: 'failed', failure: { code: 'workbook-unknown' } });
  });

  it('gives up a job that was taken up ten times, not counting how often it was handed back', async () => {
    const plan = await upload(team);
    const job = await ended(team, (await submitRun(team, plan)).jobId);
    const attempts = (count: number): Promise<void> =>
      team.store.transact(
        async (queries) => void (await queries.execute(sql`update jobs set attempt = ${count} where job_id = ${job.jobId}`)),
      );
    await attempts(10);
    await team.store.transact(
      async (queries) =>
        void (await queries.execute(sql`
          insert into job_events (job_id, attempt, kind, document_json, happened_at)
          select id, 3, 'queued', '{"because": "handed-back"}', now() from jobs where job_id = ${job.jobId}`)),
    );
    await forgetEnd(job.jobId);
    expect(await ended(team, job.jobId)).toMatchObject({ status: 'succeeded', attempt: 11 });
    await forgetEnd(job.jobId);
    expect(await ended(team, job.jobId)).toMatchObject({ status: 'failed', attempt: 12, failure: { code: 'job-given-up' } });
  });

  const MORE = edited(SMALL_PLAN, 'Candidates', 'D,Track,DE,5,0,,', 'D,Track,DE,5,0,,\nE,Chat,DE,5,7,,');
  const candidatesOf = async (runId: string | null): Promise<readonly string[]> =>
    (await loadRunSnapshot(team.store, runId ?? '')).candidates.map(({ key }) => key);

  it('goes on with the version of the workbook that the first attempt took', async () => {
    const plan = await upload(team);
    const lost = await lostJob(plan, { write: false });
    await change(team, plan, MORE);
    const job = await found(lost);
    expect(job).toMatchObject({ status: 'succeeded', attempt: 2 });
    expect(await candidatesOf(job.runId)).toEqual(['A', 'B', 'C', 'D']);
  });

  it('reads the workbook anew where others have synced a newer version of it meanwhile', async () => {
    const plan = await upload(team);
    const lost = await lostJob(plan);
    await change(team, plan, MORE);
    const other = await ended(team, (await submitRun(team, plan)).jobId);
    const job = await found(lost);
    expect(told.parse(job.told)).toMatchObject({ is_good: true, failure: null });
    for (const { runId } of [other, job]) expect(await candidatesOf(runId)).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect((await listVersions(team.store, plan.workbookId)).map((it) => it.jobId)).toEqual([job.jobId, other.jobId, null, null]);
  });

  it('brings nothing back to what it was where a job that is done already is looked at late', async () => {
    const plan = await upload(team);
    const first = await ended(team, (await submitRun(team, plan)).jobId);
    await change(team, plan, MORE);
    const request = { source: `workbook:${plan.workbookId}`, workspace: plan.workspace };
    const sync = { workspaceId: plan.workspaceId, kind: 'sync', request, run: null } as const;
    const second = await ended(team, (await submitAbout(team, sync)).jobId);
    const synced = await listEvents(team.store, plan.workspace);
    await change(team, plan, SMALL_PLAN);
    await ended(team, (await submitAbout(team, sync)).jobId);
    const archived = await listEvents(team.store, plan.workspace);
    expect(archived.length).toBeGreaterThan(synced.length);
    for (const { jobId } of [first, second]) {
      await forgetEnd(jobId);
      expect(told.parse((await ended(team, jobId)).told)).toMatchObject({ is_good: true, failure: null });
    }
    expect(await listEvents(team.store, plan.workspace)).toEqual(archived);
  });

  it('ends a run soon after it is asked to, and keeps the best plan by then', async () => {
    const plan = await upload(team, crossedPlan(random(5), 5, 200));
    const { jobId } = await submitRun(team, plan, { time_limit_seconds: 60 });
    await begun(team, jobId);
    const asked = Date.now();
    await askToEnd(team, jobId, makesRun);
    const job = await ended(team, jobId);
    // It would go on for a minute.
    expect(Date.now() - asked).toBeLessThan(20_000);
    expect(job.status).toBe('canceled');
    expect(await findRun(team.store, job.runId ?? '')).toMatchObject({ status: 'canceled', limit: 'cancel' });
    expect(told.parse(job.told).lines.length).toBeGreaterThan(0);
  });

  it('hands back what does not end within its grace, writes nothing more for it, and another worker does it', async () => {
    const plan = await upload(team, crossedPlan(random(6)));
    await worker.stop();
    const leaving = await startWorker(team, { concurrency: 1, name: 'leaving', graceMs: 100 });
    const { jobId } = await submitRun(team, plan, { time_limit_seconds: 5 });
    await begun(team, jobId);
    await leaving.stop();
    expect(await findJob(team.store, jobId)).toMatchObject({ status: 'queued', attempt: 1, worker: null });
    worker = await startWorker(team, { concurrency: 2, name: 'bench 2', graceMs: 5_000 });
    const job = await ended(team, jobId);
    expect(job).toMatchObject({ status: 'succeeded', worker: 'bench 2', attempt: 2 });
    expect((await listVersions(team.store, plan.workbookId)).map((it) => it.jobId)).toEqual([jobId, null]);
  });

  /** A job that a worker took up and died of at once, before the queue noticed. */
  const lostJob = async (plan: Uploaded, more: Record<string, Json> = {}): Promise<Job> => {
    await worker.stop();
    const job = await submitRun(team, plan, more);
    await takeUpJob(team, job.jobId, 'dead');
    // Where the queue brings it, somebody else is at it: it waits until it is sent again.
    await team.store.transact(
      async (queries) => void (await queries.execute(sql`delete from pgboss.job where singleton_key = ${job.jobId}`)),
    );
    worker = await startWorker(team, { concurrency: 2, name: 'bench 3', graceMs: 5_000 });
    return job;
  };
  const found = async ({ jobId }: Job): Promise<Job> => {
    await team.store.transact((queries) => team.queue.send(queries, { jobId, priority: 0 }));
    return ended(team, jobId);
  };

  /** As if the worker had died before it could tell how the job ended; the queue still has it. */
  const forgetEnd = (jobId: string): Promise<void> =>
    team.store.transact(async (queries) => {
      await queries.execute(
        sql`update jobs set status = 'running', finished_at = null, told_json = null, failure_json = null where job_id = ${jobId}`,
      );
      await team.queue.send(queries, { jobId, priority: 0 });
    });
};

describe('a worker on the embedded store', () => suite(async () => embeddedPlace()));
describe.skipIf(!url)(
  url ? 'a worker on a server' : 'a worker on a server (skipped: PLANWRIGHT_TEST_POSTGRES_URL names no PostgreSQL)',
  () => suite(() => serverPlace(url ?? '')),
);
