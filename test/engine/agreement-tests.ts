import { afterAll, beforeAll, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { expectAgreement } from './agreement.ts';
import { startOwnEngines } from './own-engines.ts';

/** Makes one test, with the time that a test may take, for the 2,500 random problems after each start. */
export const agreementTests = (starts: readonly number[]): void => {
  let engines: readonly Engine[];
  beforeAll(async () => {
    engines = await startOwnEngines();
  });
  afterAll(() => Promise.all(engines.map((engine) => engine.close())));

  test.each(starts)('every engine of ours and trying every selection agree on 2,500 random problems after %i', async (start) => {
    for (let seed = start + 1; seed <= start + 2500; seed++) await expectAgreement(seed, engines, seed % 10 === 0 ? 16 : 12);
  });
};
