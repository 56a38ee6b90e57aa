import { NotFoundError } from '../base/errors.ts';
import { canonicalJson, type Json } from '../base/json.ts';
import { toProblemJson } from '../problem/canonical-problem.ts';
import { toLpText } from '../problem/lp-text.ts';
import { toMpsText } from '../problem/mps-text.ts';
import { findRun, listRuns, loadPortfolio, loadRunResult, loadRunSnapshot, type Run, type RunFilter } from '../store/find-runs.ts';
import { currentPublications, type PlanPublication } from '../store/publications.ts';
import type { Portfolio } from '../store/runs.ts';
import { listVerifications, type Verification } from '../store/verifications.ts';
import type { AppDeps } from './deps.ts';
import { poseRun } from './pose-run.ts';
import { withStore } from './with-store.ts';

type Deps = Pick<AppDeps, 'openStore'>;

export interface ListedRun extends Run {
  /** Its plan is the published one of its scenario. */
  readonly isPublished: boolean;
}

/** The newest runs first. */
export const recentRuns = (deps: Deps, filter: RunFilter, limit: number): Promise<readonly ListedRun[]> =>
  withStore(deps, async (store) => {
    const published = new Set((await currentPublications(store)).map(({ runId }) => runId));
    return (await listRuns(store, filter, limit)).map((run) => ({ ...run, isPublished: published.has(run.runId) }));
  });

/** The id of a run that is named somehow. Throws `run-unknown`, `run-ambiguous`. */
export const findRunId = (deps: Deps, id: string): Promise<string> => withStore(deps, async (store) => (await findRun(store, id)).runId);

/** The chosen plan of a run; `null` without one. Throws `run-unknown`. */
export const showPortfolio = (deps: Deps, id: string): Promise<{ readonly runId: string; readonly portfolio: Portfolio | null }> =>
  withStore(deps, async (store) => {
    const { runId } = await findRun(store, id);
    return { runId, portfolio: await loadPortfolio(store, runId) };
  });

/**
 * The document of one run, as `run --json` gave it, and what came after: the second opinions on it, the newest first, and whether its plan is
 * the published one.
 */
export const showRun = (deps: Deps, id: string): Promise<Json> =>
  withStore(deps, async (store) => {
    const run = await findRun(store, id);
    const document = await loadRunResult(store, run.runId);
    const verifications = await listVerifications(store, run.runId);
    const published = (await currentPublications(store)).find(({ runId }) => runId === run.runId);
    if (isObject(document))
      return {
        ...document,
        ...(run.parentRunId === null ? {} : { parent_run: run.parentRunId, changes: run.changes }),
        published: published ? toPublicationJson(published) : null,
        verifications: verifications.map(toVerificationJson),
      };
    throw new NotFoundError(`The run ${run.runId} has not ended: it is ${run.status}.`, { code: 'run-open', hint: 'Ask again later.' });
  });

const isObject = (document: Json): document is { readonly [key: string]: Json } =>
  typeof document === 'object' && document !== null && !Array.isArray(document);

/** An act of publishing for machines. */
export const toPublicationJson = (it: PlanPublication): { readonly [key: string]: Json } => ({
  run_id: it.runId,
  workspace: it.workspace,
  scenario_name: it.scenarioName,
  constraint_set_name: it.constraintSetName,
  act: it.act,
  note: it.note,
  actor: it.actor,
  at: it.at,
});

/** A second opinion for machines. */
export const toVerificationJson = (it: Verification): { readonly [key: string]: Json | undefined } => ({
  verdict: it.verdict,
  engine: it.engineName,
  engine_version: it.engineVersion,
  settings: it.settings,
  result: it.result,
  limit: it.limit ?? undefined,
  objective: it.objective,
  best_bound: it.bestBound,
  findings: it.findings,
  wall_ms: Math.round(it.wallMs),
  verified_at: it.verifiedAt,
  actor: it.actor,
});

export const EXPORT_FORMATS = ['json', 'lp', 'mps'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The problem of a run, made again from the snapshot of its inputs, as text that other solvers read. */
export const exportRun = (deps: Deps, id: string, format: ExportFormat): Promise<string> =>
  withStore(deps, async (store) => {
    const run = await findRun(store, id);
    const inputs = await loadRunSnapshot(store, run.runId);
    const { problem } = poseRun(inputs);
    if (format === 'lp') return toLpText(problem);
    if (format === 'mps') return toMpsText(problem);
    return `${canonicalJson(toProblemJson(problem))}\n`;
  });
