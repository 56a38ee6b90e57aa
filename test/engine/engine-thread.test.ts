import { expect, test } from 'vitest';
import { startEngineThread } from '../../src/engine/start-engine-thread.ts';
import { describeEngine } from './conformance.ts';

// Through a thread of its own, it is the same engine.
describeEngine('planwright', () => startEngineThread('planwright', []));

test('an engine that is not there is told when its thread starts', async () => {
  await expect(startEngineThread('glpsol', ['/nowhere'])).rejects.toMatchObject({ code: 'engine-unavailable' });
});
