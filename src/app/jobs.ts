import type { Json } from '../base/json.ts';
import type { Store } from '../store/database.ts';
import type { JobQueue } from '../store/job-queue.ts';
import { addJob, findJob, type Job } from '../store/jobs.ts';
import { makeRunId } from '../store/runs.ts';
import type { AppDeps } from './deps.ts';

/** What a service needs beside the app: a store that stays open, and the queue in it. */
export interface TeamDeps extends AppDeps {
  readonly store: Store;
  readonly queue: JobQueue;
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
  /** Of the job that this one helps. */
  readonly parent?: string;
}

const URGENT = 10;

/** Asks the workers for something. The job is there, and in the queue, or neither. */
export const submitJob = async (deps: TeamDeps, { workspaceId, kind, isUrgent, request, run, parent }: JobRequest): Promise<Job> => {
  const { store, queue, actor } = deps;
  const now = deps.now().toISOString();
  const jobId = makeRunId(now, deps.randomId()).replace('RUN', 'JOB');
  const runId = run === 'new' ? makeRunId(now, deps.randomId()) : (run?.about ?? null);
  const priority = isUrgent ? URGENT : 0;
  await store.transact(async (queries) => {
    await addJob(queries, { jobId, workspaceId, kind, request, priority, runId, parentJobId: parent ?? null, actor, now });
    await queue.send(queries, { jobId, priority });
  });
  return findJob(store, jobId);
};
