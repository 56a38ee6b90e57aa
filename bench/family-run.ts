import { type SolvedRun, toSolvedRun } from '../src/answers/solved-run.ts';
import { type Decimal, negate } from '../src/base/decimal.ts';
import { record } from '../src/base/json.ts';
import type { Engine } from '../src/engine/engine.ts';
import { solveProblem } from '../src/engine/solve-problem.ts';
import type { BuiltProblem } from '../src/problem/built-problem.ts';
import type { Objective, Problem } from '../src/problem/problem.ts';
import { type FamilyName, makeFamilyProblem } from './families.ts';
import { makeFamilyInputs } from './family/family-inputs.ts';

/** A generated quarter as a run that is solved, for questions about it. `seconds`: what solving it from nothing took. */
export const solveFamily = async (
  family: FamilyName,
  size: number,
  seed: number,
  engine: Engine,
): Promise<{ readonly run: SolvedRun; readonly seconds: number }> => {
  const built = withTieBreak(makeFamilyProblem(family, size, seed));
  const solution = await solveProblem(built.problem, {}, { engine, now: () => performance.now() });
  const run = toSolvedRun({
    runId: `${family} ${size} ${seed}`,
    inputs: makeFamilyInputs(family, size, seed),
    built,
    plan: solution.selected,
    isOptimal: solution.result === 'optimal',
  });
  return { run, seconds: solution.wallMs / 1000 };
};

/** The same problem with another capacity. */
export const atCapacity = ({ built }: SolvedRun, capacity: Decimal | null): Problem => ({
  ...built.problem,
  constraints: built.problem.constraints.flatMap((it) => {
    if (it.kind !== 'linear' || it.name !== 'capacity') return [it];
    return capacity === null ? [] : [{ ...it, max: capacity }];
  }),
});

const withTieBreak = (problem: Problem): BuiltProblem => {
  const fewest: Objective = {
    name: 'tie-break: fewest tokens',
    linear: record(costsOf(problem).map(([key, tokens]) => [key, negate(tokens)] as const)),
    pairs: [],
  };
  return {
    problem: { ...problem, objectives: [...problem.objectives, fewest] },
    stages: [
      { name: 'north_star: gmv', kpi: 'gmv', isTieBreak: false },
      { name: fewest.name, kpi: null, isTieBreak: true },
    ],
    scales: [],
    adjustments: [],
    invalid: [],
  };
};

const costsOf = ({ constraints }: Problem): readonly (readonly [string, Decimal])[] =>
  constraints.flatMap((it) => (it.kind === 'linear' && it.name === 'capacity' ? it.terms : []));
