import { describe, expect, it } from 'vitest';
import { makeFormats } from '../../words/formats.ts';
import { guiltyChanges, relaxationsOf } from './conflict.ts';
import { costOf, costWords } from './costs.ts';
import { proofOf } from './outcome.ts';
import type { Change, TradeBase } from './trade-state.ts';

const FORMATS = makeFormats('en-GB');

const BASE: TradeBase = {
  capacity: 780,
  capacityRow: 'Scenario_Config!2',
  mode: 'weighted_kpis',
  weights: { gmv: 1 },
  firstWeights: { gmv: 1 },
  numbers: new Map([['Constraints!3', { column: 'max_tokens', number: 240, rows: ['Constraints!3'] }]]),
  measureRows: new Set(),
  isOfSelected: false,
};

const plan = {
  objective: [1],
  best_bound: [2],
  gap_pct: 0.8311,
  selected: ['A'],
  capacity_used: 1,
  kpis: {},
  enters: [],
  leaves: [],
  tokens_change: 0,
  kpi_changes: [],
  seconds: 0.1,
};

const end = (result: 'optimal' | 'feasible' | 'infeasible' | 'unknown', gap_pct: number | null) =>
  proofOf(
    {
      ...plan,
      proven: result === 'optimal',
      result,
      gap_pct,
      message: '',
      parent_run: '',
      parent_result: 'optimal',
      changes: [],
      comparison: { runs: [], in_all: [], in_some: [], in_none: [], one_measure: true, differences: [] },
      revalued: null,
      now_tight: [],
      no_longer_tight: [],
      capacity_total: null,
      slices: [],
      gaps: [],
    },
    FORMATS,
  ).badge;

describe('how good a plan is', () => {
  it('is said in words, and never more than is proven', () => {
    expect(proofOf({ ...plan, proven: false }, FORMATS).words).toContain('at most 0.84 % below the best');
    expect(proofOf({ ...plan, proven: false, gap_pct: null }, FORMATS).words).toContain('not known yet');
    expect(end('optimal', 0)).toBe('proven best');
    expect(end('feasible', 0.5)).toBe('not proven best');
    expect(end('feasible', 0)).toBe('none is worth more');
    expect(end('infeasible', null)).toBe('no plan');
    expect(end('unknown', null)).toBe('no plan found');
  });
});

const capacity: Change = { kind: 'capacity', to: 10 };
const lock: Change = { kind: 'include', initiative: 'INIT-1' };

describe('what each change costs', () => {
  const all = { objective: [2, 5], kpis: { gmv: 1, nps: 2 }, proven: true, selected: [] };
  const report = {
    stages: [
      { name: 'gmv', kpi: 'gmv', objective: { sum: 1, divisor: 1, shown: 1 }, best_bound: null, proven: true },
      { name: 'nps', kpi: 'nps', objective: { sum: 1, divisor: 1, shown: 1 }, best_bound: null, proven: true },
    ],
    kpis: [],
  };
  const words = (without: typeof all, change: Change) => costWords(costOf(all, without, change, BASE), report, FORMATS);

  it('is the best plan without it against the best with all', () => {
    expect(words({ ...all, objective: [2.5, 1] }, capacity)).toBe('costs 0.5 of gmv');
    expect(words({ ...all, objective: [2, 4.9] }, lock)).toBe('brings 0.1 of nps');
    expect(words({ ...all, objective: [2.5, 1], proven: false }, lock)).toBe('costs 0.5 of gmv (of plans that are not proven best)');
    expect(words(all, lock)).toBe('changes nothing');
    expect(words({ ...all, objective: [] }, capacity)).toBe('makes a plan possible: without it there is none');
  });

  it('is told in KPIs where the change changes what counts', () => {
    expect(words({ ...all, objective: [9], kpis: { gmv: 0.7, nps: 2.5 } }, { kind: 'weight', kpi: 'gmv', to: 3 })).toBe(
      'gmv +0.3, nps -0.5',
    );
  });
});

describe('why there is no plan', () => {
  const conflict = {
    rows: ['Scenario_Config!2', 'What-if!1', 'Constraints!7'],
    proven_minimal: true,
    relaxations: [
      { changes: [{ row: 'Scenario_Config!2', column: 'capacity_total_tokens', from: 10, to: 40 }], alone: true },
      { changes: [{ row: 'Constraints!7', column: 'min_tokens', from: 60, to: 10 }], alone: true },
      { changes: [{ row: 'What-if!1', drop: true } as const], alone: true },
    ],
  };
  const search = { capacity: '10', include: ['INIT-1'], exclude: ['INIT-2'] };
  const changes: readonly Change[] = [capacity, lock, { kind: 'exclude', initiative: 'INIT-2' }];

  it('names the changes that have a part in it', () => {
    expect(guiltyChanges({ conflict }, changes, search, BASE, { rules: [] })).toEqual([capacity, lock]);
  });

  it('offers other ways out as further changes', () => {
    expect(relaxationsOf({ conflict }, BASE, FORMATS)).toEqual([
      { words: 'Capacity 10 → 40', changes: [{ kind: 'capacity', to: 40 }] },
      { words: 'Constraints row 7: 60 → 10', changes: [{ kind: 'set', row: 'Constraints!7', column: 'min_tokens', to: 10 }] },
    ]);
  });
});
