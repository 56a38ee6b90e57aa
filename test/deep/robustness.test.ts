import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { agreeOnFutures } from '../support/future-agreement.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

describe('robustness, at length', () => {
  it('agrees with trying every selection in every future, on 1,500 random runs', () => agreeOnFutures(engine, 1500, 4));
});
