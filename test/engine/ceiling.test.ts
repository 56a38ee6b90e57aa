import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decimal } from '../../src/base/decimal.ts';
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

describe('a target', () => {
  it('that the bound rules out ends the search, though there is no plan yet', async () => {
    const one = decimal('1');
    const keys = ['a', 'b', 'c'];
    const ones = keys.map((key) => [key, one] as const);
    const problem: Problem = {
      format: 'planwright-problem/1',
      variables: keys,
      objectives: [{ name: 'o', linear: Object.fromEntries(ones), pairs: [] }],
      constraints: [
        { kind: 'linear', name: 'some', terms: ones, min: one },
        { kind: 'conflict', name: 'x', members: ['a', 'b'] },
      ],
    };
    const deps = { engine, now: () => performance.now() };
    expect(await solveProblem(problem, { target: decimal('4') }, deps)).toMatchObject({ result: 'unknown', limit: 'gap', hasPlan: false });
    expect(await solveProblem(problem, { target: decimal('2') }, deps)).toMatchObject({ stages: [{ objective: { sum: decimal('2') } }] });
  });
});

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

  it('of a later objective does not count where an earlier one stays below its own, be it by less than a step', async () => {
    const one = decimal('1');
    // Worth 2 and 0 with a; without it d would bring 5, but cannot be had, and b may bring 1.
    const problem: Problem = {
      format: 'planwright-problem/1',
      variables: ['a', 'b', 'd', 'e', 'f'],
      objectives: [
        { name: 'first', linear: { a: decimal('2'), d: decimal('5') }, pairs: [] },
        { name: 'second', linear: { b: one }, pairs: [] },
      ],
      constraints: [
        { kind: 'fix', name: 'no a', key: 'a', value: 0 },
        { kind: 'conflict', name: 'd or e', members: ['d', 'e'] },
        { kind: 'conflict', name: 'd or f', members: ['d', 'f'] },
        {
          kind: 'linear',
          name: 'd needs e or f',
          terms: [
            ['d', decimal('-1')],
            ['e', one],
            ['f', one],
          ],
          min: decimal('0'),
        },
      ],
    };
    const ceiling = [decimal('2'), decimal('0')].map((sum) => ({ sum, divisor: one }));
    expect(await valuesOf(problem, ceiling)).toBe(await valuesOf(problem));
  });
});
