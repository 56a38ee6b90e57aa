import { expect, test } from 'vitest';
import { expectAgreement } from './agreement.ts';
import { sharedOwnEngines } from './own-engines.ts';
import { randomClosures } from './random-problems.ts';

const engines = sharedOwnEngines();

test('our engines and trying every selection agree on 500 random problems', { timeout: 300_000 }, async () => {
  const results = new Map<string, number>();
  for (let seed = 1; seed <= 500; seed++) {
    // Every second one with each engine there is.
    const result = await expectAgreement(seed, seed % 2 === 0 ? engines : engines.slice(0, 1), seed % 20 === 0 ? 16 : 12);
    results.set(result, (results.get(result) ?? 0) + 1);
  }
  // Both answers are well represented.
  expect(results.get('optimal')).toBeGreaterThan(250);
  expect(results.get('infeasible')).toBeGreaterThan(50);
});

test('and on 200 of prerequisites and at most one cap', { timeout: 300_000 }, async () => {
  for (let seed = 1; seed <= 200; seed++)
    expect(await expectAgreement(seed, seed % 4 === 0 ? engines : engines.slice(0, 1), 12, randomClosures)).toBe('optimal');
});
