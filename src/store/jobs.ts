import { and, asc, desc, eq, getTableColumns, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { BugError, NotFoundError, StaleError } from '../base/errors.ts';
import type { Json } from '../base/json.ts';
import { RUN_STATUSES, type RunStatus } from '../report/report.ts';
import type { Queries, Store } from './database.ts';
import { decode } from './documents.ts';
import { guarded } from './store-errors.ts';
import { jobEvents, jobs } from './team-schema.ts';
import { newestVersion } from './workbooks.ts';

/**
 * Jobs for workers: queued → running → succeeded | failed | canceled, never back from an end. Who may write for a job is decided by its
 * attempt: each time a worker takes it up, the number grows, and a worker with an older one can write nothing any more (`fenced`).
 */

export interface Job {
  readonly jobId: string;
  readonly workspaceId: number;
  readonly kind: string;
  readonly request: Json;
  readonly priority: number;
  /** The run that it makes, or is about. */
  readonly runId: string | null;
  /** The job that this one helps. */
  readonly parentJobId: string | null;
  /** Which trace it belongs to, as W3C writes it in `traceparent`. */
  readonly traceParent: string | null;
  readonly actor: string;
  readonly status: RunStatus;
  readonly attempt: number;
  readonly worker: string | null;
  /** What there is to tell; `null` until it has ended well. */
  readonly told: Json;
  readonly failure: Json;
  readonly queuedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly cancelRequestedAt: string | null;
}

/** A job without what it was asked and what it told, which may be long. */
export type JobFacts = Omit<Job, 'request' | 'told'>;

export type NewJob = Pick<Job, 'jobId' | 'workspaceId' | 'kind' | 'request' | 'priority' | 'runId' | 'parentJobId' | 'actor'> & {
  readonly traceParent?: string | null;
  readonly now: string;
};

/** Of which attempt at which job a worker speaks. */
export interface Fence {
  readonly jobId: string;
  readonly attempt: number;
}

export type JobEnd =
  | { readonly status: 'succeeded' | 'canceled'; readonly told: Json }
  | { readonly status: 'failed'; readonly failure: Json };

/** Something that happened to a job, in the order of `id`. */
export interface JobEvent {
  readonly id: number;
  readonly jobId: string;
  readonly attempt: number;
  /** `progress`, or the status that the job took. */
  readonly kind: string;
  readonly document: Json;
  readonly at: string;
}

/** What is done with a job's next step, in the same transaction: both are done, or neither. */
type Alongside = (queries: Queries, job: Job) => Promise<void>;

const NOTHING_ELSE: Alongside = async () => {};

/** In a transaction of the caller, which also puts it into the queue. */
export const addJob = async (queries: Queries, { now, request, ...job }: NewJob): Promise<void> => {
  const [added] = await queries
    .insert(jobs)
    .values({ ...job, request: { json: request }, status: 'queued', attempt: 0, queuedAt: now })
    .returning({ id: jobs.id });
  if (!added) throw new BugError('a job that was added is not there');
  await queries.insert(jobEvents).values({ jobId: added.id, attempt: 0, kind: 'queued', document: { json: {} }, happenedAt: now });
};

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
    await queries.insert(jobEvents).values(eventOf(row.id, attempt, end.status, {}, now));
  });

/** Asks for a job to end: at once (and then with what `endToo` ends) where nobody has taken it up, else its worker hears of it. Throws `job-unknown`. */
export const cancelJob = (store: Store, jobId: string, now: string, endToo: Alongside = NOTHING_ELSE): Promise<Job> =>
  store.transact(async (queries) => {
    const [queued] = await queries
      .update(jobs)
      .set({ status: 'canceled', cancelRequestedAt: now, finishedAt: now })
      .where(and(eq(jobs.jobId, jobId), eq(jobs.status, 'queued')))
      .returning();
    if (queued) {
      await endToo(queries, toJob(queued));
      await queries.insert(jobEvents).values(eventOf(queued.id, queued.attempt, 'canceled', {}, now));
      return toJob(queued);
    }
    await queries
      .update(jobs)
      .set({ cancelRequestedAt: sql`coalesce(${jobs.cancelRequestedAt}, ${now})` })
      .where(and(eq(jobs.jobId, jobId), eq(jobs.status, 'running')));
    const [row] = await queries.select().from(jobs).where(eq(jobs.jobId, jobId));
    if (!row) throw unknownJob(jobId);
    return toJob(row);
  });

