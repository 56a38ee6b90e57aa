import { type Decimal, isEqual, ONE, sum, toPlain, ZERO } from '../base/decimal.ts';
import { byCodeUnit, record } from '../base/json.ts';
import type { Bucket, BySlice, CompiledSet } from '../compile/compiled-set.ts';
import type { PlanFacts } from '../problem/check-slot.ts';
import type { LoosenSlot } from '../problem/loosen-slot.ts';
import type { Constraint } from '../problem/problem.ts';
import type { SaySlot } from '../report/say-slot.ts';
import { inSlice, type Slice, sliceWords } from '../rows/slices.ts';

/** What floors and caps share: a number of tokens for each of some slices. */
export const sliceBounds = (bounds: BySlice<Decimal>): readonly { readonly slice: Slice; readonly tokens: Decimal }[] =>
  Object.keys(bounds)
    .sort(byCodeUnit)
    .flatMap((dimension) =>
      Object.entries(bounds[dimension] ?? {})
        .sort(([a], [b]) => byCodeUnit(a, b))
        .map(([key, tokens]) => ({ slice: { dimension, key }, tokens })),
    );

export const constraintsBySlice = (bounds: BySlice<Decimal>, make: (slice: Slice, tokens: Decimal) => Constraint): readonly Constraint[] =>
  sliceBounds(bounds).map(({ slice, tokens }) => make(slice, tokens));

/** The same number as what is loosened: typed and binding alike. */
export const sliceNumber = (bucket: 'floors_json' | 'caps_json', column: 'min_tokens' | 'max_tokens'): LoosenSlot => ({
  bucket,
  column,
  typed: ([dimension = '', key = ''], { shapes }) => shapes[bucket][dimension]?.[key],
  typeFor: (bound) => bound,
  retype: (value, [dimension = '', key = ''], set) => ({
    ...set,
    shapes: { ...set.shapes, [bucket]: withSlice(set.shapes[bucket], { dimension, key }, value) },
  }),
});

/** The slices with another value in one of them. */
export const withSlice = <T>(source: BySlice<T>, { dimension, key }: Slice, value: T): BySlice<T> =>
  record([...Object.entries(source), [dimension, record([...Object.entries(source[dimension] ?? {}), [key, value]])]]);

/** What a floor or a cap demands, with its words before the number. */
export const demandTokens =
  (bucket: 'floors_json' | 'caps_json', type: string, words: string): NonNullable<SaySlot['demand']> =>
  ([[dimension = '', key = ''] = []], { shapes }) => {
    const number = shapes[bucket][dimension]?.[key] ?? ZERO;
    return {
      type,
      dimension,
      key,
      kpi: '',
      number,
      baseline: null,
      words: `${words} ${toPlain(number)} token${isEqual(number, ONE) ? '' : 's'} in ${sliceWords({ dimension, key })}`,
    };
  };

/** Tokens of the chosen initiatives in a slice. */
export const spent = (slice: Slice, facts: PlanFacts): Decimal =>
  sum(
    inSlice(slice, facts.candidates)
      .filter((candidate) => facts.chosen.has(candidate.key))
      .map((candidate) => candidate.tokens ?? ZERO),
  );

/** The sheet rows an entry of a set came from. */
export const rowsOf = (set: CompiledSet, bucket: Bucket, entry: readonly string[]): readonly string[] =>
  set.provenance.find((it) => it.bucket === bucket && it.entry.length === entry.length && it.entry.every((part, at) => part === entry[at]))
    ?.rows ?? [];
