import { BugError } from '../base/errors.ts';
import type { Infeasibility } from '../engine/conflict.ts';
import type { Engine } from '../engine/engine.ts';
import type { Solution } from '../engine/solution.ts';
import { type SolveOptions, solveProblem } from '../engine/solve-problem.ts';
import type { BuiltProblem } from '../problem/built-problem.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { makeReport } from '../report/make-report.ts';
import type { Report } from '../report/report.ts';
import { rulebook } from '../rules/index.ts';
import { type EndStatus, hashRunInputs } from '../store/runs.ts';
import { findInfeasibility } from './find-infeasibility.ts';
import type { Foreknown } from './foreknown.ts';
import { breachesOf } from './pose-run.ts';
import { explainOptions, type RunHooks, type RunRequest } from './run-request.ts';

/** How the inputs of a run were solved. */
export interface Solved {
  readonly solution: Solution;
  /** Why there is no plan; `null` unless that is proven. */
  readonly infeasibility: Infeasibility | null;
}

/** What is asked of a solve: when to stop, and what is known beforehand. */
export type SolveAsked = Pick<RunRequest, 'timeLimitMs' | 'gapPct'> & Foreknown;

/** What is told of it. */
export interface SolvedTold {
  readonly runId: string;
  readonly inputs: RunInputs;
  readonly messages: readonly string[];
  /** ISO times. */
  readonly startedAt: string;
  readonly finishedAt: string;
}

/** Solves, and where there is no plan asks why, in the time that is left. A plan that breaks a row by the rules' own words is our mistake. */
export const solveInputs = async (
  inputs: RunInputs,
  built: BuiltProblem,
  asked: SolveAsked,
  tools: { readonly engine: Engine; readonly now: () => number },
  hooks: RunHooks,
): Promise<Solved> => {
  const solution = await solveProblem(built.problem, limitsOf(asked), tools, hooks);
  assertKeepsRows(solution, inputs);
  if (solution.result !== 'infeasible') return { solution, infeasibility: null };
  return { solution, infeasibility: await findInfeasibility(inputs, tools, explainOptions(asked, solution.wallMs, hooks)) };
};

/** Of inputs that cannot be posed. */
export const INVALID: Solved = {
  solution: {
    result: 'invalid',
    selected: [],
    hasPlan: false,
    stages: [],
    engine: { name: 'none', version: '', seed: 0, settings: {}, statuses: [] },
    wallMs: 0,
  },
  infeasibility: null,
};

/** What a request says of where to begin and when to stop. */
const limitsOf = ({ timeLimitMs, gapPct, hint, ceiling }: SolveAsked): SolveOptions => ({
  ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
  ...(gapPct === undefined ? {} : { gapPct }),
  ...(hint === undefined ? {} : { hint: { selected: hint } }),
  ...(ceiling === undefined ? {} : { ceiling }),
});

/** The last gate before anything is published: the plan by the rules' own words, not by the problem that was built from them. */
export const assertKeepsRows = ({ hasPlan, selected }: Pick<Solution, 'hasPlan' | 'selected'>, inputs: RunInputs): void => {
  if (!hasPlan) return;
  const breaches = breachesOf(selected, inputs);
  if (breaches.length > 0)
    throw new BugError(`a plan was found that breaks rules, and is not published: ${breaches.map((it) => it.words).join('; ')}`);
};

/** Canceled is also a run whose question of why there is no plan was broken off. */
export const statusOf = ({ solution: { result, limit, hasPlan }, infeasibility }: Solved): EndStatus => {
  if (limit === 'cancel' || infeasibility?.limit === 'cancel') return 'canceled';
  return result === 'invalid' || (limit === 'engine' && !hasPlan) ? 'failed' : 'succeeded';
};

export const reportSolved = ({ runId, inputs, messages, startedAt, finishedAt }: SolvedTold, built: BuiltProblem, solved: Solved): Report =>
  makeReport({
    runId,
    inputs,
    built,
    ...solved,
    rulebook: rulebook.map((rule) => rule.report),
    messages: [...messages, ...engineWords(solved.solution)],
    startedAt,
    finishedAt,
    inputsHash: hashRunInputs(inputs),
    status: statusOf(solved),
  });

/** Of an engine that gave up, its last words: perhaps it lacks a licence. */
const engineWords = ({ limit, engine }: Solution): readonly string[] => {
  const last = engine.statuses.at(-1);
  return limit === 'engine' && last !== undefined ? [`The engine ${engine.name} said last: ${last}.`] : [];
};
