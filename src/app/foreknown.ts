import type { SolvedRun } from '../answers/solved-run.ts';
import { DEFAULT_ENGINE } from '../engine/engine-names.ts';
import type { Solution } from '../engine/solution.ts';
import type { SolveOptions } from '../engine/solve-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { commonObjectives, isRestriction } from '../problem/restriction.ts';
import type { Store } from '../store/database.ts';
import { findRun, type Run } from '../store/find-runs.ts';
import { hashRunInputs } from '../store/runs.ts';
import { listVerifications } from '../store/verifications.ts';
import { type StoredRun, solvedRunOf } from './load-stored-run.ts';
import { planFaults } from './plan-faults.ts';

/** What is known of a solve beforehand. */
export interface Foreknown {
  /** A plan that was good for inputs much like these. */
  readonly hint?: readonly string[];
  /** See `SolveOptions`. */
  readonly ceiling?: SolveOptions['ceiling'];
  /** The run that has proven the ceiling. */
  readonly provenBy?: string;
}

/**
 * A run with a plan as what others begin at; `null` without one. What it has proven counts for another run only where both are solved by our
 * own engine, so that a second opinion on either is one on both, and where its inputs and its plan are what they were.
 */
export const groundOf = (stored: StoredRun): SolvedRun | null => {
  const { run, inputs, selected } = stored;
  if (!selected) return null;
  const solved = solvedRunOf(stored);
  const isSound = () => hashRunInputs(inputs) === run.inputsHash && planFaults(run, inputs, solved.built, selected).length === 0;
  return { ...solved, isOptimal: solved.isOptimal && run.engineName === DEFAULT_ENGINE && isSound() };
};

/** The same without its proof, where a second opinion found the run to be wrong, or one that it was changed from and may have its proof from. */
export const unlessDenied = async (store: Store, run: Run, ground: SolvedRun | null): Promise<SolvedRun | null> =>
  ground?.isOptimal && (await isDenied(store, run)) ? { ...ground, isOptimal: false } : ground;

const isDenied = async (store: Store, { runId, parentRunId }: Run): Promise<boolean> => {
  const opinions = await listVerifications(store, runId);
  if (opinions.some(({ verdict }) => verdict === 'disagree')) return true;
  return parentRunId !== null && isDenied(store, await findRun(store, parentRunId));
};

/**
 * What a run says of its problem with changes made to it. The ceiling: what is best where less is demanded is not surpassed where more is;
 * none where the change may allow something new, or the run is not proven best.
 */
export const foreknownOf = (ground: SolvedRun | null, changed: Problem): Foreknown => {
  if (!ground) return {};
  const { runId, plan, built, values, isOptimal } = ground;
  const common = isOptimal && isRestriction(changed, built.problem) ? commonObjectives(built.problem, changed) : 0;
  return { hint: plan, ...(common > 0 ? { ceiling: values.slice(0, common), provenBy: runId } : {}) };
};

/** Where the proof of an answer comes from, if not from a search of its own. */
export const proofWords = ({ provenBy }: Foreknown, { result, engine }: Solution): readonly string[] =>
  provenBy === undefined || result !== 'optimal' || engine.statuses.length > 0
    ? []
    : [`No search was needed: the changes only ask for more, and the plan of ${provenBy}, proven best, keeps them.`];
