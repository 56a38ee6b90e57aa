import { expect, it } from 'vitest';
import { judge } from '../../../test/support/judge.ts';

const must = { constraint_type: 'must', dimension_key: 'A' };
const needs = (dependent: string, needed: string) => ({ constraint_type: 'prerequisite', dimension_key: dependent, member_keys: needed });
const bundle = (members: string) => ({ constraint_type: 'bundle', dimension_key: 'X', member_keys: members });
const rows = (...constraints: readonly Readonly<Record<string, string>>[]) => judge({ constraints }).found;
const on = (...numbers: readonly number[]) => numbers.map((row) => `Constraints!${row} mandatory-closure`);

it('hits an exclusion at the end of a chain of prerequisites and bundles', () => {
  expect(rows(must, needs('A', 'B'), bundle('B|C'), needs('D', 'C'), { constraint_type: 'exclusion', dimension_key: 'C' })).toEqual(
    on(2, 3, 4, 6),
  );
});

it('holds both of a pair', () => {
  expect(rows(must, needs('A', 'B'), { constraint_type: 'exclude_pair', dimension_key: 'A|B' })).toEqual(on(2, 3, 4));
  expect(rows(must, needs('B', 'A'), { constraint_type: 'exclude_pair', dimension_key: 'A|B' })).toEqual([]);
});

it('holds a candidate without a cost', () => {
  expect(rows(must, needs('A', 'E'))).toEqual(on(2, 3));
});

it('exceeds a cap or the capacity, by any amount and not by rounding', () => {
  const tenth = (initiative_key: string, tokens: string) => ({ initiative_key, country: 'UK', engineering_tokens: tokens, 'kpi.gmv': '1' });
  const candidates = [tenth('A', '0.1'), tenth('B', '0.2')];
  const cap = (max_tokens: string) => ({ constraint_type: 'cap', dimension: 'country', dimension_key: 'UK', max_tokens });
  const both = { constraint_type: 'must', dimension_key: 'A|B' };
  expect(judge({ candidates, constraints: [both, cap('0.3')] }).found).toEqual([]);
  expect(judge({ candidates, constraints: [both, cap('0.29999999999999999')] }).found).toEqual(on(2, 3));
  const scenarios = (capacity_total_tokens: string) => [{ scenario_name: 'Q1', objective_mode: 'north_star', capacity_total_tokens }];
  expect(judge({ candidates, constraints: [both], scenarios: scenarios('0.3') }).found).toEqual([]);
  const tight = judge({ candidates, constraints: [both], scenarios: scenarios('0.2') });
  expect(tight.found).toEqual(on(2));
  expect(tight.messages[0]).toContain('together they cost 0.3, above the capacity of 0.2 (Scenario_Config row 2)');
});

it('leaves to mandatory-excluded what that says already, and names the rest of the chain', () => {
  expect(
    rows(must, { constraint_type: 'exclusion', dimension_key: 'A' }, { constraint_type: 'must', dimension_key: 'B' }, needs('B', 'A')),
  ).toEqual(['Constraints!2 mandatory-excluded', 'Constraints!3 mandatory-excluded', ...on(4, 5)]);
});

it('is said once on a row that is in several clashes, and on every other row of each', () => {
  const never = (dimension_key: string) => ({ constraint_type: 'exclusion', dimension_key });
  expect(rows(must, needs('A', 'B'), never('B'), needs('A', 'C'), never('C'))).toEqual(on(2, 3, 4, 5, 6));
});

it('looks only at rows without errors', () => {
  expect(rows(must, { ...needs('A', 'E'), strength: 'soft' })).toEqual(['Constraints!3 word-unknown']);
});
