import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { judgeCases, planCase, workbookCase } from '../support/random-conflicts.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

describe('infeasible workbooks against trying every selection, at length', () => {
  for (const [name, draw] of Object.entries({ workbookCase, planCase })) {
    it(`600 of ${name}: every row needed, every change enough, the least, and none missing`, async () => {
      const judged = await judgeCases(draw, 100_000, 600, engine);
      expect(judged.flatMap(({ complaints }) => complaints)).toEqual([]);
    });
  }
});
