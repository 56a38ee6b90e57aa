import { describe, expect, it } from 'vitest';
import { judgeRuns } from '../../bench/measure/judge-runs.ts';
import type { Words } from '../../bench/measure/run-solver.ts';
import { decimal } from '../../src/base/decimal.ts';
import { PROBLEM_FORMAT, type Problem } from '../../src/problem/problem.ts';

/** Worth 3 and 5, only one of them fits: the optimum is 5. */
const problem: Problem = {
  format: PROBLEM_FORMAT,
  variables: ['a', 'b'],
  objectives: [{ name: 'score', linear: { a: decimal('3'), b: decimal('5') }, pairs: [] }],
  constraints: [
    {
      kind: 'linear',
      name: 'capacity',
      terms: [
        ['a', decimal('1')],
        ['b', decimal('1')],
      ],
      max: decimal('1'),
    },
  ],
};

const words = (over: Partial<Words>): Words => ({
  status: 'optimal',
  selected: ['b'],
  bound: 5,
  seconds: 1,
  cpuSeconds: 1,
  peakMb: 1,
  version: '',
  ...over,
});

const judged = (...told: readonly Partial<Words>[]) =>
  judgeRuns(
    problem,
    1,
    told.map((it, at) => ({ solver: String(at), words: words(it) })),
  );

describe('judging what solvers say', () => {
  it('takes a plan at its exact worth, and finds nothing wrong with true answers', () => {
    const [run] = judged({});
    expect(run).toMatchObject({ status: 'optimal', objective: '5', gapPct: 0 });
    expect(run).not.toHaveProperty('fault');
  });

  it('measures the gap of a stopped search from the exact worth of its plan', () => {
    const [run] = judged({ status: 'feasible', selected: ['a'], bound: 6 });
    expect(run).toMatchObject({ objective: '3', gapPct: 100 });
    expect(run).not.toHaveProperty('fault');
  });

  it.each([
    ['a plan that breaks a constraint', { selected: ['a', 'b'] }, 'breaks "capacity"'],
    ['an optimum that another beats', { selected: ['a'], bound: 5 }, 'says optimal at 3, but a plan is worth 5'],
    ['a bound below a known plan', { status: 'feasible' as const, selected: ['a'], bound: 4 }, 'lies below a plan worth 5'],
    ['infeasible where a plan is known', { status: 'infeasible' as const, selected: null, bound: null }, 'says infeasible'],
    ['optimal without a plan', { selected: null }, 'without a plan'],
    ['a crash', { status: 'lost' as const, selected: null, bound: null }, 'crashed'],
  ])('names %s', (_, told, fault) => {
    const [run] = judged(told, {});
    expect(run?.fault).toContain(fault);
  });
});
