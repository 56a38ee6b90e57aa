import { cbc } from './cbc.ts';
import { glpsol } from './glpsol.ts';
import { gurobiCl } from './gurobi-cl.ts';
import { highs } from './highs.ts';
import type { Program } from './program.ts';
import { scip } from './scip.ts';

/** The programs that can be used where they are on PATH: what is known of each stands in its file. */
export const PROGRAMS: readonly Program[] = [highs, cbc, scip, gurobiCl, glpsol];
