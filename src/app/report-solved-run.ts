import type { SolvedRun } from '../answers/solved-run.ts';
import type { Infeasibility } from '../engine/conflict.ts';
import type { Solution } from '../engine/solution.ts';
import type { BuiltProblem } from '../problem/built-problem.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { makeReport } from '../report/make-report.ts';
import type { Report } from '../report/report.ts';
import { rulebook } from '../rules/index.ts';
import { type StoredRun, solvedRunOf } from './load-stored-run.ts';
import { poseRun } from './pose-run.ts';

type Claims = Pick<Solution, 'result' | 'selected' | 'hasPlan' | 'stages'>;

/** What the plan of a run has to say, reckoned anew from the run's snapshot. Of the run's course (times, engine) it knows nothing. */
export const reportSolvedRun = ({ runId, inputs, built, plan, values, isOptimal }: SolvedRun): Report =>
  reportClaims(runId, inputs, built, {
    result: isOptimal ? 'optimal' : 'feasible',
    selected: plan,
    hasPlan: true,
    stages: values.map((objective, at) => ({
      name: built.stages[at]?.name ?? '',
      objective,
      bestBound: isOptimal ? objective : null,
      proven: isOptimal,
    })),
  });

/** The same of a run that may have no plan. */
export const reportStoredRun = (stored: StoredRun): Report =>
  stored.selected
    ? reportSolvedRun(solvedRunOf(stored))
    : reportClaims(stored.run.runId, stored.inputs, poseRun(stored.inputs), {
        result: stored.run.result ?? 'unknown',
        selected: [],
        hasPlan: false,
        stages: [],
      });

/** The same with the run's course, as far as it is kept; `infeasibility` is not, and is found anew. */
export const reportEndedRun = (stored: StoredRun, infeasibility: Infeasibility | null, messages: readonly string[]): Report => {
  const { run, inputs } = stored;
  const report = infeasibility ? reportClaims(run.runId, inputs, poseRun(inputs), NO_PLAN, infeasibility) : reportStoredRun(stored);
  return {
    ...report,
    status: run.status,
    result: run.result ?? 'unknown',
    ...(run.limit ? { limit: run.limit } : {}),
    gapPct: run.gapPct,
    messages: [...new Set([...messages, ...report.messages])],
    engine: { name: run.engineName ?? 'none', version: run.engineVersion ?? '', seed: run.seed },
    inputsHash: run.inputsHash ?? '',
    startedAt: run.startedAt ?? run.queuedAt,
    finishedAt: run.finishedAt ?? '',
    wallMs: run.wallMs ?? 0,
  };
};

const NO_PLAN: Claims = { result: 'infeasible', selected: [], hasPlan: false, stages: [] };

const reportClaims = (
  runId: string,
  inputs: RunInputs,
  built: BuiltProblem,
  claims: Claims,
  infeasibility: Infeasibility | null = null,
): Report =>
  makeReport({
    runId,
    inputs,
    built,
    solution: { ...claims, engine: { name: 'none', version: '', seed: 0, settings: {}, statuses: [] }, wallMs: 0 },
    infeasibility,
    rulebook: rulebook.map((rule) => rule.report),
    messages: [],
    startedAt: '',
    finishedAt: '',
    inputsHash: '',
    status: 'succeeded',
  });
