import type { Queries } from './database.ts';
import type { Job } from './jobs.ts';

/** What brings jobs to workers, each at least once. That a job is in it says nothing of the job: `jobs` does. */
export interface JobQueue {
  /** Puts a job into it, in the transaction that adds the job: both are there, or neither. It is not brought before so many seconds are over. */
  readonly send: (queries: Queries, job: Pick<Job, 'jobId' | 'priority'>, afterSeconds?: number) => Promise<void>;
  /**
   * Brings jobs, the most urgent first, so many at once. What `take` resolves for is not brought again; what it throws for, and what a
   * worker dies of, is.
   */
  readonly work: (concurrency: number, take: (jobId: string) => Promise<void>) => Promise<Intake>;
  /** Jobs that have not ended and are in it no more are put into it again. Gives how many. */
  readonly resend: () => Promise<number>;
  /** What was taken and has not been answered for is brought to somebody else. */
  readonly close: () => Promise<void>;
}

export interface Intake {
  /** Brings no more, and waits for what was brought. */
  readonly stop: () => Promise<void>;
}
