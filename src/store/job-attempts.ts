import { and, asc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { StaleError } from '../base/errors.ts';
import type { Json } from '../base/json.ts';
import type { Queries, Store } from './database.ts';
import { type Alongside, endHelpers, eventOf, type Job, NOTHING_ELSE, toJob } from './jobs.ts';
import { guarded } from './store-errors.ts';
import { jobEvents, jobs } from './team-schema.ts';
import { newestVersion } from './workbooks.ts';

/**
 * What workers do with jobs. Who may write for a job is decided by its attempt: each time a worker takes it up, the number grows, and a worker
 * with an older one can write nothing any more (`fenced`).
 */

/** Of which attempt at which job a worker speaks. */
export interface Fence {
  readonly jobId: string;
  readonly attempt: number;
}

export type JobEnd =
  | { readonly status: 'succeeded' | 'canceled'; readonly told: Json }
  | { readonly status: 'failed'; readonly failure: Json };

/** Why an attempt ended before its job: its worker went on to something else, the world was broken, what it had read is read anew. */
export type Release = 'handed-back' | 'unavailable' | 'workbook-changed';

/** A job as its newest attempt has it. */
export interface ClaimedJob extends Job {
  /** How often it was let go, and why. */
  readonly releases: Readonly<Record<Release, number>>;
  /** The version of its workbook that it is about: that of its first attempt, unless that is to be read anew. `null`: it is about none. */
  readonly workbookVersion: number | null;
}

/**
 * A worker takes a job up; `null` where it has ended. Whoever had it before can write nothing for it from now on. `workbookOf`: the
 * uploaded workbook that a job is about.
 */
export const claimJob = (
  store: Store,
  jobId: string,
  worker: string,
  now: string,
  workbookOf: (job: Job) => string | null = () => null,
): Promise<ClaimedJob | null> =>
  store.transact(async (queries) => {
    const [row] = await queries
      .update(jobs)
      .set({ status: 'running', attempt: sql`${jobs.attempt} + 1`, worker, startedAt: sql`coalesce(${jobs.startedAt}, ${now})` })
      .where(and(eq(jobs.jobId, jobId), inArray(jobs.status, ['queued', 'running'])))
      .returning();
    if (!row) return null;
    const job = toJob(row);
    const { releases, version } = await readCourse(queries, row.id);
    const workbookId = workbookOf(job);
    const workbookVersion = workbookId === null ? null : (version ?? (await newestVersion(queries, workbookId)));
    const told = { worker, ...(workbookVersion === null ? {} : { workbook_version: workbookVersion }) };
    await queries.insert(jobEvents).values(eventOf(row.id, row.attempt, 'running', told, now));
    return { ...job, releases, workbookVersion };
  });

/** How a job went so far, by its events. */
const readCourse = async (queries: Queries, id: number): Promise<Pick<ClaimedJob, 'releases'> & { readonly version: number | null }> => {
  const rows = await queries
    .select({
      because: sql<Release | null>`${jobEvents.document}->>'because'`,
      version: sql<number | null>`(${jobEvents.document}->>'workbook_version')::int`,
    })
    .from(jobEvents)
    .where(and(eq(jobEvents.jobId, id), inArray(jobEvents.kind, ['queued', 'running'])))
    .orderBy(asc(jobEvents.id));
  const count = (because: Release): number => rows.filter((it) => it.because === because).length;
  const version = rows.reduce<number | null>((before, it) => (it.because === 'workbook-changed' ? null : (it.version ?? before)), null);
  return {
    releases: {
      'handed-back': count('handed-back'),
      unavailable: count('unavailable'),
      'workbook-changed': count('workbook-changed'),
    },
    version,
  };
};

/**
 * Lets a job go: another worker may take it up. Does nothing where another one has. `sendToo` puts it into the queue again, in the same
 * transaction; without it the queue brings it because its worker did not answer for it.
 */
export const releaseJob = (
  store: Store,
  { jobId, attempt }: Fence,
  because: Release,
  now: string,
  sendToo: Alongside = NOTHING_ELSE,
): Promise<void> =>
  store.transact(async (queries) => {
    const [row] = await queries
      .update(jobs)
      .set({ status: 'queued', worker: null })
      .where(and(eq(jobs.jobId, jobId), eq(jobs.attempt, attempt), eq(jobs.status, 'running')))
      .returning();
    if (!row) return;
    await sendToo(queries, toJob(row));
    await queries.insert(jobEvents).values(eventOf(row.id, attempt, 'queued', { because }, now));
  });

/** running → its end. Throws `job-superseded` where another attempt has begun, or the job has ended. */
export const finishJob = (
  store: Store,
  { jobId, attempt }: Fence,
  end: JobEnd,
  now: string,
  endToo: Alongside = NOTHING_ELSE,
): Promise<void> =>
  store.transact(async (queries) => {
    const [row] = await queries
      .update(jobs)
      .set({
        status: end.status,
        finishedAt: now,
        ...('told' in end ? { told: { json: end.told } } : { failure: { json: end.failure } }),
      })
      .where(and(eq(jobs.jobId, jobId), eq(jobs.attempt, attempt), eq(jobs.status, 'running')))
      .returning();
    if (!row) throw superseded(jobId);
    await endToo(queries, toJob(row));
    await endHelpers(queries, toJob(row), now);
    await queries.insert(jobEvents).values(eventOf(row.id, attempt, end.status, {}, now));
  });

export type Standing = 'go' | 'cancel' | 'superseded' | 'make-way';

/**
 * How an attempt stands: may it go on, is it to end, has another one begun (or the job ended)? One that only helps makes way where something
 * else has been waiting for a while, since no worker is free.
 */
export const lookAtAttempt = (store: Store, { jobId, attempt }: Fence, now: string): Promise<Standing> =>
  guarded(async () => {
    const [row] = await store.queries
      .select({
        attempt: jobs.attempt,
        status: jobs.status,
        cancel: jobs.cancelRequestedAt,
        parent: jobs.parentJobId,
        priority: jobs.priority,
      })
      .from(jobs)
      .where(eq(jobs.jobId, jobId));
    if (row?.attempt !== attempt || row.status !== 'running') return 'superseded';
    if (row.cancel !== null) return 'cancel';
    if (row.parent === null) return 'go';
    const before = new Date(Date.parse(now) - PATIENCE_MS).toISOString();
    const [waiting] = await store.queries
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(eq(jobs.status, 'queued'), gt(jobs.priority, row.priority), lt(jobs.queuedAt, before)))
      .limit(1);
    return waiting ? 'make-way' : 'go';
  });

