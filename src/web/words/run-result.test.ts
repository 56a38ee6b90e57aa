import { expect, it } from 'vitest';
import { gapUp, resultOf } from './run-result.ts';

const percent = (value: number): string => `${value} %`;
const said = (run: Partial<Parameters<typeof resultOf>[0]>): string =>
  resultOf({ status: 'succeeded', result: null, gap_pct: null, ...run }, percent).words;

it('calls a plan the best only where that is proven', () => {
  expect(said({ result: 'optimal', gap_pct: 0 })).toBe('Best plan, proven');
  expect(said({ result: 'feasible', gap_pct: 1.2341 })).toBe('Best plan found so far; at most 1.24 % better is possible');
  expect(said({ result: 'feasible', gap_pct: 0 })).toBe('Best plan found so far; no plan is worth more');
  expect(said({ result: 'feasible' })).toBe('Best plan found so far; how much better another could be is not known');
});

it('tells a run that was stopped from one that found nothing', () => {
  expect(said({ status: 'canceled', result: 'feasible', gap_pct: 3 })).toBe(
    'Stopped: best plan found so far; at most 3 % better is possible',
  );
  expect(said({ status: 'canceled', result: 'unknown' })).toBe('Stopped before a plan was found');
  expect(said({ result: 'unknown' })).toBe('No plan found in the time, and no proof that there is none');
  expect(said({ result: 'infeasible' })).toBe('No plan can keep all of these rules');
  expect(said({ status: 'failed', result: 'invalid' })).toBe('Refused: the sheet must be mended first');
  expect(said({ status: 'failed' })).toBe('The run failed');
  expect(said({ status: 'running' })).toBe('Under way');
});

it('rounds a gap up, so that what it says holds', () => {
  expect([0.001, 1.2, 12.341].map(gapUp)).toEqual([0.01, 1.2, 12.35]);
});
