import type { Json } from '../../base/json.ts';
import type { ExactValue } from '../../problem/problem.ts';
import type { Loss, Price, RowPrice } from './price.ts';
import type { PriceWords } from './to-text.ts';

type Demands = PriceWords['demands'];

const exactJson = (value: ExactValue | null): Json => value && { sum: value.sum, divisor: value.divisor };

const lossJson = ({ kpi, atLeast, atMost }: Loss): Json => ({ kpi, at_least: exactJson(atLeast), at_most: exactJson(atMost) });

const rowJson = (row: string, demands: Demands): Json => ({ row, demand: demands.get(row) ?? '' });

export const toPriceJson = (price: Price, demands: Demands): Json => ({
  outcome: price.outcome,
  losses: price.losses.map(lossJson),
  proven: price.isProven,
  nearest: price.isNearest,
  enters: price.enters,
  leaves: price.leaves,
  tokens: price.tokens,
  kpis: price.kpis.map(({ kpi, unit, change }) => ({ kpi, unit, change })),
  in_the_way: price.inTheWay.map((row) => rowJson(row, demands)),
  forbidden_by: price.forbiddenBy && {
    rows: price.forbiddenBy.rows.map((row) => rowJson(row, demands)),
    proven_minimal: price.forbiddenBy.provenMinimal,
  },
});

export const toRowPriceJson = (price: RowPrice, demands: Demands): Json => ({
  rows: price.rows.map((row) => rowJson(row, demands)),
  slack: price.slack,
  tight: price.slack === null || price.effect !== 'binds' ? null : price.slack.eq('0'),
  effect: price.effect,
  outcome: price.outcome,
  gains: price.gains.map(lossJson),
  proven: price.isProven,
  better_without: price.change && { enters: price.change.enters, leaves: price.change.leaves },
});
