import type { Decimal } from '../base/decimal.ts';
import { hashJson } from '../base/hash.ts';
import { byCanonicalJson, byCodeUnit, type Json, record } from '../base/json.ts';
import { fold } from '../base/text.ts';
import { INPUT_TABS, type Strength } from '../rows/row-set.ts';
import type { Slice } from '../rows/slices.ts';
import type { BundleEntry, CompiledSet, Pair, Provenance, Shapes, TargetEntry } from './compiled-set.ts';
import { entryOf, groupTogether, identityOf, type Meaning, meaningsIn, type RowMeaning } from './meaning.ts';

/** The rows of one set, all of them sound, as one document. Pure: the order of rows changes nothing but the addresses. */
export const assembleSet = (scenarioName: string, constraintSetName: string, given: readonly RowMeaning[]): CompiledSet => {
  const rows = spellOnce(given);
  const shapes: Shapes = {
    floors_json: bySlice(meaningsIn('floors_json', rows).map(({ meaning }) => [meaning.slice, meaning.tokens] as const)),
    caps_json: bySlice(meaningsIn('caps_json', rows).map(({ meaning }) => [meaning.slice, meaning.tokens] as const)),
    targets_json: targetShapes(rows),
    mandatory_initiatives_json: sortedKeys(meaningsIn('mandatory_initiatives_json', rows).map(({ meaning }) => meaning.initiative)),
    bundles_json: bundleShapes(rows),
    exclusions_initiatives_json: sortedKeys(meaningsIn('exclusions_initiatives_json', rows).map(({ meaning }) => meaning.initiative)),
    exclusions_pairs_json: sortedPairs(meaningsIn('exclusions_pairs_json', rows).map(({ meaning }) => meaning.pair)),
    prerequisites_json: prerequisiteShapes(rows),
    synergy_bonuses_json: sortedPairs(meaningsIn('synergy_bonuses_json', rows).map(({ meaning }) => meaning.pair)),
  };
  const bonusPct = bonuses(rows);
  const provenance = gatherProvenance(rows);
  return { scenarioName, constraintSetName, shapes, bonusPct, provenance, hash: hashJson(contentOf(shapes, bonusPct, provenance)) };
};

/** What the content hash is taken of (§4): shapes, bonuses, strengths; row addresses are never in it. */
export const contentOf = (shapes: Shapes, bonusPct: CompiledSet['bonusPct'], provenance: readonly Provenance[]): Json => ({
  ...shapesToJson(shapes),
  bonus_pct: bonusPct,
  strengths: provenance.filter((it) => it.strength === 'policy').map((it) => [it.bucket, it.entry, 'policy']),
});

/** The nine shapes as JSON. */
export const shapesToJson = (shapes: Shapes): Readonly<Record<keyof Shapes, Json>> => {
  const bundles: Json = shapes.bundles_json.map((bundle) => ({ bundle_key: bundle.bundle_key, members: bundle.members }));
  const targets: Json = mapValues(shapes.targets_json, (byKey) =>
    mapValues(byKey, (byKpi) => mapValues(byKpi, (target) => ({ ...target }))),
  );
  return { ...shapes, bundles_json: bundles, targets_json: targets };
};

const mapValues = <A>(source: Readonly<Record<string, A>>, turn: (value: A) => Json): { readonly [key: string]: Json } =>
  record(Object.entries(source).map(([key, value]) => [key, turn(value)] as const));

// Bundle names and keys of empty slices are known from the rules alone: the smallest spelling by code unit is stored.
const spellOnce = (rows: readonly RowMeaning[]): readonly RowMeaning[] => {
  const smallest = new Map<string, string>();
  const see = (kind: string, name: string): void => {
    const id = `${kind}\n${fold(name)}`;
    const kept = smallest.get(id);
    if (kept === undefined || byCodeUnit(name, kept) < 0) smallest.set(id, name);
  };
  const spelt = (kind: string, name: string): string => smallest.get(`${kind}\n${fold(name)}`) ?? name;
  for (const meaning of rows.flatMap((row) => row.meanings)) {
    if (meaning.bucket === 'bundles_json') see('bundle', meaning.bundle);
    if ('slice' in meaning) see(meaning.slice.dimension, meaning.slice.key);
  }
  const respell = (meaning: Meaning): Meaning => {
    if (meaning.bucket === 'bundles_json') return { ...meaning, bundle: spelt('bundle', meaning.bundle) };
    if ('slice' in meaning) return { ...meaning, slice: { ...meaning.slice, key: spelt(meaning.slice.dimension, meaning.slice.key) } };
    return meaning;
  };
  return rows.map((row) => ({ ...row, meanings: row.meanings.map(respell) }));
};

const sortedKeys = (keys: readonly string[]): readonly string[] => [...new Set(keys)].sort(byCodeUnit);

const sortedPairs = (pairs: readonly Pair[]): readonly Pair[] =>
  [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()].sort(([a, b], [c, d]) => byCodeUnit(a, c) || byCodeUnit(b, d));

