import { byCodeUnit } from '../base/json.ts';
import { listInShort } from '../base/text.ts';
import { type Finding, finding } from '../compile/compile-slot.ts';
import type { CompiledSet, Pair } from '../compile/compiled-set.ts';
import { membersMissing, prerequisiteCycle, selfReference } from '../compile/issues.ts';
import { groupTogether, meaningsIn, type RowMeaning } from '../compile/meaning.ts';
import { valueMissing } from '../rows/issues.ts';
import { demandOf, keysInWords } from './demands.ts';
import type { Rule } from './rule.ts';
import { rowsOf } from './slice-bounds.ts';

/**
 * In words: this initiative only together with all of those.
 * Reads: `prerequisite` (or `require_prereq`) · `dimension_key` (one dependent or several) · `member_keys` (what each needs).
 *   Rows with one dependent are united.
 * Stores: `prerequisites_json`, dependent → its prerequisites.
 * Adds: the dependent chosen ⇒ every one of its prerequisites chosen.
 * When broken: an initiative is in the plan without something it needs.
 */
export const prerequisite: Rule = {
  compile: {
    types: [{ word: 'prerequisite', aliases: ['require_prereq'], uses: ['dimension', 'dimension_key', 'member_keys'] }],
    read: (reading) => {
      reading.expectDimension('initiative');
      const dependents = reading.initiatives(['dimension_key']);
      const needed = reading.initiatives(['member_keys']);
      if (dependents?.typed === 0)
        reading.report(valueMissing, 'dimension_key', { column: 'dimension_key', hint: 'Name the dependent initiative.' });
      if (needed?.typed === 0) reading.report(membersMissing, 'member_keys', { what: 'name what the initiative needs' });
      if (!dependents || !needed) return [];
      for (const key of dependents.keys) {
        if (needed.keys.includes(key)) reading.report(selfReference, 'member_keys', { key, what: 'a prerequisite of' });
      }
      return dependents.keys.flatMap((dependent) =>
        needed.keys.map((key) => ({ bucket: 'prerequisites_json', dependent, prerequisite: key }) as const),
      );
    },
    review: (rows) => cycles(rows),
  },
  problem: {
    build: (set, ground) =>
      pairsOf(set)
        .filter(([dependent]) => ground.isInside(dependent))
        .map(([dependent, needed]) => {
          const rows = [...ground.rowsOf('prerequisites_json', [dependent, needed])];
          // A prerequisite outside bars its dependent (§6).
          return ground.isInside(needed)
            ? { kind: 'implies', name: `${dependent} needs ${needed}`, if: dependent, then: needed, rows }
            : { kind: 'fix', name: `barred without ${needed}: ${dependent}`, key: dependent, value: 0, rows };
        }),
  },
  check: {
    check: (set, { chosen }) =>
      pairsOf(set)
        .filter(([dependent, needed]) => chosen.has(dependent) && !chosen.has(needed))
        .map(([dependent, needed]) => ({
          words: `${dependent} is chosen without ${needed}, which it needs`,
          rows: rowsOf(set, 'prerequisites_json', [dependent, needed]),
        })),
  },
  report: {
    buckets: ['prerequisites_json'],
    say: ([dependent = '', needed = '']) => `${dependent} only together with ${needed}`,
    demand: (entries) => {
      const dependents = entries.map(([dependent = '']) => dependent);
      const needed = keysInWords(entries.map(([, key = '']) => key));
      return demandOf('prerequisite', dependents, `allows ${keysInWords(dependents)} only together with ${needed}`);
    },
    reason: (initiative, { set, chosen, rowsInWords }) => {
      if (!chosen.has(initiative)) {
        const missing = (set.shapes.prerequisites_json[initiative] ?? []).find((key) => !chosen.has(key));
        return missing === undefined
          ? undefined
          : `needs ${missing}, which is not chosen (${rowsInWords('prerequisites_json', [initiative, missing])})`;
      }
      const [dependent] = Object.keys(set.shapes.prerequisites_json)
        .filter((by) => chosen.has(by) && set.shapes.prerequisites_json[by]?.includes(initiative))
        .sort(byCodeUnit);
      return dependent === undefined ? undefined : `needed by ${dependent} (${rowsInWords('prerequisites_json', [dependent, initiative])})`;
    },
  },
};

/** Every dependent with each of its prerequisites, sorted. */
const pairsOf = (set: CompiledSet): readonly Pair[] =>
  Object.keys(set.shapes.prerequisites_json)
    .sort(byCodeUnit)
    .flatMap((dependent) => (set.shapes.prerequisites_json[dependent] ?? []).map((needed) => [dependent, needed] as const));

/** One finding per circle of prerequisites (strongly connected component), on every row inside it. */
const cycles = (rows: readonly RowMeaning[]): readonly Finding[] => {
  const steps = meaningsIn('prerequisites_json', rows);
  const needs = groupTogether(
    steps,
    ({ meaning }) => meaning.dependent,
    ({ meaning }) => meaning.prerequisite,
  );
  return components(needs)
    .filter((members) => members.length > 1)
    .map((members) => {
      const inside = new Set(members);
      const addresses = steps
        .filter(({ meaning }) => inside.has(meaning.dependent) && inside.has(meaning.prerequisite))
        .map(({ address }) => address);
      return finding(prerequisiteCycle, [...new Set(addresses)], { cycle: listInShort([...members].sort(byCodeUnit)) });
    });
};

/** Strongly connected components (Tarjan 1972), without recursion: chains may be as long as the sheet. */
const components = (needs: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] => {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  for (const root of [...needs.keys()].sort(byCodeUnit)) {
    if (order.has(root)) continue;
    const calls: { readonly at: string; next: number }[] = [{ at: root, next: 0 }];
    for (let call = calls.at(-1); call; call = calls.at(-1)) {
      const { at } = call;
      if (call.next === 0) {
        order.set(at, order.size);
        low.set(at, order.get(at) ?? 0);
        open.push(at);
        isOpen.add(at);
      }
      const to = needs.get(at)?.[call.next++];
      if (to !== undefined) {
        if (!order.has(to)) calls.push({ at: to, next: 0 });
        else if (isOpen.has(to)) low.set(at, Math.min(low.get(at) ?? 0, order.get(to) ?? 0));
        continue;
      }
      calls.pop();
      const parent = calls.at(-1);
      if (parent) low.set(parent.at, Math.min(low.get(parent.at) ?? 0, low.get(at) ?? 0));
      if (low.get(at) !== order.get(at)) continue;
      const members = open.splice(open.lastIndexOf(at));
      for (const member of members) isOpen.delete(member);
      found.push(members);
    }
  }
  return found;
};
