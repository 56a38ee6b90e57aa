import { describe } from 'vitest';
import { PROGRAM_ENGINES } from '../../../src/engine/engine-names.ts';
import { findProgram } from '../../../src/engine/programs/find-program.ts';
import { startEngine } from '../../../src/engine/start-engine.ts';
import { describeEngine } from '../conformance.ts';
import { PROGRAMS_HERE } from './programs-here.ts';

/** The real programs, where they are: what their fake stand-ins replay is what these print. */
for (const name of PROGRAM_ENGINES) {
  const path = await findProgram(name, PROGRAMS_HERE.folders);
  describe.skipIf(path === null)(path ?? `skipped: no program ${name} is on PATH`, () => {
    describeEngine(name, () => startEngine(name, PROGRAMS_HERE), { keepsPointWhenCanceled: name !== 'glpsol' });
  });
}
