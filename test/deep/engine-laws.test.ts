import { afterAll, beforeAll, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { expectLaws } from '../engine/laws.ts';
import { startOwnEngines } from '../engine/own-engines.ts';

let engines: readonly Engine[];
beforeAll(async () => {
  engines = await startOwnEngines();
});
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

test('the laws hold on 1,000 random problems', async () => {
  for (let seed = 1001; seed <= 2000; seed++) for (const engine of engines) await expectLaws(seed, engine);
});
