import type { Highlight, Look, NewColumn, NewTableSheet } from '../../sheet/workbook.ts';
import { type OutputColumn, type OutputScope, type OutputTab, outputColumns } from '../tables/output-tabs.ts';

const OUTPUT_COLOUR = '4C9A6A';

const WIDTHS: Readonly<Record<string, number>> = {
  run_id: 30,
  status: 12,
  result: 12,
  scope: 10,
  period_key: 12,
  reason: 90,
  recommendation: 90,
  title: 44,
  inputs_hash: 18,
  started_at: 22,
  finished_at: 22,
  asked_at: 22,
  about: 18,
  name: 48,
  scenario_name: 20,
  dependency_status: 24,
  dimension: 22,
  dimension_key: 20,
};
// A dimension's keys are words like `Safe Marketplace`: cut short by the next column, they could not be told apart.
const USUAL_WIDTHS: Readonly<Partial<Record<OutputColumn['kind'], number>>> = { long: 56, text: 18 };
const LOOKS: Readonly<Record<OutputColumn['kind'], Look>> = {
  text: 'plain',
  // On one line: rows are added later, and not every program fits their height to wrapped text.
  long: 'plain',
  number: 'number',
  decimal: 'decimal',
  integer: 'integer',
  boolean: 'boolean',
};
const HIGHLIGHTS: Readonly<Partial<Record<OutputTab, Readonly<Record<string, readonly Highlight[]>>>>> = {
  Runs: {
    status: [
      { prefix: 'succeeded', colour: 'green' },
      { prefix: 'failed', colour: 'red' },
      { prefix: 'canceled', colour: 'grey' },
    ],
    result: [
      { prefix: 'optimal', colour: 'green' },
      { prefix: 'feasible', colour: 'amber' },
      { prefix: 'in', colour: 'red' },
      { prefix: 'unknown', colour: 'grey' },
    ],
  },
  Results: { selected: [{ prefix: 'TRUE', colour: 'green' }] },
  Gaps_and_Alerts: {
    severity: [
      { prefix: 'ok', colour: 'green' },
      { prefix: 'warning', colour: 'amber' },
      { prefix: 'critical', colour: 'red' },
    ],
  },
  Robustness: {
    in_plan: [{ prefix: 'TRUE', colour: 'green' }],
    standing: [
      { prefix: 'core', colour: 'green' },
      { prefix: 'borderline', colour: 'amber' },
      { prefix: 'exterior', colour: 'grey' },
    ],
  },
};
const CHOSEN: Highlight = { prefix: 'chosen', colour: 'green' };

const FROZEN: Readonly<Record<OutputTab, number>> = { Runs: 1, Results: 3, Gaps_and_Alerts: 1, Robustness: 1, Compare: 2 };

/** A run's id has 26 characters. */
const RUN_WIDTH = 30;

/** An output tab without rows. */
export const outputSheet = (tab: OutputTab, scope: OutputScope): NewTableSheet => ({
  kind: 'table',
  name: tab,
  tabColour: OUTPUT_COLOUR,
  frozenColumns: FROZEN[tab],
  columns: outputColumns(tab, scope).map((column) => toColumn(tab, column)),
  rows: [],
});

const toColumn = (tab: OutputTab, column: OutputColumn): NewColumn => {
  const highlights = tab === 'Compare' ? [CHOSEN] : HIGHLIGHTS[tab]?.[column.name];
  const width = WIDTHS[column.name] ?? (tab === 'Compare' ? RUN_WIDTH : undefined) ?? USUAL_WIDTHS[column.kind] ?? 14;
  return {
    header: column.name,
    width: Math.max(width, column.name.length + 4),
    look: LOOKS[column.kind],
    headerLook: 'header-output',
    note: column.doc,
    ...(highlights ? { highlights } : {}),
  };
};
