import { expect, test } from 'vitest';
import { decimal } from '../base/decimal.ts';
import { checkSelection } from './check-problem.ts';
import type { Problem } from './problem.ts';

const problem: Problem = {
  format: 'planwright-problem/1',
  variables: ['a', 'b', 'c'],
  objectives: [
    { name: 'o', linear: { a: decimal('0.1'), b: decimal('0.2') }, pairs: [['a', 'b', decimal('-0.05')]], divisor: decimal('3') },
    { name: 'p', linear: {}, pairs: [] },
  ],
  constraints: [
    {
      kind: 'linear',
      name: 'cap',
      terms: [
        ['a', decimal('0.1')],
        ['b', decimal('0.2')],
        ['c', decimal('1e-30')],
      ],
      max: decimal('0.3'),
      rows: ['Constraints!4'],
    },
    { kind: 'linear', name: 'floor', terms: [['a', decimal('1')]], min: decimal('1') },
    { kind: 'conflict', name: 'x', members: ['b', 'c'] },
    { kind: 'implies', name: 'i', if: 'c', then: 'b' },
    { kind: 'equal', name: 'e', members: ['a', 'b'] },
    { kind: 'fix', name: 'f', key: 'c', value: 0 },
  ],
};

const names = (selected: readonly string[]): string[] => checkSelection(problem, selected).violations.map(({ name }) => name);

test('0.1 and 0.2 fill a cap of 0.3, and one 1e-30 more breaks it', () => {
  expect(names(['a', 'b'])).toEqual([]);
  expect(checkSelection(problem, ['a', 'b', 'c']).violations[0]).toEqual({
    name: 'cap',
    index: 0,
    rows: ['Constraints!4'],
    found: '0.300000000000000000000000000001',
    required: 'at most 0.3',
  });
});

test('every kind of constraint is watched', () => {
  expect(names([])).toEqual(['floor']);
  expect(names(['a'])).toEqual(['e']);
  expect(names(['c'])).toEqual(['floor', 'i', 'f']);
  expect(names(['a', 'b', 'c'])).toEqual(['cap', 'x', 'f']);
});

test('keys that are unknown or given twice are violations', () => {
  expect(checkSelection(problem, ['a', 'b', 'b', 'z']).violations.map(({ found, index }) => `${index} ${found}`)).toEqual([
    '-1 "b" twice',
    '-1 "z", which is no variable',
  ]);
});

test('objectives are exact fractions, pairs with them', () => {
  const values = checkSelection(problem, ['a', 'b']).objectives.map(({ sum, divisor }) => `${sum.toFixed()} / ${divisor.toFixed()}`);
  expect(values).toEqual(['0.25 / 3', '0 / 1']);
});
