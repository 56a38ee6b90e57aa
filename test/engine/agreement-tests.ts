import { test } from 'vitest';
import { expectAgreement } from './agreement.ts';
import { sharedOwnEngines } from './own-engines.ts';

/** Makes one test, with the time that a test may take, for the 2,500 random problems after each start. */
export const agreementTests = (starts: readonly number[]): void => {
  const engines = sharedOwnEngines();

  test.each(starts)('every engine of ours and trying every selection agree on 2,500 random problems after %i', async (start) => {
    for (let seed = start + 1; seed <= start + 2500; seed++) await expectAgreement(seed, engines, seed % 10 === 0 ? 16 : 12);
  });
};
