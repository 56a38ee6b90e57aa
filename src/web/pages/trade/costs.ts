import type { Schemas } from '../../api/client.ts';
import type { TradeEnd } from '../../api/use-trade.ts';
import type { Formats } from '../../words/formats.ts';
import { type Change, mayMeasureElse, type TradeBase } from './trade-state.ts';

/** What one change does beside all the others: the best plan with it against the best without it. */
export type Cost =
  /** Without it there is no plan. */
  | { readonly kind: 'needed' }
  /** Positive: so much less without it. */
  | { readonly kind: 'objective'; readonly stage: number; readonly change: number; readonly isProven: boolean }
  | { readonly kind: 'kpis'; readonly changes: readonly { readonly kpi: string; readonly change: number }[]; readonly isProven: boolean }
  | { readonly kind: 'nothing'; readonly isProven: boolean };

type Ended = Pick<TradeEnd, 'objective' | 'kpis' | 'proven' | 'selected'>;

const DIGITS = 12;
const minus = (a: number, b: number): number => Number((a - b).toPrecision(DIGITS));

export const costOf = (all: Ended, without: Ended, change: Change, base: TradeBase): Cost => {
  if (without.objective.length === 0) return { kind: 'needed' };
  const isProven = all.proven && without.proven;
  if (mayMeasureElse(change, base)) {
    const kpis = [...new Set([...Object.keys(all.kpis), ...Object.keys(without.kpis)])];
    const changes = kpis.map((kpi) => ({ kpi, change: minus(all.kpis[kpi] ?? 0, without.kpis[kpi] ?? 0) })).filter((it) => it.change !== 0);
    return changes.length === 0 ? { kind: 'nothing', isProven } : { kind: 'kpis', changes, isProven };
  }
  const stage = all.objective.findIndex((value, at) => value !== without.objective[at]);
  const [a, b] = [all.objective[stage], without.objective[stage]];
  return a === undefined || b === undefined ? { kind: 'nothing', isProven } : { kind: 'objective', stage, change: minus(a, b), isProven };
};

/** `costs 0.12 of Weighted KPIs`. */
export const costWords = (
  cost: Cost,
  { stages, kpis }: Pick<Schemas['RunReport'], 'stages' | 'kpis'>,
  { rough, change }: Pick<Formats, 'rough' | 'change'>,
): string => {
  if (cost.kind === 'needed') return 'makes a plan possible: without it there is none';
  const doubt = cost.isProven ? '' : ' (of plans that are not proven best)';
  if (cost.kind === 'nothing') return `changes nothing${doubt}`;
  const nameOf = (kpi: string | null | undefined): string | undefined => kpis.find((it) => it.kpi === kpi)?.name || kpi || undefined;
  if (cost.kind === 'kpis') return `${cost.changes.map((it) => `${nameOf(it.kpi)} ${change(it.change)}`).join(', ')}${doubt}`;
  const of = nameOf(stages[cost.stage]?.kpi) ?? 'the objective';
  return `${cost.change < 0 ? 'costs' : 'brings'} ${rough(Math.abs(cost.change))} of ${of}${doubt}`;
};
