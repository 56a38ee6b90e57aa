import type { Job } from '../app/jobs.ts';
import type { Failure } from '../asks/ask.ts';

/** What becomes of jobs at a worker: for its log and its metrics. */
export type JobNews =
  | { readonly kind: 'taken'; readonly job: Job }
  | {
      readonly kind: 'ended';
      readonly job: Job;
      readonly status: 'succeeded' | 'failed' | 'canceled';
      readonly failure: Failure | null;
      readonly elapsedMs: number;
    }
  /** Another attempt is made at it: at once, or by the worker that has it now. */
  | {
      readonly kind: 'retried' | 'handed-back' | 'superseded';
      readonly job: Job;
      readonly failure: Failure | null;
      readonly elapsedMs: number;
    }
  | { readonly kind: 'resent'; readonly count: number };
