import { isLess, toPlain, ZERO } from '../base/decimal.ts';
import { sliceWords } from '../rows/slices.ts';
import type { Rule } from './rule.ts';
import { constraintsBySlice, demandTokens, rowsOf, sliceBounds, sliceNumber, spent } from './slice-bounds.ts';

/**
 * In words: at least so many tokens must be spent in a slice.
 * Reads: `capacity_floor` (or `floor`) · `dimension` and `dimension_key` (the slice) · `min_tokens`.
 * Stores: `floors_json`, dimension → key → min_tokens.
 * Adds: Σ tokens of the chosen initiatives in the slice ≥ min_tokens.
 * When broken: too little is spent in the slice.
 */
export const capacityFloor: Rule = {
  compile: {
    types: [{ word: 'capacity_floor', aliases: ['floor'], uses: ['dimension', 'dimension_key', 'min_tokens'] }],
    read: (reading) => {
      const slice = reading.slice('error');
      const tokens = reading.amount('min_tokens', 'A floor needs the least tokens of its slice.');
      return slice && tokens ? [{ bucket: 'floors_json', slice, tokens }] : [];
    },
  },
  problem: {
    build: (set, ground) =>
      constraintsBySlice(set.shapes.floors_json, (slice, min) => {
        const terms = ground.inSlice(slice).map((candidate) => [candidate.key, ground.tokensOf(candidate)] as const);
        const rows = ground.rowsOf('floors_json', [slice.dimension, slice.key]);
        return { kind: 'linear', name: `floor: ${sliceWords(slice)}`, terms, min, rows: [...rows] };
      }),
  },
  loosen: sliceNumber('floors_json', 'min_tokens'),
  check: {
    check: (set, facts) =>
      sliceBounds(set.shapes.floors_json).flatMap(({ slice, tokens }) => {
        const used = spent(slice, facts);
        if (!isLess(used, tokens)) return [];
        const words = `${sliceWords(slice)} gets ${toPlain(used)} tokens, below the floor of ${toPlain(tokens)}`;
        return [{ words, rows: rowsOf(set, 'floors_json', [slice.dimension, slice.key]) }];
      }),
  },
  report: {
    buckets: ['floors_json'],
    say: ([dimension = '', key = ''], set) =>
      `at least ${toPlain(set.shapes.floors_json[dimension]?.[key] ?? ZERO)} tokens in ${sliceWords({ dimension, key })}`,
    demand: demandTokens('floors_json', 'capacity_floor', 'asks for at least'),
  },
};
