import { type Decimal, isLess, isZero, subtract, sum } from '../../base/decimal.ts';
import { hashJson } from '../../base/hash.ts';
import { byCodeUnit, type Json } from '../../base/json.ts';
import type { Solution } from '../../engine/solution.ts';
import { type BuiltProblem, withoutTieBreaks } from '../../problem/built-problem.ts';
import { checkSelection, type Violation } from '../../problem/check-problem.ts';
import type { Constraint, Objective } from '../../problem/problem.ts';
import type { SolvedRun } from '../solved-run.ts';
import type { Solver } from '../solver.ts';
import { isSameValue } from '../worth.ts';
import type { Breach, Future } from './future.ts';

/**
 * Solves one future. Where the run's plan is among its best plans, it is taken for the best one: only what must change counts as a change.
 * Among other plans that tie the run's own tie-break decides; where the objective was drawn, only over what adds nothing to it: there plans
 * that differ in more hardly ever tie, and proving it each time would cost as much as finding them.
 */
export const solveFuture = async (run: SolvedRun, index: number, built: BuiltProblem, solve: Solver): Promise<Future> => {
  const check = checkSelection(built.problem, run.plan);
  const current = withoutTieBreaks(built, check.objectives);
  const broken = check.violations.map((it) => toBreach(it, built, new Set(run.plan)));
  const facts = { index, enters: [], leaves: [], best: [], current, broken };
  const aims = withoutTieBreaks(built, built.problem.objectives);
  const isDrawn = !isSameAim(aims, withoutTieBreaks(run.built, run.built.problem.objectives));
  const solution = await solve(isDrawn ? { ...built.problem, objectives: aims } : built.problem);
  if (solution.result === 'infeasible') return { ...facts, outcome: 'none' };
  if (!isDecided(solution, aims.length)) return { ...facts, outcome: 'open' };
  const best = solution.stages.slice(0, aims.length).map(({ objective }) => objective);
  if (broken.length === 0 && best.every((value, at) => isSameValue(value, current[at] ?? value)))
    return { ...facts, outcome: 'best', best };
  const lean = isDrawn ? await makeLean(solution, aims, built, solve) : solution;
  if (lean.result !== 'optimal') return { ...facts, outcome: 'open' };
  const [before, after] = [new Set(run.plan), new Set(lean.selected)];
  return {
    ...facts,
    outcome: 'best',
    enters: lean.selected.filter((key) => !before.has(key)).sort(byCodeUnit),
    leaves: run.plan.filter((key) => !after.has(key)),
    best,
  };
};

/** Are these objectives the same, number for number? */
const isSameAim = (a: readonly Objective[], b: readonly Objective[]): boolean => hashJson(a.map(toJson)) === hashJson(b.map(toJson));

const toJson = ({ name: _, ...rest }: Objective): Json => rest;

/** Every objective but the tie-breaks, which come last, is proven. */
const isDecided = ({ hasPlan, stages }: Solution, aims: number): boolean =>
  hasPlan && stages.length >= aims && stages.slice(0, aims).every(({ proven }) => proven);

/** The same plan in all that counts for the objectives; of the rest, what the tie-breaks choose. */
const makeLean = async (
  found: Solution,
  aims: readonly Objective[],
  { problem, stages }: BuiltProblem,
  solve: Solver,
): Promise<Solution> => {
  const tieBreaks = problem.objectives.filter((_, at) => stages[at]?.isTieBreak);
  if (tieBreaks.length === 0) return found;
  const counting = new Set(
    aims.flatMap(({ linear, pairs }) => [...countingIn(linear), ...pairs.map(([a]) => a), ...pairs.map(([, b]) => b)]),
  );
  const chosen = new Set(found.selected);
  const fixed = [...counting].map((key): Constraint => ({ kind: 'fix', name: 'as found', key, value: chosen.has(key) ? 1 : 0 }));
  return solve({ ...problem, objectives: tieBreaks, constraints: [...problem.constraints, ...fixed] });
};

const countingIn = (linear: Objective['linear']): readonly string[] =>
  Object.entries(linear).flatMap(([key, value]) => (isZero(value) ? [] : [key]));

const toBreach = ({ name, rows, index }: Violation, { problem }: BuiltProblem, chosen: ReadonlySet<string>): Breach => {
  const constraint = problem.constraints[index];
  return { name, rows, by: constraint?.kind === 'linear' ? excess(constraint, chosen) : null };
};

const excess = ({ terms, min, max }: Extract<Constraint, { kind: 'linear' }>, chosen: ReadonlySet<string>): Decimal | null => {
  const reached = sum(terms.flatMap(([key, value]) => (chosen.has(key) ? [value] : [])));
  if (min && isLess(reached, min)) return subtract(min, reached);
  return max ? subtract(reached, max) : null;
};
