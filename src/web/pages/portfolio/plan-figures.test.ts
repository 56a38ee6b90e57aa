import { describe, expect, it } from 'vitest';
import type { Report } from './initiatives.ts';
import { metTargets } from './plan-figures.ts';

type Gap = Report['gaps'][number];

const gap = (facts: Partial<Gap>): Gap => ({
  dimension: 'all',
  key: 'all',
  kpi: 'gmv',
  unit: 'EUR',
  target_type: 'goal',
  target: 10,
  baseline: null,
  achieved: 7,
  gap: 3,
  severity: 'warning',
  recommendation: '',
  rows: [],
  ...facts,
});

describe('the targets of a plan', () => {
  it('stand together where a floor and a goal are of one slice', () => {
    const cost: Report['kpis'][number] = {
      kpi: 'cost',
      name: '',
      unit: '',
      direction: 'decrease',
      level: 'strategic',
      change: null,
      weight: null,
      scale: null,
      scale_from: null,
    };
    const gaps = [
      gap({}),
      gap({ target_type: 'floor', target: 5 }),
      gap({ dimension: 'country', key: 'UK' }),
      gap({ kpi: 'cost', baseline: 20, target_type: 'floor', target: 18, achieved: 17 }),
    ];
    expect(metTargets({ gaps, kpis: [cost] })).toEqual([
      { name: 'gmv', unit: 'EUR', isFalling: false, from: 0, achieved: 7, floor: 5, goal: 10 },
      { name: 'gmv, country UK', unit: 'EUR', isFalling: false, from: 0, achieved: 7, floor: null, goal: 10 },
      { name: 'cost', unit: 'EUR', isFalling: true, from: 20, achieved: 17, floor: 18, goal: null },
    ]);
  });
});
