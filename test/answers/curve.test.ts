import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { agreeOnCurves, agreeOnPartialCurves } from '../support/curve-agreement.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

describe('a capacity curve', () => {
  it('has every step that trying all selections finds, on 30 random runs and ranges', () => agreeOnCurves(engine, 30));
  it('that was broken off says nothing that is not true, on 10 random runs in four ways', () => agreeOnPartialCurves(engine, 10));
});
