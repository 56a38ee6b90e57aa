import { type Decimal, sum, ZERO } from '../base/decimal.ts';
import { byCodeUnit } from '../base/json.ts';
import type { Bucket, BySlice } from '../compile/compiled-set.ts';
import { requiredGain } from '../compile/required.ts';
import type { Candidate } from '../rows/row-set.ts';
import { ALL, type Slice, sliceWords } from '../rows/slices.ts';
import { inDigits } from './exact-values.ts';
import type { RunFacts } from './run-facts.ts';

/** One sum that a plan keeps within a bound, with what the plan at hand makes of it. */
export interface Bound {
  readonly kind: 'capacity' | 'cap' | 'floor' | 'target';
  /** `the cap for country UK`, `the floor of gmv in country UK`. */
  readonly words: string;
  readonly rows: readonly string[];
  readonly used: Decimal;
  readonly min: Decimal | null;
  readonly max: Decimal | null;
  /** What each candidate inside adds to the sum; those that add nothing are absent. */
  readonly weights: ReadonlyMap<string, Decimal>;
}

/** Every entry of some slices, sorted by dimension and key. */
export const bySlice = <T>(source: BySlice<T>): readonly { readonly slice: Slice; readonly value: T }[] =>
  sorted(source).flatMap(([dimension, byKey]) => sorted(byKey).map(([key, value]) => ({ slice: { dimension, key }, value })));

export const sorted = <T>(source: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
  Object.entries(source).sort(([a], [b]) => byCodeUnit(a, b));

/** The capacity, then caps, floors and target floors. */
export const boundsOf = (facts: RunFacts): readonly Bound[] => [
  ...capacityBound(facts),
  ...tokenBounds(facts, 'cap', 'caps_json'),
  ...tokenBounds(facts, 'floor', 'floors_json'),
  ...targetBounds(facts),
];

const capacityBound = (facts: RunFacts): readonly Bound[] => {
  const { capacityTokens, row } = facts.inputs.scenario;
  if (capacityTokens === null) return [];
  const rows = [`Scenario_Config!${row}`];
  const weighed = weigh(facts, ALL, (it) => it.tokens ?? ZERO);
  return [{ kind: 'capacity', words: `the capacity of ${inDigits(capacityTokens)}`, rows, min: null, max: capacityTokens, ...weighed }];
};

const tokenBounds = (facts: RunFacts, kind: 'cap' | 'floor', bucket: Bucket & ('caps_json' | 'floors_json')): readonly Bound[] =>
  bySlice(facts.inputs.set.shapes[bucket]).map(({ slice, value }) => ({
    kind,
    words: `the ${kind} for ${sliceWords(slice)}`,
    rows: facts.rowsOf(bucket, [slice.dimension, slice.key]),
    min: kind === 'floor' ? value : null,
    max: kind === 'cap' ? value : null,
    ...weigh(facts, slice, (it) => it.tokens ?? ZERO),
  }));

const targetBounds = (facts: RunFacts): readonly Bound[] =>
  bySlice(facts.inputs.set.shapes.targets_json).flatMap(({ slice, value }) =>
    sorted(value)
      .filter(([, entry]) => entry.type === 'floor')
      .map(([kpi, entry]) => ({
        kind: 'target' as const,
        words: `the floor of ${kpi} in ${sliceWords(slice)}`,
        rows: facts.rowsOf('targets_json', [slice.dimension, slice.key, kpi, 'floor']),
        min: requiredGain(facts.directionOf(kpi), entry.value, entry.baseline ?? null),
        max: null,
        ...weigh(facts, slice, (it) => facts.gainOf(it, kpi)),
      })),
  );

const weigh = (facts: RunFacts, slice: Slice, weightOf: (candidate: Candidate) => Decimal): Pick<Bound, 'weights' | 'used'> => {
  const weights = new Map(
    facts
      .insideSlice(slice)
      .map((it) => [it.key, weightOf(it)] as const)
      .filter(([, weight]) => !weight.eq(ZERO)),
  );
  return { weights, used: sum([...weights].flatMap(([key, weight]) => (facts.chosen.has(key) ? [weight] : []))) };
};
