import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { startHighs } from '../../src/engine/highs.ts';
import { expectAgreement } from './agreement.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startHighs();
});
afterAll(() => engine.close());

test('the engine and trying every selection agree on 2,000 random problems', { timeout: 300_000 }, async () => {
  const results = new Map<string, number>();
  for (let seed = 1; seed <= 2000; seed++) {
    const result = await expectAgreement(seed, engine, seed % 20 === 0 ? 16 : 12);
    results.set(result, (results.get(result) ?? 0) + 1);
  }
  // Both answers are well represented.
  expect(results.get('optimal')).toBeGreaterThan(1000);
  expect(results.get('infeasible')).toBeGreaterThan(200);
});
