import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client.ts';
import { Badge } from '../../parts/badge.tsx';
import { Facts } from '../../parts/facts.tsx';
import { useFormats } from '../../words/formats.ts';
import css from './scenario.module.css';

type Scenario = Schemas['Scenario'];

const MODES: Readonly<Record<string, string>> = {
  north_star: 'As much as possible of the north star',
  weighted_kpis: 'The best weighted mix of KPIs',
  lexicographic: 'One KPI after the other, each kept at its best',
};

/** When, how much, and what counts. */
export const ScenarioFacts = ({ scenario }: { scenario: Scenario }) => {
  const { number, percent, moment } = useFormats();
  const weights = Object.entries(scenario.objective_weights_json ?? {}).sort(([, a], [, b]) => Number(b) - Number(a));
  const isOrder = scenario.objective_mode === 'lexicographic';
  const weightWords = isOrder
    ? weights.map(([kpi]) => kpi).join(', then ')
    : weights.map(([kpi, weight]) => `${kpi} × ${number(Number(weight))}`).join(', ');
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['Period', scenario.period_key ?? 'any'],
    ['Capacity', scenario.capacity_total_tokens === null ? 'unlimited' : `${number(scenario.capacity_total_tokens)} tokens`],
    ['Objective', MODES[scenario.objective_mode] ?? scenario.objective_mode],
    ...(weights.length === 0 || scenario.objective_mode === 'north_star' ? [] : [[isOrder ? 'Order' : 'Weights', weightWords] as const]),
    ['Bonus of synergies', percent(scenario.synergy_bonus_pct ?? 10)],
  ];
  return (
    <>
      <Facts facts={facts} className={css.facts} />
      {scenario.stale_since === null ? null : (
        <p>
          <Badge tone="warn">Stale</Badge> Its row has errors since {moment(scenario.stale_since)}; this is its last good version.
        </p>
      )}
    </>
  );
};
