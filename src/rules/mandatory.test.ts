import { expect, it } from 'vitest';
import { judge } from '../../test/support/judge.ts';

const must = (cells: Readonly<Record<string, string>>) => judge({ constraints: [{ constraint_type: 'must', ...cells }] });

it('takes one key or a list, in either column or both, spelled as on Candidates', () => {
  const stored = { mandatory_initiatives_json: ['A', 'B', 'D'] };
  expect(must({ dimension: 'Initiative', dimension_key: 'd;b, a' }).stored()).toEqual(stored);
  expect(must({ dimension_key: 'A', member_keys: 'b\nd' }).stored()).toEqual(stored);
  expect(must({ member_keys: 'a|a|b||d|' }).stored()).toEqual(stored);
});

it('reports every unknown key, with the nearest known one', () => {
  const candidates = ['INIT-000123', 'INIT-000999'].map((initiative_key) => ({ initiative_key, engineering_tokens: '1' }));
  const { messages } = judge({
    candidates,
    constraints: [{ constraint_type: 'must', dimension_key: 'INIT-00123|INIT-00999|INIT-000999' }],
  });
  expect(messages).toEqual([
    'INIT-00123 is not on Candidates. Did you mean INIT-000123?',
    'INIT-00999 is not on Candidates. Did you mean INIT-000999?',
  ]);
});

it('names no initiative: an error, also for a cell of separators; another dimension, too', () => {
  expect(must({ dimension: 'initiative' }).found).toEqual(['Constraints!2 value-missing']);
  expect(must({ dimension_key: '|' }).found).toEqual(['Constraints!2 value-missing']);
  expect(must({ dimension: 'country', dimension_key: 'A' }).found).toEqual(['Constraints!2 dimension-unknown']);
});
