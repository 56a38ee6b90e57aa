import { isPositive } from '../base/decimal.ts';
import { byCodeUnit, record } from '../base/json.ts';
import { fold } from '../base/text.ts';
import type { BySlice, CompiledSet, Pair, Provenance, Shapes } from '../compile/compiled-set.ts';
import type { Candidate } from '../rows/row-set.ts';
import { ALL, dimensionsOf, sliceKeyOf } from '../rows/slices.ts';
import type { RunInputs } from './run-inputs.ts';

/** How the candidates and KPIs at hand spell a word; a word that nobody knows stays as it is. */
interface Names {
  readonly initiative: (key: string) => string;
  readonly kpi: (key: string) => string;
  readonly slice: (dimension: string, key: string) => string;
}

/**
 * The inputs with every initiative, KPI and slice key spelled as the candidates and KPIs spell it now (§2: names match case aside). A set
 * or scenario that is kept at its last good version still has the spelling of that day, and what is not found by name would bind nothing.
 */
export const withCurrentNames = (inputs: RunInputs): RunInputs => {
  const names = namesOf(inputs);
  const { scenario, set, candidates } = inputs;
  return {
    ...inputs,
    scenario: { ...scenario, weights: byKpi(scenario.weights, names) },
    set: respellSet(set, names),
    candidates: candidates.map((it) => ({
      ...it,
      contributions: byKpi(it.contributions, names),
      ...(it.ranges ? { ranges: { ...it.ranges, contributions: byKpi(it.ranges.contributions, names) } } : {}),
    })),
  };
};

/** The KPIs that the objective or a target asks for and that are no longer known, sorted: without their direction no run can be posed. */
export const unknownKpis = ({ scenario, set, kpis, northStar }: RunInputs): readonly string[] => {
  const known = new Set(kpis.map((kpi) => kpi.key));
  const weighted = scenario.mode === 'north_star' ? [] : Object.entries(scenario.weights).filter(([, weight]) => isPositive(weight));
  const targeted = Object.values(set.shapes.targets_json).flatMap((byKey) => Object.values(byKey).flatMap((it) => Object.keys(it)));
  const asked = new Set([...weighted.map(([kpi]) => kpi), ...targeted]);
  return [
    ...(scenario.mode === 'north_star' && northStar === null ? ['north_star'] : []),
    ...[...asked].filter((kpi) => !known.has(kpi)).sort(byCodeUnit),
  ];
};

const namesOf = ({ candidates, kpis }: RunInputs): Names => {
  const initiatives = new Map(candidates.map((it) => [fold(it.key), it.key]));
  const kpiKeys = new Map(kpis.map((it) => [fold(it.key), it.key]));
  const slices = new Map<string, ReadonlyMap<string, string>>();
  const slicesOf = (dimension: string): ReadonlyMap<string, string> => {
    const found = slices.get(dimension) ?? sliceKeys(dimension, candidates);
    slices.set(dimension, found);
    return found;
  };
  return {
    initiative: (key) => initiatives.get(fold(key)) ?? key,
    kpi: (key) => kpiKeys.get(fold(key)) ?? key,
    slice: (dimension, key) => (dimension === ALL.dimension ? key : (slicesOf(dimension).get(fold(key)) ?? key)),
  };
};

const sliceKeys = (dimension: string, candidates: readonly Candidate[]): ReadonlyMap<string, string> => {
  const parts = dimensionsOf(dimension, candidates);
  const keys = candidates.flatMap((candidate) => sliceKeyOf(candidate, parts) ?? []);
  return new Map(keys.map((key) => [fold(key), key]));
};

const byKpi = <T>(values: Readonly<Record<string, T>>, names: Names): Readonly<Record<string, T>> =>
  record(Object.entries(values).map(([kpi, value]) => [names.kpi(kpi), value] as const));

const respellSet = (set: CompiledSet, names: Names): CompiledSet => {
  const pair = ([a, b]: Pair): Pair => [names.initiative(a), names.initiative(b)];
  return {
    ...set,
    shapes: respellShapes(set.shapes, names, pair),
    bonusPct: set.bonusPct.map(([a, b, pct]) => [...pair([a, b]), pct] as const),
    provenance: set.provenance.map((it) => ({ ...it, entry: respellEntry(it, names) })),
  };
};

const respellShapes = (shapes: Shapes, names: Names, pair: (it: Pair) => Pair): Shapes => ({
  floors_json: bySlice(shapes.floors_json, names),
  caps_json: bySlice(shapes.caps_json, names),
  targets_json: bySlice(shapes.targets_json, names, (it) => byKpi(it, names)),
  mandatory_initiatives_json: shapes.mandatory_initiatives_json.map(names.initiative),
  bundles_json: shapes.bundles_json.map((it) => ({ ...it, members: it.members.map(names.initiative) })),
  exclusions_initiatives_json: shapes.exclusions_initiatives_json.map(names.initiative),
  exclusions_pairs_json: shapes.exclusions_pairs_json.map(pair),
  prerequisites_json: record(
    Object.entries(shapes.prerequisites_json).map(([key, needed]) => [names.initiative(key), needed.map(names.initiative)] as const),
  ),
  synergy_bonuses_json: shapes.synergy_bonuses_json.map(pair),
});

const bySlice = <T>(source: BySlice<T>, names: Names, respell: (value: T) => T = (it) => it): BySlice<T> =>
  record(
    Object.entries(source).map(
      ([dimension, byKey]) =>
        [dimension, record(Object.entries(byKey).map(([key, value]) => [names.slice(dimension, key), respell(value)] as const))] as const,
    ),
  );

/** The path of an entry, as `Provenance` describes it for each bucket. */
const respellEntry = ({ bucket, entry }: Provenance, names: Names): readonly string[] => {
  const [first = '', second = '', ...rest] = entry;
  switch (bucket) {
    case 'floors_json':
    case 'caps_json':
      return [first, names.slice(first, second)];
    case 'targets_json': {
      const [kpi = '', ...type] = rest;
      return [first, names.slice(first, second), names.kpi(kpi), ...type];
    }
    case 'bundles_json':
      return [first, names.initiative(second)];
    default:
      return entry.map(names.initiative);
  }
};
