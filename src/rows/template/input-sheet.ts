import type { Choices, Look, NewColumn, NewTableSheet, NewValue } from '../../sheet/workbook.ts';
import type { InputTab } from '../row-set.ts';
import { TABLES } from '../tables/index.ts';
import { type ColumnDef, type ColumnKind, SYSTEM_COLUMNS } from '../tables/table-def.ts';
import type { ExampleRow } from './example-content.ts';
import { SYSTEM_NOTES, statusHighlights } from './system-columns.ts';

const INPUT_COLOUR = '2E75B6';

/** Characters; what is not here goes by kind. A header also needs room for its filter button. */
const WIDTHS: Readonly<Record<string, number>> = {
  initiative_key: 16,
  title: 44,
  program: 18,
  kpi_name: 30,
  notes: 52,
  scenario_name: 20,
  constraint_set_name: 23,
  constraint_type: 20,
  dimension: 22,
  dimension_key: 36,
  member_keys: 38,
  objective_mode: 18,
  objective_weights_json: 52,
  kpi_contribution_json: 50,
  run_status: 60,
  updated_source: 18,
  updated_at: 22,
};
const WIDTH_BY_KIND: Readonly<Record<ColumnKind, number>> = {
  text: 16,
  number: 14,
  percent: 14,
  boolean: 14,
  date: 16,
  list: 38,
  weights: 44,
  json: 44,
};
const LOOK_BY_KIND: Readonly<Record<ColumnKind, Look>> = {
  text: 'plain',
  number: 'number',
  percent: 'number',
  boolean: 'boolean',
  date: 'date',
  list: 'wrap',
  weights: 'wrap',
  json: 'wrap',
};
/** Columns whose text a spreadsheet would turn into something else (`2027-01` into a date), or that hold sentences. */
const LOOKS: Readonly<Record<string, Look>> = { period_key: 'text', notes: 'wrap', title: 'wrap', dimension_key: 'wrap' };

const DIMENSIONS = ['all', 'country', 'department', 'category', 'program', 'product', 'segment'];
/** Drop-downs that only propose: cross-sections, several scenarios and aliases are welcome too. */
const PROPOSALS: Readonly<Partial<Record<InputTab, Readonly<Record<string, Choices>>>>> = {
  Constraints: {
    scenario_name: { from: { sheet: 'Scenario_Config', header: 'scenario_name' }, strict: false },
    dimension: { words: [...DIMENSIONS, 'initiative', 'bundle'], strict: false },
    kpi_key: { from: { sheet: 'Metrics_Config', header: 'kpi_key' }, strict: false },
  },
  Targets: {
    scenario_name: { from: { sheet: 'Scenario_Config', header: 'scenario_name' }, strict: false },
    dimension: { words: DIMENSIONS, strict: false },
    kpi_key: { from: { sheet: 'Metrics_Config', header: 'kpi_key' }, strict: false },
  },
};
/** Closed words that have aliases or other spellings (yes, x, floor for capacity_floor): proposed, not enforced. */
const OPEN_WORDS = new Set(['constraint_type', 'is_active', 'is_selected_for_run']);
/** What stays in view when a planner scrolls to the right. */
const FROZEN: Readonly<Partial<Record<InputTab, number>>> = { Candidates: 2 };

/** An input tab: its columns with notes and drop-downs, and the rows it begins with. */
export const inputSheet = (tab: InputTab, rows: readonly ExampleRow[]): NewTableSheet => {
  const columns = [...columnDefs(tab, rows).map((column) => inputColumn(tab, column)), ...SYSTEM_COLUMNS.map(systemColumn)];
  return {
    kind: 'table',
    name: tab,
    tabColour: INPUT_COLOUR,
    frozenColumns: FROZEN[tab] ?? 1,
    columns,
    rows: rows.map((row) => columns.map((column) => toValue(row[column.header] ?? null, column.look))),
  };
};

/** The tab's columns; those of a family (`kpi.gmv`) that the rows fill stand after the cost, instead of the JSON column. */
const columnDefs = (tab: InputTab, rows: readonly ExampleRow[]): readonly ColumnDef[] => {
  const table = TABLES[tab];
  const headers = new Set(rows.flatMap((row) => Object.keys(row)));
  const members = table.families.flatMap((family): readonly ColumnDef[] =>
    [...headers]
      .filter((header) => header.startsWith(family.prefix))
      .map((name) => ({ name, aliases: [], required: false, kind: 'number', doc: family.doc, example: '' })),
  );
  if (members.length === 0) return table.columns;
  const cost = table.columns.findIndex((column) => column.name === 'engineering_tokens');
  const rest = table.columns.slice(cost + 1).filter((column) => column.name !== 'kpi_contribution_json');
  return [...table.columns.slice(0, cost + 1), ...members, ...rest];
};

const inputColumn = (tab: InputTab, column: ColumnDef): NewColumn => {
  const look = LOOKS[column.name] ?? LOOK_BY_KIND[column.kind];
  const choices = choicesOf(tab, column);
  return {
    header: column.name,
    width: Math.max(WIDTHS[column.name] ?? WIDTH_BY_KIND[column.kind], column.name.length + 4),
    look,
    headerLook: column.required ? 'header-required' : 'header',
    note: noteOf(column),
    ...(choices ? { choices } : {}),
  };
};

const choicesOf = (tab: InputTab, column: ColumnDef): Choices | undefined =>
  column.words ? { words: column.words, strict: !OPEN_WORDS.has(column.name) } : PROPOSALS[tab]?.[column.name];

const noteOf = ({ doc, example, required, aliases }: ColumnDef): string =>
  [
    doc,
    ...(example === '' ? [] : [`Example: ${example}`]),
    ...(aliases.length === 0 ? [] : [`Also found as: ${aliases.join(', ')}`]),
    ...(required ? ['This column must be there.'] : []),
  ].join('\n');

const systemColumn = (name: (typeof SYSTEM_COLUMNS)[number]): NewColumn => ({
  header: name,
  width: WIDTHS[name] ?? 16,
  look: 'system',
  headerLook: 'header-system',
  note: SYSTEM_NOTES[name],
  ...(name === 'run_status' ? { highlights: statusHighlights } : {}),
});

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

const toValue = (value: ExampleRow[string], look: Look | undefined): NewValue => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return { number: String(value) };
  if (typeof value === 'boolean') return { boolean: value };
  return look === 'date' && ISO_DAY.test(value) ? { date: value } : { text: value };
};
