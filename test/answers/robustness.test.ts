import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askFutures } from '../../src/answers/robustness/ask-futures.ts';
import type { Future } from '../../src/answers/robustness/future.ts';
import { toRobustness } from '../../src/answers/robustness/robustness.ts';
import { sampleFuture } from '../../src/answers/robustness/sample-future.ts';
import { solveFuture } from '../../src/answers/robustness/solve-future.ts';
import { countSentence, fitSentences, regretSentences } from '../../src/answers/robustness/to-text.ts';
import type { SolvedRun } from '../../src/answers/solved-run.ts';
import { decimal, isZero, toNumber, toPlain, ZERO } from '../../src/base/decimal.ts';
import { record } from '../../src/base/json.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { agreeOnFutures, doubt, isWithin, poseFuture } from '../support/future-agreement.ts';
import { askingOf, solved } from '../support/price-agreement.ts';
import { randomPlan } from '../support/random-plan.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

describe('robustness', () => {
  it('agrees with trying every selection in every future, on 100 random runs', () => agreeOnFutures(engine, 100, 2));
});

const firstRun = async (isWanted: (run: SolvedRun) => boolean = () => true): Promise<SolvedRun> => {
  for (let seed = 1; ; seed++) {
    const run = await solved(randomPlan(seed, 7), engine);
    if (run && run.plan.length > 0 && run.plan.length < run.built.problem.variables.length && isWanted(run)) return run;
  }
};

describe('a sampled future', () => {
  it('keeps every number within its bounds, zero at zero and blank at blank, with few digits', async () => {
    const run = await firstRun();
    for (let index = 1; index <= 50; index++) {
      for (const [at, drawn] of sampleFuture(run.inputs, doubt(), index).candidates.entries()) {
        const it = run.inputs.candidates[at];
        if (!it) continue;
        expect(drawn.tokens === null).toBe(it.tokens === null);
        if (drawn.tokens && it.tokens) {
          expect(isZero(drawn.tokens)).toBe(isZero(it.tokens));
          expect(isWithin(toPlain(drawn.tokens), toPlain(it.tokens), '20'), `${drawn.tokens} for ${it.tokens}`).toBe(true);
          expect(drawn.tokens.c.length).toBeLessThanOrEqual(5);
        }
        for (const [kpi, value] of Object.entries(it.contributions))
          expect(isWithin(toPlain(drawn.contributions[kpi] ?? decimal('0')), toPlain(value), '30')).toBe(true);
      }
    }
  });

  it('depends on its seed and number alone: not on the order of rows, nor on what else is uncertain', async () => {
    const { inputs } = await firstRun();
    const turned = { ...inputs, candidates: inputs.candidates.toReversed() };
    const drawn = sampleFuture(inputs, doubt(), 7);
    expect(sampleFuture(turned, doubt(), 7).candidates.toReversed()).toEqual(drawn.candidates);
    const tokensOnly = sampleFuture(inputs, doubt({ contributionsPct: null }), 7);
    expect(tokensOnly.candidates.map((it) => it.tokens)).toEqual(drawn.candidates.map((it) => it.tokens));
    expect(tokensOnly.candidates.map((it) => it.contributions)).toEqual(inputs.candidates.map((it) => it.contributions));
    expect(sampleFuture(inputs, doubt({ seed: 2 }), 7).candidates).not.toEqual(drawn.candidates);
    expect(sampleFuture(inputs, doubt(), 8).candidates).not.toEqual(drawn.candidates);
  });

  it('keeps to the ranges of the sheet where it gives any, whatever is uncertain beside them', async () => {
    const { inputs } = await firstRun();
    const range = (low: string, high: string) => ({ low: decimal(low), high: decimal(high) });
    const ranges = { tokens: range('7', '7.5'), contributions: record([['gmv', range('-1', '2')]]) };
    const [first, ...rest] = inputs.candidates.map((it) => ({
      ...it,
      tokens: decimal('7'),
      contributions: record([['gmv', decimal('0')]]),
    }));
    const given = { ...inputs, candidates: [{ ...(first ?? raise()), ranges }, ...rest] };
    for (const uncertainty of [doubt(), doubt({ tokensPct: null, contributionsPct: null })]) {
      const drawn = Array.from({ length: 200 }, (_, at) => sampleFuture(given, uncertainty, at + 1).candidates[0]);
      const tokens = drawn.map((it) => toNumber(it?.tokens ?? ZERO));
      const gmv = drawn.map((it) => toNumber(it?.contributions.gmv ?? ZERO));
      expect([Math.min(...tokens) >= 7, Math.max(...tokens) <= 7.5, Math.min(...gmv) >= -1, Math.max(...gmv) <= 2]).toEqual(
        Array(4).fill(true),
      );
      expect(Math.max(...tokens) - Math.min(...tokens)).toBeGreaterThan(0.45);
      expect(Math.max(...gmv) - Math.min(...gmv)).toBeGreaterThan(2.7);
      const second = sampleFuture(given, uncertainty, 1).candidates[1];
      expect(second?.tokens?.eq('7')).toBe(uncertainty.tokensPct === null);
      expect(second?.contributions.gmv?.eq('0')).toBe(true);
    }
  });

  it('draws evenly between the bounds, each number by itself', async () => {
    const { inputs } = await firstRun();
    const [first, second] = inputs.candidates.filter((it) => it.tokens && toNumber(it.tokens) > 1);
    const shares = (key: string | undefined, tokens: number): readonly number[] =>
      Array.from({ length: 2000 }, (_, at) => {
        const drawn = sampleFuture({ ...inputs, candidates: inputs.candidates.filter((it) => it.key === key) }, doubt(), at + 1)
          .candidates[0];
        return (toNumber(drawn?.tokens ?? decimal('0')) / tokens - 0.8) / 0.4;
      });
    const a = shares(first?.key, toNumber(first?.tokens ?? decimal('1')));
    const b = shares(second?.key, toNumber(second?.tokens ?? decimal('1')));
    const mean = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0) / values.length;
    for (const tenth of Array.from({ length: 10 }, (_, at) => at / 10))
      expect(a.filter((it) => it >= tenth && it < tenth + 0.1).length).toBeGreaterThan(140);
    expect(Math.abs(mean(a) - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(mean(a.map((it, at) => (it - 0.5) * ((b[at] ?? 0) - 0.5))))).toBeLessThan(0.01);
  });
});

