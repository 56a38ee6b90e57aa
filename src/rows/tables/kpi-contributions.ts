import { column, notesColumn, type TableDef } from './table-def.ts';

/** Contributions on a tab of their own. */
export const kpiContributionsTable: TableDef = {
  tab: 'KPI_Contributions',
  optional: true,
  doc: 'Contributions of initiatives on a tab of their own, beside or instead of columns on Candidates.',
  columns: [
    column('initiative_key', 'text', 'The initiative, as on Candidates.', 'INIT-000123', { required: true }),
    column('kpi_contribution_json', 'json', 'Its contributions by KPI.', '{"gmv": 120000, "nps": 0.4}', { required: true }),
    notesColumn,
  ],
  families: [],
};
