import type { SolvedRun } from '../../src/answers/solved-run.ts';
import { toSolvedRun } from '../../src/answers/solved-run.ts';
import { checkSelection } from '../../src/problem/check-problem.ts';
import type { ExactValue, Problem } from '../../src/problem/problem.ts';

/** A selection that keeps a problem, and what it is worth in every objective. */
export interface TriedPlan {
  readonly selected: readonly string[];
  readonly worth: readonly ExactValue[];
}

/** Every selection that keeps a problem, by trying all. */
export const tryAll = (problem: Problem): readonly TriedPlan[] =>
  Array.from({ length: 2 ** problem.variables.length }, (_, mask) => mask).flatMap((mask) => {
    const selected = problem.variables.filter((_, at) => (mask >> at) % 2 === 1);
    const check = checkSelection(problem, selected);
    return check.violations.length === 0 ? [{ selected, worth: check.objectives }] : [];
  });

/** The same run, stopped early: with a plan that need not be the best. */
export const stoppedEarly = (run: SolvedRun, plans: readonly TriedPlan[], turn: number): SolvedRun =>
  toSolvedRun({ ...run, plan: plans[turn % plans.length]?.selected ?? run.plan, isOptimal: false });
