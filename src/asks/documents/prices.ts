import { z } from 'zod';
import { exact, fraction, key, namedRow, planChange } from './parts.ts';

const loss = z.strictObject({
  kpi: z.string().nullable().describe('Null: a mix of several.'),
  at_least: fraction.nullable(),
  at_most: fraction.nullable().describe('As at_least where it is proven.'),
});

/** What it costs to have an initiative that the plan leaves out, or to do without one that it holds. */
export const price = z
  .strictObject({
    outcome: z
      .enum(['priced', 'impossible', 'open'])
      .describe('impossible: proven that no plan keeps all rows then. open: a limit struck first.'),
    words: z.string().nullable().describe('In short; null: nothing is known.'),
    sentences: z.array(z.string()),
    losses: z.array(loss).describe('One for each objective.'),
    proven: z.boolean(),
    nearest: z.boolean().describe('Proven: no plan of this worth differs less.'),
    ...planChange,
    tokens: exact.describe('What that plan needs more.'),
    in_the_way: z.array(namedRow).describe('Rows that break if nothing else changes.'),
    forbidden_by: z
      .strictObject({ rows: z.array(namedRow), proven_minimal: z.boolean() })
      .nullable()
      .describe('Of what is impossible: rows that together forbid it.'),
  })
  .meta({ id: 'Price' });

/** What dropping a row would bring. */
export const rowPrice = z
  .strictObject({
    rows: z.array(namedRow).describe('The row, and those that repeat it.'),
    compiled_to: z.array(z.strictObject({ bucket: z.string(), entry: z.array(z.string()) })),
    slack: exact.nullable().describe('How far the plan is from its bound; null: it has no number.'),
    tight: z.boolean().nullable(),
    effect: z.enum(['binds', 'weighs', 'none']),
    outcome: z.enum(['priced', 'open']),
    gains: z.array(loss),
    proven: z.boolean(),
    better_without: z.strictObject({ enters: z.array(key), leaves: z.array(key) }).nullable(),
  })
  .meta({ id: 'RowPrice' });

export const initiativePrice = z.strictObject({ initiative: key, chosen: z.boolean(), price });
