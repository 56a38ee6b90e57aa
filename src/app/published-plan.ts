import type { PublishedPlan } from '../answers/published/published-change.ts';
import type { SolvedRun } from '../answers/solved-run.ts';
import { UsageError } from '../base/errors.ts';
import type { AlsoKeep, Store } from '../store/database.ts';
import { findRun, type Run } from '../store/find-runs.ts';
import {
  type AddedPublication,
  addPublication,
  currentPublications,
  listPublications,
  type PlanPublication,
  type PublicationFilter,
} from '../store/publications.ts';
import type { AppDeps } from './deps.ts';
import { loadSolvedRun, raiseWithoutPlan } from './load-stored-run.ts';
import { withStore } from './with-store.ts';

/** The plan that everybody was told of: one for each scenario, with the history of who published what, and when. */

export interface PublishAnswer {
  readonly run: Run;
  readonly publication: PlanPublication;
  /** The plan that was the published one before; `null` for none. */
  readonly replaces: string | null;
  /** What whoever publishes it should know, in sentences. */
  readonly warnings: readonly string[];
}

/** Marks the plan of a run as the published one of its scenario. Throws `run-without-plan`, `published-already`. */
export const publishPlan = (deps: AppDeps, id: string, note: string, alsoKeep?: AlsoKeep<PublishAnswer>): Promise<PublishAnswer> =>
  withStore(deps, async (store) => {
    const run = await findRun(store, id);
    if (run.selectedCount === null) raiseWithoutPlan(run);
    const check = (current: PlanPublication | undefined): void => {
      if (current?.runId === run.runId && note === '')
        throw new UsageError(`The plan of ${run.runId} is the published one already.`, { code: 'published-already' });
    };
    return act(deps, store, { run, kind: 'published', note, check, warnings: warningsOf(run), alsoKeep });
  });

/** Takes a published plan back. Throws `not-published`. */
export const unpublishPlan = (deps: AppDeps, id: string, note: string, alsoKeep?: AlsoKeep<PublishAnswer>): Promise<PublishAnswer> =>
  withStore(deps, async (store) => {
    const run = await findRun(store, id);
    const check = (current: PlanPublication | undefined): void => {
      if (current?.runId === run.runId) return;
      throw new UsageError(`The plan of ${run.runId} is not the published one of the scenario ${run.scenarioName}.`, {
        code: 'not-published',
        hint: current ? `That is the plan of ${current.runId}.` : 'None is published.',
      });
    };
    return act(deps, store, { run, kind: 'unpublished', note, check, warnings: [], alsoKeep });
  });

interface Act extends Pick<PublishAnswer, 'run' | 'warnings'> {
  readonly kind: PlanPublication['act'];
  readonly note: string;
  readonly check: (current: PlanPublication | undefined) => void;
  readonly alsoKeep: AlsoKeep<PublishAnswer> | undefined;
}

const act = async (deps: AppDeps, store: Store, { run, kind, note, check, warnings, alsoKeep }: Act): Promise<PublishAnswer> => {
  const toAnswer = ({ added, before }: AddedPublication): PublishAnswer => ({
    run,
    publication: added,
    replaces: before && before.runId !== run.runId ? before.runId : null,
    warnings,
  });
  const what = { runId: run.runId, act: kind, note, actor: deps.actor, now: deps.now().toISOString() };
  return toAnswer(await addPublication(store, what, check, async (queries, done) => alsoKeep?.(queries, toAnswer(done))));
};

const warningsOf = ({ result, parentRunId }: Run): readonly string[] => [
  ...(result === 'optimal' ? [] : ['This plan is not proven best: a limit stopped its run, and a better one may exist.']),
  ...(parentRunId === null ? [] : [`It is the plan of a what-if, on changed inputs of ${parentRunId}: the workbook does not say so yet.`]),
];

/** Who published what, and took it back, the newest first. */
export const publicationHistory = (deps: AppDeps, filter: PublicationFilter): Promise<readonly PlanPublication[]> =>
  withStore(deps, (store) => listPublications(store, filter));

/** A published plan, to tell another run against. */
export interface PublishedRun extends PublishedPlan {
  readonly run: SolvedRun;
}

/** The published plan of a scenario; `null` where none is. */
export const loadPublished = async (store: Store, scenario: PublicationFilter): Promise<PublishedRun | null> => {
  const [found] = await currentPublications(store, scenario);
  if (!found) return null;
  const { runId, constraintSetName, actor, at } = found;
  return { runId, constraintSetName, by: actor, at, run: await loadSolvedRun(store, runId) };
};
