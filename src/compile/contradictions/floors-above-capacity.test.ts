import { expect, it } from 'vitest';
import { judge } from '../../../test/support/judge.ts';

const floor = (dimension: string, dimension_key: string, min_tokens: string) => ({
  constraint_type: 'floor',
  dimension,
  dimension_key,
  min_tokens,
});
const judged = (capacity_total_tokens: string, ...constraints: readonly Readonly<Record<string, string>>[]) =>
  judge({ constraints, scenarios: [{ scenario_name: 'Q1', objective_mode: 'north_star', capacity_total_tokens }] }).found;
const on = (...rows: readonly number[]) => rows.map((row) => `Constraints!${row} floors-above-capacity`);

it('adds up the floors of one dimension, each once, on the rows that ask for anything', () => {
  expect(judged('60', floor('country', 'UK', '30'), floor('country', 'DE', '30.1'), floor('country', 'FR', '0'))).toEqual(on(2, 3));
  expect(judged('60', floor('country', 'UK', '30'), floor('country', 'DE', '30'))).toEqual([]);
  expect(judged('60', floor('country', 'UK', '30'), floor('country', 'uk', '30'))).toEqual(['Constraints!3 row-duplicate?']);
});

it('counts one floor alone, and never adds up slices that overlap', () => {
  expect(judged('60', floor('', '', '60.5'))).toEqual(on(2));
  expect(judged('60', floor('country', 'UK', '30'), floor('product', 'Pay', '40'), floor('', '', '60'))).toEqual([]);
  expect(judged('', floor('', '', '70'))).toEqual([]);
});
