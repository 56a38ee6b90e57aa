import { describe } from 'vitest';
import { PROGRAM_ENGINES } from '../../../src/engine/engine-names.ts';
import { findProgram } from '../../../src/engine/programs/find-program.ts';
import { startEngine } from '../../../src/engine/start-engine.ts';
import { describeEngine } from '../conformance.ts';
import { PATH_FOLDERS } from './path-folders.ts';

/** The real programs, where they are: what their fake stand-ins replay is what these print. */
for (const name of PROGRAM_ENGINES) {
  const path = await findProgram(name, PATH_FOLDERS);
  describe.skipIf(path === null)(path ?? `skipped: no program ${name} is on PATH`, () => {
    describeEngine(name, () => startEngine(name, PATH_FOLDERS), { keepsPointWhenCanceled: name !== 'glpsol' });
  });
}
