import { afterAll, beforeAll, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { expectLaws } from './laws.ts';
import { startOwnEngines } from './own-engines.ts';

let engines: readonly Engine[];
beforeAll(async () => {
  engines = await startOwnEngines();
});
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

test('adding a row, loosening one, fixing what was chosen, permuting and renaming do what they must on 100 random problems', async () => {
  for (let seed = 1; seed <= 100; seed++) for (const engine of engines) await expectLaws(seed, engine);
});
