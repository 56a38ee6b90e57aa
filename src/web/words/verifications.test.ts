import { expect, it } from 'vitest';
import { readVerifications, verdictOf } from './verifications.ts';

it('reads second opinions, and says them', () => {
  const kept = { engine: 'highs-wasm', findings: ['a'], verified_at: '2027-01-01T00:00:00Z' };
  const found = readVerifications({
    verifications: [
      { ...kept, verdict: 'agree' },
      { ...kept, verdict: 'disagree' },
      { ...kept, verdict: 'undecided' },
    ],
  });
  expect(found[0]).toEqual({ verdict: 'agree', engine: 'HiGHS', findings: ['a'], at: '2027-01-01T00:00:00Z' });
  expect(found.map((it) => verdictOf(it).words)).toEqual([
    'HiGHS agrees',
    'HiGHS disagrees: do not use this plan before it is clear why',
    'HiGHS was stopped before it could tell',
  ]);
});

it('finds none where there are none', () => {
  expect(readVerifications(null)).toEqual([]);
  expect(readVerifications({ verifications: 'x' })).toEqual([]);
});
