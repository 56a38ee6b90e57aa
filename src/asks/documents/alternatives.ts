import { z } from 'zod';
import { exact, fraction, key, planChange, stopped } from './parts.ts';

const otherPlan = z.strictObject({
  differences: z.int().describe('So many initiatives differ from the plan of the run.'),
  compared: z.enum(['better', 'equal', 'worse']),
  losses: z
    .array(z.strictObject({ kpi: z.string().nullable(), loss: fraction }))
    .describe('One for each objective; negative where it is worth more.'),
  ...planChange,
  tokens: exact.describe('What it needs more.'),
  selected: z.array(key),
});

const RUN = { run_id: z.string(), run_proven: z.boolean(), none_left: z.boolean().describe('Proven: there is no further one.'), stopped };

export const alternativesDocument = z
  .union([
    z.strictObject({
      ...RUN,
      within_pct: exact,
      least: fraction.describe('What the first objective must reach.'),
      alternatives: z
        .array(
          otherPlan.extend({
            least_differences: z.int().describe('From the plan of the run and every alternative before this one.'),
            most_possible: z.int().describe('Proven: none differs in more than so many, at the least.'),
          }),
        )
        .describe('Each as different as can be from all before.'),
    }),
    z.strictObject({ ...RUN, ties: z.array(otherPlan).describe('Those that differ least come first.') }),
  ])
  .meta({ id: 'AlternativesDocument' });
