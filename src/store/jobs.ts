import { and, asc, desc, eq, getTableColumns, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { BugError, NotFoundError } from '../base/errors.ts';
import type { Json } from '../base/json.ts';
import { RUN_STATUSES, type RunStatus } from '../report/report.ts';
import type { Queries, Store } from './database.ts';
import { decode } from './documents.ts';
import { guarded } from './store-errors.ts';
import { jobEvents, jobs } from './team-schema.ts';

/**
 * Jobs for workers: queued → running → succeeded | failed | canceled, never back from an end. What workers do with them is in
 * `job-attempts.ts`.
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
export type Alongside = (queries: Queries, job: Job) => Promise<void>;

export const NOTHING_ELSE: Alongside = async () => {};

/** In a transaction of the caller, which also puts it into the queue. */
export const addJob = async (queries: Queries, { now, request, ...job }: NewJob): Promise<void> => {
  const [added] = await queries
    .insert(jobs)
    .values({ ...job, request: { json: request }, status: 'queued', attempt: 0, queuedAt: now })
    .returning({ id: jobs.id });
  if (!added) throw new BugError('a job that was added is not there');
  await queries.insert(jobEvents).values({ jobId: added.id, attempt: 0, kind: 'queued', document: { json: {} }, happenedAt: now });
};

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
      await endHelpers(queries, toJob(queued), now);
      await queries.insert(jobEvents).values(eventOf(queued.id, queued.attempt, 'canceled', {}, now));
      return toJob(queued);
    }
    await queries
      .update(jobs)
      .set({ cancelRequestedAt: sql`coalesce(${jobs.cancelRequestedAt}, ${now})` })
      .where(and(eq(jobs.jobId, jobId), eq(jobs.status, 'running')));
    const [row] = await queries.select().from(jobs).where(eq(jobs.jobId, jobId));
    if (!row) throw unknownJob(jobId);
    await endHelpers(queries, toJob(row), now);
    return toJob(row);
  });

/** What helps a job ends with it. In a transaction of the caller. */
export const endHelpers = async (queries: Queries, { jobId, runId, parentJobId }: Job, now: string): Promise<void> => {
  // The run narrows them down: there is an index of it.
  if (runId === null || parentJobId !== null) return;
  const helpers = and(eq(jobs.runId, runId), eq(jobs.parentJobId, jobId));
  const idle = await queries
    .update(jobs)
    .set({ status: 'canceled', cancelRequestedAt: now, finishedAt: now })
    .where(and(helpers, eq(jobs.status, 'queued')))
    .returning({ id: jobs.id, attempt: jobs.attempt });
  if (idle.length > 0) await queries.insert(jobEvents).values(idle.map(({ id, attempt }) => eventOf(id, attempt, 'canceled', {}, now)));
  await queries
    .update(jobs)
    .set({ cancelRequestedAt: sql`coalesce(${jobs.cancelRequestedAt}, ${now})` })
    .where(and(helpers, eq(jobs.status, 'running')));
};

export const eventOf = (jobId: number, attempt: number, kind: string, document: Json, now: string): typeof jobEvents.$inferInsert => ({
  jobId,
  attempt,
  kind,
  document: { json: document },
  happenedAt: now,
});

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

export const toJob = ({ id: _, request, told, ...row }: typeof jobs.$inferSelect): Job => ({
  ...toFacts(row),
  request: request.json,
  told: told?.json ?? null,
});

const toFacts = ({ failure, status, ...row }: Omit<typeof jobs.$inferSelect, 'id' | 'request' | 'told'>): JobFacts => ({
  ...row,
  failure: failure?.json ?? null,
  status: decode(z.enum(RUN_STATUSES), status, 'status'),
});
