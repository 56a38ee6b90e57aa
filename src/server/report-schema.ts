import { z } from 'zod';
import { issue } from '../asks/documents/parts.ts';
import { LIMITS, RESULTS } from '../engine/solution.ts';
import { RUN_STATUSES, SEVERITIES } from '../report/report.ts';
import { document, exact, moment } from './parts.ts';

/** The whole report of a run, for the page. */

const row = z.string().describe('`Tab!row`, with the sheet’s own row number.');
const rows = z.array(row);
const slice = { dimension: z.string().describe('`all` for everything.'), key: z.string() };

const exactValue = z
  .object({ sum: exact, divisor: exact, shown: exact.describe('sum / divisor, to 17 digits.') })
  .meta({ id: 'ReportedValue' });

/** What a row of the sheet demands. */
const demand = {
  row,
  type: z.string().describe('The type word of the rule; of a target `floor` or `goal`; `capacity` for the capacity of the scenario.'),
  words: z.string().describe('To be said after the name of the row: "asks for at least 66 tokens in country UK".'),
  ...slice,
  kpi: z.string(),
  number: exact.nullable().describe('As typed; null: the row has none.'),
  baseline: exact.nullable(),
};

const stage = z
  .object({
    name: z.string(),
    kpi: z.string().nullable().describe('Null: a mix of several.'),
    objective: exactValue,
    best_bound: exactValue.nullable().describe('No plan is worth more. Null: not known.'),
    proven: z.boolean(),
  })
  .meta({ id: 'ReportedStage' });

const kpi = z
  .object({
    kpi: z.string(),
    name: z.string(),
    unit: z.string(),
    direction: z.enum(['increase', 'decrease']),
    level: z.enum(['north_star', 'strategic']),
    change: exact.nullable().describe('What the plan adds to it; null without a plan.'),
    weight: exact.nullable(),
    scale: exact.nullable().describe('What it was divided by in a weighted objective.'),
    scale_from: z.string().nullable(),
  })
  .meta({ id: 'ReportedKpi' });

const initiative = z
  .object({
    key: z.string(),
    title: z.string(),
    row,
    dimensions: z.record(z.string(), z.string()),
    selected: z.boolean(),
    tokens: exact.nullable().describe('What it costs; null: its cell is blank.'),
    allocated_tokens: exact,
    objective_contribution: exactValue.describe('Its score with half of each bonus that it earns; 0 where it is left out.'),
    score: exactValue.describe('What it would add to the objective, without bonuses.'),
    contributions: z.record(z.string(), exact),
    can_be_chosen: z.boolean(),
    mandatory: z.boolean(),
    bundles: z.array(z.string()),
    prerequisites: z.array(z.string()).describe('What it needs.'),
    needed_by: z.array(z.string()),
    excludes: z.array(z.string()).describe('Not both: the other one of each pair.'),
    synergies: z.array(z.object({ initiative: z.string(), bonus_pct: exact })),
    dependency_status: z.string(),
    reason: z.string(),
    lifecycle_status: z.string(),
    active_overall_score: exact.nullable(),
    notes: z.string(),
  })
  .meta({ id: 'ReportedInitiative' });

const gap = z
  .object({
    ...slice,
    kpi: z.string(),
    unit: z.string(),
    target_type: z.enum(['floor', 'goal']),
    target: exact,
    baseline: exact.nullable(),
    achieved: exact,
    gap: exact.describe('Positive: so much is short.'),
    severity: z.enum(SEVERITIES),
    recommendation: z.string(),
    rows,
  })
  .meta({ id: 'ReportedGap' });

const usage = z
  .object({ ...slice, used: exact, floor: exact.nullable(), cap: exact.nullable(), rows, cap_rows: rows })
  .meta({ id: 'ReportedSlice' });

const rule = z
  .object({
    ...demand,
    binds: z.boolean().describe('False: a goal, a bonus, or a rule about what is outside the run.'),
    policy: z.boolean(),
    slack: exact.nullable().describe('How far the plan is on the safe side; null without a number that binds, or without a plan.'),
    tight: z.boolean(),
  })
  .meta({ id: 'ReportedRule' });

const conflicting = z
  .object({ rows: z.array(z.object({ ...demand, twins: rows.describe('Other rows that say the same.') })), proven_minimal: z.boolean() })
  .meta({ id: 'ConflictingRows' });

const change = z.union([z.object({ row, drop: z.literal(true) }), z.object({ row, column: z.string(), from: exact, to: exact })]);

const relaxation = z
  .object({
    changes: z.array(change),
    alone: z.boolean().describe('It changes a single row.'),
    proven_least: z.boolean(),
    words: z.string(),
    what_if: z
      .object({ set: z.array(z.string()), drop: z.array(z.string()) })
      .describe('To be asked of whatif or trade: it brings a plan.'),
  })
  .meta({ id: 'Relaxation' });

const conflict = conflicting
  .extend({
    sentences: z.array(z.string()),
    relaxations: z.array(relaxation),
    cannot_alone: rows.describe('No change of these rows alone is enough.'),
    more_conflicts: z.array(conflicting),
    complete: z.boolean(),
    limit: z.enum(LIMITS).nullable(),
  })
  .meta({ id: 'ReportedConflict' });

/** Runs of earlier versions may tell more of it, or less. */
const reportedIssue = z.looseObject(issue.shape).meta({ id: 'ReportedIssue' });

export const runReport = z
  .object({
    run_id: z.string(),
    scenario_name: z.string(),
    constraint_set_name: z.string(),
    scope: z.enum(['all', 'selected']),
    period_key: z.string().nullable(),
    status: z.enum(RUN_STATUSES),
    result: z.enum(RESULTS),
    limit: z.enum(LIMITS).nullable(),
    gap_pct: exact.nullable(),
    has_plan: z.boolean(),
    objective_mode: z
      .enum(['north_star', 'weighted_kpis', 'lexicographic'])
      .nullable()
      .describe('Null: the run was refused, and only `messages` and `issues` say why.'),
    weights: z.record(z.string(), exact),
    stages: z.array(stage),
    tie_break: z.enum(['off', 'proven', 'unproven']),
    capacity_used: exact.nullable().describe('Null without a plan.'),
    capacity_total: exact.nullable().describe('Null: unlimited.'),
    kpis: z.array(kpi),
    initiatives: z.array(initiative).describe('Every candidate in scope; none without a plan.'),
    gaps: z.array(gap),
    slices: z.array(usage).describe('Everything first, then each slice with a floor or a cap.'),
    rules: z.array(rule),
    adjustments: z.array(z.object({ kind: z.string(), initiative: z.string(), words: z.string(), rows })),
    conflict: conflict.nullable(),
    messages: z.array(z.string()),
    since_published: document.nullable().describe('What the plan changes against the published one.'),
    parent_run: z.string().nullable().describe('Of a what-if: the run that it changes.'),
    changes: z.array(z.string()),
    published: z.object({ run_id: z.string(), act: z.string(), note: z.string(), actor: z.string(), at: moment }).loose().nullable(),
    engine: z.object({ name: z.string(), version: z.string(), seed: z.int() }).nullable(),
    inputs_hash: z.string().nullable(),
    asked_by: z.string(),
    started_at: moment.nullable(),
    finished_at: moment.nullable(),
    wall_ms: z.int().nullable(),
    issues: z.array(reportedIssue),
  })
  .meta({ id: 'RunReport' });
