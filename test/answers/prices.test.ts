import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPrices } from '../../src/answers/prices/find-price.ts';
import { findRowPrice } from '../../src/answers/prices/find-row-price.ts';
import { priceSentences, shortPrice } from '../../src/answers/prices/to-text.ts';
import type { SolvedRun } from '../../src/answers/solved-run.ts';
import type { Asking } from '../../src/answers/solver.ts';
import { poseRun } from '../../src/app/pose-run.ts';
import { isZero } from '../../src/base/decimal.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { makeRowSystem } from '../../src/problem/make-row-system.ts';
import { rulebook } from '../../src/rules/index.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { agreeOnPrices, agreeOnRowPrices, askingOf, solved } from '../support/price-agreement.ts';
import { randomPlan } from '../support/random-plan.ts';

const WORDS = { demands: new Map(), compiled: new Map(), units: new Map(), whole: null, isOptimal: true } as const;

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

describe('prices', () => {
  it('of initiatives agree with trying every selection, on 60 random runs', () => agreeOnPrices(engine, 60));
  it('of 120 rows agree with trying every selection without the row, and are never negative', () => agreeOnRowPrices(engine, 120));
});

describe('a limit that strikes', () => {
  it('leaves a price open, and says so, when nothing more may be asked', async () => {
    const run = await firstRun();
    const asking = askingOf(engine);
    const key = run.built.problem.variables.find((it) => !run.plan.includes(it)) ?? '';
    const [price] = await findPrices(run, [key], [{ ...asking, stopped: () => 'time' }]);
    expect(price?.outcome).toBe('open');
    expect(price && shortPrice(price, WORDS)).toBe('price not known');
  });

  it('says "at most" of a plan that is not proven best', async () => {
    const run = await firstRun();
    const asking = askingOf(engine);
    for (const key of run.built.problem.variables) {
      const unproven: Asking = {
        ...asking,
        solve: async (problem, hint, terms) => {
          const solution = await asking.solve(problem, hint, terms);
          return { ...solution, stages: solution.stages.map((it) => ({ ...it, proven: false, bestBound: null })) };
        },
      };
      const [price] = await findPrices(run, [key], [unproven]);
      if (price?.outcome !== 'priced') continue;
      expect(price.isProven || price.isNearest).toBe(false);
      expect(priceSentences(price, WORDS).join(' ')).toContain('at most');
    }
  });
});

const firstRun = async (): Promise<SolvedRun> => {
  for (let seed = 1; ; seed++) {
    const run = await solved(randomPlan(seed, 7), engine);
    if (run && run.plan.length > 0 && run.plan.length < run.built.problem.variables.length) return run;
  }
};

describe('a plan that is not proven best', () => {
  it('gives no row a cost that a better plan could have without touching it', async () => {
    const run = { ...(await firstRun()), isOptimal: false };
    const system = makeRowSystem(run.inputs, rulebook);
    for (const unit of system.units) {
      const dropped = () => poseRun(system.changed(unit.rows.map((row) => ({ row, drop: true }))));
      const { gains, effect } = await findRowPrice(run, unit, dropped, askingOf(engine));
      for (const { atLeast } of gains) expect(effect === 'binds' && atLeast !== null && !isZero(atLeast.sum)).toBe(false);
    }
  });
});
