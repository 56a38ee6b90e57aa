import { z } from 'zod';
import { RUN_STATUSES } from '../../report/report.ts';
import { conflict, exact, fraction, gap, issue, key, kpiTotals, limit, result, row, stopped, WHAT_IF, workbook } from './parts.ts';
import { initiativePrice, rowPrice } from './prices.ts';
import { PUBLICATION } from './publication.ts';
import { VERIFICATION } from './verification.ts';

/** What a run answers. Of one that was refused only what is known. */
const RUN = {
  run_id: z.string(),
  scenario_name: z.string(),
  constraint_set_name: z.string(),
  scope: z.enum(['all', 'selected']),
  status: z.enum(RUN_STATUSES),
  result,
  limit,
  objective: z.array(exact).describe('One for each stage; none without a plan.'),
  best_bound: z.array(exact.nullable()),
  gap_pct: exact.nullable().describe('Of the first stage that is not proven; 0: all are. Null without a plan.'),
  selected: z.array(key),
  capacity_used: exact,
  capacity_total: exact.nullable().describe('Null: unlimited.'),
  kpis: kpiTotals,
  scales: z.record(z.string(), exact).optional().describe('Of weighted KPIs: what each was divided by.'),
  gaps: z.array(gap.extend({ run_id: z.string() })),
  issues: z.array(issue),
  conflict: conflict.optional().describe('Why there is no plan.'),
  inputs_hash: z.string(),
  message: z.string(),
};

const figure = { before: exact, after: exact };

const sincePublished = z
  .strictObject({
    run_id: z.string(),
    constraint_set_name: z.string(),
    published_by: z.string(),
    published_at: z.string(),
    enters: z.array(key),
    leaves: z.array(key),
    tokens: z.strictObject(figure).nullable(),
    kpis: z.array(z.strictObject({ kpi: z.string(), unit: z.string(), ...figure })),
    objectives: z
      .array(z.strictObject({ name: z.string(), before: fraction, after: fraction }))
      .nullable()
      .describe('Null: they measure different things.'),
    published_now: z
      .strictObject({ gone: z.array(key), breaks: z.array(row), values: z.array(fraction).nullable() })
      .describe('The published plan as the answer to what is asked now.'),
  })
  .describe('Against the published plan of its scenario, where one is.');

const none = z.array(z.never()).length(0);

const refused = z.strictObject({
  run_id: z.string().nullable().describe('Null: no run was kept.'),
  status: z.literal('failed'),
  result: z.literal('invalid'),
  objective: none,
  best_bound: none,
  gap_pct: exact.nullable().describe('Null.'),
  selected: none,
  capacity_used: z.literal(0),
  kpis: z.strictObject({}),
  gaps: none,
  issues: z.array(issue),
  message: z.string(),
  workbook,
});

export const runDocument = z
  .union([
    z.strictObject({
      ...RUN,
      since_published: sincePublished.optional(),
      prices: z.strictObject({ initiatives: z.array(initiativePrice), rows: z.array(rowPrice), stopped }).optional(),
      workbook,
    }),
    refused.describe('Refused for errors in the data: nothing was solved.'),
  ])
  .meta({ id: 'RunDocument' });

/** What is kept of a run, and what came after. */
export const shownRun = z
  .strictObject({
    ...RUN,
    since_published: sincePublished.optional(),
    parent_run: z.string().optional().describe('Of a what-if: the run that it changes.'),
    changes: z.array(z.string()).optional(),
    published: z.strictObject(PUBLICATION).nullable(),
    verifications: z.array(z.strictObject(VERIFICATION)).describe('The newest first.'),
  })
  .meta({ id: 'ShownRun' });

export const whatIfDocument = z.strictObject({ ...RUN, ...WHAT_IF }).meta({ id: 'WhatIfDocument' });
