import { ZERO } from '../base/decimal.ts';
import { BugError, PlanwrightError } from '../base/errors.ts';
import type { Issue } from '../base/issue.ts';
import type { Solution } from '../engine/solution.ts';
import { toDecimal } from '../engine/solution-json.ts';
import { type SolveHooks, type SolveOptions, solveProblem } from '../engine/solve-problem.ts';
import { buildProblem } from '../problem/build-problem.ts';
import type { BuiltProblem } from '../problem/built-problem.ts';
import { checkPlan } from '../problem/check-plan.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { makeReport } from '../report/make-report.ts';
import type { Report } from '../report/report.ts';
import { toRunJson } from '../report/to-json.ts';
import { rulebook } from '../rules/index.ts';
import { type EndStatus, finishRun, hashRunInputs } from '../store/runs.ts';
import type { AppDeps } from './deps.ts';
import type { RunRequest } from './run-request.ts';
import { withStore } from './with-store.ts';

export interface RunJob {
  readonly runId: string;
  readonly inputs: RunInputs;
  readonly messages: readonly string[];
  /** The findings that concern it, for its document. */
  readonly issues: readonly Issue[];
  /** ISO time. */
  readonly startedAt: string;
  readonly request: Pick<RunRequest, 'timeLimitMs' | 'gapPct' | 'engine'>;
}

/** A running run to its end: built, solved, checked against the rows, reported, kept. A run that breaks is kept as failed. */
export const solveRun = async (deps: AppDeps, job: RunJob, hooks: SolveHooks): Promise<Report> => {
  try {
    const built = buildProblem(
      job.inputs,
      rulebook.map((rule) => rule.problem),
    );
    const solution = built.invalid.length > 0 ? INVALID : await solve(deps, built, job.request, hooks);
    checkAgainstRows(solution, job.inputs);
    const report = toReport(deps, job, built, solution);
    await withStore(deps, (store) => finishRun(store, job.runId, toRunEnd(report, solution, job.issues)));
    return report;
  } catch (thrown) {
    await keepFailure(deps, job.runId, thrown);
    throw thrown;
  }
};

const INVALID: Solution = {
  result: 'invalid',
  selected: [],
  hasPlan: false,
  stages: [],
  engine: { name: 'none', version: '', seed: 0, settings: {}, statuses: [] },
  wallMs: 0,
};

const solve = async (deps: AppDeps, built: BuiltProblem, request: RunJob['request'], hooks: SolveHooks): Promise<Solution> => {
  const engine = await deps.startEngine(request.engine);
  try {
    return await solveProblem(built.problem, limitsOf(request), { engine, now: deps.monotonic }, hooks);
  } finally {
    await engine.close();
  }
};

/** What a request says of when to stop. */
const limitsOf = ({ timeLimitMs, gapPct }: Pick<RunRequest, 'timeLimitMs' | 'gapPct'>): SolveOptions => ({
  ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
  ...(gapPct === undefined ? {} : { gapPct }),
});

/** The last gate before anything is published: the plan by the rules' own words, not by the problem that was built from them. */
const checkAgainstRows = (solution: Solution, inputs: RunInputs): void => {
  if (!solution.hasPlan) return;
  const breaches = checkPlan(
    solution.selected,
    inputs,
    rulebook.map((rule) => rule.check),
  );
  if (breaches.length > 0)
    throw new BugError(`a plan was found that breaks rules, and is not published: ${breaches.map((it) => it.words).join('; ')}`);
};

const statusOf = ({ result, limit, hasPlan }: Solution): EndStatus => {
  if (limit === 'cancel') return 'canceled';
  return result === 'invalid' || (limit === 'engine' && !hasPlan) ? 'failed' : 'succeeded';
};

const toReport = (deps: AppDeps, { runId, inputs, messages, startedAt }: RunJob, built: BuiltProblem, solution: Solution): Report =>
  makeReport({
    runId,
    inputs,
    built,
    solution,
    rulebook: rulebook.map((rule) => rule.report),
    messages: [...messages, ...engineWords(solution)],
    startedAt,
    finishedAt: deps.now().toISOString(),
    inputsHash: hashRunInputs(inputs),
    status: statusOf(solution),
  });

/** Of an engine that gave up, its last words: perhaps it lacks a licence. */
const engineWords = ({ limit, engine }: Solution): readonly string[] => {
  const last = engine.statuses.at(-1);
  return limit === 'engine' && last !== undefined ? [`The engine ${engine.name} said last: ${last}.`] : [];
};

const toRunEnd = (report: Report, solution: Solution, issues: readonly Issue[]): Parameters<typeof finishRun>[2] => ({
  status: statusOf(solution),
  result: report.result,
  ...(report.limit ? { limit: report.limit } : {}),
  objective: report.stages.map((stage) => toDecimal(stage.objective)),
  bestBound: report.stages.flatMap((stage) => (stage.bestBound ? [toDecimal(stage.bestBound)] : [])),
  gapPct: report.gapPct,
  engine: { name: solution.engine.name, version: solution.engine.version },
  wallMs: report.wallMs,
  message: report.messages.join(' '),
  document: toRunJson(report, issues),
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
  const document = { run_id: runId, status: 'failed', result: 'unknown', message };
  const end = {
    status: 'failed',
    result: 'unknown',
    objective: [],
    bestBound: [],
    gapPct: null,
    engine: null,
    wallMs: null,
    message,
  } as const;
  // What broke the run matters more than whether its end could be kept.
  const now = deps.now().toISOString();
  await withStore(deps, (store) => finishRun(store, runId, { ...end, document, portfolio: null, now })).catch(() => undefined);
};