/** How an attempt stands: may it go on, is it to end, or has another one begun (or the job ended)? */
export const lookAtAttempt = (store: Store, { jobId, attempt }: Fence): Promise<'go' | 'cancel' | 'superseded'> =>
  guarded(async () => {
    const [row] = await store.queries
      .select({ attempt: jobs.attempt, status: jobs.status, cancel: jobs.cancelRequestedAt })
      .from(jobs)
      .where(eq(jobs.jobId, jobId));
    if (row?.attempt !== attempt || row.status !== 'running') return 'superseded';
    return row.cancel === null ? 'go' : 'cancel';
  });

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

const eventOf = (jobId: number, attempt: number, kind: string, document: Json, now: string): typeof jobEvents.$inferInsert => ({
  jobId,
  attempt,
  kind,
  document: { json: document },
  happenedAt: now,
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

const unknownJob = (jobId: string): NotFoundError => new NotFoundError(`There is no job "${jobId}".`, { code: 'job-unknown' });

/** Throws `job-unknown`, also for a job of a workspace that the store does not show. */
export const findJob = (store: Store, jobId: string): Promise<Job> =>
  guarded(async () => {
    const [row] = await store.queries
      .select()
      .from(jobs)
      .where(and(eq(jobs.jobId, jobId), ofShown(store)));
    if (!row) throw unknownJob(jobId);
    return toJob(row);
  });

export interface JobFilter {
  readonly workspaceId?: number;
  readonly status?: RunStatus;
  readonly kinds?: readonly string[];
  readonly runId?: string;
  readonly parentJobId?: string;
  /** Those older than this job. */
  readonly before?: string;
}

/** The newest first. */
export const listJobs = (store: Store, filter: JobFilter, limit: number): Promise<readonly JobFacts[]> =>
  guarded(async () => {
    const { workspaceId, status, kinds, runId, parentJobId, before } = filter;
    const rows = await store.queries
      .select(FACT_COLUMNS)
      .from(jobs)
      .where(
        and(
          ofShown(store),
          workspaceId === undefined ? undefined : eq(jobs.workspaceId, workspaceId),
          status && eq(jobs.status, status),
          kinds && inArray(jobs.kind, [...kinds]),
          runId === undefined ? undefined : eq(jobs.runId, runId),
          parentJobId === undefined ? undefined : eq(jobs.parentJobId, parentJobId),
          before === undefined ? undefined : lt(jobs.id, sql`(select id from jobs where job_id = ${sql.param(before, jobs.jobId)})`),
        ),
      )
      .orderBy(desc(jobs.id))
      .limit(limit);
    return rows.map(toFacts);
  });

/** A job, and the event after which it is asked how it went on. */
export interface JobPlace {
  readonly jobId: string;
  readonly after: number;
}

/** Events of some jobs: of each those after its own place, so that a job with many does not hide what others have to tell. */
export const listEvents = (store: Store, places: readonly JobPlace[], limit: number): Promise<readonly JobEvent[]> =>
  guarded(async () => {
    if (places.length === 0) return [];
    const rows = await store.queries
      .select({ event: jobEvents, jobId: jobs.jobId })
      .from(jobEvents)
      .innerJoin(jobs, eq(jobEvents.jobId, jobs.id))
      .where(or(...places.map(({ jobId, after }) => and(eq(jobs.jobId, jobId), gt(jobEvents.id, after)))))
      .orderBy(asc(jobEvents.id))
      .limit(limit);
    return rows.map(({ event, jobId }) => ({
      id: event.id,
      jobId,
      attempt: event.attempt,
      kind: event.kind,
      document: event.document.json,
      at: event.happenedAt,
    }));
  });

/** Drops how jobs went that have ended before a moment; their ends stay. */
export const dropProgress = (store: Store, endedBefore: string): Promise<void> =>
  store.transact(async (queries) => {
    await queries
      .delete(jobEvents)
      .where(
        and(
          eq(jobEvents.kind, 'progress'),
          inArray(jobEvents.jobId, queries.select({ id: jobs.id }).from(jobs).where(lt(jobs.finishedAt, endedBefore))),
        ),
      );
  });

const ofShown = ({ within }: Store): SQL | undefined => (within === undefined ? undefined : eq(jobs.workspaceId, within));

const { id: _, request: __, told: ___, ...FACT_COLUMNS } = getTableColumns(jobs);

const toJob = ({ id: _, request, told, ...row }: typeof jobs.$inferSelect): Job => ({
  ...toFacts(row),
  request: request.json,
  told: told?.json ?? null,
});

const toFacts = ({ failure, status, ...row }: Omit<typeof jobs.$inferSelect, 'id' | 'request' | 'told'>): JobFacts => ({
  ...row,
  failure: failure?.json ?? null,
  status: decode(z.enum(RUN_STATUSES), status, 'status'),
});
