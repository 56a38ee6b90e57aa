import { expect, it } from 'vitest';
import { judge } from '../../test/support/judge.ts';

const bundles = (...rows: readonly (readonly [string, string])[]) =>
  judge({
    constraints: rows.map(([dimension_key, members]) => ({ constraint_type: 'bundle', dimension: 'bundle', dimension_key, members })),
  });

it('unites rows of one key, whatever its case, under the smallest spelling', () => {
  const { found, stored } = bundles(['b1', 'B'], ['B1', 'a|A']);
  expect(found).toEqual([]);
  expect(stored()).toEqual({ bundles_json: [{ bundle_key: 'B1', members: ['A', 'B'] }] });
});

it('warns of a bundle of one, and of an initiative in two bundles', () => {
  expect(bundles(['b1', 'A|a']).found).toEqual(['Constraints!2 bundle-single?']);
  expect(bundles(['b1', 'A|B'], ['b2', 'B|C']).found).toEqual(['Constraints!2 bundle-overlap?', 'Constraints!3 bundle-overlap?']);
});

it('needs a key and members', () => {
  expect(bundles(['', 'A|B']).found).toEqual(['Constraints!2 value-missing']);
  expect(bundles(['b1', '']).found).toEqual(['Constraints!2 members-missing']);
  expect(bundles(['b1', ';,']).found).toEqual(['Constraints!2 members-missing']);
});
