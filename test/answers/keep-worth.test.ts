import { expect, it } from 'vitest';
import { keepWorth } from '../../src/answers/keep-worth.ts';
import { decimal, decimalOf } from '../../src/base/decimal.ts';
import { checkSelection } from '../../src/problem/check-problem.ts';
import type { Objective, Problem } from '../../src/problem/problem.ts';
import { random } from '../support/random.ts';
import { tryAll } from '../support/tried-plans.ts';

const KEYS = ['a', 'b', 'c', 'd'] as const;

/** Worths, bonuses and overlaps that cost, from −9 to 9. */
const randomObjective = (seed: number): Objective => {
  const chance = random(seed);
  const number = () => decimalOf(chance.whole(-9, 9));
  return {
    name: 'worth',
    linear: Object.fromEntries(KEYS.map((key) => [key, number()])),
    pairs: [
      ['a', 'b', number()],
      ['b', 'd', number()],
      ['c', 'd', number()],
    ],
  };
};

it('holds just the plans that are worth so much, whether a pair brings or costs, and completes each', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const objective = randomObjective(seed);
    const least = decimalOf((seed % 15) - 7);
    const problem: Problem = {
      format: 'planwright-problem/1',
      variables: KEYS,
      objectives: [objective],
      constraints: [{ kind: 'conflict', name: 'not both', members: ['a', 'c'] }],
    };
    const helped = keepWorth(problem, [{ objective, least }]);
    const wanted = tryAll(problem)
      .filter(({ worth }) => !(worth[0]?.sum ?? decimal('0')).lt(least))
      .map(({ selected }) => selected.join());
    const held = tryAll(helped.problem).map(({ selected }) => selected.filter((key) => KEYS.some((own) => own === key)).join());
    expect([...new Set(held)].sort(), `seed ${seed}`).toEqual(wanted.sort());
    for (const plan of wanted) {
      const completed = helped.complete(plan === '' ? [] : plan.split(','));
      expect(checkSelection(helped.problem, completed).violations, `seed ${seed}`).toEqual([]);
    }
  }
});
