import { fold, foldName } from '../base/text.ts';
import type { Candidate } from './row-set.ts';

/**
 * Slices (§3): a dimension and one of its keys. A cross-section joins the names of its dimensions, in the stored order, and
 * their keys with `_`; `all`/`all` is everything.
 */
export interface Slice {
  readonly dimension: string;
  readonly key: string;
}

export const ALL: Slice = { dimension: 'all', key: 'all' };

/** Dimensions that are columns of their own, in the order in which cross-sections are stored; then come `dim.*` by name. */
export const BUILT_IN_DIMENSIONS = ['country', 'department', 'category', 'program', 'product', 'segment'] as const;

/**
 * Every way to read a word as known dimension names joined with `_`, each name once. `names` maps each accepted spelling, as
 * `foldName` makes it, to its dimension.
 */
export const readDimensionWord = (word: string, names: ReadonlyMap<string, string>): readonly (readonly string[])[] => {
  const pieces = fold(word)
    .split(/[\s_-]+/u)
    .filter((piece) => piece !== '');
  const readings = (from: number, used: readonly string[]): readonly (readonly string[])[] => {
    if (from === pieces.length) return [used];
    const found: (readonly string[])[] = [];
    for (let to = from + 1; to <= pieces.length; to++) {
      const name = names.get(pieces.slice(from, to).join(''));
      if (name !== undefined && !used.includes(name)) found.push(...readings(to, [...used, name]));
    }
    return found;
  };
  return pieces.length === 0 || pieces.length > MAX_PIECES ? [] : readings(0, []);
};

const MAX_PIECES = 24;

/** The joined key of a candidate in some dimensions, or `undefined` where it lacks a value in one of them: it is in none of their slices. */
export const sliceKeyOf = (candidate: Candidate, dimensions: readonly string[]): string | undefined => {
  const keys = dimensions.map((dimension) => candidate.dimensions[dimension]);
  return keys.every((key) => key !== undefined) ? keys.join('_') : undefined;
};

/** The dimensions that a stored dimension word stands for; `[]` for `all`. */
export const dimensionsOf = (dimension: string, candidates: readonly Candidate[]): readonly string[] => {
  if (dimension === ALL.dimension) return [];
  const known = new Set<string>(BUILT_IN_DIMENSIONS);
  for (const candidate of candidates) for (const name of Object.keys(candidate.dimensions)) known.add(name);
  const readings = readDimensionWord(dimension, new Map([...known].map((name) => [foldName(name), name])));
  return readings[0] ?? [dimension];
};

/** The candidates in a stored slice, in the order given. */
export const inSlice = (slice: Slice, candidates: readonly Candidate[]): readonly Candidate[] => {
  if (slice.dimension === ALL.dimension) return candidates;
  const dimensions = dimensionsOf(slice.dimension, candidates);
  return candidates.filter((candidate) => sliceKeyOf(candidate, dimensions) === slice.key);
};

/** `country UK`, or `all initiatives`: for messages. */
export const sliceWords = (slice: Slice): string =>
  slice.dimension === ALL.dimension ? 'all initiatives' : `${slice.dimension} ${slice.key}`;

/** Candidates by their joined key in some dimensions; those without a value in one of them are in no group. */
export const groupBySliceKey = (
  dimensions: readonly string[],
  candidates: readonly Candidate[],
): ReadonlyMap<string, readonly Candidate[]> => {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = sliceKeyOf(candidate, dimensions);
    if (key === undefined) continue;
    const members = groups.get(key) ?? [];
    members.push(candidate);
    groups.set(key, members);
  }
  return groups;
};
