import { expect, it } from 'vitest';
import { isSame, readCandidates, readScenario, ruleWords } from './differences.ts';

it('reads what was before and after in a scenario', () => {
  expect(readScenario({ scenario: ['capacity: 780 -> unlimited'] })[0]).toMatchObject({
    what: 'capacity',
    before: '780',
    after: 'unlimited',
  });
});

it('finds the initiative that a change is about, whatever its key and KPIs are called', () => {
  const known = new Set(['INIT-1', 'Ministry of Sound']);
  const found = readCandidates(
    {
      candidates: [
        'tokens of INIT-1: 5 -> blank',
        'share of voice of Ministry of Sound: 1 -> 2',
        'INIT-9 is a new candidate',
        'INIT-8 is no candidate any more',
        'tokens of who knows: 1 -> 2',
      ],
    },
    known,
  );
  expect(found.map(({ initiative, what, before, after }) => [initiative, what, before, after])).toEqual([
    ['INIT-1', 'tokens', '5', 'blank'],
    ['Ministry of Sound', 'share of voice', '1', '2'],
    ['INIT-9', 'New candidate', null, null],
    ['INIT-8', 'No candidate any more', null, null],
    [null, 'tokens of who knows', '1', '2'],
  ]);
});

it('tells a rule with an arrow, and the same question apart from another', () => {
  expect(ruleWords({ words: 'floor for country UK: 120 -> 140' })).toBe('floor for country UK: 120 → 140');
  expect(isSame({ run_id: 'two', rules: [], candidates: [], scenario: [] })).toBe(true);
  expect(isSame({ run_id: 'two', rules: [], candidates: ['INIT-9 is a new candidate'], scenario: [] })).toBe(false);
});
