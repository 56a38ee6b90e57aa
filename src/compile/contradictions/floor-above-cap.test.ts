import { expect, it } from 'vitest';
import { judge } from '../../../test/support/judge.ts';

const floor = (min_tokens: string, dimension = 'country', dimension_key = 'UK') => ({
  constraint_type: 'floor',
  dimension,
  dimension_key,
  min_tokens,
});
const cap = (max_tokens: string, dimension = 'Market', dimension_key = 'uk') => ({
  constraint_type: 'cap',
  dimension,
  dimension_key,
  max_tokens,
});

it('is reported on both rows where the slice is the same, however it is written', () => {
  expect(judge({ constraints: [floor('20.1'), cap('20')] }).found).toEqual([
    'Constraints!2 floor-above-cap',
    'Constraints!3 floor-above-cap',
  ]);
  const turned = [floor('10', 'country_product', 'UK_Pay'), cap('9', 'product_country', 'pay_uk')];
  expect(judge({ constraints: turned }).found).toEqual(['Constraints!2 floor-above-cap', 'Constraints!3 floor-above-cap']);
});

it('is not reported where they are equal, or of different slices (only a solve can tell)', () => {
  expect(judge({ constraints: [floor('20'), cap('20.0')] }).found).toEqual([]);
  expect(judge({ constraints: [floor('10', 'country_product', 'UK_Pay'), cap('9')] }).found).toEqual([]);
});
