import { ZERO } from '../base/decimal.ts';
import type { Issue } from '../base/issue.ts';
import { type Json, record } from '../base/json.ts';
import { toShown } from './exact-values.ts';
import { allMessages } from './explain-result.ts';
import type { Report, ReportedGap, ReportedInfeasibility, ReportedRelaxation } from './report.ts';

/** Digits of a quotient: all that a double can tell apart. */
const JSON_DIGITS = 17;

type JsonObject = { readonly [key: string]: Json | undefined };

/** The document of `run --json` (§9), for `canonicalJson`. Numbers are exact; only quotients of weighted objectives are rounded, to 17 digits. */
export const toRunJson = (report: Report, issues: readonly Issue[]): JsonObject => ({
  run_id: report.runId,
  scenario_name: report.scenarioName,
  constraint_set_name: report.constraintSetName,
  scope: report.scope,
  status: report.status,
  result: report.result,
  limit: report.limit,
  objective: report.stages.map(({ objective }) => toShown(objective, JSON_DIGITS)),
  best_bound: report.stages.map(({ bestBound }) => (bestBound ? toShown(bestBound, JSON_DIGITS) : null)),
  gap_pct: report.gapPct,
  selected: report.selected,
  capacity_used: report.hasPlan ? report.capacityUsed : ZERO,
  capacity_total: report.capacityTotal,
  kpis: report.kpis,
  scales: report.objectiveMode === 'weighted_kpis' ? record(report.scales.map(({ kpi, scale }) => [kpi, scale] as const)) : undefined,
  gaps: report.gaps.map((gap) => toGapJson(gap, report)),
  issues: issues.map(toIssueJson),
  conflict: report.infeasibility ? toConflictJson(report.infeasibility) : undefined,
  inputs_hash: report.inputsHash,
  message: allMessages(report).join(' '),
});

/** The first conflict as §8 has it; what is more, or less, than usual stands beside it. */
const toConflictJson = ({ conflicts, isComplete, relaxations, cannotAlone, limit }: ReportedInfeasibility): Json | undefined => {
  const [first, ...others] = conflicts.map(({ rows, provenMinimal }) => ({
    rows: rows.map(({ row }) => row),
    proven_minimal: provenMinimal,
  }));
  if (!first) return undefined;
  return {
    ...first,
    relaxations: relaxations.map(toRelaxationJson),
    cannot_alone: cannotAlone.length === 0 ? undefined : cannotAlone,
    more_conflicts: others.length === 0 ? undefined : others,
    complete: isComplete ? undefined : false,
    limit,
  };
};

const toRelaxationJson = ({ changes, alone, provenLeast }: ReportedRelaxation): Json => ({
  changes: changes.map((change) => ({ ...change })),
  alone,
  proven_least: provenLeast ? undefined : false,
});

const toGapJson = (gap: ReportedGap, { runId }: Report): Json => ({
  run_id: runId,
  dimension: gap.dimension,
  dimension_key: gap.dimensionKey,
  kpi_key: gap.kpi,
  target_type: gap.targetType,
  target: gap.target,
  baseline: gap.baseline,
  achieved: gap.achieved,
  gap: gap.gap,
  severity: gap.severity,
  recommendation: gap.recommendation,
});

/** The document of a run that was refused: nothing was solved. */
export const toRefusedJson = (runId: string | null, messages: readonly string[], issues: readonly Issue[]): JsonObject => ({
  run_id: runId,
  status: 'failed',
  result: 'invalid',
  objective: [],
  best_bound: [],
  gap_pct: null,
  selected: [],
  capacity_used: 0,
  kpis: {},
  gaps: [],
  issues: issues.map(toIssueJson),
  message: messages.join(' '),
});

/** A finding as `check --json` and `run --json` list it. */
export const toIssueJson = ({ code, severity, place, message, fix }: Issue): Json => ({
  code,
  severity,
  tab: place.tab,
  row: place.row,
  column: place.column,
  message,
  fix,
});
