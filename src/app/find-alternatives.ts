import type { Alternatives, OtherPlan, Ties } from '../answers/alternatives/alternatives.ts';
import { findAlternatives as findDifferent } from '../answers/alternatives/find-alternatives.ts';
import { findTies } from '../answers/alternatives/find-ties.ts';
import type { SolvedRun } from '../answers/solved-run.ts';
import type { Decimal } from '../base/decimal.ts';
import { assert } from '../base/errors.ts';
import type { AppDeps } from './deps.ts';
import { loadSolvedRun } from './load-stored-run.ts';
import { breachesOf } from './pose-run.ts';
import { type SolverOptions, withSolver } from './with-solver.ts';
import { withStore } from './with-store.ts';

export interface AlternativesRequest extends SolverOptions {
  readonly run: string;
  /** Very different plans within so many percent of the first objective, or plans that are just as good. */
  readonly about: { readonly kind: 'within'; readonly within: Decimal } | { readonly kind: 'ties' };
  readonly count: number;
  readonly onFound?: (found: number) => void;
}

export interface AlternativesAnswer {
  readonly runId: string;
  readonly isOptimal: boolean;
  /** The KPI of the first objective; `null` for a mix of several. */
  readonly first: string | null;
  readonly answer: ({ readonly kind: 'within' } & Alternatives) | ({ readonly kind: 'ties' } & Ties);
  readonly stopped: 'time' | 'cancel' | null;
}

/** Other plans of a run: the most different ones that are nearly as good, or those that are as good. */
export const findAlternatives = async (deps: AppDeps, request: AlternativesRequest): Promise<AlternativesAnswer> => {
  const run = await withStore(deps, (store) => loadSolvedRun(store, request.run));
  const { about, count, onFound } = request;
  return withSolver(deps, request, async (asking) => {
    const answer: AlternativesAnswer['answer'] =
      about.kind === 'ties'
        ? { kind: 'ties', ...(await findTies(run, count, asking, onFound)) }
        : { kind: 'within', ...(await findDifferent(run, { within: about.within, count }, asking, onFound)) };
    for (const plan of answer.found) assertSound(plan, run);
    const { runId, isOptimal, built } = run;
    return { runId, isOptimal, first: built.stages[0]?.kpi ?? null, answer, stopped: asking.stopped() };
  });
};

/** A plan that is shown has been checked by the rules' own words, too. */
const assertSound = ({ selected }: OtherPlan, { inputs }: SolvedRun): void =>
  assert(breachesOf(selected, inputs).length === 0, 'another plan breaks rules, and is not shown');
