import { expect, it } from 'vitest';
import { askPlainly } from '../../src/app/ask-plainly.ts';
import { decimal, ONE } from '../../src/base/decimal.ts';
import type { EngineOutcome } from '../../src/engine/engine.ts';
import type { Problem } from '../../src/problem/problem.ts';
import { PROBLEM_FORMAT } from '../../src/problem/problem.ts';
import type { Claims } from '../../src/report/compare-opinions.ts';
import { scriptedEngine } from '../engine/scripted-engine.ts';

// At most two of three, A and B not both; A and C together earn 1 more.
const problem: Problem = {
  format: PROBLEM_FORMAT,
  variables: ['A', 'B', 'C'],
  objectives: [{ name: 'o', linear: { A: decimal('5'), B: decimal('4'), C: decimal('3.5') }, pairs: [['A', 'C', ONE]] }],
  constraints: [
    { kind: 'linear', name: 'two', terms: ['A', 'B', 'C'].map((key) => [key, ONE] as const), max: decimal('2') },
    { kind: 'conflict', name: 'pair', members: ['A', 'B'] },
  ],
};
const claims = (result: Claims['result'], value: string | null): Claims => ({
  result,
  selected: [],
  values: value === null ? null : [{ sum: decimal(value), divisor: ONE }],
  bounds: [],
});
const ask = (outcome: Partial<EngineOutcome>, of: Claims, timeLimitMs = 1000) => {
  const engine = scriptedEngine(() => ({ status: 'optimal', point: null, bound: Number.POSITIVE_INFINITY, raw: '', ...outcome }));
  return askPlainly(problem, of, engine, timeLimitMs, {});
};
const best = { point: Float64Array.of(1, 0, 1, 1), bound: 9.5 };

it('gives the engine the problem as it stands: products of pairs, too', async () => {
  let asked = '';
  const engine = scriptedEngine(({ objective, rowUpper, columnCount }) => {
    asked = `${columnCount} ${objective.join()} ${rowUpper.join()}`;
    return { status: 'limit', limit: 'time', point: null, bound: Number.POSITIVE_INFINITY, raw: '' };
  });
  await askPlainly(problem, claims('optimal', '9.5'), engine, 1000, {});
  expect(asked).toBe('4 5,4,3.5,1 2,1,0,0,1');
});

it('confirms the same value, and that there is no plan', async () => {
  expect((await ask(best, claims('optimal', '9.5'))).verdict).toBe('agree');
  expect((await ask({ status: 'infeasible' }, claims('infeasible', null))).verdict).toBe('agree');
});

it('contradicts with a checked plan only', async () => {
  expect((await ask(best, claims('optimal', '9'))).verdict).toBe('disagree');
  expect((await ask(best, claims('infeasible', null))).verdict).toBe('disagree');
  const broken = { point: Float64Array.of(1, 1, 1, 1), bound: 13.5 };
  for (const it of [claims('optimal', '9'), claims('infeasible', null)])
    expect(await ask(broken, it)).toEqual({ verdict: 'undecided', sentences: [] });
  expect((await ask({ status: 'infeasible' }, claims('optimal', '9.5'))).verdict).toBe('undecided');
});

it('asks nothing when no time is left', async () => {
  expect(await ask(best, claims('optimal', '9'), 0)).toEqual({ verdict: 'undecided', sentences: [] });
});
