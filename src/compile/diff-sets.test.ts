import { expect, test } from 'vitest';
import { decimal } from '../base/decimal.ts';
import { record } from '../base/json.ts';
import type { Shapes } from './compiled-set.ts';
import { diffSets, type SetContent } from './diff-sets.ts';

const content = (shapes: Partial<Shapes>, more: Partial<SetContent> = {}): SetContent => ({
  shapes: {
    floors_json: record(),
    caps_json: record(),
    targets_json: record(),
    mandatory_initiatives_json: [],
    bundles_json: [],
    exclusions_initiatives_json: [],
    exclusions_pairs_json: [],
    prerequisites_json: record(),
    synergy_bonuses_json: [],
    ...shapes,
  },
  bonusPct: [],
  provenance: [],
  ...more,
});

const slice = <T>(dimension: string, key: string, value: T): Record<string, Record<string, T>> =>
  record([[dimension, record([[key, value]])]]);

test('a set that did not change has no lines', () => {
  const set = content({ caps_json: slice('department', 'Platform', decimal('250')) });
  expect(diffSets(set, set)).toEqual([]);
});

test('numbers that changed are told with both values, entries that came or went by name', () => {
  const before = content({
    caps_json: slice('department', 'Platform', decimal('250')),
    floors_json: slice('all', 'all', decimal('5')),
    bundles_json: [{ bundle_key: 'B', members: ['INIT-1', 'INIT-2'] }],
    exclusions_pairs_json: [['INIT-1', 'INIT-2']],
  });
  const after = content({
    caps_json: slice('department', 'Platform', decimal('240')),
    bundles_json: [{ bundle_key: 'B', members: ['INIT-1', 'INIT-3'] }],
    mandatory_initiatives_json: ['INIT-9'],
    prerequisites_json: record([['INIT-000081', ['INIT-000012']]]),
  });
  expect(diffSets(before, after)).toEqual([
    'bundle B member INIT-2 removed',
    'bundle B member INIT-3 added',
    'cap for department Platform: 250 -> 240',
    'exclusion of INIT-1 together with INIT-2 removed',
    'floor for everything removed (was 5)',
    'mandatory INIT-9 added',
    'prerequisite INIT-000081 needs INIT-000012 added',
  ]);
});

test('targets tell their baseline, goal and notes; bonuses and strengths count as well', () => {
  const before = content({ targets_json: slice('all', 'all', record([['speed', { type: 'floor' as const, value: decimal('10') }]])) });
  const target = { type: 'floor' as const, value: decimal('12'), baseline: decimal('3'), goal: decimal('20'), notes: 'agreed' };
  const after = content(
    { targets_json: slice('all', 'all', record([['speed', target]])), synergy_bonuses_json: [['INIT-1', 'INIT-2']] },
    {
      bonusPct: [['INIT-1', 'INIT-2', decimal('15')]],
      provenance: [{ bucket: 'targets_json', entry: ['all', 'all', 'speed', 'floor'], rows: ['Targets!2'], strength: 'policy' }],
    },
  );
  expect(diffSets(before, after)).toEqual([
    'bonus of synergy INIT-1 + INIT-2 added: 15 %',
    'notes on the target of speed for everything added: "agreed"',
    'synergy INIT-1 + INIT-2 added',
    'target floor of speed for everything: 10 -> 12 from 3',
    'target goal of speed for everything added: 20 from 3',
    'strength of target floor of speed for everything: hard -> policy',
  ]);
});
