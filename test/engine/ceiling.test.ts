import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/base/json.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { ExactValue } from '../../src/engine/solution.ts';
import { solveProblem } from '../../src/engine/solve-problem.ts';
import type { Problem } from '../../src/problem/problem.ts';
import { startUsualEngine } from './own-engines.ts';
import { randomProblem } from './random-problems.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

const valuesOf = async (problem: Problem, ceiling: readonly ExactValue[] = []): Promise<string> => {
  const { result, stages } = await solveProblem(problem, { ceiling }, { engine, now: () => performance.now() });
  return canonicalJson([result, ...stages.map(({ objective: { sum, divisor } }) => ({ sum, divisor }))]);
};

describe('a ceiling that is proven elsewhere', () => {
  it('changes no value on 25 random problems: of the same problem, of one that allows more, of some of its objectives', async () => {
    for (let seed = 1; seed <= 25; seed++) {
      const problem = randomProblem(seed, 10);
      const deps = { engine, now: () => performance.now() };
      const [alone, more] = [
        await solveProblem(problem, {}, deps),
        await solveProblem({ ...problem, constraints: problem.constraints.slice(1) }, {}, deps),
      ];
      const wanted = await valuesOf(problem);
      for (const { stages } of [alone, more, { stages: alone.stages.slice(0, 1) }])
        expect(
          await valuesOf(
            problem,
            stages.map(({ objective }) => objective),
          ),
          `seed ${seed}`,
        ).toBe(wanted);
    }
  });
});
