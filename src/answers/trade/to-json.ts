import { type Json, record } from '../../base/json.ts';
import { toShown } from '../../report/exact-values.ts';
import type { ReportedSlice } from '../../report/report.ts';
import { toRunJson } from '../../report/to-json.ts';
import { toWhatIfJson } from '../what-if/to-json.ts';
import type { TradeAnswer, TradePlan, TradeProgress } from './trade.ts';

type JsonObject = { readonly [key: string]: Json | undefined };

/** Digits of a quotient, as in the document of a run. */
const DIGITS = 17;

/** A plan on the way: not proven best. */
export const toTradePlanJson = (plan: TradePlan, elapsedMs: number): JsonObject => ({
  proven: false,
  ...planJson(plan),
  seconds: toSeconds(elapsedMs),
});

export const toTradeProgressJson = ({ isInfeasible, bound }: TradeProgress, elapsedMs: number): JsonObject => ({
  result: isInfeasible ? 'infeasible' : null,
  best_bound: bound,
  seconds: toSeconds(elapsedMs),
});

/** The end: all that stands at a plan, and what a what-if says of it. Nothing is kept of it, and so it has no run id. */
export const toTradeEndJson = ({ plan, whatIf }: TradeAnswer, elapsedMs: number): JsonObject => {
  const { report } = whatIf;
  const { result, limit, capacity_total, scales, conflict, message, gaps } = toRunJson(report, []);
  return {
    proven: report.result === 'optimal',
    ...planJson(plan),
    result,
    limit,
    capacity_total,
    scales,
    slices: report.slices.map(toSliceJson),
    gaps: Array.isArray(gaps) ? gaps.map(withoutRun) : [],
    conflict,
    message,
    ...toWhatIfJson(whatIf),
    seconds: toSeconds(elapsedMs),
  };
};

const planJson = ({ stages, gapPct, selected, capacityUsed, kpis, enters, leaves, change }: TradePlan): JsonObject => ({
  objective: stages.map(({ objective }) => toShown(objective, DIGITS)),
  best_bound: stages.map(({ bestBound }) => (bestBound ? toShown(bestBound, DIGITS) : null)),
  gap_pct: gapPct,
  selected,
  capacity_used: capacityUsed,
  kpis,
  enters,
  leaves,
  tokens_change: change ? change.tokens : null,
  kpi_changes: change ? change.kpis.map(({ kpi, unit, change: by }) => ({ kpi, unit, change: by })) : null,
});

const toSliceJson = ({ dimension, key, used, floor, cap, rows }: ReportedSlice): Json => ({
  dimension,
  dimension_key: key,
  used,
  floor,
  cap,
  rows,
});

const withoutRun = (gap: Json): Json => record(Object.entries(gap ?? {}).filter(([key]) => key !== 'run_id'));

const toSeconds = (ms: number): number => Math.round(ms) / 1000;
