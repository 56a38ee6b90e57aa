import { record } from '../base/json.ts';
import { fold, foldName, normalise } from '../base/text.ts';
import { BUILT_IN_DIMENSIONS } from '../rows/slices.ts';
import { ANSWER_TABS, MOST_COMPARED, OUTPUT_TABS, type OutputScope, type OutputTab, outputColumns } from '../rows/tables/output-tabs.ts';
import { outputTabSheet } from '../rows/template.ts';
import type { CellEdit, NewTableSheet, Sheet, SheetRow, Workbook, WorkbookEdits } from '../sheet/workbook.ts';
import { freeColumns, lastRowOf, textAt } from './sheet-cells.ts';
import type { OutputRow, TabOutput, TabRows } from './to-tabs.ts';

/** With every column that a tab may have whose rows are replaced. */
const WIDEST: OutputScope = { dimensions: [], kpis: [], runs: MOST_COMPARED };

/** A title or a note above the header row is allowed within this many rows. */
const HEADER_SEARCH_ROWS = 10;

/**
 * Rows of a run or of an answer about one, added below what each output tab holds; tabs that are missing are made. A tab that has the name of one but is the planner's
 * own, with other content, is none: then the rows go to `Planwright_Results` (or `_Runs`, `_Gaps_and_Alerts`) instead.
 */
export const planOutput = (workbook: Workbook, output: TabOutput): WorkbookEdits => {
  const tabs = output.tabs.map((it) => {
    const names = namesOf(it.tab, output.scope);
    return { ...it, names, sheet: findSheet(workbook, it, names) };
  });
  return {
    edits: tabs.flatMap(({ tab, names, sheet, rows, replaces }) => {
      if (!sheet) return [];
      const cells = replaces
        ? replaceRows(sheet, tab, names, rows)
        : addRows(sheet, names, newRows(sheet, tab, names, rows), lastRowOf(sheet));
      return cells.length === 0 ? [] : [{ sheet: sheet.name, cells }];
    }),
    newSheets: tabs.flatMap(({ tab, sheet, rows }) => (sheet ? [] : [makeSheet(freeName(workbook, tab), tab, output.scope, rows)])),
  };
};

/** Is it one of the tabs that we write? For readers that load only what is wanted: their cells are needed to write below them. */
export const isOutputTab = (sheetName: string): boolean =>
  [...OUTPUT_TABS, ...ANSWER_TABS].some((tab) => isNamed(sheetName, tab) || isStandIn(sheetName, tab));

/** Where our columns stand in a tab that we write: canonical name → column; `null` for a sheet that is none of ours, whatever its name. */
export const outputLayout = (
  sheet: Sheet,
): { readonly tab: OutputTab; readonly headerRow: number; readonly columns: Readonly<Record<string, number>> } | null => {
  const tab = [...OUTPUT_TABS, ...ANSWER_TABS].find((it) => isNamed(sheet.name, it) || isStandIn(sheet.name, it));
  if (tab === undefined) return null;
  const kpis = sheet.rows
    .slice(0, HEADER_SEARCH_ROWS)
    .flatMap(({ cells }) =>
      cells.flatMap(({ value }) => (value.kind === 'text' && /^kpi\./iu.test(value.text) ? [value.text.slice(4)] : [])),
    );
  const names = namesOf(tab, { dimensions: BUILT_IN_DIMENSIONS, kpis: [...new Set(kpis)], runs: MOST_COMPARED });
  const header = findHeader(sheet, names);
  return header && isOurs(sheet, tab, names, 0.5) ? { tab, headerRow: header.row, columns: matchColumns(header, names) } : null;
};

const isNamed = (sheetName: string, tab: OutputTab): boolean => foldName(sheetName) === foldName(tab);

/** Where an output tab's rows go while its own name is taken by something else. */
const standIn = (tab: OutputTab): string => `Planwright_${tab}`;

const isStandIn = (sheetName: string, tab: OutputTab): boolean => {
  const [folded, name] = [foldName(sheetName), foldName(standIn(tab))];
  return folded.startsWith(name) && /^\d*$/.test(folded.slice(name.length));
};

// Of several that answer to the name, the one that spells it exactly, else the first.
const findSheet = ({ sheets }: Workbook, { tab, replaces }: TabRows, names: readonly string[]): Sheet | undefined =>
  [
    ...sheets.filter(({ name }) => name === tab),
    ...sheets.filter(({ name }) => name !== tab && isNamed(name, tab)),
    ...sheets.filter(({ name }) => isStandIn(name, tab)),
  ].find((sheet) => isOurs(sheet, tab, names, replaces ? 1 : 0.5));

/**
 * An empty sheet will do; another has our header row: `run_id`, or at least such a share of the columns that the tab always has. All of them
 * where rows are to be replaced.
 */
const isOurs = (sheet: Sheet, tab: OutputTab, names: readonly string[], share: number): boolean => {
  if (sheet.rows.length === 0) return true;
  const columns = matchColumns(findHeader(sheet, names), names);
  const always = namesOf(tab, { dimensions: [], kpis: [] });
  return 'run_id' in columns || always.filter((name) => name in columns).length >= always.length * share;
};

const freeName = ({ sheets }: Workbook, tab: OutputTab): string => {
  const isFree = (wanted: string): boolean => !sheets.some(({ name }) => foldName(name) === foldName(wanted));
  if (isFree(tab)) return tab;
  let name = standIn(tab);
  for (let n = 2; !isFree(name); n++) name = `${standIn(tab)}_${n}`;
  return name;
};

