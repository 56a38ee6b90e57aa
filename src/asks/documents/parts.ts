import { z } from 'zod';
import { LIMITS, RESULTS } from '../../engine/solution.ts';
import { SEVERITIES } from '../../report/report.ts';

/** The parts that the documents of answers are made of. Nothing stands in a document that is not told here. */

/** As exact as it is kept: a reader that takes it as a double may round it. */
export const exact = z.number();
export const key = z.string().describe('The key of an initiative.');
export const row = z.string().describe('A row of the sheet, like Constraints!14.');
export const kpiTotals = z.record(z.string(), exact).describe('By KPI: the sum of what the chosen ones contribute.');
export const result = z.enum(RESULTS);
export const limit = z.enum(LIMITS).optional().describe('What stopped it before its end.');

export const kpiChange = z.strictObject({ kpi: z.string(), unit: z.string(), change: exact });

export const planChange = {
  enters: z.array(key).describe('In it and not in the plan that it is held against.'),
  leaves: z.array(key),
  kpis: z.array(kpiChange).describe('Those that change.'),
};

export const stopped = z.enum(['time', 'cancel']).nullable().describe('Why it is not the whole answer; null: it is.');

export const issue = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  tab: z.string(),
  row: z.int().nullable().describe('1 for headers, null for a missing tab.'),
  column: z.string().optional(),
  message: z.string(),
  fix: z.string().optional().describe('How findings of this kind are mended. Absent in what was told by earlier versions.'),
});

const place = z.strictObject({ tab: z.string(), row: z.int(), column: z.int() });
export const workbook = z
  .union([
    z.strictObject({
      written: z.int().describe('So many cells.'),
      backup: z.string().nullable(),
      left_alone: z.array(place).describe('They hold formulas or are merged.'),
    }),
    z.strictObject({ error: z.strictObject({ code: z.string(), message: z.string(), hint: z.string().optional() }) }),
  ])
  .nullable()
  .describe('What became of the workbook; null: nothing was to be written.');

export const namedRow = z.strictObject({ row, demand: z.string().describe('What it demands, in words.') });

export const gap = z.strictObject({
  dimension: z.string(),
  dimension_key: z.string(),
  kpi_key: z.string(),
  target_type: z.enum(['floor', 'goal']),
  target: exact.describe('As typed.'),
  baseline: exact.nullable(),
  achieved: exact,
  gap: exact.describe('Positive: so much is missing.'),
  severity: z.enum(SEVERITIES),
  recommendation: z.string(),
});

export const fraction = z.strictObject({ sum: exact, divisor: exact }).describe('Exactly sum / divisor.');

const revaluedStage = z.strictObject({ name: z.string(), before: fraction, after: fraction });
const revalued = z
  .strictObject({ old: z.array(revaluedStage).nullable(), new: z.array(revaluedStage).nullable() })
  .nullable()
  .describe('Both plans by the old objectives and by the new ones, where these measure different things.');

const rowChange = z.union([
  z.strictObject({ row, column: z.string(), from: exact, to: exact }),
  z.strictObject({ row, drop: z.literal(true) }),
]);

const conflictRows = { rows: z.array(row), proven_minimal: z.boolean() };

export const conflict = z
  .strictObject({
    ...conflictRows,
    relaxations: z.array(z.strictObject({ changes: z.array(rowChange), alone: z.boolean(), proven_least: z.literal(false).optional() })),
    cannot_alone: z.array(row).optional().describe('Rows of which no number is enough.'),
    more_conflicts: z.array(z.strictObject(conflictRows)).optional(),
    complete: z.literal(false).optional().describe('There may be more.'),
    limit,
  })
  .describe('Rows that cannot hold together, and what would be enough.');

const comparedRun = z.strictObject({
  run_id: z.string(),
  scenario_name: z.string(),
  constraint_set_name: z.string(),
  result,
  has_plan: z.boolean(),
  proven: z.boolean(),
  selected: z.array(key),
  objectives: z.array(z.strictObject({ name: z.string(), kpi: z.string().nullable(), sum: exact, divisor: exact })),
  capacity_used: exact,
  capacity_total: exact.nullable(),
  kpis: kpiTotals,
  slices: z.array(
    z.strictObject({ dimension: z.string(), dimension_key: z.string(), used: exact, floor: exact.nullable(), cap: exact.nullable() }),
  ),
  gaps: z.array(
    z.strictObject({
      dimension: z.string(),
      dimension_key: z.string(),
      kpi: z.string(),
      target_type: z.enum(['floor', 'goal']),
      target: exact,
      achieved: exact,
      severity: z.enum(SEVERITIES),
    }),
  ),
});

export const comparison = z.strictObject({
  runs: z.array(comparedRun).describe('The first is the one that the others are compared with.'),
  in_all: z.array(key).describe('Chosen in every run that has a plan.'),
  in_some: z.array(z.strictObject({ initiative: key, run_ids: z.array(z.string()) })),
  in_none: z.array(key),
  one_measure: z.boolean().describe('False: the objectives measure different things, and are not to be held against each other.'),
  differences: z.array(
    z.strictObject({
      run_id: z.string(),
      rules: z.array(z.strictObject({ words: z.string(), rows_before: z.array(row), rows_after: z.array(row) })),
      candidates: z.array(z.string()),
      scenario: z.array(z.string()),
    }),
  ),
});

/** What stands in the document of a what-if beside that of a run. */
export const WHAT_IF = {
  parent_run: z.string(),
  parent_result: result,
  changes: z.array(z.string()).describe('In words.'),
  enters: z.array(key).describe('In the new plan and not in that of the run.'),
  leaves: z.array(key),
  comparison,
  revalued,
  now_tight: z.array(namedRow).describe('Rows without slack now that had some.'),
  no_longer_tight: z.array(namedRow),
};
