import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { agreeOnAlternatives, agreeOnTies } from '../support/alternatives-agreement.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

describe('alternatives, at length', () => {
  it('are the most different plans within the share, on 1,000 random runs', () => agreeOnAlternatives(engine, 1000));
  it('that are as good are all found, on 1,000 random runs', () => agreeOnTies(engine, 1000));
});
