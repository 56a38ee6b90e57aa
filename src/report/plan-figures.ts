import { type Decimal, sum, ZERO } from '../base/decimal.ts';
import { record } from '../base/json.ts';
import type { Solution } from '../engine/solution.ts';
import type { BuiltProblem } from '../problem/built-problem.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import type { Candidate, Kpi } from '../rows/row-set.ts';
import { gapPercent } from './exact-values.ts';
import type { PlanFigures, ReportedStage } from './report.ts';
import { reportedKpis } from './run-facts.ts';

/** Those parts of a report that are quickly made. */
export const planFigures = (
  inputs: RunInputs,
  built: Pick<BuiltProblem, 'stages'>,
  solution: Pick<Solution, 'hasPlan' | 'selected' | 'stages'>,
): PlanFigures => {
  const stages = reportStages(built, solution);
  const chosen = new Set(solution.selected);
  const candidates = inputs.candidates.filter(({ key }) => chosen.has(key));
  const total = (amountOf: (it: Candidate) => Decimal | null | undefined): Decimal => sum(candidates.map((it) => amountOf(it) ?? ZERO));
  const kpis: readonly Kpi[] = solution.hasPlan ? reportedKpis(inputs) : [];
  return {
    stages,
    gapPct: gapOf(stages, solution),
    selected: solution.hasPlan ? solution.selected : [],
    capacityUsed: total(({ tokens }) => tokens),
    kpis: record(kpis.map(({ key }) => [key, total(({ contributions }) => contributions[key])] as const)),
  };
};

const reportStages = ({ stages }: Pick<BuiltProblem, 'stages'>, solution: Pick<Solution, 'stages'>): readonly ReportedStage[] =>
  solution.stages.flatMap(({ name, objective, bestBound, proven }, at) =>
    stages[at]?.isTieBreak ? [] : [{ name, kpi: stages[at]?.kpi ?? null, objective, bestBound, proven }],
  );

const gapOf = (stages: readonly ReportedStage[], { hasPlan }: Pick<Solution, 'hasPlan'>): Decimal | null => {
  if (!hasPlan) return null;
  const open = stages.find(({ proven }) => !proven);
  if (!open) return ZERO;
  return open.bestBound === null ? null : gapPercent(open.objective, open.bestBound);
};
