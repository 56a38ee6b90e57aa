import { record } from '../base/json.ts';
import type { Bucket, BySlice, CompiledSet, Provenance, Shapes, TargetEntry } from '../compile/compiled-set.ts';
import type { RunInputs } from './run-inputs.ts';

/**
 * The inputs as they would be if the planner deleted some rows (`Tab!row`): an entry stays while one of its rows does. Deleting the row of
 * the scenario means deleting its capacity. The hash of the set stays that of the whole one: what is derived here is solved, never stored.
 */
export const withoutRows = (inputs: RunInputs, dropped: ReadonlySet<string>): RunInputs => {
  const { scenario, set } = inputs;
  const isCapacityDropped = dropped.has(`Scenario_Config!${scenario.row}`);
  return {
    ...inputs,
    scenario: isCapacityDropped ? { ...scenario, capacityTokens: null } : scenario,
    set: setWithout(set, dropped),
  };
};

const setWithout = (set: CompiledSet, dropped: ReadonlySet<string>): CompiledSet => {
  const provenance = set.provenance.flatMap((it): readonly Provenance[] => {
    const rows = it.rows.filter((row) => !dropped.has(row));
    return rows.length === 0 ? [] : [{ ...it, rows }];
  });
  const kept = new Set(provenance.map((it) => idOf(it.bucket, it.entry)));
  const has = (bucket: Bucket, ...entry: readonly string[]): boolean => kept.has(idOf(bucket, entry));
  return {
    ...set,
    shapes: shapesWith(set.shapes, has),
    bonusPct: set.bonusPct.filter(([a, b]) => has('synergy_bonuses_json', a, b)),
    provenance,
  };
};

type Has = (bucket: Bucket, ...entry: readonly string[]) => boolean;

const shapesWith = (shapes: Shapes, has: Has): Shapes => ({
  floors_json: sliced(shapes.floors_json, (tokens, ...slice) => (has('floors_json', ...slice) ? tokens : undefined)),
  caps_json: sliced(shapes.caps_json, (tokens, ...slice) => (has('caps_json', ...slice) ? tokens : undefined)),
  targets_json: sliced(shapes.targets_json, (byKpi, ...slice) => targetsWith(byKpi, slice, has)),
  mandatory_initiatives_json: shapes.mandatory_initiatives_json.filter((key) => has('mandatory_initiatives_json', key)),
  bundles_json: shapes.bundles_json
    .map((it) => ({ ...it, members: it.members.filter((member) => has('bundles_json', it.bundle_key, member)) }))
    .filter(({ members }) => members.length > 0),
  exclusions_initiatives_json: shapes.exclusions_initiatives_json.filter((key) => has('exclusions_initiatives_json', key)),
  exclusions_pairs_json: shapes.exclusions_pairs_json.filter((pair) => has('exclusions_pairs_json', ...pair)),
  prerequisites_json: record(
    Object.entries(shapes.prerequisites_json)
      .map(([key, needed]) => [key, needed.filter((it) => has('prerequisites_json', key, it))] as const)
      .filter(([, needed]) => needed.length > 0),
  ),
  synergy_bonuses_json: shapes.synergy_bonuses_json.filter((pair) => has('synergy_bonuses_json', ...pair)),
});

/** The slices for which something is left. */
const sliced = <T>(source: BySlice<T>, keep: (value: T, dimension: string, key: string) => T | undefined): BySlice<T> =>
  record(
    Object.entries(source)
      .map(([dimension, byKey]) => {
        const left = Object.entries(byKey).flatMap(([key, value]): readonly (readonly [string, T])[] => {
          const kept = keep(value, dimension, key);
          return kept === undefined ? [] : [[key, kept]];
        });
        return [dimension, record(left)] as const;
      })
      .filter(([, byKey]) => Object.keys(byKey).length > 0),
  );

/** A floor and a goal share an entry, each with rows of its own. */
const targetsWith = (
  byKpi: Readonly<Record<string, TargetEntry>>,
  [dimension, key]: readonly [string, string],
  has: Has,
): Readonly<Record<string, TargetEntry>> | undefined => {
  const left = Object.entries(byKpi).flatMap(([kpi, entry]): readonly (readonly [string, TargetEntry])[] => {
    const { goal, ...rest } = entry;
    const hasFloor = entry.type === 'floor' && has('targets_json', dimension, key, kpi, 'floor');
    const goalValue = has('targets_json', dimension, key, kpi, 'goal') ? (entry.type === 'goal' ? entry.value : goal) : undefined;
    if (hasFloor) return [[kpi, { ...rest, ...(goalValue ? { goal: goalValue } : {}) }]];
    return goalValue ? [[kpi, { ...rest, type: 'goal', value: goalValue }]] : [];
  });
  return left.length === 0 ? undefined : record(left);
};

const idOf = (bucket: Bucket, entry: readonly string[]): string => JSON.stringify([bucket, ...entry]);
