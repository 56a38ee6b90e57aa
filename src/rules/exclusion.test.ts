import { expect, it } from 'vitest';
import { judge } from '../../test/support/judge.ts';

const exclude = (constraint_type: string, dimension_key: string, member_keys = '') => {
  const { found, stored } = judge({ constraints: [{ constraint_type, dimension_key, member_keys }] });
  return found.length > 0 ? found.map((it) => it.split(' ')[1]).join() : stored();
};

it('one key is never, two are not both; where they stand makes no difference', () => {
  expect(exclude('exclusion', 'a')).toEqual({ exclusions_initiatives_json: ['A'] });
  expect(exclude('exclusion', '', 'a')).toEqual({ exclusions_initiatives_json: ['A'] });
  expect(exclude('exclusion', 'b|a')).toEqual({ exclusions_pairs_json: [['A', 'B']] });
  expect(exclude('exclusion', 'b', 'a')).toEqual({ exclusions_pairs_json: [['A', 'B']] });
  expect(exclude('exclusion_initiative', 'c, a, c')).toEqual({ exclusions_initiatives_json: ['A', 'C'] });
  expect(exclude('Exclusion Pair', 'c;a')).toEqual({ exclusions_pairs_json: [['A', 'C']] });
});

it('refuses other counts, pairs with oneself, and unknown keys without guessing what the rest means', () => {
  expect(exclude('exclusion', 'a|b|c')).toBe('pair-size');
  expect(exclude('exclude_pair', 'a')).toBe('pair-size');
  expect(exclude('exclude_pair', 'a|A')).toBe('self-reference');
  expect(exclude('exclusion', 'a|zzz')).toBe('initiative-unknown');
  expect(exclude('exclude_initiative', '')).toBe('value-missing');
});

it('said in two ways is one rule', () => {
  const { found, stored } = judge({
    constraints: [
      { constraint_type: 'exclusion', dimension_key: 'A' },
      { constraint_type: 'exclude_initiative', dimension_key: 'a', notes: 'again' },
    ],
  });
  expect(found).toEqual(['Constraints!3 row-duplicate?']);
  expect(stored()).toEqual({ exclusions_initiatives_json: ['A'] });
});
