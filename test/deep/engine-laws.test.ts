import { test } from 'vitest';
import { expectLaws } from '../engine/laws.ts';
import { sharedOwnEngines } from '../engine/own-engines.ts';

const engines = sharedOwnEngines();

test('the laws hold on 1,000 random problems', async () => {
  for (let seed = 1001; seed <= 2000; seed++) for (const engine of engines) await expectLaws(seed, engine);
});
