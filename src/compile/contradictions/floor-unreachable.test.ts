import { expect, it } from 'vitest';
import { judge } from '../../../test/support/judge.ts';

const floor = (min_tokens: string) =>
  judge({ constraints: [{ constraint_type: 'floor', dimension: 'country', dimension_key: 'UK', min_tokens }] });

it('counts all tokens of the slice exactly: 10 + 20 + 0.3', () => {
  expect(floor('30.3').found).toEqual([]);
  expect(floor('30.300000000000000001').found).toEqual(['Constraints!2 floor-unreachable']);
});

it('comes after floor-above-cap on a row that is both', () => {
  const constraints = [
    { constraint_type: 'floor', dimension: 'country', dimension_key: 'UK', min_tokens: '50' },
    { constraint_type: 'cap', dimension: 'country', dimension_key: 'UK', max_tokens: '40' },
  ];
  expect(judge({ constraints }).found).toEqual(['Constraints!2 floor-above-cap', 'Constraints!3 floor-above-cap']);
});
