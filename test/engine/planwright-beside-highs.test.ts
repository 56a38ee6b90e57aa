import { expect, test } from 'vitest';
import { makeFamilyProblem } from '../../bench/families.ts';
import { isPositive } from '../../src/base/decimal.ts';
import { UnavailableError } from '../../src/base/errors.ts';
import type { EngineOutcome } from '../../src/engine/engine.ts';
import type { HighsEngine } from '../../src/engine/highs.ts';
import { startPlanwright } from '../../src/engine/planwright.ts';
import { solveProblem } from '../../src/engine/solve-problem.ts';
import { checkSelection } from '../../src/problem/check-problem.ts';

/** What our search does when HiGHS, which joins on larger problems, plays up. */

const now = (): number => performance.now();
// Large enough that HiGHS is asked, and that nobody proves it in seconds.
const problem = makeFamilyProblem('easy', 1000, 2);

const playing = (outcome: Partial<EngineOutcome>, relax: HighsEngine['relax'] = async () => null): HighsEngine => ({
  facts: { name: 'highs', version: '0', settings: {} },
  solve: async () => ({ status: 'failed', point: null, bound: Number.POSITIVE_INFINITY, raw: 'played', ...outcome }),
  relax,
  close: async () => undefined,
});

const solveWith = async (highs: () => Promise<HighsEngine>, timeLimitMs: number) => {
  const engine = await startPlanwright(highs);
  const solution = await solveProblem(problem, { timeLimitMs }, { engine, now });
  await engine.close();
  return solution;
};

const gone: readonly (readonly [string, () => Promise<HighsEngine>])[] = [
  ['breaks', async () => playing({})],
  ['runs out of memory', async () => playing({ status: 'limit', limit: 'memory' })],
  [
    'does not start',
    async () => {
      throw new UnavailableError('The solver HiGHS does not start.', { code: 'engine-unavailable', retryable: false });
    },
  ],
  [
    'cannot be started again',
    async () => ({
      ...playing({}),
      solve: async () => {
        throw new UnavailableError('The solver HiGHS does not start.', { code: 'engine-unavailable', retryable: false });
      },
    }),
  ],
];

test.each(gone)('goes on alone when HiGHS %s, and ends at the limit with its plan', { timeout: 60_000 }, async (_, highs) => {
  const solution = await solveWith(highs, 4000);
  expect(solution).toMatchObject({ result: 'feasible', limit: 'time', hasPlan: true });
  expect(checkSelection(problem, solution.selected).violations).toEqual([]);
});

test('does not believe HiGHS a bound below a plan, or a plan that breaks a row', { timeout: 60_000 }, async () => {
  const liar = playing({ status: 'optimal', point: new Float64Array(5000).fill(1), bound: -1e12 });
  const solution = await solveWith(async () => liar, 8000);
  expect(solution.hasPlan).toBe(true);
  expect(checkSelection(problem, solution.selected).violations).toEqual([]);
  expect(solution.stages[0] && isPositive(solution.stages[0].objective.sum)).toBe(true);
});

test('stops within a second when canceled while both search, and keeps the best plan', { timeout: 60_000 }, async () => {
  const engine = await startPlanwright();
  const cancel = new AbortController();
  let canceled = 0;
  setTimeout(() => {
    canceled = now();
    cancel.abort();
  }, 4000);
  const solution = await solveProblem(problem, {}, { engine, now }, { signal: cancel.signal });
  expect(now() - canceled).toBeLessThan(1000);
  await engine.close();
  expect(solution).toMatchObject({ result: 'feasible', limit: 'cancel', hasPlan: true });
});
