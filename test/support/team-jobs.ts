import { randomBytes } from 'node:crypto';
import { type JobRequest, submitJob } from '../../src/app/jobs.ts';
import type { OpenTeam } from '../../src/app/open-team.ts';
import { canonicalJson, type Json } from '../../src/base/json.ts';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { listRuns } from '../../src/store/find-runs.ts';
import { findJob, type Job } from '../../src/store/jobs.ts';
import { addVersion, addWorkbook } from '../../src/store/workbooks.ts';
import { addWorkspace } from '../../src/store/workspaces.ts';
import { SMALL_PLAN, smallSheets, type Tabs } from './small-plan.ts';

export interface Uploaded {
  readonly workspaceId: number;
  readonly workspace: string;
  readonly workbookId: string;
}

let count = 0;

/** A workspace with a workbook in it. */
export const upload = async ({ store }: OpenTeam, tabs: Tabs = SMALL_PLAN): Promise<Uploaded> => {
  const now = new Date().toISOString();
  const workspace = `Plan ${++count} ${randomBytes(3).toString('hex')}`;
  const workbookId = `WB-${randomBytes(4).toString('hex')}`;
  const claim = { name: workspace, identity: `workbook:${workbookId}`, nameIsExplicit: true };
  const findings = { strays: [], brokenInitiatives: [], hasContributionsTab: false };
  const { id: workspaceId } = await store.transact((queries) => addWorkspace(queries, claim, findings, now));
  const bytes = newWorkbookBytes(smallSheets(tabs));
  await addWorkbook(store, { workbookId, workspaceId, fileName: 'plan.xlsx' }, { bytes, jobId: null, actor: 'ada', now });
  return { workspaceId, workspace, workbookId };
};

/** Somebody sends another version of the workbook. */
export const change = async ({ store }: OpenTeam, { workbookId }: Uploaded, tabs: Tabs): Promise<void> => {
  const bytes = newWorkbookBytes(smallSheets(tabs));
  await addVersion(store, workbookId, null, { bytes, jobId: null, actor: 'bob', now: new Date().toISOString() });
};

/** Asks for a run of an uploaded workbook. */
export const submitRun = (
  team: OpenTeam,
  { workspaceId, workspace, workbookId }: Uploaded,
  more: Record<string, Json> = {},
): Promise<Job> =>
  submitJob(team, {
    workspaceId,
    kind: 'run',
    isUrgent: true,
    request: { source: `workbook:${workbookId}`, workspace, scenario: 'Q1', constraint_set: 'Base', ...more },
    run: 'new',
  });

export const submitAbout = (team: OpenTeam, job: Pick<JobRequest, 'workspaceId' | 'kind' | 'request' | 'run'>): Promise<Job> =>
  submitJob(team, { ...job, isUrgent: true });

/** The job when it has ended. */
export const ended = async ({ store }: OpenTeam, jobId: string, withinMs = 60_000): Promise<Job> => {
  const until = Date.now() + withinMs;
  for (;;) {
    const job = await findJob(store, jobId);
    if (job.finishedAt !== null) return job;
    if (Date.now() > until) throw new RangeError(`${jobId} has not ended: ${canonicalJson({ status: job.status, attempt: job.attempt })}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** When the job's run is being solved. */
export const begun = async ({ store }: OpenTeam, jobId: string): Promise<void> => {
  for (;;) {
    const { status, runId } = await findJob(store, jobId);
    if (status !== 'queued' && status !== 'running') throw new RangeError(`${jobId} is ${status} already`);
    const [run] = await listRuns(store, { status: 'running' });
    if (run !== undefined && run.runId === runId) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
