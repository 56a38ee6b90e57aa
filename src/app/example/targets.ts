import type { ExampleRow } from '../../rows/template.ts';
import { BASELINE, EFFICIENCY, GROWTH, STRICT } from './rules.ts';

/** The example's KPIs, their weights by scenario, and how far each should come. */
export const EXAMPLE_METRICS: readonly ExampleRow[] = [
  {
    kpi_key: 'gmv',
    kpi_name: 'Gross merchandise value',
    kpi_level: 'north_star',
    unit: 'EUR m a quarter',
    direction: 'increase',
    notes: 'The north star: what buyers spend on the marketplace.',
  },
  { kpi_key: 'conversion', kpi_name: 'Visits that end in an order', kpi_level: 'strategic', unit: '%', direction: 'increase' },
  {
    kpi_key: 'delivery_time',
    kpi_name: 'Hours from order to door',
    kpi_level: 'strategic',
    unit: 'hours',
    direction: 'decrease',
    notes: 'Less is better: an initiative that saves an hour carries -1.',
  },
  { kpi_key: 'cost_per_order', kpi_name: 'Cost of one order', kpi_level: 'strategic', unit: 'EUR', direction: 'decrease' },
  { kpi_key: 'nps', kpi_name: 'Net promoter score', kpi_level: 'strategic', unit: 'points', direction: 'increase' },
];

export const EXAMPLE_SCENARIOS: readonly ExampleRow[] = [
  {
    scenario_name: GROWTH,
    objective_mode: 'weighted_kpis',
    period_key: '2027-Q1',
    capacity_total_tokens: 780,
    objective_weights_json: '{"north_star": 1.0, "kpi.conversion": 0.6, "kpi.delivery_time": 0.4, "kpi.nps": 0.3}',
    synergy_bonus_pct: 10,
    notes: 'Grow sales, and let delivery and trust count too.',
  },
  {
    scenario_name: EFFICIENCY,
    objective_mode: 'lexicographic',
    period_key: '2027-Q1',
    capacity_total_tokens: 760,
    objective_weights_json: 'cost_per_order=3, delivery_time=2, north_star=1',
    synergy_bonus_pct: 5,
    notes: 'First the cost of an order, then delivery time, then sales.',
  },
];

type Line = readonly [
  dimension: string,
  key: string,
  kpi: string,
  type: 'floor' | 'goal',
  value: number,
  baseline: number | null,
  notes?: string,
];

const target =
  (set: string) =>
  ([dimension, key, kpi, type, value, baseline, notes]: Line): ExampleRow => ({
    scenario_name: '*',
    constraint_set_name: set,
    dimension,
    dimension_key: key,
    kpi_key: kpi,
    target_value: value,
    target_type: type,
    baseline_value: baseline,
    notes: notes ?? null,
  });

const SHARED: readonly Line[] = [
  ['all', 'all', 'gmv', 'goal', 485, 412, 'A goal never blocks a plan; what is short stands in Gaps_and_Alerts.'],
  ['all', 'all', 'conversion', 'goal', 4.4, 3.1],
  ['all', 'all', 'delivery_time', 'goal', 31, 41.5],
  ['all', 'all', 'cost_per_order', 'floor', 6.25, 6.8, 'A floor must be reached.'],
  ['all', 'all', 'cost_per_order', 'goal', 6, 6.8],
  ['all', 'all', 'nps', 'goal', 50, 38],
  ['country', 'DE', 'nps', 'floor', 32.5, 31],
  ['country', 'UK', 'cost_per_order', 'floor', 7.12, 7.1, 'A guardrail: it may rise, by 0.02 at most.'],
  ['country_segment', 'UAE_Buyers', 'delivery_time', 'floor', 58.5, 62, 'A cross-section: buyers in the UAE.'],
];

export const EXAMPLE_TARGETS: readonly ExampleRow[] = [
  ...SHARED.map(target(BASELINE)),
  ...SHARED.map(target(STRICT)),
  ...([['country', 'FR', 'conversion', 'goal', 0.25, null, 'Without a baseline: the change to reach.']] as const).map(target(STRICT)),
];
