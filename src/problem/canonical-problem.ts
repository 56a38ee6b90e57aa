import { hashJson } from '../base/hash.ts';
import type { Json } from '../base/json.ts';
import type { Problem } from './problem.ts';

/** A problem as the JSON of §10, for `export`: write it with `canonicalJson`. */
export const toProblemJson = (problem: Problem): Json => ({ ...problem });

/**
 * SHA-256 of what the problem asks, in lower-case hex. Its own name and the sheet rows that constraints came from are left out: they
 * change nothing about the answer.
 */
export const hashProblem = (problem: Problem): string => {
  const { name: _, ...asked } = problem;
  return hashJson({
    ...asked,
    constraints: problem.constraints.map(({ rows: __, ...constraint }) => ({ ...constraint })),
  });
};
