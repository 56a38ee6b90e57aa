import { isZero, subtract, ZERO } from '../../base/decimal.ts';
import type { RunInputs } from '../../problem/run-inputs.ts';
import type { PlanFigures, Report } from '../../report/report.ts';
import type { TradeChange, TradePlan } from './trade.ts';

/** A plan of changed inputs beside that of the run. `hasPlan`: there is one. */
export const toTradePlan = (parent: Report, { kpis }: Pick<RunInputs, 'kpis'>, plan: PlanFigures, hasPlan = true): TradePlan => {
  const [was, is] = [new Set(parent.selected), new Set(plan.selected)];
  return {
    stages: plan.stages,
    gapPct: plan.gapPct,
    selected: plan.selected,
    capacityUsed: plan.capacityUsed,
    kpis: plan.kpis,
    enters: plan.selected.filter((key) => !was.has(key)),
    leaves: hasPlan ? parent.selected.filter((key) => !is.has(key)) : [],
    change: parent.hasPlan && hasPlan ? changeFrom(parent, plan, kpis) : null,
  };
};

const changeFrom = (parent: Report, plan: PlanFigures, kpis: RunInputs['kpis']): TradeChange => ({
  tokens: subtract(plan.capacityUsed, parent.capacityUsed),
  kpis: kpis
    .map(({ key, unit }) => ({ kpi: key, unit: unit ?? '', change: subtract(plan.kpis[key] ?? ZERO, parent.kpis[key] ?? ZERO) }))
    .filter(({ change }) => !isZero(change)),
});
