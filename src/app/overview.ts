import { isDecimal, toNumber } from '../base/decimal.ts';
import { isJsonObject, type Json } from '../base/json.ts';
import type { Store } from '../store/database.ts';
import { countWorkspace, findLastReading, findLastUpload, listStaleSets, type StaleSet, type WorkspaceCounts } from '../store/overview.ts';
import { currentPublications, type PlanPublication } from '../store/publications.ts';
import { findNewestWorkbook, findVersion } from '../store/workbooks.ts';
import type { Place } from './access/place.ts';
import { type Attention, findAttention, type LastCheck, type NewestWorkbook } from './attention.ts';
import { type JobFacts, readJobEvents, recentJobs, showJob } from './jobs.ts';
import { type ListedRun, recentRuns } from './runs.ts';

/** How things stand in a workspace. */
export interface Overview {
  readonly counts: WorkspaceCounts;
  /** The newest one, with its newest version where it has any. */
  readonly workbook: NewestWorkbook | null;
  readonly check: LastCheck | null;
  readonly staleSets: readonly StaleSet[];
  /** The newest first. */
  readonly runs: readonly ListedRun[];
  readonly published: readonly PlanPublication[];
  readonly openJobs: readonly JobFacts[];
  readonly attention: readonly Attention[];
}

const SHOWN_RUNS = 5;
/** Among so many the newest of each set and kind is looked for. */
const LOOKED_AT = 50;

/** `store`: as far as the workspace goes. */
export const readOverview = async (store: Store, { id, name }: Place): Promise<Overview> => {
  const deps = { store, openStore: async () => ({ ...store, close: async () => undefined }) };
  const stored = await findNewestWorkbook(store, id);
  const workbook = stored && { stored, newest: stored.sheet ? null : await findVersion(store, stored.workbookId) };
  const upload = stored ? await findLastUpload(store, stored.workbookId) : null;
  const check = stored ? await lastCheck(store, id, stored.workbookId) : null;
  const runs = await recentRuns(deps, {}, LOOKED_AT);
  const jobs = await recentJobs(deps, { workspaceId: id }, LOOKED_AT);
  const known = {
    counts: await countWorkspace(store, id),
    workbook,
    check,
    staleSets: await listStaleSets(store, id),
    published: await currentPublications(store, { workspace: name }),
    openJobs: await openJobs(store, id),
  };
  return { ...known, runs: runs.slice(0, SHOWN_RUNS), attention: findAttention({ ...known, upload, runs, jobs }) };
};

const openJobs = async (store: Store, workspaceId: number): Promise<readonly JobFacts[]> => {
  const running = await recentJobs({ store }, { workspaceId, status: 'running' }, LOOKED_AT);
  return [...running, ...(await recentJobs({ store }, { workspaceId, status: 'queued' }, LOOKED_AT))];
};

/** A run tells only what concerns it: it counts where nothing else has read the workbook. */
const lastCheck = async (store: Store, workspaceId: number, workbookId: string): Promise<LastCheck | null> => {
  const found =
    (await findLastReading(store, workspaceId, workbookId, ['check', 'sync'])) ??
    (await findLastReading(store, workspaceId, workbookId, ['run']));
  if (!found) return null;
  const { jobId, kind, told, finishedAt, queuedAt } = await showJob({ store }, found.jobId);
  return { jobId, kind, version: await versionRead(store, jobId), ...countIssues(told), at: finishedAt ?? queuedAt };
};

/** It is told when the job is first taken up. */
const versionRead = async (store: Store, jobId: string): Promise<number | null> => {
  const events = await readJobEvents({ store }, [{ jobId, after: 0 }], LOOKED_AT);
  const versions = events.flatMap(({ document }) => {
    const version = isJsonObject(document) ? document.workbook_version : undefined;
    return isDecimal(version) ? [toNumber(version)] : [];
  });
  return versions.at(-1) ?? null;
};

const countIssues = (told: Json): Pick<LastCheck, 'errors' | 'warnings' | 'errorRows' | 'warningRows'> => {
  const document = isJsonObject(told) ? told.document : undefined;
  const issues =
    document !== undefined && isJsonObject(document) && Array.isArray(document.issues) ? document.issues.filter(isJsonObject) : [];
  const of = (severity: string): readonly string[] =>
    issues.flatMap((it) => (it.severity === severity ? [`${String(it.tab)}!${String(it.row)}`] : []));
  const [errors, warnings] = [of('error'), of('warning')];
  return { errors: errors.length, warnings: warnings.length, errorRows: new Set(errors).size, warningRows: new Set(warnings).size };
};
