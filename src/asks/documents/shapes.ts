import { z } from 'zod';
import { exact, key } from './parts.ts';

/** The nine shapes of a constraint set; none stands where a row with an error blocks the set. */

const bySlice = <T extends z.ZodType>(value: T) => z.record(z.string(), z.record(z.string(), value)).optional();
const pairs = z.array(z.array(key).length(2)).optional();

export const SHAPES = {
  floors_json: bySlice(exact),
  caps_json: bySlice(exact),
  targets_json: bySlice(
    z.record(
      z.string(),
      z.strictObject({
        type: z.enum(['floor', 'goal']),
        value: exact,
        baseline: exact.optional(),
        goal: exact.optional(),
        notes: z.string().optional(),
      }),
    ),
  ),
  mandatory_initiatives_json: z.array(key).optional(),
  bundles_json: z.array(z.strictObject({ bundle_key: z.string(), members: z.array(key) })).optional(),
  exclusions_initiatives_json: z.array(key).optional(),
  exclusions_pairs_json: pairs,
  prerequisites_json: z.record(z.string(), z.array(key)).optional(),
  synergy_bonuses_json: pairs,
};
