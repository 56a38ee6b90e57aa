import { test } from 'vitest';
import { expectLaws } from './laws.ts';
import { sharedOwnEngines } from './own-engines.ts';

const engines = sharedOwnEngines();

test('adding a row, loosening one, fixing what was chosen, permuting and renaming do what they must on 100 random problems', async () => {
  for (let seed = 1; seed <= 100; seed++) for (const engine of engines) await expectLaws(seed, engine);
});
