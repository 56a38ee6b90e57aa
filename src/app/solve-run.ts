import { findChange } from '../answers/published/find-change.ts';
import type { PublishedChange } from '../answers/published/published-change.ts';
import { toChangeJson } from '../answers/published/to-json.ts';
import { changeSentences } from '../answers/published/to-text.ts';
import { ZERO } from '../base/decimal.ts';
import { PlanwrightError, UnavailableError } from '../base/errors.ts';
import type { Issue } from '../base/issue.ts';
import type { Json } from '../base/json.ts';
import type { Infeasibility } from '../engine/conflict.ts';
import { toDecimal } from '../engine/solution-json.ts';
import type { BuiltProblem } from '../problem/built-problem.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { conflictMessages } from '../report/explain-conflict.ts';
import type { Report } from '../report/report.ts';
import { toRunJson } from '../report/to-json.ts';
import type { Store } from '../store/database.ts';
import { finishRun } from '../store/runs.ts';
import { breakOffRun } from './break-off-run.ts';
import type { AppDeps } from './deps.ts';
import { findInfeasibility } from './find-infeasibility.ts';
import { type Foreknown, proofWords } from './foreknown.ts';
import type { StoredRun } from './load-stored-run.ts';
import { poseRun } from './pose-run.ts';
import type { PublishedRun } from './published-plan.ts';
import { reportEndedRun, reportSolvedRun } from './report-solved-run.ts';
import { explainOptions, type RunHooks, type RunRequest } from './run-request.ts';
import { INVALID, reportSolved, type Solved, solveInputs, statusOf } from './solve-inputs.ts';
import { tellTie } from './tell-tie.ts';
import { withStore } from './with-store.ts';

export interface RunJob {
  readonly runId: string;
  readonly inputs: RunInputs;
  readonly messages: readonly string[];
  /** The findings that concern it, for its document. */
  readonly issues: readonly Issue[];
  /** ISO time. */
  readonly startedAt: string;
  /** The plan that is published for the scenario: the run is told against it. */
  readonly published?: PublishedRun;
  readonly request: Pick<RunRequest, 'runId' | 'timeLimitMs' | 'gapPct' | 'engine'> & Foreknown;
}

export interface SolvedJob {
  readonly report: Report;
  /** What it changes against the published plan; `null` where none is. */
  readonly change: PublishedChange | null;
}

/** A running run to its end: built, solved, checked against the rows, reported, kept. A run that breaks is kept as failed. */
export const solveRun = async (deps: AppDeps, job: RunJob, hooks: RunHooks): Promise<SolvedJob> => {
  try {
    const built = poseRun(job.inputs);
    const solved = built.invalid.length > 0 ? INVALID : await solve(deps, built, job, hooks);
    const tie = await tellTie(deps, job, built, solved.solution, hooks);
    const report = reportSolved({ ...job, finishedAt: deps.now().toISOString() }, built, solved);
    const told = tellChange(addMessages(report, [...proofWords(job.request, solved.solution), ...tie]), job, built);
    const document = { ...toRunJson(told.report, job.issues), since_published: told.change ? toChangeJson(told.change) : undefined };
    await withStore(deps, (store) => finishRun(store, job.runId, toRunEnd(told.report, solved, document)));
    return told;
  } catch (thrown) {
    // Under an id that was drawn before it is begun anew: what is away now need not be then.
    const isBegunAnew = job.request.runId !== undefined && thrown instanceof UnavailableError && thrown.retryable;
    if (!isBegunAnew) await keepFailure(deps, job.runId, thrown);
    throw thrown;
  }
};

/** What solving said, of a run that has ended already: from what is kept; only why there is no plan is asked anew. */
export const tellEndedRun = async (deps: AppDeps, job: RunJob, stored: StoredRun, hooks: RunHooks): Promise<SolvedJob> => {
  const infeasibility = stored.run.result === 'infeasible' ? await explainAnew(deps, job, stored, hooks) : null;
  return tellChange(reportEndedRun(stored, infeasibility, job.messages), job, poseRun(job.inputs));
};

const explainAnew = async (deps: AppDeps, { inputs, request }: RunJob, { run }: StoredRun, hooks: RunHooks): Promise<Infeasibility> => {
  const engine = await deps.startEngine(request.engine);
  try {
    return await findInfeasibility(inputs, { engine, now: deps.monotonic }, explainOptions(request, run.wallMs ?? 0, hooks));
  } finally {
    await engine.close();
  }
};

const solve = async (deps: AppDeps, built: BuiltProblem, { inputs, request }: RunJob, hooks: RunHooks): Promise<Solved> => {
  const engine = await deps.startEngine(request.engine);
  try {
    return await solveInputs(inputs, built, request, { engine, now: deps.monotonic }, hooks);
  } finally {
    await engine.close();
  }
};

const addMessages = (report: Report, messages: readonly string[]): Report => ({ ...report, messages: [...report.messages, ...messages] });

/** The report, and what changed since the published plan among its messages, where one is. */
const tellChange = (report: Report, { published, inputs }: RunJob, built: BuiltProblem): SolvedJob => {
  if (!published) return { report, change: null };
  const { run, ...publication } = published;
  const change = findChange(publication, { inputs: run.inputs, built: run.built, report: reportSolvedRun(run) }, { inputs, built, report });
  return { report: { ...report, messages: [...changeSentences(change, report), ...report.messages] }, change };
};

const toRunEnd = (report: Report, solved: Solved, document: Json): Parameters<typeof finishRun>[2] => ({
  status: statusOf(solved),
  result: report.result,
  ...(report.limit ? { limit: report.limit } : {}),
  objective: report.stages.map((stage) => toDecimal(stage.objective)),
  bestBound: report.stages.flatMap((stage) => (stage.bestBound ? [toDecimal(stage.bestBound)] : [])),
  gapPct: report.gapPct,
  engine: { name: solved.solution.engine.name, version: solved.solution.engine.version },
  wallMs: report.wallMs,
  message: [...(report.infeasibility ? conflictMessages(report.infeasibility) : []), ...report.messages].join(' '),
  document,
  portfolio: report.hasPlan
    ? {
        items: report.initiatives
          .filter((it) => it.isSelected)
          .map((it) => ({ initiativeKey: it.key, allocatedTokens: it.tokens ?? ZERO })),
        capacityUsed: report.capacityUsed,
        capacityTotal: report.capacityTotal,
      }
    : null,
  now: report.finishedAt,
});

const keepFailure = async (deps: AppDeps, runId: string, thrown: unknown): Promise<void> => {
  const message = thrown instanceof PlanwrightError ? thrown.message : 'The run broke off.';
  // What broke the run matters more than whether its end could be kept.
  const now = deps.now().toISOString();
  const breakOff = (store: Store): Promise<void> => store.transact((queries) => breakOffRun(queries, runId, 'failed', message, now));
  await withStore(deps, breakOff).catch(() => undefined);
};
