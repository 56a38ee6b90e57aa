import { record } from '../base/json.ts';
import type { BundleEntry, CompiledSet, Pair } from '../compile/compiled-set.ts';

/**
 * Of each initiative that a rule names, the set with no entries about initiatives but those that name it: asked about it, a rule need not
 * go through what concerns thousands of others. Floors, caps and targets name none and stay.
 */
export const rulesAbout = (set: CompiledSet): ReadonlyMap<string, CompiledSet> => {
  const found = new Map<string, Draft>();
  const draftOf = (key: string): Draft => {
    const draft = found.get(key) ?? { mandatory: [], excluded: [], bundles: [], pairs: [], bonuses: [], needs: [] };
    found.set(key, draft);
    return draft;
  };
  const { shapes } = set;
  for (const key of shapes.mandatory_initiatives_json) draftOf(key).mandatory.push(key);
  for (const key of shapes.exclusions_initiatives_json) draftOf(key).excluded.push(key);
  for (const bundle of shapes.bundles_json) for (const key of bundle.members) draftOf(key).bundles.push(bundle);
  for (const pair of shapes.exclusions_pairs_json) for (const key of pair) draftOf(key).pairs.push(pair);
  for (const pair of shapes.synergy_bonuses_json) for (const key of pair) draftOf(key).bonuses.push(pair);
  for (const entry of Object.entries(shapes.prerequisites_json)) {
    const [dependent, needed] = entry;
    for (const key of new Set([dependent, ...needed])) draftOf(key).needs.push(entry);
  }
  return new Map([...found].map(([key, draft]) => [key, narrowed(set, draft)]));
};

interface Draft {
  readonly mandatory: string[];
  readonly excluded: string[];
  readonly bundles: BundleEntry[];
  readonly pairs: Pair[];
  readonly bonuses: Pair[];
  readonly needs: [string, readonly string[]][];
}

const narrowed = (set: CompiledSet, { mandatory, excluded, bundles, pairs, bonuses, needs }: Draft): CompiledSet => ({
  ...set,
  shapes: {
    ...set.shapes,
    mandatory_initiatives_json: mandatory,
    exclusions_initiatives_json: excluded,
    bundles_json: bundles,
    exclusions_pairs_json: pairs,
    synergy_bonuses_json: bonuses,
    prerequisites_json: record(needs),
  },
});
