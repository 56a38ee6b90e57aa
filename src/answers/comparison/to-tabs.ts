import { isDecimal } from '../../base/decimal.ts';
import { record } from '../../base/json.ts';
import { number, text } from '../../report/output-cells.ts';
import type { OutputRow, TabOutput } from '../../report/to-tabs.ts';
import type { Comparison } from './comparison.ts';
import { comparisonTable } from './table.ts';

/** The whole tab Compare: it shows one comparison at a time. */
export const toCompareTab = (comparison: Comparison, comparedAt: string): TabOutput => {
  const row = (about: string, name: string, cells: readonly OutputRow[string][]): OutputRow =>
    record([['about', text(about)], ['name', text(name)], ...cells.map((cell, at) => [`run_${at + 1}`, cell] as const)]);
  const rows = [
    row(
      'run',
      'run_id',
      comparison.runs.map(({ runId }) => text(runId)),
    ),
    row('run', 'compared_at', [text(comparedAt)]),
    ...comparisonTable(comparison).map(({ about, name, cells }) =>
      row(
        about,
        name,
        cells.map((cell) => (isDecimal(cell) ? number(cell) : text(cell))),
      ),
    ),
  ];
  return { scope: { dimensions: [], kpis: [], runs: comparison.runs.length }, tabs: [{ tab: 'Compare', rows, replaces: true }] };
};