const bySlice = <T>(
  entries: readonly (readonly [{ readonly dimension: string; readonly key: string }, T])[],
): Record<string, Record<string, T>> => {
  const result = record<Record<string, T>>();
  for (const [slice, value] of entries) {
    const keys = result[slice.dimension] ?? record<T>();
    keys[slice.key] = value;
    result[slice.dimension] = keys;
  }
  return result;
};

interface TargetDraft {
  readonly slice: Slice;
  readonly kpi: string;
  readonly baseline: Decimal | null;
  readonly notes: Set<string>;
  floor?: Decimal;
  goal?: Decimal;
}

/** A floor and a goal on one slice and KPI become one entry (§4.1). */
const targetShapes = (rows: readonly RowMeaning[]): Shapes['targets_json'] => {
  const entries = new Map<string, TargetDraft>();
  for (const row of rows) {
    for (const meaning of row.meanings) {
      if (meaning.bucket !== 'targets_json') continue;
      const id = JSON.stringify([meaning.slice.dimension, meaning.slice.key, meaning.kpi]);
      const entry: TargetDraft = entries.get(id) ?? {
        slice: meaning.slice,
        kpi: meaning.kpi,
        baseline: meaning.baseline,
        notes: new Set<string>(),
      };
      entry[meaning.type] = meaning.value;
      if (row.row.notes !== '') entry.notes.add(row.row.notes);
      entries.set(id, entry);
    }
  }
  const result = record<Record<string, Record<string, TargetEntry>>>();
  for (const { slice, kpi, floor, goal, baseline, notes } of entries.values()) {
    const value = floor ?? goal;
    if (!value) continue;
    const entry: TargetEntry = {
      type: floor ? 'floor' : 'goal',
      value,
      ...(baseline ? { baseline } : {}),
      ...(floor && goal ? { goal } : {}),
      ...(notes.size > 0 ? { notes: [...notes].sort(byCodeUnit).join('; ') } : {}),
    };
    const byKey = result[slice.dimension] ?? record<Record<string, TargetEntry>>();
    const byKpi = byKey[slice.key] ?? record<TargetEntry>();
    byKpi[kpi] = entry;
    byKey[slice.key] = byKpi;
    result[slice.dimension] = byKey;
  }
  return result;
};

const bundleShapes = (rows: readonly RowMeaning[]): readonly BundleEntry[] => {
  const bundles = groupTogether(
    meaningsIn('bundles_json', rows),
    ({ meaning }) => meaning.bundle,
    ({ meaning }) => meaning.member,
  );
  return [...bundles].sort(([a], [b]) => byCodeUnit(a, b)).map(([bundle_key, members]) => ({ bundle_key, members: sortedKeys(members) }));
};

const prerequisiteShapes = (rows: readonly RowMeaning[]): Shapes['prerequisites_json'] => {
  const needs = groupTogether(
    meaningsIn('prerequisites_json', rows),
    ({ meaning }) => meaning.dependent,
    ({ meaning }) => meaning.prerequisite,
  );
  return record([...needs].map(([dependent, keys]) => [dependent, sortedKeys(keys)] as const));
};

const bonuses = (rows: readonly RowMeaning[]): CompiledSet['bonusPct'] => {
  const given = new Map<string, readonly [string, string, Decimal]>();
  for (const { meaning } of meaningsIn('synergy_bonuses_json', rows)) {
    const [a, b] = meaning.pair;
    if (meaning.bonusPct) given.set(JSON.stringify(meaning.pair), [a, b, meaning.bonusPct]);
  }
  return [...given.values()].sort(([a, b], [c, d]) => byCodeUnit(a, c) || byCodeUnit(b, d));
};

const gatherProvenance = (rows: readonly RowMeaning[]): readonly Provenance[] => {
  const sources = new Map<string, { readonly meaning: Meaning; readonly rows: RowMeaning['row'][] }>();
  for (const { row, meanings } of rows) {
    for (const meaning of meanings) {
      const source = sources.get(identityOf(meaning)) ?? { meaning, rows: [] };
      source.rows.push(row);
      sources.set(identityOf(meaning), source);
    }
  }
  return [...sources.values()]
    .map(({ meaning, rows: given }): Provenance => {
      const strength: Strength = given.every((row) => row.strength === 'policy') ? 'policy' : 'hard';
      const places = [...new Set(given)]
        .map((row) => row.at)
        .sort((a, b) => INPUT_TABS.indexOf(a.tab) - INPUT_TABS.indexOf(b.tab) || a.row - b.row);
      return { bucket: meaning.bucket, entry: entryOf(meaning), rows: [...new Set(places.map((at) => `${at.tab}!${at.row}`))], strength };
    })
    .sort((a, b) => byCodeUnit(a.bucket, b.bucket) || byCanonicalJson(a.entry, b.entry));
};
