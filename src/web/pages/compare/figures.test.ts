import { expect, it } from 'vitest';
import type { Comparison } from '../../api/queries-compare.ts';
import { planFigures, sliceFigures, targetFigures } from './figures.ts';

const say = (value: number): string => String(value);
const KPIS = [{ kpi: 'cost', name: 'Cost per order', unit: 'EUR', direction: 'decrease' as const }];

const run = (id: string, cost: number, facts: Partial<Comparison['runs'][number]> = {}): Comparison['runs'][number] => ({
  run_id: id,
  scenario_name: 'Growth',
  constraint_set_name: 'Baseline',
  result: 'optimal',
  has_plan: true,
  proven: true,
  selected: ['A'],
  objectives: [{ name: 'cost', kpi: 'cost', sum: -cost, divisor: 2 }],
  capacity_used: 10,
  capacity_total: null,
  kpis: { cost },
  slices: [{ dimension: 'country', dimension_key: 'UK', used: 4, floor: 3, cap: null }],
  gaps: [{ dimension: 'all', dimension_key: 'all', kpi: 'cost', target_type: 'goal', target: 0.5, achieved: cost, severity: 'warning' }],
  ...facts,
});

const compared = (runs: Comparison['runs'], one_measure = true): Comparison => ({
  runs,
  one_measure,
  in_all: [],
  in_some: [],
  in_none: [],
  differences: [],
});

it('tells each difference to the first run with the digits that hold', () => {
  const figures = planFigures(compared([run('one', 0.3), run('two', 0.1)]), KPIS, say);
  expect(figures.find(({ id }) => id === 'kpi.cost')).toMatchObject({
    name: 'Cost per order (EUR)',
    direction: 'decrease',
    cells: [
      { value: 0.3, change: null },
      { value: 0.1, change: -0.2 },
    ],
  });
  expect(figures.find(({ id }) => id === 'objective.cost')?.cells.map(({ value }) => value)).toEqual([-0.15, -0.05]);
});

it('tells no difference of objectives that measure different things', () => {
  const figures = planFigures(compared([run('one', 3), run('two', 1)], false), KPIS, say);
  expect(figures.find(({ id }) => id === 'objective.cost')).toMatchObject({
    isOtherMeasure: true,
    cells: [{ change: null }, { value: -0.5, change: null }],
  });
});

it('has no figures of a run without a plan, and compares nothing with it', () => {
  const planless = run('two', 0, { has_plan: false, proven: false, objectives: [], kpis: {}, slices: [], gaps: [] });
  const all = compared([run('one', 3), planless]);
  const figures = [...planFigures(all, KPIS, say), ...sliceFigures(all, say), ...targetFigures(all, KPIS, say)];
  expect(figures.map(({ cells }) => [cells[1]?.value, cells[1]?.change])).toEqual(figures.map(() => [null, null]));
  expect(figures[0]?.cells[1]?.note).toBe('no plan');
});

it('says which bounds hold and whether targets are reached', () => {
  const all = compared([run('one', 3)]);
  expect(sliceFigures(all, say)[0]).toMatchObject({ name: 'country UK', cells: [{ value: 4, note: 'at least 3' }] });
  expect(targetFigures(all, KPIS, say)[0]).toMatchObject({
    name: 'Cost per order (EUR), everything: goal',
    cells: [{ value: 3, note: 'missed: goal 0.5' }],
  });
});
