import { forgetProgress } from '../app/jobs.ts';
import type { OpenTeam } from '../app/open-team.ts';
import { delay } from './delay.ts';
import type { JobNews } from './job-news.ts';
import { makeWorkplace } from './work-job.ts';

export interface WorkerOptions {
  /** How many jobs at once; one job may use several processors by itself. */
  readonly concurrency: number;
  /** For the record of who did what. */
  readonly name: string;
  /** How long jobs may still take when the worker is to end; then others go on with them. */
  readonly graceMs: number;
  /** Hears what becomes of jobs. */
  readonly onNews?: (news: JobNews) => void;
}

export interface Worker {
  /** Jobs that it is at. */
  readonly running: () => number;
  /** Takes no more; what it is at may end within the grace, else it is handed back. */
  readonly stop: () => Promise<void>;
}

/** How often it is looked whether a job has fallen out of the queue. */
const RESEND_EVERY_MS = 30_000;
const FORGET_EVERY_MS = 3_600_000;

/** Takes jobs from the queue and does them, until it is stopped. */
export const startWorker = async (
  deps: Omit<OpenTeam, 'close'>,
  { concurrency, name, graceMs, onNews }: WorkerOptions,
): Promise<Worker> => {
  const place = makeWorkplace(deps, name, onNews ?? (() => {}));
  const intake = await deps.queue.work(concurrency, place.take);
  const resend = (): void => {
    deps.queue.resend().then(
      (count) => count > 0 && onNews?.({ kind: 'resent', count }),
      // The next time will do: a database that is away says so to everybody.
      () => undefined,
    );
  };
  const resending = setInterval(resend, RESEND_EVERY_MS);
  const forgetting = setInterval(() => forgetProgress(deps).catch(() => undefined), FORGET_EVERY_MS);
  return {
    running: place.running,
    stop: async () => {
      clearInterval(resending);
      clearInterval(forgetting);
      const idle = intake.stop();
      await Promise.race([idle, delay(graceMs)]);
      await place.handBackAll();
      await idle;
    },
  };
};
