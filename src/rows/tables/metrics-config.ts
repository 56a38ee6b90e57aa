import { column, isActiveColumn, notesColumn, type TableDef } from './table-def.ts';

/** One row per KPI. */
export const metricsConfigTable: TableDef = {
  tab: 'Metrics_Config',
  optional: true,
  doc: 'One row per KPI. Without this tab the KPIs are those that candidates carry, all to be increased.',
  columns: [
    column('kpi_key', 'text', 'The key used in kpi.<key> columns, weights and targets.', 'gmv', { required: true }),
    column('kpi_name', 'text', 'Its name for people.', 'Gross merchandise value'),
    column('kpi_level', 'text', 'north_star for the one KPI above all, strategic for the others. Blank means strategic.', 'north_star', {
      words: ['north_star', 'strategic'],
    }),
    column('unit', 'text', 'Its unit, for people.', 'GBP'),
    column('direction', 'text', 'increase where more is better, decrease where less is better. Blank means increase.', 'increase', {
      words: ['increase', 'decrease'],
    }),
    isActiveColumn,
    notesColumn,
  ],
  families: [],
};
