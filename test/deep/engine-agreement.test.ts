import { afterAll, beforeAll, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { startHighs } from '../../src/engine/highs.ts';
import { expectAgreement } from '../engine/agreement.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startHighs();
});
afterAll(() => engine.close());

test('the engine and trying every selection agree on 20,000 more random problems', async () => {
  for (let seed = 10_001; seed <= 30_000; seed++) await expectAgreement(seed, engine, seed % 10 === 0 ? 16 : 12);
});
