import { z } from 'zod';
import type { TradeRequest } from '../app/trade.ts';
import { CHANGES, toChanges } from './changes.ts';
import { conflict, exact, gap, key, kpiChange, kpiTotals, limit, result, row, WHAT_IF } from './documents/parts.ts';
import { runName } from './request-parts.ts';

/** A trade: a what-if of which nothing is kept, told while it goes on. Only a server is asked for it. */

const LONGEST_SECONDS = 60;

export const tradeRequest = z
  .strictObject({
    run: runName,
    ...CHANGES,
    time_limit_seconds: z
      .number('Give a number of seconds above 0.')
      .positive('Give a number of seconds above 0.')
      .max(LONGEST_SECONDS, `Give no more than ${LONGEST_SECONDS} seconds.`)
      .default(30)
      .describe('Seconds after which it ends with what is known by then.'),
    window: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .describe('Any word for where it is asked: whoever asks anew ends their trade with the run in the same window, and none in another.'),
  })
  .transform(
    (it): TradeRequest => ({ run: it.run, ...toChanges(it), timeLimitMs: it.time_limit_seconds * 1000, window: it.window ?? null }),
  );

const seconds = exact.describe('Since it was asked.');

const PLAN = {
  objective: z.array(exact).describe('One for each stage.'),
  best_bound: z.array(exact.nullable()).describe('What no plan exceeds, as far as it is known.'),
  gap_pct: exact.nullable(),
  selected: z.array(key),
  capacity_used: exact,
  kpis: kpiTotals,
  enters: WHAT_IF.enters,
  leaves: WHAT_IF.leaves,
  tokens_change: exact.nullable().describe('What it needs more than the plan of the run; null where one of the two has no plan.'),
  kpi_changes: z.array(kpiChange).nullable().describe('Against the plan of the run, as that counts it.'),
  seconds,
};

export const tradePlan = z
  .strictObject({ proven: z.literal(false), ...PLAN })
  .describe('Event `plan`: a plan that keeps every rule and is better than the one before.')
  .meta({ id: 'TradePlan' });

export const tradeProgress = z
  .strictObject({
    result: z.literal('infeasible').nullable().describe('infeasible: there is no plan; why is being looked for. Null: none is found yet.'),
    best_bound: exact.nullable().describe('What the first objective cannot exceed.'),
    seconds,
  })
  .describe('Event `progress`: while there is no plan.')
  .meta({ id: 'TradeProgress' });

export const tradeEnd = z
  .strictObject({
    proven: z.boolean(),
    ...PLAN,
    ...WHAT_IF,
    result,
    limit,
    capacity_total: exact.nullable().describe('Null: unlimited.'),
    scales: z.record(z.string(), exact).optional().describe('Of weighted KPIs.'),
    slices: z
      .array(
        z.strictObject({
          dimension: z.string(),
          dimension_key: z.string(),
          used: exact,
          floor: exact.nullable(),
          cap: exact.nullable(),
          rows: z.array(row),
        }),
      )
      .describe('Tokens in all, and in each slice that has a floor or a cap.'),
    gaps: z.array(gap),
    conflict: conflict.optional(),
    message: z.string(),
  })
  .describe('Event `end`, the last one: what a what-if with these changes answers. Without a plan the lists about the plan are empty.')
  .meta({ id: 'TradeEnd' });
