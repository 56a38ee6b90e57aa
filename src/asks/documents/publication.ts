import { z } from 'zod';

/** An act of publishing. */
export const PUBLICATION = {
  run_id: z.string(),
  workspace: z.string(),
  scenario_name: z.string(),
  constraint_set_name: z.string(),
  act: z.enum(['published', 'unpublished']),
  note: z.string(),
  actor: z.string(),
  at: z.string(),
};
