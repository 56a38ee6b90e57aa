import { expect, test } from 'vitest';
import { bruteForce } from '../../test/engine/brute-force.ts';
import { randomProblem } from '../../test/engine/random-problems.ts';
import { decimal } from '../base/decimal.ts';
import { checkSelection } from '../problem/check-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { constructPoint } from './construct-point.ts';
import { valueAt } from './reduce-objective.ts';
import { reduceProblem } from './reduce-problem.ts';
import type { IntegerObjective, ReducedProblem } from './reduced-problem.ts';

/** Those of `bruteForce`. */
const PLACES = 40;

const construct = (problem: Problem) => {
  const reduced = reduceProblem(problem);
  const [objective] = reduced?.objectives ?? [];
  if (!reduced || !objective) return null;
  const selectionOf = (point: Uint8Array): string[] => [
    ...reduced.always,
    ...reduced.keys.flatMap((keys, at) => (point[at] === 1 ? keys : [])),
  ];
  const isPlan = (point: Uint8Array): boolean => checkSelection(problem, selectionOf(point)).violations.length === 0;
  const nothing = new Uint8Array(reduced.keys.length);
  if (!isPlan(nothing)) return null;
  const point = constructPoint(reduced, objective);
  const { offset, grid, places } = objective;
  const [value, least] = [valueAt(objective, point), valueAt(objective, nothing)];
  return {
    reduced,
    objective,
    isPlan: isPlan(point),
    isWorse: value < least,
    worth: (offset + grid * value) * 10n ** BigInt(PLACES - places),
  };
};

const isSmall = ({ rows }: ReducedProblem, { linear, pairs }: IntegerObjective): boolean =>
  [...rows.flatMap(({ coefficients }) => coefficients), ...linear, ...pairs.map(({ value }) => value)].every(
    (value) => value < 2n ** 40n && value > -(2n ** 40n),
  );

test('what is constructed is a plan, no worse than choosing nothing, and often the best one', () => {
  let [tried, best] = [0, 0];
  for (let seed = 1; seed <= 600; seed++) {
    const problem = randomProblem(seed, 10);
    const built = construct(problem);
    if (!built || !isSmall(built.reduced, built.objective)) continue;
    expect({ seed, isPlan: built.isPlan, isWorse: built.isWorse }).toEqual({ seed, isPlan: true, isWorse: false });
    tried++;
    if (built.worth === bruteForce(problem)?.[0]?.units) best++;
  }
  expect(tried).toBeGreaterThan(200);
  expect(best / tried).toBeGreaterThan(0.8);
});

test('an exchange keeps what the column that comes needs', () => {
  const objective: IntegerObjective = {
    name: 'worth',
    linear: [1n, 21n, 30n],
    pairs: [],
    offset: 0n,
    grid: 1n,
    places: 0,
    divisor: decimal('1'),
  };
  const cap = { columns: [0, 1, 2], coefficients: [1n, 3n, 9n], lower: null, upper: 10n };
  const keys = [['A'], ['B'], ['C']];
  const problem: ReducedProblem = { keys, always: [], rows: [cap], conflicts: [], implications: [[2, 0]], objectives: [objective] };
  expect([...constructPoint(problem, objective)]).toEqual([1, 0, 1]);
});
