import { type Issue, raise } from '../base/issue.ts';
import { record } from '../base/json.ts';
import { didYouMean, excerpt, fold, foldName, nearest, normalise } from '../base/text.ts';
import type { CellValue, Sheet, SheetRow, Workbook } from '../sheet/workbook.ts';
import { isBlank } from './cells.ts';
import * as issues from './issues.ts';
import type { InputTab, RowAddress, TabLayout } from './row-set.ts';
import { SYSTEM_COLUMNS, type TableDef } from './tables/table-def.ts';

/** One non-blank row with its cells by canonical column name. */
export interface RawRow {
  readonly at: RowAddress;
  readonly cells: Readonly<Record<string, CellValue>>;
}

/** One tab, found and cut into rows. */
export interface RawTable {
  readonly tab: InputTab;
  readonly present: boolean;
  /** The tab cannot be read as a whole. */
  readonly broken: boolean;
  readonly layout: TabLayout | null;
  /** Canonical column name → the sheet's own header. */
  readonly headers: Readonly<Record<string, string>>;
  readonly rows: readonly RawRow[];
  readonly issues: readonly Issue[];
}

/** A title or a note above the header row is allowed within this many rows. */
const HEADER_SEARCH_ROWS = 10;

/** Finds a tab by its name and its columns by theirs (§2), and cuts it into rows. */
export const readTable = (workbook: Workbook, def: TableDef): RawTable => {
  const absent: RawTable = { tab: def.tab, present: false, broken: false, layout: null, headers: record(), rows: [], issues: [] };
  const sheets = workbook.sheets.filter((sheet) => foldName(sheet.name) === foldName(def.tab));
  const place = { tab: def.tab, row: null };
  const [sheet] = sheets;
  if (sheets.length > 1) {
    const named = sheets.map((it) => `"${it.name}"`).join(' and ');
    return { ...absent, broken: true, issues: [raise(issues.tabDuplicate, place, { tab: def.tab, sheets: named })] };
  }
  if (!sheet) {
    if (def.optional) return absent;
    const names = workbook.sheets.map((it) => it.name);
    const near = nearest(def.tab, names);
    const suggestion = near === undefined ? '' : ` Found "${near}": did you mean that one?`;
    return { ...absent, broken: true, issues: [raise(issues.tabMissing, place, { tab: def.tab, suggestion })] };
  }
  return cutSheet(sheet, def);
};

const cutSheet = (sheet: Sheet, def: TableDef): RawTable => {
  const header = findHeader(sheet, def);
  const found = matchHeaders(header, def);
  const place = { tab: def.tab, row: header?.row ?? 1 };
  const problems = found.issues(place);
  const layout: TabLayout = {
    tab: def.tab,
    sheet: sheet.name,
    headerRow: place.row,
    columns: found.columns,
    lastColumn: header?.cells.at(-1)?.column ?? 0,
  };
  const isBroken = problems.some((issue) => issue.severity === 'error');
  const below = isBroken ? [] : sheet.rows.filter((row) => row.row > place.row);
  const byColumn = new Map(Object.entries(found.columns).map(([name, column]) => [column, name]));
  const rows = below.flatMap((row) => cutRow(withoutTotals(row, sheet), def.tab, byColumn) ?? []);
  return { tab: def.tab, present: true, broken: isBroken, layout, headers: found.headers, rows, issues: problems };
};

// The first of the top rows that holds every required column; else the one that holds most of our columns, where the issues then stand.
const findHeader = (sheet: Sheet, def: TableDef): SheetRow | undefined => {
  const top = sheet.rows.filter((row) => row.cells.some((cell) => !isBlank(cell.value))).slice(0, HEADER_SEARCH_ROWS);
  const matches = top.map((row) => ({ row, match: matchHeaders(row, def) }));
  const whole = matches.find(({ match }) => match.missing.length === 0);
  if (whole) return whole.row;
  const known = matches.map(({ match }) => Object.keys(match.columns).length);
  return top[known.indexOf(Math.max(...known))];
};

interface HeaderMatch {
  readonly columns: Readonly<Record<string, number>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
  issues(place: { readonly tab: string; readonly row: number }): readonly Issue[];
}

