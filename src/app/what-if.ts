import { compareRuns } from '../answers/comparison/compare-runs.ts';
import type { Comparison } from '../answers/comparison/comparison.ts';
import { isZero, toPlain } from '../base/decimal.ts';
import { makeRowSystem } from '../problem/make-row-system.ts';
import { slackIn } from '../problem/row-system.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import type { Report } from '../report/report.ts';
import { rulebook } from '../rules/index.ts';
import { createRun, makeRunId, type NewRun, startRun } from '../store/runs.ts';
import { type ChangedInputs, changeInputs } from './change-inputs.ts';
import type { AppDeps } from './deps.ts';
import { loadStoredRun, solvedRunOf } from './load-stored-run.ts';
import { reportSolvedRun } from './report-solved-run.ts';
import type { RunHooks, RunRequest } from './run-request.ts';
import { type RunJob, solveRun } from './solve-run.ts';
import type { InputChanges } from './what-if-change.ts';
import { withStore } from './with-store.ts';

export interface WhatIfRequest extends Pick<RunRequest, 'timeLimitMs' | 'gapPct' | 'engine'> {
  /** A run with a plan. */
  readonly run: string;
  readonly changes: InputChanges;
}

export interface WhatIfAnswer {
  readonly parent: string;
  /** The changes in words. */
  readonly changes: readonly string[];
  readonly report: Report;
  /** With the parent; `null` where the changes leave no plan. */
  readonly comparison: Comparison | null;
  /** `Tab!row` of rows without slack now that had some, and the other way round. */
  readonly nowTight: readonly string[];
  readonly noLongerTight: readonly string[];
}

/**
 * A new run on the inputs of another one, with some changes made to them, and what that changes. It is kept like every run, with its own
 * inputs, its parent and the changes; nothing of the workbook, and no record of it in the store, is touched.
 */
export const whatIf = async (deps: AppDeps, request: WhatIfRequest, hooks: RunHooks = {}): Promise<WhatIfAnswer> => {
  const { solved, changed, job } = await withStore(deps, async (store) => {
    const parent = await loadStoredRun(store, request.run);
    const before = solvedRunOf(parent);
    const after = changeInputs(before.inputs, request.changes);
    const runId = makeRunId(deps.now().toISOString(), deps.randomId());
    await createRun(store, {
      runId,
      workspaceId: parent.run.workspaceId,
      scenario: null,
      set: null,
      scenarioName: parent.run.scenarioName,
      constraintSetName: parent.run.constraintSetName,
      scope: parent.run.scope,
      periodKey: parent.run.periodKey,
      inputs: after.inputs,
      settings: settingsOf(request),
      whatIf: { parent: before.runId, changes: after.words },
      seed: 0,
      actor: deps.actor,
      now: deps.now().toISOString(),
    });
    const startedAt = deps.now().toISOString();
    await startRun(store, runId, startedAt);
    return { solved: before, changed: after, job: toJob(runId, before.runId, after, startedAt, request, before.plan) };
  });
  const { report } = await solveRun(deps, job, hooks);
  const was = tightRows(solved.inputs, solved.plan);
  const is = report.hasPlan ? tightRows(changed.inputs, report.selected) : was;
  return {
    parent: solved.runId,
    changes: changed.words,
    report,
    comparison: report.hasPlan
      ? compareRuns({ report: reportSolvedRun(solved), inputs: solved.inputs }, [{ report, inputs: changed.inputs }])
      : null,
    nowTight: [...is].filter((row) => !was.has(row)),
    noLongerTight: [...was].filter((row) => !is.has(row)),
  };
};

const settingsOf = ({ timeLimitMs, gapPct, engine }: WhatIfRequest): NewRun['settings'] => ({
  ...(timeLimitMs === undefined ? {} : { time_limit_ms: timeLimitMs }),
  ...(gapPct === undefined ? {} : { gap_limit_pct: toPlain(gapPct) }),
  ...(engine === undefined ? {} : { engine }),
});

const toJob = (
  runId: string,
  parent: string,
  { inputs, words }: ChangedInputs,
  startedAt: string,
  request: WhatIfRequest,
  hint: readonly string[],
): RunJob => ({
  runId,
  inputs,
  messages: [`What if, on the inputs of ${parent}: ${words.join('; ')}.`],
  issues: [],
  startedAt,
  request: { ...request, hint },
});

const tightRows = (inputs: RunInputs, plan: readonly string[]): ReadonlySet<string> => {
  const chosen = new Set(plan);
  return new Set(
    makeRowSystem(inputs, rulebook).units.flatMap(({ rows, number }) => (number && isZero(slackIn(number, chosen)) ? rows : [])),
  );
};
