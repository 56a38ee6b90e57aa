import type { Json } from '../../base/json.ts';
import type { ExactValue } from '../../problem/problem.ts';
import type { Loss, Price, RowPrice } from './price.ts';
import { type PriceWords, priceNote, priceSentences } from './to-text.ts';

const exactJson = (value: ExactValue | null): Json => value && { sum: value.sum, divisor: value.divisor };

const lossJson = ({ kpi, atLeast, atMost }: Loss): Json => ({ kpi, at_least: exactJson(atLeast), at_most: exactJson(atMost) });

const rowJson = (row: string, words: PriceWords): Json => ({ row, demand: words.demands.get(row) ?? '' });

export const toPriceJson = (price: Price, words: PriceWords): Json => ({
  outcome: price.outcome,
  words: priceNote(price, words) ?? null,
  sentences: priceSentences(price, words),
  losses: price.losses.map(lossJson),
  proven: price.isProven,
  nearest: price.isNearest,
  enters: price.enters,
  leaves: price.leaves,
  tokens: price.tokens,
  kpis: price.kpis.map(({ kpi, unit, change }) => ({ kpi, unit, change })),
  in_the_way: price.inTheWay.map((row) => rowJson(row, words)),
  forbidden_by: price.forbiddenBy && {
    rows: price.forbiddenBy.rows.map((row) => rowJson(row, words)),
    proven_minimal: price.forbiddenBy.provenMinimal,
  },
});

export const toRowPriceJson = (price: RowPrice, words: PriceWords): Json => ({
  rows: price.rows.map((row) => rowJson(row, words)),
  compiled_to: (words.compiled.get(price.rows[0] ?? '') ?? []).map(({ bucket, entry }) => ({ bucket, entry })),
  slack: price.slack,
  tight: price.slack === null || price.effect !== 'binds' ? null : price.slack.eq('0'),
  effect: price.effect,
  outcome: price.outcome,
  gains: price.gains.map(lossJson),
  proven: price.isProven,
  better_without: price.change && { enters: price.change.enters, leaves: price.change.leaves },
});
