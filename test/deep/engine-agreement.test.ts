import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { PROGRAM_ENGINES } from '../../src/engine/engine-names.ts';
import { findProgram } from '../../src/engine/programs/find-program.ts';
import { startEngine } from '../../src/engine/start-engine.ts';
import { expectAgreement, expectNoContradiction } from '../engine/agreement.ts';
import { expectLaws } from '../engine/laws.ts';
import { startOwnEngines } from '../engine/own-engines.ts';
import { PROGRAMS_HERE } from '../engine/programs/programs-here.ts';

let engines: readonly Engine[];
beforeAll(async () => {
  engines = await startOwnEngines();
});
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

// In parts, each with the time that a test may take.
test.each([10_000, 12_500, 15_000, 17_500])(
  'every engine of ours and trying every selection agree on 2,500 random problems after %i',
  async (start) => {
    for (let seed = start + 1; seed <= start + 2500; seed++) await expectAgreement(seed, engines, seed % 10 === 0 ? 16 : 12);
  },
);

test('the laws hold on 1,000 random problems', async () => {
  for (let seed = 1001; seed <= 2000; seed++) for (const engine of engines) await expectLaws(seed, engine);
});

for (const name of PROGRAM_ENGINES) {
  const path = await findProgram(name, PROGRAMS_HERE.folders);
  describe.skipIf(path === null)(path ?? `skipped: no program ${name} is on PATH`, () => {
    test('proves nothing that trying every selection does not find, on 500 random problems, and leaves few open', async () => {
      const engine = await startEngine(name, PROGRAMS_HERE);
      let open = 0;
      // GLPK turns in circles on some of them until its time is over.
      for (let seed = 1; seed <= 500; seed++) if ((await expectNoContradiction(seed, engine, { timeLimitMs: 3000 })) === 'open') open++;
      await engine.close();
      expect(open).toBeLessThan(name === 'glpsol' ? 50 : 10);
    });
  });
}