const allFutures = async (run: SolvedRun, count: number, threads: number): Promise<readonly Future[]> => {
  const { solve } = askingOf(engine);
  const found: Future[] = [];
  const solver = (index: number): Promise<Future> =>
    solveFuture(run, index, poseFuture(run, sampleFuture(run.inputs, doubt(), index)), solve);
  const indices = Array.from({ length: count }, (_, at) => at + 1);
  await askFutures(
    threads > 1 ? indices.toReversed() : indices,
    Array(threads).fill(solver),
    () => false,
    (it) => void found.push(it),
  );
  return found;
};

describe('what is told of the futures', () => {
  it('is the same whatever their order and however many are solved at once', async () => {
    const run = await firstRun();
    const one = toRobustness(run, doubt(), 20, await allFutures(run, 20, 1));
    expect(toRobustness(run, doubt(), 20, await allFutures(run, 20, 3))).toEqual(one);
  });

  it('counts a future that a limit stopped as open, and its plan as none', async () => {
    const run = await firstRun();
    const built = poseFuture(run, sampleFuture(run.inputs, doubt(), 1));
    const { solve } = askingOf(engine);
    const future = await solveFuture(run, 1, built, async (problem, hint) => {
      const solution = await solve(problem, hint);
      return { ...solution, result: 'feasible', limit: 'time', stages: solution.stages.map((it) => ({ ...it, proven: false })) };
    });
    expect([future.outcome, future.enters, future.leaves, future.best]).toEqual(['open', [], [], []]);
    const robustness = toRobustness(run, doubt(), 5, [future]);
    expect(robustness.initiatives.every(({ standing, count }) => standing === null && count === 0)).toBe(true);
    expect(countSentence(robustness)).toBe('Of 5 futures the best plan is known in 0; not settled before a limit: 1; not looked at: 4.');
    expect(regretSentences(robustness)).toEqual([]);
    expect(fitSentences(robustness, new Map()).join(' ')).toContain('1 future');
  });

  it('ends early when nothing more may be asked, with what is known by then', async () => {
    const seen: number[] = [];
    const run = await firstRun();
    const [future] = await allFutures(run, 1, 1);
    const solver = async (index: number): Promise<Future> => ({ ...(future ?? raise()), index });
    await askFutures(
      [1, 2, 3, 4, 5],
      [solver, solver],
      () => seen.length >= 3,
      (it) => void seen.push(it.index),
    );
    expect(seen.length).toBeGreaterThanOrEqual(3);
    expect(seen.length).toBeLessThan(5);
  });
});

const raise = (): never => {
  throw new TypeError('there is no future');
};
