import { random } from './random.ts';
import type { Tabs } from './small-plan.ts';

/**
 * A plan that is found at once, and whose proof takes hours: initiatives whose worth follows their cost, under ten guardrails at half of
 * what all of them would cost together. For whatever must be seen while a run goes.
 */

const SIZE = 250;
const GUARDS = Array.from({ length: 10 }, (_, at) => `cost_${at + 1}`);
const SPREAD = 500;
const SHARE = 0.5;

export const hardPlanTabs = (): Tabs => {
  const chance = random(7);
  const costs = Array.from({ length: SIZE }, () => GUARDS.map(() => chance.whole(1, 1_000)));
  const worth = costs.map((own) => Math.round(sumOf(own) / own.length + chance.whole(0, SPREAD)));
  const caps = GUARDS.map((_, guard) => Math.floor(SHARE * sumOf(costs.map((own) => own[guard] ?? 0))));
  return {
    Candidates: lines([
      ['initiative_key', 'engineering_tokens', 'kpi.gmv', ...GUARDS.map((it) => `kpi.${it}`)],
      ...costs.map((own, at) => [`INIT-${1000 + at}`, 1, worth[at] ?? 0, ...own]),
    ]),
    Metrics_Config: lines([
      ['kpi_key', 'kpi_level', 'direction'],
      ['gmv', 'north_star', 'increase'],
      ...GUARDS.map((it) => [it, 'strategic', 'decrease']),
    ]),
    Scenario_Config: lines([
      ['scenario_name', 'objective_mode'],
      ['Hard', 'north_star'],
    ]),
    Constraints: lines([['scenario_name', 'constraint_set_name', 'constraint_type']]),
    Targets: lines([
      ['scenario_name', 'constraint_set_name', 'kpi_key', 'target_value', 'target_type'],
      ...GUARDS.map((it, at) => ['Hard', 'Base', it, caps[at] ?? 0, 'floor']),
    ]),
  };
};

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, it) => sum + it, 0);

const lines = (rows: readonly (readonly (string | number)[])[]): string => rows.map((row) => `${row.join(',')}\n`).join('');
