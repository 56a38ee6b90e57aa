import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { agreeOnFrontiers, agreeOnPartialFrontiers } from '../support/frontier-agreement.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

describe('a frontier of two KPIs', () => {
  it('has every point that trying all selections finds, on 25 random runs', () => agreeOnFrontiers(engine, 25));
  it('that was broken off says nothing that is not true, on 8 random runs in three ways', () => agreeOnPartialFrontiers(engine, 8));
});
