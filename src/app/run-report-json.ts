import { type Decimal, isZero } from '../base/decimal.ts';
import type { Json } from '../base/json.ts';
import type { ExactValue } from '../engine/solution.ts';
import { bonusesOf } from '../problem/build-problem.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { toShown } from '../report/exact-values.ts';
import { conflictSentences, relaxationWords } from '../report/explain-conflict.ts';
import type { ReportedGap, ReportedInfeasibility, ReportedInitiative, ReportedSlice } from '../report/report.ts';
import { SCORE_KPI } from '../rows/row-set.ts';
import type { PosedReport, ReportedRule, RunReport } from './run-report.ts';
import { toPublicationJson } from './runs.ts';
import { tryRelaxation } from './try-relaxation.ts';

type JsonObject = { readonly [key: string]: Json | undefined };

/** A report for machines. Numbers are exact; where one is a quotient, its parts stand beside it. */
export const toRunReportJson = ({ run, published, document, posed }: RunReport): Json => ({
  run_id: run.runId,
  scenario_name: run.scenarioName,
  constraint_set_name: run.constraintSetName,
  scope: run.scope,
  period_key: run.periodKey,
  status: run.status,
  result: run.result ?? 'unknown',
  limit: run.limit,
  gap_pct: run.gapPct,
  ...(posed ? posedJson(posed) : REFUSED),
  messages: posed ? posed.messages : [run.message].filter((words) => words !== ''),
  since_published: document.since_published ?? null,
  parent_run: run.parentRunId,
  changes: run.changes,
  published: published && toPublicationJson(published),
  engine: run.engineName === null ? null : { name: run.engineName, version: run.engineVersion ?? '', seed: run.seed },
  inputs_hash: run.inputsHash,
  asked_by: run.actor,
  started_at: run.startedAt,
  finished_at: run.finishedAt,
  wall_ms: run.wallMs,
  issues: document.issues ?? [],
});

/** Of a run that was refused there is nothing to say but why. */
const REFUSED: JsonObject = {
  has_plan: false,
  objective_mode: null,
  weights: {},
  stages: [],
  tie_break: 'unproven',
  capacity_used: null,
  capacity_total: null,
  kpis: [],
  initiatives: [],
  gaps: [],
  slices: [],
  rules: [],
  adjustments: [],
  conflict: null,
};

const posedJson = ({ inputs, report, rules }: PosedReport): JsonObject => {
  const named = namesOf(inputs);
  return {
    has_plan: report.hasPlan,
    objective_mode: report.objectiveMode,
    weights: inputs.scenario.weights,
    stages: report.stages.map(({ name, kpi, objective, bestBound, proven }) => ({
      name,
      kpi,
      objective: toExactJson(objective),
      best_bound: bestBound && toExactJson(bestBound),
      proven,
    })),
    tie_break: report.tieBreak,
    capacity_used: report.hasPlan ? report.capacityUsed : null,
    capacity_total: report.capacityTotal,
    kpis: kpisJson({ inputs, report }),
    initiatives: report.initiatives.map((it) => initiativeJson(it, named)),
    gaps: report.gaps.map(gapJson),
    slices: report.slices.map(sliceJson),
    rules: rules.map(ruleJson),
    adjustments: report.adjustments.map((it) => ({ ...it })),
    conflict: report.infeasibility && conflictJson(report.infeasibility, inputs),
  };
};

/** Digits of a quotient: all that a double can tell apart. */
const SHOWN_DIGITS = 17;

const toExactJson = (value: ExactValue): Json => ({ sum: value.sum, divisor: value.divisor, shown: toShown(value, SHOWN_DIGITS) });

const kpisJson = ({ inputs, report }: Pick<PosedReport, 'inputs' | 'report'>): Json => {
  const scales = new Map(report.scales.map((it) => [it.kpi, it]));
  return inputs.kpis
    .filter(({ key, row }) => (report.hasPlan ? key in report.kpis : row !== null || key !== SCORE_KPI))
    .map(({ key, name, unit, direction, level }) => ({
      kpi: key,
      name,
      unit,
      direction,
      level,
      change: report.kpis[key] ?? null,
      weight: inputs.scenario.weights[key] ?? null,
      scale: scales.get(key)?.scale ?? null,
      scale_from: scales.get(key)?.why ?? null,
    }));
};

