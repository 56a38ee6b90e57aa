import { expect, it } from 'vitest';
import { judge } from '../../test/support/judge.ts';

it('stores the most tokens of its slice, a cross-section in the stored order whatever the order written', () => {
  const caps = [
    { dimension: 'product_country', dimension_key: 'pay_uk', max_tokens: '10.50' },
    { dimension: 'Market', dimension_key: 'DE', max_tokens: '0' },
  ].map((it) => ({ constraint_type: 'cap', ...it }));
  expect(judge({ constraints: caps }).stored()).toEqual({ caps_json: { country: { DE: 0 }, country_product: { UK_Pay: 10.5 } } });
});

it('on a slice that no initiative carries is a warning, and stored', () => {
  const { found, stored } = judge({
    constraints: [{ constraint_type: 'cap', dimension: 'country', dimension_key: 'ZZ', max_tokens: '1' }],
  });
  expect(found).toEqual(['Constraints!2 slice-empty?']);
  expect(stored()).toEqual({ caps_json: { country: { ZZ: 1 } } });
});

it('whose number cannot be read is an error, never unlimited', () => {
  const { found, stored } = judge({
    constraints: [{ constraint_type: 'cap', dimension: 'country', dimension_key: 'UK', max_tokens: '1,5' }],
  });
  expect(found).toEqual(['Constraints!2 number-invalid']);
  expect(stored()).toBeNull();
});
