import type { Json } from '../../base/json.ts';
import type { Alternatives, OtherPlan, Ties } from './alternatives.ts';

const planJson = (plan: OtherPlan): { readonly [key: string]: Json } => ({
  differences: plan.differences,
  compared: plan.compared,
  losses: plan.losses.map(({ kpi, loss }) => ({ kpi, loss: { sum: loss.sum, divisor: loss.divisor } })),
  enters: plan.enters,
  leaves: plan.leaves,
  tokens: plan.tokens,
  kpis: plan.kpis.map(({ kpi, unit, change }) => ({ kpi, unit, change })),
  selected: plan.selected,
});

export const toAlternativesJson = ({ within, least, found, end }: Alternatives): { readonly [key: string]: Json } => ({
  within_pct: within,
  least: { sum: least.sum, divisor: least.divisor },
  alternatives: found.map((it) => ({ ...planJson(it), least_differences: it.leastDifferences, most_possible: it.mostPossible })),
  none_left: end === 'none-left',
});

export const toTiesJson = ({ found, end }: Ties): { readonly [key: string]: Json } => ({
  ties: found.map(planJson),
  none_left: end === 'none-left',
});
