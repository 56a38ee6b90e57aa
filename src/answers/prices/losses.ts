import type { Solution } from '../../engine/solution.ts';
import { type BuiltProblem, withoutTieBreaks } from '../../problem/built-problem.ts';
import type { Objective } from '../../problem/problem.ts';
import type { SolvedRun } from '../solved-run.ts';
import { difference, isSameValue } from '../worth.ts';
import type { Loss } from './price.ts';

/** What the run maximises: all but what only breaks ties, which comes last. */
export const ownObjectives = (built: BuiltProblem): readonly Objective[] => withoutTieBreaks(built, built.problem.objectives);

/** By objective, what the run's plan is worth more than the other; of objectives after one that is open nothing is known. */
export const lossesOf = ({ built, values }: SolvedRun, { stages }: Solution): readonly Loss[] => {
  let isKnown = true;
  return built.stages.flatMap((stage, at): readonly Loss[] => {
    const own = values[at];
    const other = stages[at];
    if (stage.isTieBreak || !own || !other) return [];
    const loss: Loss = isKnown
      ? { kpi: stage.kpi, atLeast: other.bestBound && difference(own, other.bestBound), atMost: difference(own, other.objective) }
      : { kpi: stage.kpi, atLeast: null, atMost: null };
    isKnown &&= other.proven;
    return [loss];
  });
};

export const isExact = ({ atLeast, atMost }: Loss): boolean => atLeast !== null && atMost !== null && isSameValue(atLeast, atMost);
