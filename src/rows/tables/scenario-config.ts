import { column, isActiveColumn, notesColumn, type TableDef } from './table-def.ts';

/** One row per scenario. */
export const scenarioConfigTable: TableDef = {
  tab: 'Scenario_Config',
  optional: false,
  doc: 'One row per scenario: period, capacity, and what to maximise.',
  columns: [
    column('scenario_name', 'text', 'The name that Constraints and Targets refer to.', '2027-Q1 growth', { required: true }),
    column('period_key', 'text', 'The period planned for: 2027, 2027-H1, 2027-Q1, 2027-01 or 2027-W05.', '2027-Q1'),
    column('capacity_total_tokens', 'number', 'All the tokens there are. Blank means unlimited.', '1250'),
    column(
      'objective_mode',
      'text',
      'north_star: the north star KPI alone. weighted_kpis: a weighted, normalised mix. lexicographic: one KPI after the other, by falling weight.',
      'weighted_kpis',
      { required: true, words: ['north_star', 'weighted_kpis', 'lexicographic'] },
    ),
    column(
      'objective_weights_json',
      'weights',
      'Weights by KPI, 0 or more. Needed for weighted_kpis and lexicographic.',
      'north_star=1, delivery_time=0.4',
    ),
    column('synergy_bonus_pct', 'percent', 'Bonus in percent for synergy rows that name none. Blank means 10.', '10'),
    isActiveColumn,
    notesColumn,
  ],
  families: [],
};
