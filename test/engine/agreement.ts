import { expect } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import type { Solution } from '../../src/engine/solution.ts';
import { type SolveOptions, solveProblem } from '../../src/engine/solve-problem.ts';
import type { Problem } from '../../src/problem/problem.ts';
import { bruteForce, toInteger } from './brute-force.ts';
import { randomProblem } from './random-problems.ts';

/** Solves the seeded problem with each engine and by trying every selection, and expects one answer. Gives what it was, for counting. */
export const expectAgreement = async (seed: number, engines: readonly Engine[], most?: number, draw = randomProblem): Promise<string> => {
  const { problem, expected } = posed(draw(seed, most));
  for (const engine of engines) {
    const solution = await solveProblem(problem, {}, { engine, now: () => performance.now() });
    expect({ engine: engine.facts.name, ...answerOf(seed, solution) }).toEqual({ engine: engine.facts.name, seed, ...expected });
  }
  return expected.result;
};

/**
 * The same for a program that may give up on numbers as large as these: whatever it proves must be so. `open`: it proved nothing, but
 * its plan, if it has one, was checked.
 */
export const expectNoContradiction = async (seed: number, engine: Engine, options: SolveOptions): Promise<'proven' | 'open'> => {
  const { problem, expected } = posed(randomProblem(seed, 12));
  const solution = await solveProblem(problem, options, { engine, now: () => performance.now() });
  if (solution.limit !== undefined) {
    expect({ seed, result: solution.result }).toEqual({ seed, result: solution.hasPlan ? 'feasible' : 'unknown' });
    solution.stages.forEach(({ proven, objective }, at) => {
      if (proven && solution.stages.slice(0, at).every((it) => it.proven))
        expect({ seed, at, value: toInteger(objective.sum.toFixed(), 40) }).toEqual({ seed, at, value: expected.values[at] });
    });
    return 'open';
  }
  expect({ engine: engine.facts.name, ...answerOf(seed, solution) }).toEqual({ engine: engine.facts.name, seed, ...expected });
  return 'proven';
};

const posed = (problem: Problem) => {
  const best = bruteForce(problem);
  const values = best?.map(({ units }) => units) ?? [];
  return { problem, expected: { result: best ? 'optimal' : 'infeasible', values, bounds: values } };
};

const answerOf = (seed: number, solution: Solution) => ({
  seed,
  result: solution.result,
  values: solution.stages.map(({ objective }) => toInteger(objective.sum.toFixed(), 40)),
  bounds: solution.stages.map(({ bestBound }) => bestBound && toInteger(bestBound.sum.toFixed(), 40)),
});
