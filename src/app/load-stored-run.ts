import { type SolvedRun, toSolvedRun } from '../answers/solved-run.ts';
import { NotFoundError, UsageError } from '../base/errors.ts';
import { byCodeUnit } from '../base/json.ts';
import type { NearPlan, RunInputs } from '../problem/run-inputs.ts';
import type { Store } from '../store/database.ts';
import { findRun, loadPortfolio, loadRunSnapshot, type Run } from '../store/find-runs.ts';
import type { PublicationFilter } from '../store/publications.ts';
import type { Portfolio } from '../store/runs.ts';
import { poseRun } from './pose-run.ts';

/** A run that has ended, with the snapshot of its inputs. */
export interface StoredRun {
  readonly run: Run;
  readonly inputs: RunInputs;
  /** Sorted keys; `null` without a plan. */
  readonly selected: readonly string[] | null;
}

/** As `findRun` finds it. Throws as that does, and `run-open`, `run-without-inputs`. */
export const loadStoredRun = async (store: Store, id: string, among: PublicationFilter = {}): Promise<StoredRun> => {
  const run = await findRun(store, id, among);
  if (run.finishedAt === null)
    throw new UsageError(`The run ${run.runId} has not ended: it is ${run.status}.`, { code: 'run-open', hint: 'Ask again later.' });
  const selected = selectedKeys(await loadPortfolio(store, run.runId));
  return { run, inputs: await loadRunSnapshot(store, run.runId), selected };
};

/** Sorted; `null` without a plan. */
export const selectedKeys = (portfolio: Portfolio | null): StoredRun['selected'] =>
  portfolio === null ? null : portfolio.items.map(({ initiativeKey }) => initiativeKey).sort(byCodeUnit);

/** A run under an id that was drawn before, where it has ended already: what asked for it broke off after that. */
export const findEndedRun = async (store: Store, runId: string | undefined): Promise<Run | null> => {
  if (runId === undefined) return null;
  try {
    const run = await findRun(store, runId);
    return run.finishedAt === null ? null : run;
  } catch (thrown) {
    if (thrown instanceof NotFoundError && thrown.code === 'run-unknown') return null;
    throw thrown;
  }
};

/** The plan of a run, to stay close to. Throws as `loadStoredRun` does, and `run-without-plan`. */
export const loadNearPlan = async (store: Store, id: string, among: PublicationFilter): Promise<NearPlan> => {
  const { run, selected } = await loadStoredRun(store, id, among);
  return { runId: run.runId, selected: selected ?? raiseWithoutPlan(run) };
};

export const raiseWithoutPlan = (run: Run): never => {
  throw new UsageError(`The run ${run.runId} has no plan: it is ${run.result ?? run.status}.`, {
    code: 'run-without-plan',
    hint: `See why with planwright runs ${run.runId}.`,
  });
};

/** A run that has a plan, its problem built anew. Throws as `loadStoredRun` does, and `run-without-plan`. */
export const loadSolvedRun = async (store: Store, id: string): Promise<SolvedRun> => solvedRunOf(await loadStoredRun(store, id));

/** The same of a run that is loaded already. Throws `run-without-plan`. */
export const solvedRunOf = ({ run, inputs, selected }: StoredRun): SolvedRun =>
  toSolvedRun({
    runId: run.runId,
    inputs,
    built: poseRun(inputs),
    plan: selected ?? raiseWithoutPlan(run),
    isOptimal: run.result === 'optimal',
  });
