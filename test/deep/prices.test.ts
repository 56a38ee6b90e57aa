import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { agreeOnPrices, agreeOnRowPrices } from '../support/price-agreement.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

describe('prices, at length', () => {
  it('of initiatives agree with trying every selection, on 1,500 random runs', () => agreeOnPrices(engine, 1500));
  it('of 1,500 rows agree with trying every selection without the row, and are never negative', () => agreeOnRowPrices(engine, 1500));
});
