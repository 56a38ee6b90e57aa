import { expect, it } from 'vitest';
import { judge } from '../../test/support/judge.ts';

const needs = (...rows: readonly (readonly [string, string])[]) =>
  judge({
    constraints: rows.map(([dimension_key, prereq_member_keys]) => ({
      constraint_type: 'require_prereq',
      dimension_key,
      prereq_member_keys,
    })),
  });

it('gives each dependent all of its prerequisites, rows of one dependent united', () => {
  const { found, stored } = needs(['a|b', 'C'], ['A', 'd']);
  expect(found).toEqual([]);
  expect(stored()).toEqual({ prerequisites_json: { A: ['C', 'D'], B: ['C'] } });
});

it('warns of circles, on the rows inside them only', () => {
  expect(needs(['A', 'B'], ['B', 'C'], ['C', 'A'], ['D', 'A']).found).toEqual(
    [2, 3, 4].map((row) => `Constraints!${row} prerequisite-cycle?`),
  );
});

it('refuses itself, and a row without dependent or prerequisite', () => {
  expect(needs(['A', 'a|B']).found).toEqual(['Constraints!2 self-reference']);
  expect(needs(['A', '']).found).toEqual(['Constraints!2 members-missing']);
  expect(needs(['', 'A']).found).toEqual(['Constraints!2 value-missing']);
});

it('follows chains as long as the sheet', () => {
  const candidates = Array.from({ length: 5000 }, (_, at) => ({ initiative_key: `I${at}`, engineering_tokens: '0' }));
  const constraints = candidates.map((_, at) => ({
    constraint_type: 'prerequisite',
    dimension_key: `I${at}`,
    member_keys: `I${(at + 1) % 5000}`,
  }));
  const { found } = judge({ candidates, constraints });
  expect(found).toHaveLength(5000);
  expect(found[0]).toBe('Constraints!2 prerequisite-cycle?');
});
