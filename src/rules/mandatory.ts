import { demandOf, keysInWords } from './demands.ts';
import { readNamed } from './read-named.ts';
import type { Rule } from './rule.ts';
import { rowsOf } from './slice-bounds.ts';

/**
 * In words: these initiatives must be chosen.
 * Reads: `mandatory` (or `must`) · `dimension_key` and `member_keys` (one initiative or a list).
 * Stores: `mandatory_initiatives_json`, a list of initiatives.
 * Adds: each is chosen.
 * When broken: a mandatory initiative is not in the plan.
 */
export const mandatory: Rule = {
  compile: {
    types: [{ word: 'mandatory', aliases: ['must'], uses: ['dimension', 'dimension_key', 'member_keys'] }],
    read: (reading) => {
      const named = readNamed(reading, 'Name the initiative that must be chosen.');
      return (named?.keys ?? []).map((initiative) => ({ bucket: 'mandatory_initiatives_json', initiative }));
    },
  },
  problem: {
    build: (set, ground) =>
      set.shapes.mandatory_initiatives_json
        .filter((key) => ground.isInside(key))
        .map((key) => ({
          kind: 'fix',
          name: `mandatory: ${key}`,
          key,
          value: 1,
          rows: [...ground.rowsOf('mandatory_initiatives_json', [key])],
        })),
  },
  check: {
    check: (set, { chosen, dropped }) =>
      set.shapes.mandatory_initiatives_json
        .filter((key) => !chosen.has(key) && !dropped.has(key))
        .map((key) => ({ words: `${key} is mandatory and not chosen`, rows: rowsOf(set, 'mandatory_initiatives_json', [key]) })),
  },
  report: {
    buckets: ['mandatory_initiatives_json'],
    say: ([key = '']) => `${key} must be chosen`,
    demand: (entries) => demandOf('mandatory', entries.flat(), `demands ${keysInWords(entries.flat())}`),
    reason: (initiative, { set, chosen, rowsInWords }) =>
      chosen.has(initiative) && set.shapes.mandatory_initiatives_json.includes(initiative)
        ? `mandatory (${rowsInWords('mandatory_initiatives_json', [initiative])})`
        : undefined,
  },
};
