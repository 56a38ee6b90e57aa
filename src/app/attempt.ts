import { UnavailableError } from '../base/errors.ts';
import { isJsonObject, type Json } from '../base/json.ts';
import type { Store } from '../store/database.ts';
import {
  addProgress,
  type ClaimedJob,
  claimJob,
  fenced,
  finishJob,
  type JobEnd,
  lookAtAttempt,
  releaseJob,
  type Standing,
} from '../store/job-attempts.ts';
import { type Job, listJobs } from '../store/jobs.ts';
import { breakOffRun } from './break-off-run.ts';
import type { AppDeps } from './deps.ts';
import { submitJob, type TeamDeps } from './jobs.ts';
import { scopedDeps } from './scoped-deps.ts';
import { storedWorkbookId } from './stored-workbook.ts';

/** One worker's attempt at a job. */
export interface Attempt {
  readonly job: ClaimedJob;
  /** The app in the name of who asked, within the job's workspace; it writes nothing any more once another attempt has begun. */
  readonly deps: AppDeps;
  /** May it go on, is it to end, has another one begun, or should it, which only helps, make way for what waits? */
  readonly look: () => Promise<Standing>;
  readonly tell: (progress: readonly Json[]) => Promise<void>;
  /** How many attempts there were, those apart that were handed back in good order. */
  readonly tries: number;
  /** In one transaction. `makesRun`: a run that it began and did not end is ended, too. Throws `job-superseded`. */
  readonly finish: (end: JobEnd, makesRun: boolean) => Promise<void>;
  /** From now on nothing is written by it, and any worker may take the job up. */
  readonly handBack: () => Promise<void>;
  /** The same, for another attempt after a pause: `workbook-changed` reads the workbook as it is then. */
  readonly retry: (because: 'unavailable' | 'workbook-changed', pauseSeconds: number) => Promise<void>;
}

/** Takes a job up; `null` where it has ended. Whoever had it before writes nothing any more. */
export const takeUpJob = async (deps: TeamDeps, jobId: string, worker: string): Promise<Attempt | null> => {
  const { store } = deps;
  const now = (): string => deps.now().toISOString();
  const job = await claimJob(store, jobId, worker, now(), workbookOf);
  if (!job) return null;
  let isOpen = true;
  const { actor, workspaceId } = job;
  const open = whileOpen(store, () => isOpen);
  const mine = fenced(open, job);
  return {
    job,
    tries: job.attempt - job.releases['handed-back'],
    deps: {
      ...scopedDeps(deps, { actor, workspaceId, job, store: mine }),
      ...helpersOf({ ...deps, store: mine, actor }, job),
      askedAt: job.queuedAt,
    },
    look: () => lookAtAttempt(store, job, now()),
    tell: (progress) => addProgress(store, job, progress, now()),
    finish: (end, makesRun) =>
      finishJob(open, job, end, now(), async (queries, { runId }) => {
        if (!makesRun || runId === null || end.status === 'succeeded') return;
        await breakOffRun(queries, runId, end.status, end.status === 'failed' ? failureText(end.failure) : 'The run was canceled.', now());
      }),
    handBack: async () => {
      isOpen = false;
      await releaseJob(store, job, 'handed-back', now());
    },
    retry: async (because, pauseSeconds) => {
      isOpen = false;
      await releaseJob(store, job, because, now(), (queries, released) => deps.queue.send(queries, released, pauseSeconds));
    },
  };
};

/** How many workers are asked to help with a job at most. */
const MOST_HELPERS = 3;

/** Workers of the same database help; nobody helps a helper, and the embedded store has one worker. */
const helpersOf = (deps: TeamDeps, { jobId, parentJobId, workspaceId, kind, request, runId }: Job): Pick<AppDeps, 'helpers'> => {
  if (deps.store.kind === 'embedded' || parentJobId !== null) return {};
  let isAsked = false;
  const ask = async (): Promise<void> => {
    if (isAsked) return;
    // Those whom an earlier attempt asked go on.
    const asked = await listJobs(deps.store, { parentJobId: jobId }, MOST_HELPERS);
    const run = runId === null ? null : { about: runId };
    for (let count = asked.length; count < MOST_HELPERS; count++)
      await submitJob(deps, { workspaceId, kind, isUrgent: false, request, run, parent: jobId });
    isAsked = true;
  };
  return { helpers: { ask } };
};

const workbookOf = ({ request }: Job): string | null =>
  isJsonObject(request) && typeof request.source === 'string' ? storedWorkbookId(request.source) : null;

const failureText = (failure: Json): string =>
  isJsonObject(failure) && typeof failure.message === 'string' ? failure.message : 'The run broke off.';

/** Each transaction is undone where it is not open any more when it ends. */
const whileOpen = (store: Store, isOpen: () => boolean): Store => ({
  ...store,
  transact: (work) =>
    store.transact(async (queries) => {
      const result = await work(queries);
      if (isOpen()) return result;
      throw new UnavailableError('This worker is ending; another one goes on with the job.', { code: 'job-handed-back' });
    }),
});
