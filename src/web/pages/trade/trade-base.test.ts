import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../api/client.ts';
import { allTokens, findInitiatives, firstLockOf, lockOrder, rangeAround, stepOf, tradedRules } from './trade-base.ts';

type Initiative = Schemas['ReportedInitiative'];
type Rule = Schemas['ReportedRule'];

const rule = (row: string, more: Partial<Rule>): Rule => ({
  row,
  type: 'capacity_cap',
  words: '',
  dimension: 'country',
  key: 'UK',
  kpi: '',
  number: 10,
  baseline: null,
  binds: true,
  policy: false,
  slack: 1,
  tight: false,
  ...more,
});

const initiative = (key: string, more: Partial<Initiative> & { worth?: number }): Initiative => ({
  key,
  title: '',
  row: 'Candidates!2',
  dimensions: {},
  selected: false,
  tokens: 1,
  allocated_tokens: 0,
  objective_contribution: { sum: 0, divisor: 1, shown: 0 },
  score: { sum: 0, divisor: 1, shown: more.worth ?? 0 },
  contributions: {},
  can_be_chosen: true,
  mandatory: false,
  bundles: [],
  prerequisites: [],
  needed_by: [],
  excludes: [],
  synergies: [],
  dependency_status: '',
  reason: '',
  lifecycle_status: '',
  active_overall_score: null,
  notes: '',
  ...more,
});

describe('what can be traded with', () => {
  it('are rules; rows that say the same are one, those that bind come first, and locks and the capacity are none', () => {
    const found = tradedRules({
      rules: [
        rule('Constraints!3', {}),
        rule('Constraints!4', { key: 'DE', tight: true }),
        rule('Constraints!9', {}),
        rule('Constraints!5', { type: 'mandatory', number: null, dimension: 'initiative' }),
        rule('Scenario_Config!2', { type: 'capacity' }),
        rule('What-if!4', { type: 'mandatory', number: null }),
      ],
    });
    expect(found.map(({ rows, column }) => [rows, column])).toEqual([
      [['Constraints!4'], 'max_tokens'],
      [['Constraints!3', 'Constraints!9'], 'max_tokens'],
      [['Constraints!5'], null],
    ]);
    expect(firstLockOf({ rules: [rule('What-if!4', {}), rule('Constraints!3', {})] })).toBe(5);
    expect(firstLockOf({ rules: [] })).toBe(1);
  });

  it('are initiatives: those in the plan, then the most worth for a token, then those that cannot be chosen', () => {
    const all = [
      initiative('OUT', { can_be_chosen: false, worth: 90 }),
      initiative('POOR', { worth: 1 }),
      initiative('RICH', { worth: 9 }),
      initiative('HUGE', { worth: 10, tokens: 100 }),
      initiative('IN', { selected: true }),
    ];
    expect(lockOrder(all).map(({ key }) => key)).toEqual(['IN', 'RICH', 'POOR', 'HUGE', 'OUT']);
    expect(allTokens(all)).toBe(103);
  });

  it('can be found by every word of a search', () => {
    const all = [
      initiative('INIT-1', { title: 'Faster refunds', dimensions: { country: 'UK' } }),
      initiative('INIT-2', { title: 'Faster search', dimensions: { country: 'DE' } }),
    ];
    const keys = (search: string) => findInitiatives(all, search).map(({ key }) => key);
    expect(keys('')).toEqual(['INIT-1', 'INIT-2']);
    expect(keys('faster uk')).toEqual(['INIT-1']);
    expect(keys('init-2')).toEqual(['INIT-2']);
    expect(keys('<img')).toEqual([]);
  });
});

describe('a slider', () => {
  it('has about 200 round steps', () => {
    expect([780, 1, 0.4, 12_345, 0].map(stepOf)).toEqual([5, 0.005, 0.002, 100, 1]);
  });

  it('has room on both sides', () => {
    expect(rangeAround(1)).toEqual({ min: 0, max: 2, step: 0.01 });
    expect(rangeAround(-5).min).toBe(-10);
    expect(rangeAround(0).max).toBe(1);
  });
});
