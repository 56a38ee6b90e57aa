import { setTimeout as sleep } from 'node:timers/promises';
import { NotFoundError } from '../base/errors.ts';
import type { Json } from '../base/json.ts';
import type { AlsoKeep, Store } from '../store/database.ts';
import { findRun } from '../store/find-runs.ts';
import type { JobQueue } from '../store/job-queue.ts';
import {
  addJob,
  cancelJob,
  dropProgress,
  findJob,
  type Job,
  type JobEvent,
  type JobFacts,
  type JobFilter,
  type JobPlace,
  listEvents,
  listJobs,
} from '../store/jobs.ts';
import { makeRunId } from '../store/runs.ts';
import { breakOffRun } from './break-off-run.ts';
import type { AppDeps } from './deps.ts';

export type { Job, JobEvent, JobFacts, JobFilter, JobPlace } from '../store/jobs.ts';

/** What a service needs beside the app: a store that stays open, and the queue in it. */
export interface TeamDeps extends AppDeps {
  readonly store: Store;
  readonly queue: Pick<JobQueue, 'send'>;
}

export interface JobRequest {
  readonly workspaceId: number;
  /** Of the ask. */
  readonly kind: string;
  /** A person waits for the answer. */
  readonly isUrgent: boolean;
  /** As the ask reads it. */
  readonly request: Json;
  /** The run that it is about, or `new` for one that it makes: its id is drawn now. */
  readonly run: { readonly about: string } | 'new' | null;
  /** Of the job that this one helps: done when nothing else waits, and ended with it. */
  readonly parent?: string;
  readonly alsoKeep?: AlsoKeep<Job>;
}

const URGENT = 10;
const HELPING = -10;

/** Asks the workers for something. The job is there, and in the queue, or neither. */
export const submitJob = async (
  deps: TeamDeps,
  { workspaceId, kind, isUrgent, request, run, parent, alsoKeep }: JobRequest,
): Promise<Job> => {
  const { store, queue, actor } = deps;
  const now = deps.now().toISOString();
  const number = makeRunId(now, deps.randomId());
  const jobId = number.replace('RUN', 'JOB');
  // No two jobs have one id, so no two make one run: a run whose id was drawn before is begun anew, whoever began it.
  const runId = run === 'new' ? number : (run?.about ?? null);
  const priority = parent !== undefined ? HELPING : isUrgent ? URGENT : 0;
  const traceParent = deps.traces?.current() ?? null;
  return store.transact(async (queries) => {
    await addJob(queries, {
      jobId,
      workspaceId,
      kind,
      request,
      priority,
      runId,
      parentJobId: parent ?? null,
      traceParent,
      actor,
      now,
    });
    await queue.send(queries, { jobId, priority });
    // Read before it is there for others: nothing can fail any more once it is.
    const job = await findJob({ ...store, queries }, jobId);
    await alsoKeep?.(queries, job);
    return job;
  });
};

type JobDeps = Pick<TeamDeps, 'store'>;

/** Throws `job-unknown`. */
export const showJob = ({ store }: JobDeps, jobId: string): Promise<Job> => findJob(store, jobId);

/** The newest first. */
export const recentJobs = ({ store }: JobDeps, filter: JobFilter, limit: number): Promise<readonly JobFacts[]> =>
  listJobs(store, filter, limit);

/** The job that makes a run, which need not have begun. `makers`: the kinds of such jobs. Throws `run-unknown`, `run-ambiguous`, `job-unknown`. */
export const findJobOfRun = async ({ store }: JobDeps, run: string, makers: readonly string[]): Promise<JobFacts> => {
  const find = async (runId: string): Promise<JobFacts | undefined> => (await listJobs(store, { runId, kinds: makers }, 1))[0];
  const named = await find(run);
  if (named) return named;
  const { runId } = await findRun(store, run);
  const found = await find(runId);
  if (found) return found;
  throw new NotFoundError(`The run ${runId} was made by no job.`, {
    code: 'job-unknown',
    hint: 'It was asked on a computer of its own: end it there.',
  });
};

/** Asks a job to end: at once where nobody has taken it up. `makesRun`: which jobs begin a run of their own. Throws `job-unknown`. */
export const askToEnd = async (
  { store, now }: JobDeps & Pick<AppDeps, 'now'>,
  jobId: string,
  makesRun: (kind: string) => boolean,
): Promise<Job> => {
  await findJob(store, jobId);
  const at = now().toISOString();
  return cancelJob(store, jobId, at, async (queries, job) => {
    // An attempt that was handed back may have begun it.
    if (job.runId !== null && makesRun(job.kind)) await breakOffRun(queries, job.runId, 'canceled', 'The run was canceled.', at);
  });
};

/** How some jobs went on, each after an event of its own. */
export const readJobEvents = ({ store }: JobDeps, places: readonly JobPlace[], limit: number): Promise<readonly JobEvent[]> =>
  listEvents(store, places, limit);

export const hasEnded = ({ status }: Pick<Job, 'status'>): boolean => status !== 'queued' && status !== 'running';

const LOOK_EVERY_MS = 100;

/** The job as it is when it has ended, or when so much time is over. */
export const waitForJob = async (
  deps: JobDeps & Pick<AppDeps, 'monotonic'>,
  jobId: string,
  ms: number,
  signal: AbortSignal,
): Promise<Job> => {
  const began = deps.monotonic();
  for (;;) {
    const job = await findJob(deps.store, jobId);
    const leftMs = ms - (deps.monotonic() - began);
    if (hasEnded(job) || leftMs <= 0 || signal.aborted) return job;
    await sleep(Math.min(LOOK_EVERY_MS, leftMs));
  }
};

/** So long after its end it can still be seen how a job went; that it ended, and how, is kept for ever. */
const PROGRESS_DAYS = 7;
const DAY_MS = 86_400_000;

/** Forgets how jobs went that ended long ago, so that the database does not grow with every line of progress. */
export const forgetProgress = ({ store, now }: JobDeps & Pick<AppDeps, 'now'>): Promise<void> =>
  dropProgress(store, new Date(now().getTime() - PROGRESS_DAYS * DAY_MS).toISOString());