const namesOf = (tab: OutputTab, scope: OutputScope): readonly string[] => outputColumns(tab, scope).map(({ name }) => name);

const makeSheet = (name: string, tab: OutputTab, scope: OutputScope, rows: readonly OutputRow[]): NewTableSheet => {
  const names = namesOf(tab, scope);
  return { ...outputTabSheet(tab, scope), name, rows: rows.map((row) => names.map((name) => row[name] ?? null)) };
};

/** Our columns emptied, headers that are not needed now as well, and the rows in their place. What stands in other columns is the planner's. */
const replaceRows = (sheet: Sheet, tab: OutputTab, names: readonly string[], rows: readonly OutputRow[]): readonly CellEdit[] => {
  const every = namesOf(tab, WIDEST);
  const header = findHeader(sheet, every);
  const columns = matchColumns(header, every);
  const extra = new Set(every.filter((name) => name in columns && !names.includes(name)).map((name) => columns[name] ?? 0));
  const ours = new Set(Object.values(columns));
  const headerRow = header?.row ?? 1;
  const emptied = sheet.rows
    .filter(({ row }) => row >= headerRow)
    .flatMap(({ row, cells }) => cells.map(({ column }) => ({ row, column, value: null })))
    .filter(({ row, column }) => (row === headerRow ? extra.has(column) : ours.has(column)));
  const added = addRows(sheet, names, rows, headerRow);
  const filled = new Set(added.map(({ row, column }) => `${row} ${column}`));
  return [...emptied.filter(({ row, column }) => !filled.has(`${row} ${column}`)), ...added];
};

/**
 * Without those that stand there already: a write of which no answer came, and that is made again, doubles nothing. Rows of a run are told by the run;
 * answers about one are asked for more than once, and each is kept: they are told by when they were asked, too.
 */
const newRows = (sheet: Sheet, tab: OutputTab, names: readonly string[], rows: readonly OutputRow[]): readonly OutputRow[] => {
  const marks = ANSWER_TABS.some((it) => it === tab) ? ['run_id', 'asked_at', 'uncertainty'] : ['run_id'];
  const columns = matchColumns(findHeader(sheet, names), names);
  const places = marks.map((mark) => columns[mark]);
  if (!places.every((it) => it !== undefined)) return rows;
  const known = new Set(sheet.rows.map((row) => JSON.stringify(places.map((column) => textAt(row, column)))));
  const markOf = (row: OutputRow): string =>
    JSON.stringify(
      marks.map((mark) => {
        const value = row[mark];
        return value && 'text' in value ? value.text : '';
      }),
    );
  return rows.filter((row) => !known.has(markOf(row)));
};

/** Below this row. */
const addRows = (sheet: Sheet, names: readonly string[], rows: readonly OutputRow[], lastRow: number): readonly CellEdit[] => {
  const header = findHeader(sheet, names);
  const headerRow = header?.row ?? 1;
  const columns = matchColumns(header, names);
  const headers: CellEdit[] = [];
  const free = freeColumns(sheet, headerRow);
  for (const name of names) {
    if (name in columns) continue;
    const column = free.next().value;
    headers.push({ row: headerRow, column, value: { text: name } });
    columns[name] = column;
  }
  const first = Math.max(lastRow, headerRow) + 1;
  const cells = rows.flatMap((row, at) =>
    names.flatMap((name): readonly CellEdit[] => {
      const value = row[name] ?? null;
      const column = columns[name];
      return value === null || column === undefined ? [] : [{ row: first + at, column, value }];
    }),
  );
  return [...headers, ...cells];
};

/** The first of the top rows with a `run_id`, else the one with most of our columns, else the first that holds anything. */
const findHeader = ({ rows }: Sheet, names: readonly string[]): SheetRow | undefined => {
  const top = rows.slice(0, HEADER_SEARCH_ROWS);
  const counted = top.map((row) => {
    const columns = matchColumns(row, names);
    return { row, count: Object.keys(columns).length + ('run_id' in columns ? names.length : 0) };
  });
  return counted.reduce<(typeof counted)[number] | undefined>((best, it) => (best && best.count >= it.count ? best : it), undefined)?.row;
};

/** Canonical name → column, for headers that answer to one of our names; of two, the left one. */
const matchColumns = (row: SheetRow | undefined, names: readonly string[]): Record<string, number> => {
  const byHeader = new Map(names.map((name) => [headerId(name), name]));
  const columns = record<number>();
  for (const { column, value } of row?.cells ?? []) {
    const name = value.kind === 'text' ? byHeader.get(headerId(value.text)) : undefined;
    if (name !== undefined && !(name in columns)) columns[name] = column;
  }
  return columns;
};

/** What headers are compared by: case, spaces, `_` and `-` aside, but the keys of KPIs and dimensions as they are matched elsewhere. */
const headerId = (header: string): string => {
  const [, family, rest = ''] = /^\s*(kpi|dim)\.(.*)$/isu.exec(header) ?? [];
  if (family === undefined) return foldName(header);
  return family.toLowerCase() === 'kpi'
    ? `kpi.${fold(rest)}`
    : `dim.${normalise(rest)
        .toLowerCase()
        .replace(/[\s-]+/gu, '_')}`;
};
