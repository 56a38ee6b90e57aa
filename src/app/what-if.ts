import type { WhatIfAnswer } from '../answers/what-if/what-if.ts';
import { toPlain } from '../base/decimal.ts';
import { AUTO_ENGINE, DEFAULT_ENGINE } from '../engine/engine-names.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import type { Store } from '../store/database.ts';
import { findRun, type Run } from '../store/find-runs.ts';
import { createRun, makeRunId, type NewRun, startRun } from '../store/runs.ts';
import { type ChangedInputs, changeInputs } from './change-inputs.ts';
import type { AppDeps } from './deps.ts';
import { type Foreknown, foreknownOf, groundOf, unlessDenied } from './foreknown.ts';
import { findEndedRun, loadStoredRun, type StoredRun } from './load-stored-run.ts';
import { poseRun } from './pose-run.ts';
import { reportStoredRun } from './report-solved-run.ts';
import type { RunHooks, RunRequest } from './run-request.ts';
import { type RunJob, solveRun, tellEndedRun } from './solve-run.ts';
import { tellWhatIf } from './tell-what-if.ts';
import type { InputChanges } from './what-if-change.ts';
import { withStore } from './with-store.ts';

export interface WhatIfRequest extends Pick<RunRequest, 'runId' | 'timeLimitMs' | 'gapPct' | 'engine'> {
  readonly run: string;
  readonly changes: InputChanges;
  /** Of equally good plans, the one that changes least against the run's. */
  readonly stayClose?: boolean;
}

/**
 * A new run on the inputs of another one, with some changes made to them, and what that changes. It is kept like every run, with its own
 * inputs, its parent and the changes; nothing of the workbook, and no record of it in the store, is touched.
 */
export const whatIf = async (deps: AppDeps, request: WhatIfRequest, hooks: RunHooks = {}): Promise<WhatIfAnswer> => {
  const { stored, words, job, ended } = await withStore(deps, (store) => prepare(deps, store, request));
  const { report } = ended ? await tellEndedRun(deps, job, ended, hooks) : await solveRun(deps, job, hooks);
  return tellWhatIf({ report: reportStoredRun(stored), inputs: stored.inputs }, words, { report, inputs: job.inputs });
};

/** The inputs of a run with the changes that are asked for. Throws `what-if-invalid`. */
export const changeStored = (
  { run, inputs, selected }: StoredRun,
  { changes, stayClose }: Pick<WhatIfRequest, 'changes' | 'stayClose'>,
): ChangedInputs => {
  const changed = changeInputs(inputs, changes);
  return stayClose && selected ? { ...changed, inputs: { ...changed.inputs, near: { runId: run.runId, selected } } } : changed;
};

interface Prepared {
  readonly stored: StoredRun;
  readonly words: readonly string[];
  readonly job: RunJob;
  /** The run itself, where it has ended already, by an attempt that broke off. */
  readonly ended: StoredRun | null;
}

const prepare = async (deps: AppDeps, store: Store, request: WhatIfRequest): Promise<Prepared> => {
  const stored = await loadStoredRun(store, request.run);
  const { run } = stored;
  const { inputs, words } = changeStored(stored, request);
  const messages = [`What if, on the inputs of ${run.runId}: ${words.join('; ')}.`, ...(await ancestry(store, run))];
  const solving = { messages, issues: [] };
  const before = await findEndedRun(store, request.runId);
  if (before) {
    const ended = await loadStoredRun(store, before.runId);
    const startedAt = before.startedAt ?? before.queuedAt;
    return { stored, words, ended, job: { ...solving, request, runId: before.runId, inputs: ended.inputs, startedAt } };
  }
  const known = await foreknownFrom(store, stored, inputs, request.engine);
  const runId = request.runId ?? makeRunId(deps.now().toISOString(), deps.randomId());
  await createRun(store, {
    runId,
    ...(request.runId === undefined ? {} : { isReserved: true }),
    workspaceId: run.workspaceId,
    scenario: null,
    set: null,
    scenarioName: run.scenarioName,
    constraintSetName: run.constraintSetName,
    scope: run.scope,
    periodKey: run.periodKey,
    inputs,
    settings: settingsOf(request),
    whatIf: { parent: run.runId, changes: words },
    seed: 0,
    actor: deps.actor,
    now: deps.now().toISOString(),
  });
  const startedAt = deps.now().toISOString();
  await startRun(store, runId, startedAt);
  return { stored, words, ended: null, job: { ...solving, request: { ...request, ...known }, runId, inputs, startedAt } };
};

/** Another engine than our own is asked for a proof of its own. */
const foreknownFrom = async (store: Store, stored: StoredRun, inputs: RunInputs, engine: string = AUTO_ENGINE): Promise<Foreknown> => {
  const { run, selected } = stored;
  if (engine !== AUTO_ENGINE && engine !== DEFAULT_ENGINE) return selected ? { hint: selected } : {};
  return foreknownOf(await unlessDenied(store, run, groundOf(stored)), poseRun(inputs).problem);
};

/** What the run was changed from, where it is a what-if itself, and so on. */
const ancestry = async (store: Store, run: Run): Promise<readonly string[]> => {
  if (run.parentRunId === null) return [];
  const said = `${run.runId} is a what-if itself, of ${run.parentRunId}: ${run.changes.join('; ')}.`;
  return [said, ...(await ancestry(store, await findRun(store, run.parentRunId)))];
};

const settingsOf = ({ timeLimitMs, gapPct, engine, stayClose }: WhatIfRequest): NewRun['settings'] => ({
  ...(timeLimitMs === undefined ? {} : { time_limit_ms: timeLimitMs }),
  ...(gapPct === undefined ? {} : { gap_limit_pct: toPlain(gapPct) }),
  ...(engine === undefined ? {} : { engine }),
  ...(stayClose ? { stay_close: true } : {}),
});
