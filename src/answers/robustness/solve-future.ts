import { type Decimal, isLess, subtract, sum } from '../../base/decimal.ts';
import { byCodeUnit } from '../../base/json.ts';
import type { Solution } from '../../engine/solution.ts';
import type { BuiltProblem } from '../../problem/built-problem.ts';
import { checkSelection, type Violation } from '../../problem/check-problem.ts';
import type { Constraint, ExactValue } from '../../problem/problem.ts';
import type { SolvedRun } from '../solved-run.ts';
import type { Solver } from '../solver.ts';
import { isSameValue } from '../worth.ts';
import type { Breach, Future } from './future.ts';

/**
 * Solves one future from the run's plan. Where that is among the best plans of the future, it is taken for the best one: only what must
 * change counts as a change. Where other plans tie, the run's own tie-break decides.
 */
export const solveFuture = async (run: SolvedRun, index: number, built: BuiltProblem, solve: Solver): Promise<Future> => {
  const check = checkSelection(built.problem, run.plan);
  const current = withoutTieBreaks(check.objectives, built);
  const broken = check.violations.map((it) => toBreach(it, built, new Set(run.plan)));
  const facts = { index, enters: [], leaves: [], best: [], current, broken };
  const solution = await solve(built.problem, run.plan);
  if (solution.result === 'infeasible') return { ...facts, outcome: 'none' };
  if (!isDecided(solution, built)) return { ...facts, outcome: 'open' };
  const best = withoutTieBreaks(
    solution.stages.map(({ objective }) => objective),
    built,
  );
  if (broken.length === 0 && best.every((value, at) => isSameValue(value, current[at] ?? value)))
    return { ...facts, outcome: 'best', best };
  if (solution.result !== 'optimal') return { ...facts, outcome: 'open' };
  const [before, after] = [new Set(run.plan), new Set(solution.selected)];
  return {
    ...facts,
    outcome: 'best',
    enters: solution.selected.filter((key) => !before.has(key)).sort(byCodeUnit),
    leaves: run.plan.filter((key) => !after.has(key)),
    best,
  };
};

/** Every objective but the tie-breaks is proven. */
const isDecided = ({ hasPlan, stages }: Solution, built: BuiltProblem): boolean =>
  hasPlan && built.stages.every(({ isTieBreak }, at) => isTieBreak || stages[at]?.proven === true);

const withoutTieBreaks = (values: readonly ExactValue[], { stages }: BuiltProblem): readonly ExactValue[] =>
  values.filter((_, at) => stages[at]?.isTieBreak === false);

const toBreach = ({ name, rows, index }: Violation, { problem }: BuiltProblem, chosen: ReadonlySet<string>): Breach => {
  const constraint = problem.constraints[index];
  return { name, rows, by: constraint?.kind === 'linear' ? excess(constraint, chosen) : null };
};

const excess = ({ terms, min, max }: Extract<Constraint, { kind: 'linear' }>, chosen: ReadonlySet<string>): Decimal | null => {
  const reached = sum(terms.flatMap(([key, value]) => (chosen.has(key) ? [value] : [])));
  if (min && isLess(reached, min)) return subtract(min, reached);
  return max ? subtract(reached, max) : null;
};
