import { byCodeUnit } from '../base/json.ts';
import { didYouMean, excerpt, fold, foldName, suggester } from '../base/text.ts';
import { type Candidate, findKpi, type RowSet, stripKpi } from '../rows/row-set.ts';
import { ALL, BUILT_IN_DIMENSIONS, readDimensionWord, type Slice, sliceKeyOf } from '../rows/slices.ts';
import { candidatesTable } from '../rows/tables/candidates.ts';

/** What the dimension and key cells of a rule row come to. */
export type SliceFound =
  | { readonly kind: 'slice'; readonly slice: Slice }
  /** Known dimension, but no candidate is in it. */
  | { readonly kind: 'empty'; readonly slice: Slice; readonly suggestion: string }
  | { readonly kind: 'ambiguous'; readonly found: string; readonly readings: string }
  | { readonly kind: 'dimension-unknown'; readonly suggestion: string }
  | { readonly kind: 'key-missing' }
  /** A key, but no dimension that has keys: blank, or `all`. */
  | { readonly kind: 'dimension-missing' };

/** The words of one workbook: how rules find initiatives, KPIs and slices by name. */
export interface Directory {
  findInitiative(word: string): string | undefined;
  suggestInitiative(word: string): string;
  findKpi(word: string): string | undefined;
  suggestKpi(word: string): string;
  findSlice(dimension: string, key: string): SliceFound;
}

const GLOBAL_KEYS = ['all', 'global', 'total'];

export const makeDirectory = (rowSet: RowSet): Directory => {
  const initiatives = new Map(rowSet.knownInitiatives.map((key) => [fold(key), key]));
  const kpis = rowSet.kpis.map((kpi) => kpi.key);
  const names = dimensionNames(rowSet);
  const cached = new Map<string, SliceKeys>();
  const keysOf = (parts: readonly string[]): SliceKeys => {
    const id = parts.join('\n');
    const kept = cached.get(id);
    if (kept) return kept;
    const found = sliceKeys(parts, rowSet.candidates, rowSet.dimensions);
    const keys = { found, suggest: suggester([...found.keys()]) };
    cached.set(id, keys);
    return keys;
  };
  const findKpiOnce = remember((word) => findKpi(word, rowSet.kpis, rowSet.northStar));
  return {
    findInitiative: (word) => initiatives.get(fold(word)),
    suggestInitiative: suggester(rowSet.knownInitiatives),
    findKpi: findKpiOnce,
    suggestKpi: (word) => didYouMean(stripKpi(word), kpis),
    findSlice: (dimension, key) => findSlice(dimension, key, names, keysOf, rowSet.dimensions),
  };
};

/** The keys that candidates have in some dimensions, and a way to suggest one. */
interface SliceKeys {
  readonly found: ReadonlyMap<string, ReadonlyMap<string, Slice>>;
  readonly suggest: (key: string) => string;
}

const remember = <T>(find: (word: string) => T): ((word: string) => T) => {
  const answers = new Map<string, T>();
  return (word) => {
    const kept = answers.get(word);
    if (kept !== undefined) return kept;
    const answer = find(word);
    answers.set(word, answer);
    return answer;
  };
};

// Column names and aliases of Candidates, in the form `readDimensionWord` compares by.
const dimensionNames = (rowSet: RowSet): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const name of rowSet.dimensions) names.set(foldName(name), name);
  for (const name of BUILT_IN_DIMENSIONS) for (const spelling of [name, ...aliasesOf(name)]) names.set(foldName(spelling), name);
  return names;
};

const aliasesOf = (name: string): readonly string[] => candidatesTable.columns.find((column) => column.name === name)?.aliases ?? [];
const DIMENSION_ALIASES = BUILT_IN_DIMENSIONS.flatMap(aliasesOf);

/** Joined key in the written order, folded → the slices (by stored key) that candidates have under it. */
const sliceKeys = (
  parts: readonly string[],
  candidates: readonly Candidate[],
  order: readonly string[],
): ReadonlyMap<string, ReadonlyMap<string, Slice>> => {
  const stored = inStoredOrder(parts, order);
  const found = new Map<string, Map<string, Slice>>();
  for (const candidate of candidates) {
    const written = sliceKeyOf(candidate, parts);
    const key = sliceKeyOf(candidate, stored);
    if (written === undefined || key === undefined) continue;
    const combinations = found.get(fold(written)) ?? new Map<string, Slice>();
    combinations.set(stored.map((name) => candidate.dimensions[name] ?? '').join('\n'), { dimension: stored.join('_'), key });
    found.set(fold(written), combinations);
  }
  return found;
};

const inStoredOrder = (parts: readonly string[], order: readonly string[]): readonly string[] => {
  const all = [...BUILT_IN_DIMENSIONS, ...order.filter((name) => name.startsWith('dim.'))];
  return [...parts].sort((a, b) => all.indexOf(a) - all.indexOf(b));
};

const findSlice = (
  dimension: string,
  key: string,
  names: ReadonlyMap<string, string>,
  keysOf: (parts: readonly string[]) => SliceKeys,
  order: readonly string[],
): SliceFound => {
  const isAll = dimension === '' || fold(dimension) === ALL.dimension;
  const isGlobalKey = GLOBAL_KEYS.includes(fold(key));
  if (isAll) return key === '' || isGlobalKey ? { kind: 'slice', slice: ALL } : { kind: 'dimension-missing' };
  const readings = readDimensionWord(dimension, names);
  const parts = readings[0];
  if (!parts) return { kind: 'dimension-unknown', suggestion: didYouMean(dimension, [...names.values(), ...DIMENSION_ALIASES]) };
  if (new Set(readings.map((it) => inStoredOrder(it, order).join('\n'))).size > 1) {
    return { kind: 'ambiguous', found: excerpt(dimension), readings: readings.map((it) => it.join(' + ')).join(' or ') };
  }
  if (key === '') return { kind: 'key-missing' };
  const combinations = keysOf(parts).found.get(fold(key));
  if (isGlobalKey) {
    if (!combinations) return { kind: 'slice', slice: ALL };
    return { kind: 'ambiguous', found: excerpt(key), readings: `everything, or the ${dimension} of that name` };
  }
  return combinations ? oneOf(combinations, key, inStoredOrder(parts, order), keysOf) : emptySlice(key, parts, order, keysOf(parts));
};

// One combination, and no other that the stored spelling could mean.
const oneOf = (
  combinations: ReadonlyMap<string, Slice>,
  key: string,
  stored: readonly string[],
  keysOf: (parts: readonly string[]) => SliceKeys,
): SliceFound => {
  const [slice] = combinations.values();
  const spelt = slice ? (keysOf(stored).found.get(fold(slice.key)) ?? combinations) : combinations;
  const rivals = combinations.size > 1 ? combinations : spelt;
  if (slice && rivals.size === 1) return { kind: 'slice', slice };
  const readings = [...rivals.keys()].sort(byCodeUnit).map((it) => it.split('\n').join(' + '));
  return { kind: 'ambiguous', found: excerpt(key), readings: readings.join(' or ') };
};

const emptySlice = (key: string, parts: readonly string[], order: readonly string[], known: SliceKeys): SliceFound => {
  const stored = inStoredOrder(parts, order);
  const pieces = key.split('_');
  // Turned into the stored order where the pieces tell which is which; else kept as typed.
  const turned = pieces.length === parts.length ? stored.map((name) => pieces[parts.indexOf(name)] ?? '').join('_') : key;
  return { kind: 'empty', slice: { dimension: stored.join('_'), key: turned }, suggestion: known.suggest(key) };
};
