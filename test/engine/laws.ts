import { expect } from 'vitest';
import { add, compare, decimal, multiply, subtract } from '../../src/base/decimal.ts';
import { record } from '../../src/base/json.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Solution } from '../../src/engine/solution.ts';
import { solveProblem } from '../../src/engine/solve-problem.ts';
import type { Constraint, Objective, Problem } from '../../src/problem/problem.ts';
import { randomConstraint, randomProblem, seeded } from './random-problems.ts';

type Random = () => number;

/** What must hold between a random problem and ones that were made from it, whatever the best plan is. */
export const expectLaws = async (seed: number, engine: Engine): Promise<void> => {
  const problem = randomProblem(seed, 12);
  const random = seeded(seed + 500_000);
  const solve = (other: Problem): Promise<Solution> => solveProblem(other, {}, { engine, now: () => performance.now() });
  const first = await solve(problem);
  const told = (law: string, holds: boolean): void => expect({ seed, law, holds }).toEqual({ seed, law, holds: true });

  const narrowed = { ...problem, constraints: [...problem.constraints, randomConstraint(random, problem.variables, 'one more')] };
  told('adding a row never improves', order(await solve(narrowed), first) <= 0);

  told('raising a cap or lowering a floor never hurts', order(await solve(loosened(problem, random)), first) >= 0);

  const again = await solve(disguised(problem, random));
  told('permuting and renaming changes nothing', again.result === first.result && order(again, first) === 0);

  if (!first.hasPlan) return;
  const key = pick(random, problem.variables);
  const value = first.selected.includes(key) ? 1 : 0;
  const fixed = await solve({ ...problem, constraints: [...problem.constraints, { kind: 'fix', name: 'as chosen', key, value }] });
  told('fixing what was chosen, or what was not, keeps the optimum', fixed.result === 'optimal' && order(fixed, first) === 0);
};

/** By their objectives, the first that differs deciding; no plan is worse than any. */
const order = (a: Solution, b: Solution): number => {
  if (!a.hasPlan || !b.hasPlan) return Number(a.hasPlan) - Number(b.hasPlan);
  for (const [at, { objective }] of a.stages.entries()) {
    const other = b.stages[at]?.objective;
    const sign = other ? compare(multiply(objective.sum, other.divisor), multiply(other.sum, objective.divisor)) : 0;
    if (sign !== 0) return sign;
  }
  return 0;
};

/** Every bound of a linear row a little wider, or gone. */
const loosened = (problem: Problem, random: Random): Problem => ({
  ...problem,
  constraints: problem.constraints.map((constraint): Constraint => {
    if (constraint.kind !== 'linear') return constraint;
    const { min, max, ...rest } = constraint;
    const by = decimal(pick(random, ['0', '0.000000000001', '0.3', '7', '1000']));
    const gone = random() < 0.1;
    return {
      ...rest,
      ...(min && !gone ? { min: subtract(min, by) } : {}),
      ...(max && !gone ? { max: add(max, by) } : {}),
    };
  }),
});

/** The same problem with its variables and rows in another order and under other names. */
const disguised = (problem: Problem, random: Random): Problem => {
  const names = new Map(shuffled(problem.variables, random).map((key, at) => [key, `${random() < 0.5 ? 'z' : 'A'} ${at}`]));
  const nameOf = (key: string): string => names.get(key) ?? key;
  const objective = ({ name, linear, pairs, ...rest }: Objective): Objective => ({
    ...rest,
    name: `${name} again`,
    linear: record(shuffled(Object.entries(linear), random).map(([key, value]) => [nameOf(key), value] as const)),
    pairs: shuffled(pairs, random).map(([a, b, value]) => (random() < 0.5 ? [nameOf(b), nameOf(a), value] : [nameOf(a), nameOf(b), value])),
  });
  return {
    ...problem,
    variables: shuffled(problem.variables.map(nameOf), random),
    objectives: problem.objectives.map(objective),
    constraints: shuffled(problem.constraints, random).map((it) => renamed(it, nameOf, random)),
  };
};

const renamed = (constraint: Constraint, nameOf: (key: string) => string, random: Random): Constraint => {
  switch (constraint.kind) {
    case 'linear':
      return { ...constraint, terms: shuffled(constraint.terms, random).map(([key, value]) => [nameOf(key), value] as const) };
    case 'conflict': {
      const [a, b] = constraint.members;
      return { ...constraint, members: [nameOf(b), nameOf(a)] };
    }
    case 'implies':
      return { ...constraint, if: nameOf(constraint.if), then: nameOf(constraint.then) };
    case 'equal':
      return { ...constraint, members: shuffled(constraint.members, random).map(nameOf) };
    case 'fix':
      return { ...constraint, key: nameOf(constraint.key) };
  }
};

const pick = <T>(random: Random, list: readonly T[]): T => {
  // In range by construction.
  return list[Math.floor(random() * list.length)] as T;
};

const shuffled = <T>(list: readonly T[], random: Random): T[] =>
  list
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
