import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../src/engine/engine.ts';
import { checkPlan } from '../src/problem/check-plan.ts';
import { checkSelection } from '../src/problem/check-problem.ts';
import { startUsualEngine } from './engine/own-engines.ts';
import { checks, compareWithBruteForce, solveInputs, toInputs } from './support/compare-with-brute-force.ts';
import { randomPlan } from './support/random-plan.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

describe('the whole spine against trying every selection', () => {
  it('agrees on 1,500 random workbooks over all rule types, modes and scopes', async () => {
    const seen = new Map<string, number>();
    for (let seed = 1; seed <= 1_500; seed++) {
      const kind = await compareWithBruteForce(seed, seed % 50 === 0 ? 16 : 9, engine);
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
    for (const kind of ['optimal', 'infeasible', 'invalid', 'rejected']) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(8);
  }, 240_000);

  it('catches a selection that was tampered with, by the rules and by the problem alike', async () => {
    let caught = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const inputs = toInputs(randomPlan(seed, 10));
      if (typeof inputs === 'string') continue;
      const { built, solution } = await solveInputs(inputs, engine);
      if (!solution?.hasPlan) continue;
      for (const key of built.problem.variables) {
        const tampered = solution.selected.includes(key) ? solution.selected.filter((it) => it !== key) : [...solution.selected, key];
        const byRules = checkPlan(tampered, inputs, checks).length > 0;
        expect(checkSelection(built.problem, tampered).violations.length > 0, `seed ${seed}, ${key}`).toBe(byRules);
        if (byRules) caught++;
      }
    }
    expect(caught).toBeGreaterThan(100);
  }, 120_000);
});
