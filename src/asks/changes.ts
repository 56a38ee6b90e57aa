import { z } from 'zod';
import type { WhatIfRequest } from '../app/what-if.ts';
import { given, word, words } from './request-parts.ts';

/** What is asked to be different from what a run was asked. */
export const CHANGES = {
  include: words.default([]).describe('Initiatives that must be chosen.'),
  exclude: words.default([]).describe('Initiatives that must not be chosen.'),
  set: words.default([]).describe('Other numbers in rows, like "Constraints!14.max_tokens=300" or "Candidates!12.kpi.gmv=5".'),
  drop: words.default([]).describe('Rows to do without, like "Constraints!9".'),
  capacity: z.union([word, z.number()]).transform(String).optional().describe('Another capacity, or "unlimited".'),
  weights: word.optional().describe('Other weights, all of them, like "gmv=2, nps=1".'),
  mode: word.optional().describe('Another objective: north_star, weighted_kpis or lexicographic.'),
  stay_close: z.boolean().default(false).describe('Of equally good plans, the one that changes least against that of the run.'),
};

type Changes = z.infer<z.ZodObject<typeof CHANGES>>;

export const toChanges = (asked: Changes): Pick<WhatIfRequest, 'changes' | 'stayClose'> => {
  const { include, exclude, set, drop, capacity, weights, mode } = asked;
  return {
    changes: { include, exclude, set, drop, ...given('capacity', capacity), ...given('weights', weights), ...given('mode', mode) },
    stayClose: asked.stay_close,
  };
};