/** So long may a job wait for a worker before those that only help make way. */
const PATIENCE_MS = 1_500;

/** Tells how it goes. Does nothing where another attempt has begun. */
export const addProgress = (store: Store, { jobId, attempt }: Fence, documents: readonly Json[], now: string): Promise<void> =>
  store.transact(async (queries) => {
    const [row] = await queries
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(eq(jobs.jobId, jobId), eq(jobs.attempt, attempt), eq(jobs.status, 'running')));
    if (row && documents.length > 0)
      await queries.insert(jobEvents).values(documents.map((document) => eventOf(row.id, attempt, 'progress', document, now)));
  });

/**
 * The store for a worker's attempt at a job: each transaction is undone, with `job-superseded`, where another attempt has begun before it
 * ends. The job's row is held to the end of the transaction, so that none can begin in between.
 */
export const fenced = (store: Store, { jobId, attempt }: Fence): Store => ({
  ...store,
  transact: (work) =>
    store.transact(async (queries) => {
      const result = await work(queries);
      const [row] = await queries
        .select({ attempt: jobs.attempt, status: jobs.status })
        .from(jobs)
        .where(eq(jobs.jobId, jobId))
        .for('share');
      if (row?.attempt !== attempt || row.status !== 'running') throw superseded(jobId);
      return result;
    }),
});

const superseded = (jobId: string): StaleError =>
  new StaleError(`The job ${jobId} was taken up by another worker, or has ended.`, { code: 'job-superseded' });
