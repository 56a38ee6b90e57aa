import { z } from 'zod';
import { exact, fraction, key, planChange, stopped } from './parts.ts';

const worth = z.array(fraction).describe('One for each objective.');

const step = z.strictObject({
  capacity: exact,
  begins: z
    .enum(['exact', 'range', 'open'])
    .describe('exact: with less, the best is worth less. range: the range begins here. open: it may begin earlier.'),
  tokens_used: exact,
  worth,
  gains: worth.nullable().describe('More than the step before; null: it is the first.'),
  follows_at_once: z.boolean().describe('Nothing is open between the step before and this one.'),
  ...planChange,
  selected: z.array(key),
});

const saturation = z
  .union([
    z
      .strictObject({ capacity: exact, exact: z.boolean() })
      .describe('From here on the best plan is worth as much as with unlimited capacity.'),
    z
      .strictObject({ beyond: z.strictObject({ tokens_used: exact, gains: worth, proven: z.boolean() }) })
      .describe('Beyond the range more is possible.'),
  ])
  .nullable()
  .describe('Null: not known.');

export const curveDocument = z
  .strictObject({
    run_id: z.string(),
    run_proven: z.boolean(),
    run_capacity: exact.nullable().describe('Null: unlimited.'),
    from: exact,
    to: exact,
    objectives: z.array(z.string().nullable()).describe('The KPI of each; null: a mix of several.'),
    whole: z.boolean().describe('Every step is known.'),
    none_up_to: exact.nullable().describe('Proven: up to here there is no plan.'),
    steps: z.array(step),
    open: z
      .array(z.strictObject({ from: exact, to: exact, at_least: worth.nullable(), at_most: worth }))
      .describe('Where steps may still be.'),
    more_tokens_stop_paying: saturation,
    stopped,
  })
  .meta({ id: 'CurveDocument' });
