import { isLess, toPlain, ZERO } from '../base/decimal.ts';
import { sliceWords } from '../rows/slices.ts';
import type { Rule } from './rule.ts';
import { constraintsBySlice, demandTokens, rowsOf, sliceBounds, sliceNumber, spent } from './slice-bounds.ts';

/**
 * In words: at most so many tokens may be spent in a slice.
 * Reads: `capacity_cap` (or `cap`) · `dimension` and `dimension_key` (the slice) · `max_tokens`.
 * Stores: `caps_json`, dimension → key → max_tokens.
 * Adds: Σ tokens of the chosen initiatives in the slice ≤ max_tokens.
 * When broken: too much is spent in the slice.
 */
export const capacityCap: Rule = {
  compile: {
    types: [{ word: 'capacity_cap', aliases: ['cap'], uses: ['dimension', 'dimension_key', 'max_tokens'] }],
    read: (reading) => {
      const slice = reading.slice('warning');
      const tokens = reading.amount('max_tokens', 'A cap needs the most tokens of its slice.');
      return slice && tokens ? [{ bucket: 'caps_json', slice, tokens }] : [];
    },
  },
  problem: {
    build: (set, ground) =>
      constraintsBySlice(set.shapes.caps_json, (slice, max) => {
        const terms = ground.inSlice(slice).map((candidate) => [candidate.key, ground.tokensOf(candidate)] as const);
        const rows = ground.rowsOf('caps_json', [slice.dimension, slice.key]);
        return { kind: 'linear', name: `cap: ${sliceWords(slice)}`, terms, max, rows: [...rows] };
      }),
  },
  loosen: sliceNumber('caps_json', 'max_tokens'),
  check: {
    check: (set, facts) =>
      sliceBounds(set.shapes.caps_json).flatMap(({ slice, tokens }) => {
        const used = spent(slice, facts);
        if (!isLess(tokens, used)) return [];
        const words = `${sliceWords(slice)} gets ${toPlain(used)} tokens, above the cap of ${toPlain(tokens)}`;
        return [{ words, rows: rowsOf(set, 'caps_json', [slice.dimension, slice.key]) }];
      }),
  },
  report: {
    buckets: ['caps_json'],
    say: ([dimension = '', key = ''], set) =>
      `at most ${toPlain(set.shapes.caps_json[dimension]?.[key] ?? ZERO)} tokens in ${sliceWords({ dimension, key })}`,
    demand: demandTokens('caps_json', 'capacity_cap', 'allows at most'),
  },
};
