import type { Meaning } from '../compile/meaning.ts';
import { demandOf, keysInWords } from './demands.ts';
import { readNamed, readPair } from './read-named.ts';
import type { Rule } from './rule.ts';
import { rowsOf } from './slice-bounds.ts';

const uses = ['dimension', 'dimension_key', 'member_keys'] as const;

/**
 * In words: this initiative must not be chosen; or: not both of these two.
 * Reads: `exclusion` (one key: never; two: not both), `exclude_initiative` (or `exclusion_initiative`; one or a list: never),
 *   `exclude_pair` (or `exclusion_pair`; two: not both) · `dimension_key` and `member_keys`.
 * Stores: `exclusions_initiatives_json`, a list of initiatives; `exclusions_pairs_json`, a list of pairs.
 * Adds: each is not chosen; at most one of each pair is chosen.
 * When broken: an excluded initiative, or both of an excluded pair, are in the plan.
 */
export const exclusion: Rule = {
  compile: {
    types: [
      { word: 'exclusion', aliases: [], uses },
      { word: 'exclude_initiative', aliases: ['exclusion_initiative'], uses },
      { word: 'exclude_pair', aliases: ['exclusion_pair'], uses },
    ],
    read: (reading) => {
      const named = readNamed(reading, 'Name what is excluded.');
      if (!named) return [];
      const { keys, typed } = named;
      if (reading.type === 'exclude_initiative' || (reading.type === 'exclusion' && typed === 1)) {
        return keys.map((initiative) => ({ bucket: 'exclusions_initiatives_json', initiative }));
      }
      const pair = readPair(reading, keys, typed, reading.type === 'exclusion' ? 'one or two initiatives' : 'two initiatives');
      return pair ? [{ bucket: 'exclusions_pairs_json', pair } satisfies Meaning] : [];
    },
  },
  problem: {
    build: (set, ground) => [
      ...set.shapes.exclusions_initiatives_json
        .filter((key) => ground.isInside(key))
        .map(
          (key) =>
            ({
              kind: 'fix',
              name: `excluded: ${key}`,
              key,
              value: 0,
              rows: [...ground.rowsOf('exclusions_initiatives_json', [key])],
            }) as const,
        ),
      ...set.shapes.exclusions_pairs_json
        .filter(([a, b]) => ground.isInside(a) && ground.isInside(b))
        .map(
          ([a, b]) =>
            ({
              kind: 'conflict',
              name: `not both: ${a}, ${b}`,
              members: [a, b],
              rows: [...ground.rowsOf('exclusions_pairs_json', [a, b])],
            }) as const,
        ),
    ],
  },
  check: {
    check: (set, { chosen }) => [
      ...set.shapes.exclusions_initiatives_json
        .filter((key) => chosen.has(key))
        .map((key) => ({ words: `${key} is excluded and chosen`, rows: rowsOf(set, 'exclusions_initiatives_json', [key]) })),
      ...set.shapes.exclusions_pairs_json
        .filter(([a, b]) => chosen.has(a) && chosen.has(b))
        .map(([a, b]) => ({
          words: `${a} and ${b} exclude each other and are both chosen`,
          rows: rowsOf(set, 'exclusions_pairs_json', [a, b]),
        })),
    ],
  },
  report: {
    buckets: ['exclusions_initiatives_json', 'exclusions_pairs_json'],
    say: ([a = '', b]) => (b === undefined ? `${a} must not be chosen` : `not both ${a} and ${b}`),
    demand: (entries, _set, bucket) =>
      bucket === 'exclusions_pairs_json'
        ? demandOf('exclude_pair', entries.flat(), `forbids choosing ${entries.map((pair) => pair.join(' with ')).join(', ')}`)
        : demandOf('exclude_initiative', entries.flat(), `forbids ${keysInWords(entries.flat())}`),
    reason: (initiative, { set, chosen, rowsInWords }) => {
      if (chosen.has(initiative)) return undefined;
      if (set.shapes.exclusions_initiatives_json.includes(initiative)) {
        return `excluded (${rowsInWords('exclusions_initiatives_json', [initiative])})`;
      }
      const pair = set.shapes.exclusions_pairs_json.find(
        ([a, b]) => (a === initiative && chosen.has(b)) || (b === initiative && chosen.has(a)),
      );
      if (!pair) return undefined;
      const partner = pair[0] === initiative ? pair[1] : pair[0];
      return `excludes ${partner}, which is chosen (${rowsInWords('exclusions_pairs_json', pair)})`;
    },
  },
};
