import { z } from 'zod';
import { exact, key, planChange, stopped } from './parts.ts';

const amounts = z.array(exact).length(2).describe('Of the two KPIs, as the sheet counts them.');

export const frontierDocument = z
  .strictObject({
    run_id: z.string(),
    kpis: z.array(z.strictObject({ kpi: z.string(), unit: z.string(), direction: z.enum(['increase', 'decrease']) })).length(2),
    whole: z.boolean().describe('Proven: no other pair of amounts is as good in one and no worse in the other.'),
    points: z
      .array(
        z.strictObject({
          amounts,
          proven: z.boolean(),
          found_by_weights: z.boolean().nullable().describe('False: no weights make it the best plan. Null: not known.'),
          tokens_used: exact,
          ...planChange,
          selected: z.array(key),
        }),
      )
      .describe('Best of the first KPI first.'),
    open: z.array(z.strictObject({ second: amounts, at_least: exact.nullable(), at_most: exact.nullable() })),
    run: z.strictObject({
      amounts,
      point: z.int().nullable().describe('The point, from 1, with the amounts of the run.'),
      dominated_by: z.array(z.int()).describe('Points, from 1, that are better in one KPI and no worse in the other.'),
    }),
    stopped,
  })
  .meta({ id: 'FrontierDocument' });
