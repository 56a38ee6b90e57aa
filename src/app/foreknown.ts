import type { SolvedRun } from '../answers/solved-run.ts';
import type { SolveOptions } from '../engine/solve-problem.ts';
import type { ExactValue, Problem } from '../problem/problem.ts';
import { commonObjectives, isRestriction } from '../problem/restriction.ts';

/** What is known of a solve beforehand. */
export interface Foreknown {
  /** A plan that was good for inputs much like these. */
  readonly hint?: readonly string[];
  /** See `SolveOptions`. */
  readonly ceiling?: SolveOptions['ceiling'];
}

/** What a run says of its problem with changes made to it; `null` is a run without a plan. */
export const foreknownOf = (run: SolvedRun | null, changed: Problem): Foreknown =>
  run ? { hint: run.plan, ceiling: knownCeiling(run, changed) } : {};

/**
 * What no plan of the changed problem exceeds, as far as the run has proven it, one value per objective: what is best where less is demanded
 * is not surpassed where more is. None where the change may allow something new, or the run is not proven best.
 */
const knownCeiling = ({ built, values, isOptimal }: SolvedRun, changed: Problem): readonly ExactValue[] =>
  isOptimal && isRestriction(changed, built.problem) ? values.slice(0, commonObjectives(built.problem, changed)) : [];
