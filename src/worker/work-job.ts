import { type Attempt, takeUpJob } from '../app/attempt.ts';
import type { TeamDeps } from '../app/jobs.ts';
import { type Failure, fromFailure, type Told, toFailure } from '../asks/ask.ts';
import { ASKS, makesRun } from '../asks/index.ts';
import { toToldJson } from '../asks/told-json.ts';
import { BugError, type PlanwrightError, StaleError, toPlanwrightError, UnavailableError } from '../base/errors.ts';
import type { JobNews } from './job-news.ts';
import { makeTeller } from './tell-progress.ts';

/** So often is a job taken up, hand-backs in good order aside; then whatever keeps it from ending is its own fault. */
const MOST_ATTEMPTS = 10;

/** So often is a workbook read anew that somebody else changed meanwhile. */
const MOST_READINGS = 3;
const CHANGED = 'workbook-changed';

/** Where something is away, the next attempt waits longer each time, up to this. */
const LONGEST_PAUSE_SECONDS = 5;

/** Who asks a job to end waits for its worker to hear of it. */
const LOOK_EVERY_MS = 500;

/** Where a worker's jobs lie. */
export interface Workplace {
  /** Does a job to its end, or sends it for another attempt. Throws where it should be brought again at once. */
  readonly take: (jobId: string) => Promise<void>;
  readonly running: () => number;
  /** Others may go on with what is still being done here. */
  readonly handBackAll: () => Promise<void>;
}

export const makeWorkplace = (deps: TeamDeps, worker: string, onNews: (news: JobNews) => void): Workplace => {
  const desks = new Set<Desk>();
  return {
    running: () => desks.size,
    handBackAll: async () => void (await Promise.all([...desks].map((desk) => desk.handBack()))),
    take: async (jobId) => {
      const attempt = await takeUpJob(deps, jobId, worker);
      if (!attempt) return;
      onNews({ kind: 'taken', job: attempt.job });
      const desk = makeDesk(attempt, deps.monotonic, onNews);
      desks.add(desk);
      const { kind, attempt: number, traceParent } = attempt.job;
      try {
        await (deps.traces?.step(`job ${kind}`, { job_id: jobId, attempt: number }, desk.work, traceParent) ?? desk.work());
      } finally {
        desks.delete(desk);
      }
    },
  };
};

interface Desk {
  readonly work: () => Promise<void>;
  readonly handBack: () => Promise<void>;
}

/** How an attempt went. */
type Course =
  | { readonly kind: 'told'; readonly told: Told }
  | { readonly kind: 'failed'; readonly error: PlanwrightError }
  | { readonly kind: 'handed-back' };

