import { expect, test } from 'vitest';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { startEngineThread } from '../../src/engine/start-engine-thread.ts';
import { describeEngine } from './conformance.ts';

// Through a thread of its own, it is the same engine.
describeEngine('planwright', () => startEngineThread('planwright', NO_PROGRAMS));

test('an engine that is not there is told when its thread starts', async () => {
  await expect(startEngineThread('glpsol', { ...NO_PROGRAMS, folders: ['/nowhere'] })).rejects.toMatchObject({
    code: 'engine-unavailable',
  });
});
