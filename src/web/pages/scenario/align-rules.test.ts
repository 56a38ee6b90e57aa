import { expect, it } from 'vitest';
import { alignRules } from './align-rules.ts';

const rule = (type: string, key: string, number: number | null): Parameters<typeof alignRules>[0][number][number] => ({
  type,
  words: `${type} ${key} ${number}`,
  demands: '',
  rows: ['Constraints!2'],
  dimension: 'country',
  key,
  kpi: '',
  number,
  baseline: null,
  policy: false,
});

it('puts the same rule of several sets beside each other, by kind, and marks what differs', () => {
  const groups = alignRules([
    [rule('goal', 'all', 3), rule('capacity_floor', 'UK', 10), rule('mandatory', 'A', null)],
    [rule('capacity_floor', 'UK', 20), rule('mandatory', 'A', null), rule('mandatory', 'B', null), rule('goal', 'all', 3)],
  ]);
  const told = groups.map(({ title, rules }) => [
    title,
    rules.map(({ cells, differs }) => [...cells.map((it) => it?.words ?? '-'), differs]),
  ]);
  expect(told).toEqual([
    ['At least so many tokens', [['capacity_floor UK 10', 'capacity_floor UK 20', true]]],
    [
      'Must be chosen',
      [
        ['mandatory A null', 'mandatory A null', false],
        ['-', 'mandatory B null', true],
      ],
    ],
    ['Goals: reported, never in the way', [['goal all 3', 'goal all 3', false]]],
  ]);
});
