import { buildProblem } from '../problem/build-problem.ts';
import type { BuiltProblem } from '../problem/built-problem.ts';
import { checkPlan } from '../problem/check-plan.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { rulebook } from '../rules/index.ts';

/** The problem that a run's inputs pose under the whole rulebook; with other scales of a weighted objective where they are settled already. */
export const poseRun = (inputs: RunInputs, scales: BuiltProblem['scales'] = []): BuiltProblem =>
  buildProblem(
    inputs,
    rulebook.map((rule) => rule.problem),
    scales,
  );

/** What a plan breaks by the rules' own words, which look at no problem that was built. */
export const breachesOf = (selected: readonly string[], inputs: RunInputs): ReturnType<typeof checkPlan> =>
  checkPlan(
    selected,
    inputs,
    rulebook.map((rule) => rule.check),
  );
