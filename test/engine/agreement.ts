import { expect } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { solveProblem } from '../../src/engine/solve-problem.ts';
import { bruteForce, toInteger } from './brute-force.ts';
import { randomProblem } from './random-problems.ts';

/** Solves the seeded problem both ways and expects one answer. Gives what it was, for counting. */
export const expectAgreement = async (seed: number, engine: Engine, most?: number): Promise<string> => {
  const problem = randomProblem(seed, most);
  const best = bruteForce(problem);
  const solution = await solveProblem(problem, {}, { engine, now: () => performance.now() });
  const found = {
    seed,
    result: solution.result,
    values: solution.stages.map(({ objective }) => toInteger(objective.sum.toFixed(), 40)),
    bounds: solution.stages.map(({ bestBound }) => bestBound && toInteger(bestBound.sum.toFixed(), 40)),
  };
  const values = best?.map(({ units }) => units) ?? [];
  expect(found).toEqual({ seed, result: best ? 'optimal' : 'infeasible', values, bounds: values });
  return solution.result;
};
