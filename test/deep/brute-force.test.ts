import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { compareWithBruteForce } from '../support/compare-with-brute-force.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

describe('the whole spine against trying every selection, at length', () => {
  it('agrees on 20,000 more random workbooks, every tenth with up to 16 initiatives', async () => {
    let proven = 0;
    for (let seed = 100_001; seed <= 120_000; seed++) {
      if ((await compareWithBruteForce(seed, seed % 10 === 0 ? 16 : 11, engine)) === 'optimal') proven++;
    }
    expect(proven).toBeGreaterThan(6_000);
  });
});
