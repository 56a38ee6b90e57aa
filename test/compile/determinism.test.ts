import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/base/json.ts';
import { shapesToJson } from '../../src/compile/assemble-set.ts';
import { compileSets } from '../../src/compile/compile-sets.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { rulebook } from '../../src/rules/index.ts';
import { encodeCandidate } from '../../src/store/documents.ts';
import { toWorkbook } from '../support/csv-workbook.ts';
import { randomWorkbook } from '../support/random-workbook.ts';
import { type Tabs, toTabs } from '../support/workbook-tabs.ts';

const compile = (tabs: Tabs) => {
  const rowSet = readRows(toWorkbook(tabs));
  const { sets, issues } = compileSets(
    rowSet,
    rulebook.map((rule) => rule.compile),
  );
  return { rowSet, sets, issues: [...rowSet.issues, ...issues] };
};

/** All that must not depend on how a workbook is written down. */
const essence = (tabs: Tabs): readonly string[] => {
  const { rowSet, sets, issues } = compile(tabs);
  return [
    ...sets.map(({ scenarioName, constraintSetName, set }) => {
      const json = set ? `${canonicalJson(shapesToJson(set.shapes))} ${canonicalJson(set.bonusPct)} ${set.hash}` : 'not stored';
      return `${scenarioName} / ${constraintSetName}: ${json}`;
    }),
    canonicalJson(rowSet.candidates.map((it) => encodeCandidate({ ...it, row: 0 }))),
    canonicalJson(rowSet.scenarios.map(({ row: _, ...it }) => it)),
    ...issues.map((it) => `${it.code} ${it.severity}`).sort(),
  ];
};

const workbooks = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  initiatives: fc.integer({ min: 3, max: 12 }),
  rules: fc.integer({ min: 0, max: 16 }),
  feasible: fc.boolean(),
});

describe('the same rows, written in another way', () => {
  it('compile to the same bytes and hashes: row order, case, separators, column order, aliases, number formats, cross-sections turned', () => {
    let stored = 0;
    const property = fc.property(workbooks, fc.integer({ min: 0, max: 2 ** 31 - 1 }), (options, messySeed) => {
      const draft = randomWorkbook(options);
      const plain = toTabs(draft);
      expect(essence(toTabs(draft, messySeed))).toEqual(essence(plain));
      stored += compile(plain).sets.filter((it) => it.set !== null).length;
    });
    fc.assert(property, { seed: 20_270_101, numRuns: 1200 });
    // Not all of them rejected: the property is about documents.
    expect(stored).toBeGreaterThan(1000);
  });

  it('raise no errors but contradictions: the generator writes sound workbooks', () => {
    const property = fc.property(workbooks, fc.integer({ min: 0, max: 2 ** 31 - 1 }), (options, messySeed) => {
      const { issues } = compile(toTabs(randomWorkbook(options), messySeed));
      const errors = issues.filter((it) => it.severity === 'error' && !/^(mandatory|floor|floors|target)-/.test(it.code));
      expect(errors.map((it) => `${it.place.tab}!${it.place.row} ${it.message}`)).toEqual([]);
    });
    fc.assert(property, { seed: 7, numRuns: 300 });
  });
});
