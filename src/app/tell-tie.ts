import { findTies } from '../answers/alternatives/find-ties.ts';
import { toSolvedRun } from '../answers/solved-run.ts';
import { assert } from '../base/errors.ts';
import { inWords } from '../base/text.ts';
import type { Solution } from '../engine/solution.ts';
import type { BuiltProblem } from '../problem/built-problem.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { someInWords } from '../report/rows-in-words.ts';
import type { AppDeps } from './deps.ts';
import { breachesOf } from './pose-run.ts';
import { explainOptions, type RunHooks, type RunRequest } from './run-request.ts';
import { withSolver } from './with-solver.ts';

interface RunToTell {
  readonly runId: string;
  readonly inputs: RunInputs;
  readonly request: Pick<RunRequest, 'timeLimitMs' | 'engine'>;
}

/** Of a run that was to stay close to a plan: whether another plan is worth as much as the one it chose, so that there was a choice at all. */
export const tellTie = async (
  deps: AppDeps,
  { runId, inputs, request }: RunToTell,
  built: BuiltProblem,
  solution: Solution,
  hooks: RunHooks,
): Promise<readonly string[]> => {
  if (!inputs.near || !solution.hasPlan) return [];
  if (solution.result !== 'optimal') return [UNKNOWN];
  const run = toSolvedRun({ runId, inputs, built, plan: solution.selected, isOptimal: true });
  const { timeLimitMs } = explainOptions(request, solution.wallMs, hooks);
  const options = {
    ...(request.engine === undefined ? {} : { engine: request.engine }),
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
    ...(hooks.signal ? { signal: hooks.signal } : {}),
  };
  const { found, end } = await withSolver(deps, options, (asking) => findTies(run, 1, asking));
  const [other] = found;
  if (!other) return [end === 'none-left' ? 'No other plan is worth as much.' : UNKNOWN];
  assert(breachesOf(other.selected, inputs).length === 0, 'another plan breaks rules, and is not shown');
  const swaps = [
    ...(other.enters.length === 0 ? [] : [`with ${someInWords(other.enters)}`]),
    ...(other.leaves.length === 0 ? [] : [`without ${someInWords(other.leaves)}`]),
  ];
  return [`Another plan is worth just as much, ${inWords(swaps)}: planwright alternatives ${runId} --ties lists such plans.`];
};

const UNKNOWN = 'Whether another plan is worth just as much is not known.';
