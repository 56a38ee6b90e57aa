import { expect, it } from 'vitest';
import { judge } from '../../test/support/judge.ts';

const floor = (cells: Readonly<Record<string, string>>) => {
  const verdict = judge({
    constraints: [{ constraint_type: 'Capacity Floor', min_tokens: '5', dimension: '', dimension_key: '', ...cells }],
  });
  return verdict.found.length > 0 ? verdict.found.join() : verdict.stored();
};

it('stores the least tokens of its slice; everything is all / all in every spelling', () => {
  expect(floor({ dimension: 'Market', dimension_key: 'uk' })).toEqual({ floors_json: { country: { UK: 5 } } });
  for (const [dimension, dimension_key] of [
    ['', ''],
    ['ALL', ''],
    ['all', 'All'],
    ['', 'global'],
    ['country', 'TOTAL'],
  ] as const) {
    expect(floor({ dimension, dimension_key }), `${dimension}/${dimension_key}`).toEqual({ floors_json: { all: { all: 5 } } });
  }
});

it('never takes a forgotten word for everything', () => {
  expect(floor({ dimension: 'country' })).toBe('Constraints!2 value-missing');
  expect(floor({ dimension_key: 'UK' })).toBe('Constraints!2 value-missing');
  expect(floor({ dimension: 'all', dimension_key: 'UK' })).toBe('Constraints!2 value-missing');
  expect(floor({ min_tokens: '' })).toBe('Constraints!2 value-missing');
  expect(floor({ min_tokens: '-1' })).toBe('Constraints!2 number-negative');
  expect(floor({ dimension: 'contry', dimension_key: 'UK' })).toBe('Constraints!2 dimension-unknown');
});

it('on a slice that no initiative carries is an error', () => {
  expect(floor({ dimension: 'country', dimension_key: 'Atlantis' })).toBe('Constraints!2 slice-empty');
  expect(floor({ dimension: 'country_product', dimension_key: 'DE_Search' })).toBe('Constraints!2 slice-empty');
});

it('warns of a filled cell that it does not read', () => {
  expect(floor({ max_tokens: '9' })).toBe('Constraints!2 column-unused?');
});
