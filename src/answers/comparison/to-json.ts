import type { Json } from '../../base/json.ts';
import type { Comparison } from './comparison.ts';

export const toComparisonJson = ({
  runs,
  inAll,
  inSome,
  inNone,
  isOneMeasure,
  differences,
}: Comparison): { readonly [key: string]: Json } => ({
  runs: runs.map((run) => ({
    run_id: run.runId,
    scenario_name: run.scenarioName,
    constraint_set_name: run.constraintSetName,
    result: run.result,
    has_plan: run.hasPlan,
    proven: run.isOptimal,
    selected: run.selected,
    objectives: run.stages.map(({ name, kpi, objective }) => ({ name, kpi, sum: objective.sum, divisor: objective.divisor })),
    capacity_used: run.capacityUsed,
    capacity_total: run.capacityTotal,
    kpis: run.kpis,
    slices: run.slices.map(({ dimension, key, used, floor, cap }) => ({ dimension, dimension_key: key, used, floor, cap })),
    gaps: run.gaps.map((gap) => ({
      dimension: gap.dimension,
      dimension_key: gap.dimensionKey,
      kpi: gap.kpi,
      target_type: gap.targetType,
      target: gap.target,
      achieved: gap.achieved,
      severity: gap.severity,
    })),
  })),
  in_all: inAll,
  in_some: inSome.map(({ key, runIds }) => ({ initiative: key, run_ids: runIds })),
  in_none: inNone,
  one_measure: isOneMeasure,
  differences: differences.map(({ runId, rules, candidates, scenario }) => ({
    run_id: runId,
    rules: rules.map(({ words, before, after }) => ({ words, rows_before: before, rows_after: after })),
    candidates,
    scenario,
  })),
});
