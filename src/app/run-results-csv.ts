import { toOutputRows } from '../report/to-tabs.ts';
import { outputColumns } from '../rows/tables/output-tabs.ts';
import type { RunReport } from './run-report.ts';
import { toCsvCells } from './to-csv-table.ts';

/** The tab Results of a run as CSV: without rows where it has no plan. */
export const toResultsCsv = ({ posed }: RunReport): string => {
  const { scope, results } = posed ? toOutputRows(posed.report, posed.inputs.kpis) : NOTHING;
  const names = outputColumns('Results', scope).map(({ name }) => name);
  return toCsvCells([names.map((text) => ({ text })), ...results.map((row) => names.map((name) => row[name] ?? null))]);
};

const NOTHING = { scope: { dimensions: [], kpis: [] }, results: [] };
