import { z } from 'zod';
import { VERDICTS } from '../../engine/solution.ts';
import { exact, limit, result } from './parts.ts';

/** A second opinion on a run. */
export const VERIFICATION = {
  verdict: z.enum(VERDICTS).describe('undecided: a limit struck before the second solver could tell.'),
  engine: z.string(),
  engine_version: z.string(),
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  result,
  limit,
  objective: z.array(exact),
  best_bound: z.array(exact.nullable()),
  findings: z.array(z.string()).describe('What it confirms and what it does not, in sentences.'),
  wall_ms: z.number(),
  verified_at: z.string(),
  actor: z.string(),
};
