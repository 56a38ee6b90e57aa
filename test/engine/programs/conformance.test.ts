import { describe } from 'vitest';
import { findProgram } from '../../../src/engine/programs/find-program.ts';
import { PROGRAMS } from '../../../src/engine/programs/index.ts';
import { startProgram } from '../../../src/engine/programs/start-program.ts';
import { describeEngine } from '../conformance.ts';
import { PATH_FOLDERS } from './path-folders.ts';

/** The real programs, where they are: what their fake stand-ins replay is what these print. */
for (const program of PROGRAMS) {
  const path = await findProgram(program.name, PATH_FOLDERS);
  describe.skipIf(path === null)(path ?? `${program.product} (skipped: no program ${program.name} is on PATH)`, () => {
    describeEngine(program.name, () => startProgram(program, PATH_FOLDERS), { keepsPointWhenCanceled: program.name !== 'glpsol' });
  });
}