const matchHeaders = (row: SheetRow | undefined, def: TableDef): HeaderMatch => {
  const columns = record<number>();
  const headers = record<string>();
  const twice = new Map<string, string[]>();
  const unknown: string[] = [];
  for (const cell of row?.cells ?? []) {
    const header = cell.value.kind === 'text' ? normalise(cell.value.text) : '';
    if (header === '') continue;
    const name = columnNamed(header, def);
    const same = name === undefined ? undefined : sameColumn(name, columns);
    if (name === undefined) unknown.push(header);
    else if (same !== undefined) twice.set(same, [...(twice.get(same) ?? [headers[same] ?? '']), header]);
    else {
      columns[name] = cell.column;
      headers[name] = header;
    }
  }
  const missing = def.columns.filter((column) => column.required && !(column.name in columns)).map((column) => column.name);
  return {
    columns,
    headers,
    missing,
    issues: (place) => [
      ...missing.map((column) => raise(issues.columnMissing, place, { column, suggestion: nearMiss(column, unknown) })),
      ...[...twice].map(([column, names]) =>
        raise(
          issues.columnDuplicate,
          { ...place, column: names[0] ?? column },
          { column, headers: names.map((it) => `"${it}"`).join(' and ') },
        ),
      ),
      ...unknown.flatMap((header) => misspelt(header, columns, def, place)),
    ],
  };
};

// `dim.go_live` and `dim.golive` are one name; KPI keys are told apart by every letter.
const sameColumn = (name: string, columns: Readonly<Record<string, number>>): string | undefined => {
  if (name in columns) return name;
  return name.startsWith('dim.') ? Object.keys(columns).find((it) => foldName(it) === foldName(name)) : undefined;
};

const columnNamed = (header: string, def: TableDef): string | undefined => {
  const folded = foldName(header);
  const system = SYSTEM_COLUMNS.find((name) => foldName(name) === folded);
  if (system) return system;
  const column = def.columns.find((it) => [it.name, ...it.aliases].some((name) => foldName(name) === folded));
  if (column) return column.name;
  const family = def.families.find((it) => fold(header).startsWith(it.prefix));
  const rest = family ? normalise(header.slice(family.prefix.length)) : '';
  if (!family || rest === '') return undefined;
  return family.prefix + (family.prefix === 'dim.' ? rest.toLowerCase().replace(/[\s_-]+/gu, '_') : rest);
};

const nearMiss = (column: string, unknown: readonly string[]): string => {
  const near = nearest(foldName(column), unknown.map(foldName));
  const header = unknown.find((it) => foldName(it) === near);
  return header === undefined ? '' : ` Found "${excerpt(header)}": did you mean ${column}?`;
};

// A column we do not know is the planner's own and left alone, but one that nearly spells an absent column of ours is worth a word.
const misspelt = (
  header: string,
  columns: Readonly<Record<string, number>>,
  def: TableDef,
  place: { readonly tab: string; readonly row: number },
): readonly Issue[] => {
  const absent = def.columns.filter((it) => !it.required && !(it.name in columns) && it.name.length >= 6).map((it) => it.name);
  const suggestion = didYouMean(header, absent);
  return suggestion === '' || foldName(header).length < 6
    ? []
    : [raise(issues.columnUnrecognised, { ...place, column: header }, { header: excerpt(header), suggestion })];
};

// The totals row of a table sums up our rows: taken for one of them, it would be a candidate as dear as all others together.
const withoutTotals = (row: SheetRow, { totals = [] }: Sheet): SheetRow => {
  const areas = totals.filter(({ top, bottom }) => row.row >= top && row.row <= bottom);
  if (areas.length === 0) return row;
  return { ...row, cells: row.cells.filter(({ column }) => !areas.some(({ left, right }) => column >= left && column <= right)) };
};

const cutRow = (row: SheetRow, tab: InputTab, byColumn: ReadonlyMap<number, string>): RawRow | undefined => {
  const cells = record<CellValue>();
  for (const cell of row.cells) {
    const name = byColumn.get(cell.column);
    if (name !== undefined && !isSystem(name) && !isBlank(cell.value)) cells[name] = cell.value;
  }
  return Object.values(cells).every(isFlag) ? undefined : { at: { tab, row: row.row }, cells };
};

const isSystem = (name: string): boolean => SYSTEM_COLUMNS.some((it) => it === name);

// A check box that was filled down the sheet does not make a row.
const isFlag = (cell: CellValue): boolean =>
  cell.kind === 'boolean' || (cell.kind === 'text' && /^(true|false)$/iu.test(normalise(cell.text)));
