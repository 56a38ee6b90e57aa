import type { Queries } from './database.ts';
import type { Job } from './jobs.ts';

/** What brings jobs to workers. That a job is in it says nothing of the job: `jobs` does. */
export interface JobQueue {
  /** Puts a job into it, in the transaction that adds the job: both are there, or neither. */
  readonly send: (queries: Queries, job: Pick<Job, 'jobId' | 'priority'>) => Promise<void>;
}
