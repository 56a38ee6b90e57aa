import { describe, expect, it } from 'vitest';
import { makeFormats } from '../../words/formats.ts';
import { kpiLines, planWords, robustnessWords, tightRules } from './memo-facts.ts';

type Report = Parameters<typeof planWords>[0];
const formats = makeFormats('en-GB');
const report = (facts: object): Report => facts as Report;

describe('what a memo says', () => {
  it('counts what is chosen, and the tokens', () => {
    const initiatives = [{ selected: true }, { selected: false }, { selected: true }];
    expect(planWords(report({ initiatives, capacity_used: 12.5, capacity_total: 20 }), formats)).toBe(
      '2 of 3 initiatives for 12.5 of 20 tokens',
    );
    expect(planWords(report({ initiatives, capacity_used: 0, capacity_total: null }), formats)).toBe('2 of 3 initiatives for 0 tokens');
  });

  it('names the rules of which nothing is left, those alone that bind', () => {
    const rules = [
      { row: 'Constraints!2', binds: true, tight: true },
      { row: 'Constraints!3', binds: true, tight: false },
      { row: 'Targets!4', binds: false, tight: true },
    ];
    expect(tightRules(report({ rules })).map(({ row }) => row)).toEqual(['Constraints!2']);
  });

  it('sets each KPI beside what is asked of it everywhere', () => {
    const kpis = [
      { kpi: 'gmv', name: '', unit: 'EUR', change: 5, weight: 1 },
      { kpi: 'nps', name: 'Promoters', unit: '', change: 0, weight: null },
    ];
    const gaps = [
      { kpi: 'gmv', dimension: 'all', target_type: 'floor', target: 12, baseline: 10, achieved: 15 },
      { kpi: 'gmv', dimension: 'all', target_type: 'goal', target: 20, baseline: 10, achieved: 15 },
      { kpi: 'nps', dimension: 'country', target_type: 'floor', target: 1, baseline: null, achieved: 2 },
    ];
    expect(kpiLines(report({ kpis, gaps }))).toEqual([
      { kpi: 'gmv', name: 'gmv', unit: 'EUR', change: 5, weight: 1, before: 10, after: 15, floor: 12, goal: 20 },
      { kpi: 'nps', name: 'Promoters', unit: '', change: 0, weight: null, before: null, after: null, floor: null, goal: null },
    ]);
  });

  it('tells sampled futures as samples', () => {
    const answer = { fit: { looked_at: 50, fits: 40 }, regret: { best_in: 30, futures: 45 }, tokens_pct: 10, contributions_pct: 0 };
    expect(robustnessWords(answer, formats)).toBe(
      'In 50 sampled futures (tokens uncertain by 10 %) this plan still kept every rule in 40, and no other was better in 30 of 45. That is a sample, not a proof.',
    );
    expect(robustnessWords(undefined, formats)).toBeNull();
    expect(robustnessWords({ fit: { looked_at: 0, fits: 0 } }, formats)).toBeNull();
  });
});
