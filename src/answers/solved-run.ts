import type { BuiltProblem } from '../problem/built-problem.ts';
import { checkSelection } from '../problem/check-problem.ts';
import type { ExactValue } from '../problem/problem.ts';
import type { RunInputs } from '../problem/run-inputs.ts';

/** The noun of this room: a run with a plan, as questions about it need it. */
export interface SolvedRun {
  readonly runId: string;
  readonly inputs: RunInputs;
  readonly built: BuiltProblem;
  /** The keys of its plan, sorted. */
  readonly plan: readonly string[];
  /** What the plan is worth, one per objective of the problem, the tie-break too. */
  readonly values: readonly ExactValue[];
  /** The plan is proven best. Else a better one may exist, and every answer must say so. */
  readonly isOptimal: boolean;
}

/** Every value is computed anew from the plan. */
export const toSolvedRun = (run: Omit<SolvedRun, 'values'>): SolvedRun => ({
  ...run,
  values: checkSelection(run.built.problem, run.plan).objectives,
});
