import { z } from 'zod';
import { exact, fraction, key, namedRow, row, stopped, workbook } from './parts.ts';

const percent = exact.nullable().describe('20 means ±20 %; null: taken as they stand.');
const regretAt = z.strictObject({ future: z.int(), value: fraction, best: fraction });

const future = z.strictObject({
  future: z.int(),
  outcome: z
    .enum(['best', 'none', 'open'])
    .describe('best: its best plan is proven. none: no plan keeps all rules in it. open: a limit struck first.'),
  enters: z.array(key),
  leaves: z.array(key),
  best: z.array(fraction),
  current: z.array(fraction).describe('What the plan of the run is worth in it.'),
  broken: z.array(z.strictObject({ name: z.string(), rows: z.array(row), by: exact.nullable() })),
});

export const robustnessDocument = z
  .strictObject({
    run_id: z.string(),
    run_proven: z.boolean(),
    samples: z.int().describe('Futures that were asked for.'),
    seed: z.int(),
    tokens_pct: percent,
    contributions_pct: percent,
    weights_pct: percent,
    initiatives_with_ranges: z.int(),
    known: z.int().describe('Futures whose best plan is known.'),
    without_plan: z.int(),
    open: z.int(),
    initiatives: z.array(
      z.strictObject({
        initiative: key,
        title: z.string(),
        chosen: z.boolean(),
        in_best_plans: z.int(),
        core_index: exact.nullable().describe('The share of best plans that hold it.'),
        standing: z.enum(['core', 'borderline', 'exterior']).nullable(),
      }),
    ),
    fit: z
      .strictObject({
        looked_at: z.int(),
        fits: z.int(),
        broken: z.array(z.strictObject({ name: z.string(), rows: z.array(namedRow), futures: z.int(), by_up_to: exact.nullable() })),
      })
      .describe('In how many futures the plan of the run keeps all rules.'),
    regret: z
      .strictObject({
        kpi: z.string().nullable(),
        futures: z.int(),
        best_in: z.int(),
        median: regretAt,
        p90: regretAt,
        worst: regretAt,
      })
      .nullable()
      .describe('What the plan is worth less than the best one where it keeps all rules.'),
    futures: z.array(future),
    stopped,
    workbook,
  })
  .meta({ id: 'RobustnessDocument' });