const makeDesk = (attempt: Attempt, monotonic: () => number, onNews: (news: JobNews) => void): Desk => {
  const { job } = attempt;
  const stop = new AbortController();
  const began = monotonic();
  let seen: Awaited<ReturnType<Attempt['look']>> = job.cancelRequestedAt === null ? 'go' : 'cancel';
  let leave: () => void = () => {};
  const left = new Promise<Course>((resolve) => {
    leave = () => resolve({ kind: 'handed-back' });
  });
  const look = async (): Promise<void> => {
    // Where the database is away nobody can say; the fence decides in the end.
    const standing = await attempt.look().catch(() => seen);
    // What has made way once does not come back to it.
    if (standing === 'go') return;
    seen = standing;
    stop.abort();
  };
  const say = (kind: 'retried' | 'handed-back' | 'superseded', failure: Failure | null = null): void =>
    onNews({ kind, job, failure, elapsedMs: monotonic() - began });
  const end = async (status: 'succeeded' | 'canceled' | 'failed', told: Told | null, failure: Failure | null): Promise<void> => {
    await attempt.finish(
      status === 'failed' ? { status, failure: failure && { ...failure } } : { status, told: told && toToldJson(told) },
      makesRun(job.kind),
    );
    onNews({ kind: 'ended', job, status, failure: failure ?? told?.failure ?? null, elapsedMs: monotonic() - began });
  };
  const again = async (error: PlanwrightError): Promise<void> => {
    const isOutdated = error.code === CHANGED;
    await attempt.retry(isOutdated ? CHANGED : 'unavailable', isOutdated ? 0 : Math.min(LONGEST_PAUSE_SECONDS, 2 ** (attempt.tries - 1)));
    say('retried', toFailure(error));
  };
  const conclude = async (course: Course): Promise<void> => {
    const makesWay = seen === 'make-way' && course.kind === 'told';
    if (makesWay) await attempt.handBack();
    if (makesWay || course.kind === 'handed-back') {
      say('handed-back');
      throw new UnavailableError(`The job ${job.jobId} was handed back.`, { code: 'job-handed-back' });
    }
    if (course.kind === 'told') {
      const { told } = course;
      const failure = told.failure && fromFailure(told.failure);
      if (failure && seen === 'go' && mayTryAgain(failure, attempt)) return again(failure);
      return end(seen === 'cancel' ? 'canceled' : 'succeeded', told, null);
    }
    if (isSuperseded(course.error)) throw course.error;
    if (seen === 'cancel') return end('canceled', null, null);
    return mayTryAgain(course.error, attempt) ? again(course.error) : end('failed', null, toFailure(course.error));
  };
  return {
    work: async () => {
      const looking = setInterval(look, LOOK_EVERY_MS);
      try {
        if (seen === 'cancel') stop.abort();
        const course = await Promise.race([left, answer(attempt, stop.signal)]);
        if (seen === 'superseded') return say('superseded');
        await conclude(course);
      } catch (thrown) {
        if (!isSuperseded(thrown)) throw thrown;
        say('superseded');
      } finally {
        clearInterval(looking);
      }
    },
    handBack: async () => {
      const released = attempt.handBack();
      stop.abort();
      leave();
      // Where the database is away, the queue finds out by itself.
      await released.catch(() => undefined);
    },
  };
};

/** What is worth another attempt: what answers later, and, a few times, what is read anew. Bad data is bad the next time, too. */
const mayTryAgain = (error: PlanwrightError, { tries, job }: Attempt): boolean =>
  (error instanceof UnavailableError && error.retryable && tries < MOST_ATTEMPTS) ||
  (error instanceof StaleError && error.code === CHANGED && job.releases[CHANGED] < MOST_READINGS);

const isSuperseded = (thrown: unknown): boolean => thrown instanceof StaleError && thrown.code === 'job-superseded';

const answer = async (attempt: Attempt, signal: AbortSignal): Promise<Course> => {
  const { job, tries, deps } = attempt;
  const ask = ASKS.get(job.kind);
  try {
    if (tries > MOST_ATTEMPTS) throw givenUp(job.jobId);
    if (!ask) throw new BugError(`nobody here can do jobs of the kind "${job.kind}"`);
    const teller = makeTeller(deps.monotonic, attempt.tell);
    const hooks = { signal, onProgress: teller.tell, ...(ask.makesRun && job.runId !== null ? { runId: job.runId } : {}) };
    try {
      if (job.parentJobId === null) return { kind: 'told', told: await ask.tell(deps, job.request, hooks) };
      if (!ask.help) throw new BugError(`nobody can help with jobs of the kind "${job.kind}"`);
      return { kind: 'told', told: await ask.help(deps, job.request, hooks) };
    } finally {
      await teller.finish();
    }
  } catch (thrown) {
    return { kind: 'failed', error: toPlanwrightError(thrown) };
  }
};

const givenUp = (jobId: string): UnavailableError =>
  new UnavailableError(`The job ${jobId} was taken up ${MOST_ATTEMPTS} times, and each time its worker died or was interrupted.`, {
    code: 'job-given-up',
    hint: 'Ask again; if that fails, too, look into the log of the workers: perhaps they lack memory.',
    retryable: false,
  });
