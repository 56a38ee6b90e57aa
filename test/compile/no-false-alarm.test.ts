import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileSets } from '../../src/compile/compile-sets.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { rulebook } from '../../src/rules/index.ts';
import { allowedSelections, bundlesOf, gainOf, requiredBy } from '../support/brute-force-rules.ts';
import { toWorkbook } from '../support/csv-workbook.ts';
import { isInSlice, type RuleDraft, randomWorkbook, type SliceDraft, thousandths, type WorkbookDraft } from '../support/random-workbook.ts';
import { toTabs } from '../support/workbook-tabs.ts';

/** The codes of the contradictions found in the one set, and whether it is rejected. */
const verdict = (draft: WorkbookDraft) => {
  const rowSet = readRows(toWorkbook(toTabs(draft)));
  const { sets, issues } = compileSets(
    rowSet,
    rulebook.map((rule) => rule.compile),
  );
  const codes = [...rowSet.issues, ...issues].filter((it) => it.severity === 'error').map((it) => it.code);
  return { codes: [...new Set(codes)].sort(), isRejected: sets.some((it) => it.set === null) };
};

type Of<T extends RuleDraft['type']> = Extract<RuleDraft, { type: T }>;
const rulesOf = <T extends RuleDraft['type']>(draft: WorkbookDraft, type: T): readonly Of<T>[] =>
  draft.rules.filter((rule): rule is Of<T> => rule.type === type);

const nameOf = (slice: SliceDraft): string =>
  slice.dimensions
    .map((it, at) => `${it}=${slice.keys[at]}`)
    .sort()
    .join('&');
const dimensionOf = (slice: SliceDraft): string => [...slice.dimensions].sort().join('&');
const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** The contradictions of §4.3, told a second time. */
const expected = (draft: WorkbookDraft): readonly string[] => {
  const tokensIn = (slice: SliceDraft): number =>
    total(draft.candidates.filter((it) => isInSlice(it, slice)).map((it) => thousandths(it.tokens || '0')));
  const capacity = draft.scenarios[0]?.capacity ?? '';
  const limit = capacity === '' ? Number.POSITIVE_INFINITY : thousandths(capacity);
  const floors = [...new Map(rulesOf(draft, 'capacity_floor').map((it) => [nameOf(it.slice), it])).values()];
  const caps = rulesOf(draft, 'capacity_cap');
  const must = rulesOf(draft, 'mandatory').flatMap((it) => it.initiatives);
  const never = new Set(rulesOf(draft, 'exclude_initiative').flatMap((it) => it.initiatives));

  const closure = new Set(must);
  for (let size = -1; size !== closure.size; ) {
    size = closure.size;
    const bring = (keys: readonly string[]): void => {
      for (const key of keys) closure.add(key);
    };
    for (const it of rulesOf(draft, 'prerequisite')) if (it.dependents.some((key) => closure.has(key))) bring(it.needs);
    for (const members of bundlesOf(draft)) if (members.some((key) => closure.has(key))) bring(members);
  }
  const brought = draft.candidates.filter((it) => closure.has(it.key));
  const cost = (slice: SliceDraft): number =>
    total(brought.filter((it) => isInSlice(it, slice)).map((it) => thousandths(it.tokens || '0')));
  const closureClash =
    brought.some((it) => never.has(it.key) || it.tokens === '') ||
    rulesOf(draft, 'exclude_pair').some((it) => it.initiatives.every((key) => closure.has(key))) ||
    caps.some((it) => cost(it.slice) > thousandths(it.tokens)) ||
    cost({ dimensions: [], keys: [] }) > limit;

  const dimensions = new Set(floors.map((it) => dimensionOf(it.slice)));
  const sums = [...dimensions].map((name) =>
    total(floors.filter((it) => dimensionOf(it.slice) === name).map((it) => thousandths(it.tokens))),
  );
  const unreachable = rulesOf(draft, 'target').some((rule) => {
    const gains = draft.candidates.filter((it) => it.tokens !== '' && isInSlice(it, rule.slice)).map((it) => gainOf(draft, it, rule.kpi));
    return rule.targetType === 'floor' && total(gains.filter((it) => it > 0)) < requiredBy(draft, rule);
  });
  const applies = {
    'mandatory-excluded': must.some((key) => never.has(key)),
    'mandatory-closure': closureClash,
    'floor-above-cap': floors.some((floor) =>
      caps.some((cap) => nameOf(cap.slice) === nameOf(floor.slice) && thousandths(cap.tokens) < thousandths(floor.tokens)),
    ),
    'floor-unreachable': floors.some((it) => tokensIn(it.slice) < thousandths(it.tokens)),
    'target-unreachable': unreachable,
    'floors-above-capacity': sums.some((sum) => sum > limit),
  };
  return Object.entries(applies).flatMap(([code, holds]) => (holds ? [code] : []));
};

const workbooks = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  initiatives: fc.integer({ min: 2, max: 9 }),
  rules: fc.integer({ min: 0, max: 14 }),
  feasible: fc.constantFrom(true, false, false),
  single: fc.constant(true),
});

describe('contradictions found without solving', () => {
  it('never reject a set that some selection satisfies, and miss none of those the contract names', () => {
    const seen = { feasible: 0, rejected: 0, infeasible: 0, codes: new Set<string>() };
    const property = fc.property(workbooks, (options) => {
      const draft = randomWorkbook(options);
      const { codes, isRejected } = verdict(draft);
      const isFeasible = allowedSelections(draft).length > 0;
      // The generator keeps its word.
      if (options.feasible) expect(isFeasible).toBe(true);
      if (isFeasible) expect(codes).toEqual([]);
      const wanted = expected(draft);
      expect(isRejected).toBe(wanted.length > 0);
      // A code whose every row reports an earlier one stays unsaid; none is said that does not apply.
      expect(wanted).toEqual(expect.arrayContaining(codes));
      if (wanted.length > 0) expect(codes).toContain(wanted[0]);
      seen.feasible += isFeasible ? 1 : 0;
      seen.rejected += isRejected ? 1 : 0;
      seen.infeasible += !isFeasible && !isRejected ? 1 : 0;
      for (const code of codes) seen.codes.add(code);
    });
    fc.assert(property, { seed: 20_270_102, numRuns: 2500 });
    // All sorts of workbooks were seen: every contradiction, and sets that only a solve finds infeasible.
    expect(seen.feasible).toBeGreaterThan(800);
    expect(seen.rejected).toBeGreaterThan(300);
    expect(seen.infeasible).toBeGreaterThan(100);
    expect(seen.codes.size).toBe(6);
  });
});
