import { isDecimal, toPlain } from '../base/decimal.ts';
import { byCodeUnit } from '../base/json.ts';
import { demandOf } from './demands.ts';
import { readNamed, readPair } from './read-named.ts';
import type { Rule } from './rule.ts';

/**
 * In words: these two are worth more together.
 * Reads: `synergy` (or `synergy_bonus`) · `dimension_key` and `member_keys` (two initiatives) · `bonus_pct` (blank: the scenario's, else 10).
 * Stores: `synergy_bonuses_json`, a list of pairs; the row's own percentage beside it.
 * Adds: to the objective, pct · max(0, sum of both scores), when both are chosen. It binds nothing and never counts towards KPIs.
 * When broken: it cannot be.
 */
export const synergy: Rule = {
  compile: {
    types: [{ word: 'synergy', aliases: ['synergy_bonus'], uses: ['dimension', 'dimension_key', 'member_keys', 'bonus_pct'] }],
    read: (reading) => {
      const named = readNamed(reading, 'Name the two initiatives.');
      const pair = named && readPair(reading, named.keys, named.typed, 'two initiatives');
      const bonus = reading.row.bonusPct;
      return pair ? [{ bucket: 'synergy_bonuses_json', pair, bonusPct: isDecimal(bonus) ? bonus : null }] : [];
    },
  },
  // The bonus is part of the objective (`problem/objectives`).
  problem: { build: () => [] },
  loosen: {
    bucket: 'synergy_bonuses_json',
    column: 'bonus_pct',
    typed: ([a, b], { bonusPct }) => bonusPct.find(([x, y]) => x === a && y === b)?.[2],
    typeFor: (bound) => bound,
    retype: (value, [a = '', b = ''], set) => ({
      ...set,
      bonusPct: [...set.bonusPct.filter(([x, y]) => x !== a || y !== b), [a, b, value] as const].sort(
        ([a1, b1], [a2, b2]) => byCodeUnit(a1, a2) || byCodeUnit(b1, b2),
      ),
    }),
  },
  check: { check: () => [] },
  report: {
    buckets: ['synergy_bonuses_json'],
    say: ([a = '', b = ''], set) => {
      const own = set.bonusPct.find(([x, y]) => x === a && y === b)?.[2];
      return `a bonus${own ? ` of ${toPlain(own)} %` : ''} for ${a} and ${b} together`;
    },
    demand: ([[a = '', b = ''] = []], { bonusPct }) => {
      const own = bonusPct.find(([x, y]) => x === a && y === b)?.[2] ?? null;
      const words = `gives ${a} and ${b} together ${own ? `a bonus of ${toPlain(own)} %` : "the scenario's bonus"}`;
      return demandOf('synergy', [a, b], words);
    },
  },
};
