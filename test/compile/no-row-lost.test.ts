import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toWorkbook } from '../support/csv-workbook.ts';
import { judgeWorkbook } from '../support/judge.ts';
import { random } from '../support/random.ts';
import { randomWorkbook } from '../support/random-workbook.ts';
import { type Tabs, toTabs } from '../support/workbook-tabs.ts';

/** What planners type by mistake, paste, or try. */
const MISHAPS: readonly [string, ...string[]] = [
  '',
  '|',
  ',',
  '*',
  'all',
  'total',
  '0',
  '-1',
  '1,5',
  '1e5',
  'NaN',
  '£5',
  '#REF!',
  'TRUE',
  'x',
  '__proto__',
  'constructor',
  'UK',
  'uk',
  'UK_',
  '_',
  'country',
  'country_country',
  'INIT-000001',
  'Alpha 2',
  'Alpha 1|Alpha 1',
  'north_star',
  'kpi.',
  'kpi.gmv',
  'floor',
  'target',
  'goal',
  '{"gmv": 1}',
  '{',
  '[]',
  '2027-Q2',
  'Old',
  'policy',
  'soft',
  '10%',
  'İ',
  'a\u0301',
  '\u200b',
  '🚀',
  'a\nb',
  'x'.repeat(300),
];

const spoil = (tabs: Tabs, seed: number): Tabs => {
  const chance = random(seed);
  const spoilt = structuredClone(tabs);
  for (let times = chance.whole(1, 6); times > 0; times--) {
    const tab = spoilt[chance.pick(['Constraints', 'Constraints', 'Targets', 'Candidates', 'Scenario_Config', 'Metrics_Config'])] ?? [];
    // Now and then a header, else a cell.
    const row = tab[chance.chance(0.05) ? 0 : chance.whole(0, tab.length - 1)];
    if (row) row[chance.whole(0, row.length - 1)] = chance.pick(MISHAPS);
  }
  return spoilt;
};

it('every rule row counts, has a finding, or stands in a set that is held back; nothing is dropped in silence, nothing throws', () => {
  let stored = 0;
  const property = fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed, mishap) => {
    const tabs = spoil(toTabs(randomWorkbook({ seed, rules: 10 })), mishap);
    const { rowSet, compilation } = judgeWorkbook(toWorkbook(tabs));
    // A tab that cannot be read holds everything back.
    if (rowSet.brokenTabs.length > 0) {
      expect(compilation.sets.filter((it) => it.set !== null)).toEqual([]);
      return;
    }
    const counted = new Set(compilation.sets.flatMap((it) => it.set?.provenance ?? []).flatMap((it) => it.rows));
    const held = new Set(compilation.sets.flatMap((it) => it.blockedBy));
    const excused = new Set([
      ...[...rowSet.issues, ...compilation.issues].filter((it) => it.severity === 'error').map((it) => `${it.place.tab}!${it.place.row}`),
      ...compilation.skipped,
    ]);
    const active = rowSet.rules.map((it) => ({ address: `${it.at.tab}!${it.at.row}`, set: it.constraintSetName.toLowerCase() }));
    const heldNames = new Set(compilation.sets.filter((it) => it.set === null).map((it) => it.constraintSetName.toLowerCase()));
    for (const { address, set } of active) {
      expect(counted.has(address) || excused.has(address) || heldNames.has(set), `${address} of ${JSON.stringify(tabs)}`).toBe(true);
    }
    // What holds a set back is always said: each address carries an error of its own.
    for (const address of held) expect(excused.has(address), `${address} holds a set back`).toBe(true);
    stored += compilation.sets.filter((it) => it.set !== null).length;
  });
  fc.assert(property, { seed: 20_270_103, numRuns: 1500 });
  expect(stored).toBeGreaterThan(300);
});
