import { byCodeUnit } from '../base/json.ts';
import { fold, listInShort } from '../base/text.ts';
import { type Finding, finding } from '../compile/compile-slot.ts';
import { bundleOverlap, bundleSingle, membersMissing } from '../compile/issues.ts';
import { addressesBy, groupTogether, meaningsIn, type RowMeaning } from '../compile/meaning.ts';
import type { Constraint } from '../problem/problem.ts';
import { valueMissing } from '../rows/issues.ts';
import { demandOf, keysInWords } from './demands.ts';
import type { Rule } from './rule.ts';
import { rowsOf } from './slice-bounds.ts';

/**
 * In words: all of these initiatives, or none.
 * Reads: `bundle` (or `bundle_all_or_nothing`) · `dimension_key` (the bundle's key) · `member_keys`. Rows with one key are united.
 * Stores: `bundles_json`, a list of bundles with their members.
 * Adds: all members are chosen or none is.
 * When broken: some members are in the plan and others are not.
 */
export const bundle: Rule = {
  compile: {
    types: [{ word: 'bundle', aliases: ['bundle_all_or_nothing'], uses: ['dimension', 'dimension_key', 'member_keys'] }],
    read: (reading) => {
      reading.expectDimension('bundle');
      const name = reading.row.dimensionKey;
      if (name === '') reading.report(valueMissing, 'dimension_key', { column: 'dimension_key', hint: 'Give the bundle a key.' });
      const named = reading.initiatives(['member_keys']);
      if (named?.typed === 0) reading.report(membersMissing, 'member_keys', { what: 'a bundle needs its initiatives, separated by |' });
      return name === '' || !named ? [] : named.keys.map((member) => ({ bucket: 'bundles_json', bundle: name, member }));
    },
    review: (rows) => [...singles(rows), ...overlaps(rows)],
  },
  problem: {
    build: (set, ground) =>
      set.shapes.bundles_json.flatMap(({ bundle_key, members }): readonly Constraint[] => {
        const rows = [...new Set(members.flatMap((member) => ground.rowsOf('bundles_json', [bundle_key, member])))];
        // A bundle with a member outside is barred as a whole (§6).
        if (!members.every((member) => ground.isInside(member))) {
          return members
            .filter((member) => ground.isInside(member))
            .map((key) => ({ kind: 'fix', name: `barred with bundle ${bundle_key}: ${key}`, key, value: 0, rows }) as const);
        }
        return members.length < 2 ? [] : [{ kind: 'equal', name: `bundle: ${bundle_key}`, members: [...members], rows } as const];
      }),
  },
  check: {
    check: (set, { chosen }) =>
      set.shapes.bundles_json.flatMap(({ bundle_key, members }) => {
        const inPlan = members.filter((member) => chosen.has(member));
        if (inPlan.length === 0 || inPlan.length === members.length) return [];
        const words = `bundle ${bundle_key} is chosen in part: ${inPlan.join(', ')} of ${members.join(', ')}`;
        return [{ words, rows: [...new Set(members.flatMap((member) => rowsOf(set, 'bundles_json', [bundle_key, member])))] }];
      }),
  },
  report: {
    buckets: ['bundles_json'],
    say: ([name = ''], set) =>
      `all or none of bundle ${name}: ${set.shapes.bundles_json.find((it) => it.bundle_key === name)?.members.join(', ') ?? ''}`,
    demand: (entries) => {
      const names = [...new Set(entries.map(([name = '']) => name))];
      const members = entries.map(([, member = '']) => member);
      return demandOf('bundle', names, `ties ${keysInWords(members)} together in bundle ${names.join(', ')}, all or none`, 'bundle');
    },
    reason: (initiative, { set, chosen, rowsInWords }) => {
      const holding = set.shapes.bundles_json.find((it) => it.members.length > 1 && it.members.includes(initiative));
      if (!holding) return undefined;
      const where = rowsInWords('bundles_json', [holding.bundle_key, initiative]);
      return chosen.has(initiative)
        ? `in bundle ${holding.bundle_key} (${where})`
        : `bundle ${holding.bundle_key} is left out as a whole (${where})`;
    },
  },
};

const membersByBundle = (
  rows: readonly RowMeaning[],
): ReadonlyMap<string, { readonly name: string; readonly members: ReadonlySet<string>; readonly addresses: ReadonlySet<string> }> => {
  const bundles = new Map<string, { name: string; members: Set<string>; addresses: Set<string> }>();
  for (const { meaning, address } of meaningsIn('bundles_json', rows)) {
    const id = fold(meaning.bundle);
    const it = bundles.get(id) ?? { name: meaning.bundle, members: new Set(), addresses: new Set() };
    if (byCodeUnit(meaning.bundle, it.name) < 0) it.name = meaning.bundle;
    it.members.add(meaning.member);
    it.addresses.add(address);
    bundles.set(id, it);
  }
  return bundles;
};

const singles = (rows: readonly RowMeaning[]): readonly Finding[] =>
  [...membersByBundle(rows).values()].flatMap(({ name, members, addresses }) => {
    const [member] = members;
    return members.size === 1 && member !== undefined ? [finding(bundleSingle, [...addresses], { bundle: name, member })] : [];
  });

const overlaps = (rows: readonly RowMeaning[]): readonly Finding[] => {
  const named = [...membersByBundle(rows).values()].flatMap(({ name, members }) => [...members].map((member) => ({ name, member })));
  const bundlesOf = groupTogether(
    named,
    (it) => it.member,
    (it) => it.name,
  );
  const addressesOf = addressesBy('bundles_json', rows, (it) => it.member);
  return [...bundlesOf]
    .filter(([, names]) => names.length > 1)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([initiative, names]) =>
      finding(bundleOverlap, addressesOf.get(initiative) ?? [], { initiative, bundles: listInShort([...names].sort(byCodeUnit)) }),
    );
};
