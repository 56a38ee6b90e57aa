import { type Programs, programsIn } from '../../../src/engine/programs/programs.ts';

/** What the tests run with. */
export const PROGRAMS_HERE: Programs = programsIn(process.env);
