import type { Decimal } from '../base/decimal.ts';
import { canonicalJson } from '../base/json.ts';
import { fold } from '../base/text.ts';
import type { RuleRow } from '../rows/row-set.ts';
import type { Slice } from '../rows/slices.ts';
import type { Bucket, Pair } from './compiled-set.ts';

interface TokensMeaning<B extends 'floors_json' | 'caps_json'> {
  readonly bucket: B;
  readonly slice: Slice;
  readonly tokens: Decimal;
}

interface InitiativeMeaning<B extends 'mandatory_initiatives_json' | 'exclusions_initiatives_json'> {
  readonly bucket: B;
  readonly initiative: string;
}

/** One entry of one bucket, as a row means it. A row may mean several (a list of mandatory initiatives). */
export type Meaning =
  | TokensMeaning<'floors_json'>
  | TokensMeaning<'caps_json'>
  | {
      readonly bucket: 'targets_json';
      readonly slice: Slice;
      readonly kpi: string;
      readonly type: 'floor' | 'goal';
      readonly value: Decimal;
      readonly baseline: Decimal | null;
    }
  | InitiativeMeaning<'mandatory_initiatives_json'>
  | InitiativeMeaning<'exclusions_initiatives_json'>
  | { readonly bucket: 'bundles_json'; readonly bundle: string; readonly member: string }
  | { readonly bucket: 'exclusions_pairs_json'; readonly pair: Pair }
  | { readonly bucket: 'prerequisites_json'; readonly dependent: string; readonly prerequisite: string }
  | { readonly bucket: 'synergy_bonuses_json'; readonly pair: Pair; readonly bonusPct: Decimal | null };

export type MeaningIn<B extends Bucket> = Extract<Meaning, { readonly bucket: B }>;

/** A row and what it means in one set. */
export interface RowMeaning {
  readonly row: RuleRow;
  /** `Tab!row`. */
  readonly address: string;
  readonly meanings: readonly Meaning[];
}

/** The path that names an entry within its bucket (see `Provenance.entry`). */
export const entryOf = (meaning: Meaning): readonly string[] => {
  switch (meaning.bucket) {
    case 'floors_json':
    case 'caps_json':
      return [meaning.slice.dimension, meaning.slice.key];
    case 'targets_json':
      return [meaning.slice.dimension, meaning.slice.key, meaning.kpi, meaning.type];
    case 'mandatory_initiatives_json':
    case 'exclusions_initiatives_json':
      return [meaning.initiative];
    case 'bundles_json':
      return [meaning.bundle, meaning.member];
    case 'prerequisites_json':
      return [meaning.dependent, meaning.prerequisite];
    case 'exclusions_pairs_json':
    case 'synergy_bonuses_json':
      return meaning.pair;
  }
};

/** The value an entry is given, as comparable text; '' where an entry has none. */
export const worthOf = (meaning: Meaning): string => {
  switch (meaning.bucket) {
    case 'floors_json':
    case 'caps_json':
      return canonicalJson(meaning.tokens);
    case 'targets_json':
      return canonicalJson([meaning.value, meaning.baseline]);
    case 'synergy_bonuses_json':
      return canonicalJson(meaning.bonusPct);
    default:
      return '';
  }
};

/** What two rows must share to say the same: the entry, case aside. */
export const identityOf = (meaning: Meaning): string => canonicalJson([meaning.bucket, ...entryOf(meaning).map(fold)]);

/** Every meaning of a bucket, with the row it stands on. */
export const meaningsIn = <B extends Bucket>(
  bucket: B,
  rows: readonly RowMeaning[],
): readonly { readonly meaning: MeaningIn<B>; readonly address: string }[] =>
  rows.flatMap(({ meanings, address }) =>
    meanings.filter((meaning): meaning is MeaningIn<B> => meaning.bucket === bucket).map((meaning) => ({ meaning, address })),
  );

/** The rows (`Tab!row`) that say something in a bucket, by what they say it about; a row counts once. */
export const addressesBy = <B extends Bucket>(
  bucket: B,
  rows: readonly RowMeaning[],
  subject: (meaning: MeaningIn<B>) => string,
): ReadonlyMap<string, readonly string[]> =>
  groupTogether(
    meaningsIn(bucket, rows),
    ({ meaning }) => subject(meaning),
    ({ address }) => address,
  );

/** Lists by key, each without repeats, in the order met. */
export const groupTogether = <T, V>(
  items: readonly T[],
  keyOf: (item: T) => string,
  take: (item: T) => V,
): ReadonlyMap<string, readonly V[]> => {
  const groups = new Map<string, Set<V>>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key) ?? new Set<V>();
    group.add(take(item));
    groups.set(key, group);
  }
  return new Map([...groups].map(([key, group]) => [key, [...group]]));
};

/** The rows (`Tab!row`) on which any meaning satisfies a condition, in the order of the rows. */
export const addressesWhere = (rows: readonly RowMeaning[], holds: (meaning: Meaning) => boolean): readonly string[] =>
  rows.filter(({ meanings }) => meanings.some(holds)).map(({ address }) => address);
