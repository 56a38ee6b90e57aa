import { expect, it } from 'vitest';
import { sayRules } from '../../src/app/set-rules.ts';
import { smallInputs } from '../conflict/conflict-of.ts';

it('says the capacity, then each rule once, in the order of the rulebook, with all rows that hold it', () => {
  const inputs = smallInputs({
    constraints: [
      { constraint_type: 'mandatory', dimension_key: 'A|B' },
      { constraint_type: 'bundle', dimension_key: 'Pay', member_keys: 'A|B|D' },
      { constraint_type: 'prerequisite', dimension_key: 'D', member_keys: 'A' },
      { constraint_type: 'cap', dimension: 'country', dimension_key: 'DE', max_tokens: '45', strength: 'policy' },
      { constraint_type: 'cap', dimension: 'country', dimension_key: 'UK', max_tokens: '60' },
      { constraint_type: 'floor', dimension: 'country', dimension_key: 'UK', min_tokens: '10' },
      { constraint_type: 'cap', dimension: 'country', dimension_key: 'UK', max_tokens: '60' },
      { constraint_type: 'exclude_pair', dimension_key: 'B|C' },
    ],
    targets: [{ kpi_key: 'gmv', target_type: 'floor', target_value: '20' }],
  });
  const said = sayRules(inputs).map(({ words, demand: { type, number }, rows, isPolicy }) =>
    [type, words, rows.join(' '), number?.toFixed() ?? '', ...(isPolicy ? ['policy'] : [])].join(' · '),
  );
  expect(said).toMatchInlineSnapshot(`
    [
      "capacity · at most 100 tokens in all · Scenario_Config!2 · 100",
      "capacity_floor · at least 10 tokens in country UK · Constraints!7 · 10",
      "capacity_cap · at most 45 tokens in country DE · Constraints!5 · 45 · policy",
      "capacity_cap · at most 60 tokens in country UK · Constraints!6 Constraints!8 · 60",
      "mandatory · A must be chosen · Constraints!2 · ",
      "mandatory · B must be chosen · Constraints!2 · ",
      "bundle · all or none of bundle Pay: A, B, D · Constraints!3 · ",
      "exclude_pair · not both B and C · Constraints!9 · ",
      "prerequisite · D only together with A · Constraints!4 · ",
      "floor · reach gmv 20 in all initiatives · Targets!2 · 20",
    ]
  `);
});