/** What rules say of each initiative, found once. */
interface Named {
  readonly rowOf: ReadonlyMap<string, number>;
  readonly neededBy: ReadonlyMap<string, readonly string[]>;
  readonly excludes: ReadonlyMap<string, readonly string[]>;
  readonly synergies: ReadonlyMap<string, readonly { readonly initiative: string; readonly bonus_pct: Decimal }[]>;
  readonly prerequisites: Readonly<Record<string, readonly string[]>>;
}

const namesOf = ({ candidates, set, scenario }: RunInputs): Named => {
  const { prerequisites_json: prerequisites, exclusions_pairs_json: pairs } = set.shapes;
  const needed = Object.entries(prerequisites).flatMap(([by, keys]) => keys.map((key) => [key, by] as const));
  const bonuses = bonusesOf(set, scenario.synergyBonusPct, new Set(candidates.map(({ key }) => key)));
  return {
    rowOf: new Map(candidates.map(({ key, row }) => [key, row])),
    neededBy: gather(needed),
    excludes: gather(bothWays(pairs)),
    synergies: gather(
      bonuses.flatMap(([a, b, bonus_pct]) => bothWays([[a, b]]).map(([one, other]) => [one, { initiative: other, bonus_pct }] as const)),
    ),
    prerequisites,
  };
};

const bothWays = (pairs: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] =>
  pairs.flatMap(([a, b]) => [
    [a, b],
    [b, a],
  ]);

const gather = <T>(found: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> => {
  const gathered = new Map<string, T[]>();
  for (const [key, value] of found) {
    const known = gathered.get(key);
    if (known) known.push(value);
    else gathered.set(key, [value]);
  }
  return gathered;
};

const initiativeJson = (it: ReportedInitiative, named: Named): Json => ({
  key: it.key,
  title: it.title,
  row: `Candidates!${named.rowOf.get(it.key)}`,
  dimensions: it.dimensions,
  selected: it.isSelected,
  tokens: it.tokens,
  allocated_tokens: it.allocatedTokens,
  objective_contribution: toExactJson(it.objectiveContribution),
  score: toExactJson(it.score),
  contributions: it.contributions,
  can_be_chosen: it.canBeChosen,
  mandatory: it.isMandatory,
  bundles: it.bundleKeys,
  prerequisites: named.prerequisites[it.key] ?? [],
  needed_by: named.neededBy.get(it.key) ?? [],
  excludes: named.excludes.get(it.key) ?? [],
  synergies: named.synergies.get(it.key) ?? [],
  dependency_status: it.dependencyStatus,
  reason: it.reason,
  lifecycle_status: it.lifecycleStatus,
  active_overall_score: it.activeOverallScore,
  notes: it.notes,
});

const gapJson = (it: ReportedGap): Json => ({
  dimension: it.dimension,
  key: it.dimensionKey,
  kpi: it.kpi,
  unit: it.unit,
  target_type: it.targetType,
  target: it.target,
  baseline: it.baseline,
  achieved: it.achieved,
  gap: it.gap,
  severity: it.severity,
  recommendation: it.recommendation,
  rows: it.rows,
});

const sliceJson = ({ dimension, key, used, floor, cap, rows, capRows }: ReportedSlice): Json => ({
  dimension,
  key,
  used,
  floor,
  cap,
  rows,
  cap_rows: capRows,
});

const ruleJson = ({ row, type, words, dimension, key, kpi, number, baseline, binds, isPolicy, slack }: ReportedRule): Json => ({
  row,
  type,
  words,
  dimension,
  key,
  kpi,
  number,
  baseline,
  binds,
  policy: isPolicy,
  slack,
  tight: slack !== null && isZero(slack),
});

const conflictJson = (found: ReportedInfeasibility, inputs: RunInputs): Json => {
  const [first, ...others] = found.conflicts.map(({ rows, provenMinimal }) => ({
    rows: rows.map((it) => ({ ...it })),
    proven_minimal: provenMinimal,
  }));
  if (!first) return null;
  return {
    ...first,
    sentences: conflictSentences(found),
    relaxations: found.relaxations.map((it) => ({
      changes: it.changes.map((change) => ({ ...change })),
      alone: it.alone,
      proven_least: it.provenLeast,
      words: relaxationWords(it),
      what_if: { ...tryRelaxation(it.changes, inputs) },
    })),
    cannot_alone: found.cannotAlone,
    more_conflicts: others,
    complete: found.isComplete,
    limit: found.limit ?? null,
  };
};
