import { type Decimal, toPlain } from '../base/decimal.ts';
import { byCodeUnit } from '../base/json.ts';
import type { BySlice, CompiledSet, Provenance, Shapes, TargetEntry } from './compiled-set.ts';

/** What of a compiled set its content hash covers. */
export type SetContent = Pick<CompiledSet, 'shapes' | 'bonusPct' | 'provenance'>;

/** One entry of a set in a planner's words: what it is called, and its value where it has one. */
type Line = readonly [label: string, value: string];

/** One change, with the rows that say or said so; none where the rows are not kept apart (bonuses, notes). */
export interface EntryChange {
  readonly words: string;
  /** `Tab!row`, of the version before and of the one after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What changed from one version of a set to the next, entry by entry, in a planner's words. PURE. */
export const diffSets = (before: SetContent, after: SetContent): readonly string[] =>
  changesBetween(before, after).map(([, words]) => words);

/** The same as `diffSets`, with the rows of each change. PURE. */
export const diffEntries = (before: SetContent, after: SetContent): readonly EntryChange[] => {
  const [old, now] = [rowsByName(before), rowsByName(after)];
  return changesBetween(before, after).map(([label, words]) => ({ words, before: old.get(label) ?? [], after: now.get(label) ?? [] }));
};

/** A change of what a label stands for, in words. */
type Change = readonly [label: string, words: string];

const changesBetween = (before: SetContent, after: SetContent): readonly Change[] => {
  const old = new Map(lines(before));
  const now = new Map(lines(after));
  const labels = [...new Set([...old.keys(), ...now.keys()])].sort(byCodeUnit);
  return [
    ...labels.flatMap((label) => change(label, old.get(label), now.get(label)).map((words): Change => [label, words])),
    ...strengthChanges(policies(before), policies(after)),
  ];
};

const rowsByName = ({ provenance }: SetContent): ReadonlyMap<string, readonly string[]> =>
  new Map(provenance.map((entry) => [nameOf(entry), entry.rows] as const));

/** How many entries a set has: floors, caps, targets, initiatives, pairs, members. */
export const countRules = (set: SetContent): number => ruleLines(set.shapes).length;

/** Names of the entries that are a policy; all others are hard. */
const policies = (set: SetContent): ReadonlySet<string> =>
  new Set(set.provenance.filter((entry) => entry.strength === 'policy').map((entry) => nameOf(entry)));

const strengthChanges = (before: ReadonlySet<string>, after: ReadonlySet<string>): readonly Change[] => [
  ...[...after].filter((name) => !before.has(name)).map((name): Change => [name, `strength of ${name}: hard -> policy`]),
  ...[...before].filter((name) => !after.has(name)).map((name): Change => [name, `strength of ${name}: policy -> hard`]),
];

const change = (label: string, before: string | undefined, after: string | undefined): readonly string[] => {
  if (before === after) return [];
  if (before === undefined) return [after ? `${label} added: ${after}` : `${label} added`];
  if (after === undefined) return [before ? `${label} removed (was ${before})` : `${label} removed`];
  return [`${label}: ${before} -> ${after}`];
};

const lines = (set: SetContent): readonly Line[] => [
  ...ruleLines(set.shapes),
  ...set.bonusPct.map(([a, b, pct]): Line => [`bonus of synergy ${a} + ${b}`, `${toPlain(pct)} %`]),
];

const ruleLines = (shapes: Shapes): readonly Line[] => [
  ...bySlice(shapes.floors_json, (slice, value) => [[`floor for ${slice}`, toPlain(value)]]),
  ...bySlice(shapes.caps_json, (slice, value) => [[`cap for ${slice}`, toPlain(value)]]),
  ...bySlice(shapes.targets_json, (slice, kpis) => Object.entries(kpis).flatMap(([kpi, entry]) => targetLines(kpi, slice, entry))),
  ...shapes.mandatory_initiatives_json.map((key): Line => [`mandatory ${key}`, '']),
  ...shapes.bundles_json.flatMap((bundle) => bundle.members.map((member): Line => [`bundle ${bundle.bundle_key} member ${member}`, ''])),
  ...shapes.exclusions_initiatives_json.map((key): Line => [`exclusion of ${key}`, '']),
  ...shapes.exclusions_pairs_json.map(([a, b]): Line => [`exclusion of ${a} together with ${b}`, '']),
  ...Object.entries(shapes.prerequisites_json).flatMap(([dependent, needed]) =>
    needed.map((key): Line => [`prerequisite ${dependent} needs ${key}`, '']),
  ),
  ...shapes.synergy_bonuses_json.map(([a, b]): Line => [`synergy ${a} + ${b}`, '']),
];

const targetLines = (kpi: string, slice: string, entry: TargetEntry): readonly Line[] => [
  [`target ${entry.type} of ${kpi} for ${slice}`, withBaseline(entry.value, entry.baseline)],
  ...(entry.goal ? [[`target goal of ${kpi} for ${slice}`, withBaseline(entry.goal, entry.baseline)] as const] : []),
  ...(entry.notes ? [[`notes on the target of ${kpi} for ${slice}`, `"${entry.notes}"`] as const] : []),
];

const withBaseline = (value: Decimal, baseline: Decimal | undefined): string =>
  baseline === undefined ? toPlain(value) : `${toPlain(value)} from ${toPlain(baseline)}`;

const bySlice = <T>(slices: BySlice<T>, toLines: (slice: string, value: T) => readonly Line[]): readonly Line[] =>
  Object.entries(slices).flatMap(([dimension, keys]) =>
    Object.entries(keys).flatMap(([key, value]) => toLines(sliceName(dimension, key), value)),
  );

const sliceName = (dimension: string, key: string): string => (dimension === 'all' ? 'everything' : `${dimension} ${key}`);

const nameOf = ({ bucket, entry }: Provenance): string => {
  const [first = '', second = '', kpi = '', type = ''] = entry;
  switch (bucket) {
    case 'floors_json':
      return `floor for ${sliceName(first, second)}`;
    case 'caps_json':
      return `cap for ${sliceName(first, second)}`;
    case 'targets_json':
      return `target ${type} of ${kpi} for ${sliceName(first, second)}`;
    case 'mandatory_initiatives_json':
      return `mandatory ${first}`;
    case 'bundles_json':
      return `bundle ${first} member ${second}`;
    case 'exclusions_initiatives_json':
      return `exclusion of ${first}`;
    case 'exclusions_pairs_json':
      return `exclusion of ${first} together with ${second}`;
    case 'prerequisites_json':
      return `prerequisite ${first} needs ${second}`;
    case 'synergy_bonuses_json':
      return `synergy ${first} + ${second}`;
  }
};
