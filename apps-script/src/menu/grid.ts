import { foldName } from './place.ts';
import { TABS, type TabNames } from './sheet-names.ts';

/** A tab as it is shown, row by row from the first. */
export type Grid = readonly (readonly string[])[];

/** Where a tab's columns stand. */
export interface Layout {
  /** From 1. */
  readonly headerRow: number;
  /** Our name of a column → its place in a row, from 0. */
  readonly columns: Readonly<Record<string, number>>;
}

/** A title or a note above the header row is allowed within this many rows. */
const HEADER_SEARCH_ROWS = 10;

/** Which of our tabs a tab is; `null`: the planner's own. */
export const kindOf = (tab: string): string | null =>
  Object.keys(TABS).find((it) => foldName(it) === foldName(tab)) ?? (isOutput(tab, 'Results') ? 'Results' : null);

/** Is it where we write a kind of answer? Where a tab of its name is the planner's own, that is a tab `Planwright_Results`, perhaps with a number. */
export const isOutput = (tab: string, kind: string): boolean => {
  const [name, own] = [foldName(tab), foldName(kind)];
  return name === own || new RegExp(`^planwright${own}\\d*$`, 'u').test(name);
};

/** `null`: no row looks like our headers. */
export const findLayout = (grid: Grid, kind: string): Layout | null => {
  const names = TABS[kind];
  if (!names) return null;
  const top = grid
    .map((cells, at) => ({ at, columns: matchHeaders(cells, names) }))
    .filter(({ at }) => (grid[at] ?? []).some((cell) => cell.trim() !== ''))
    .slice(0, HEADER_SEARCH_ROWS);
  const required = Object.keys(names).filter((name) => names[name]?.required);
  const found = top.find(({ columns }) => required.every((name) => name in columns));
  return found ? { headerRow: found.at + 1, columns: found.columns } : null;
};

const matchHeaders = (cells: readonly string[], names: TabNames): Readonly<Record<string, number>> => {
  const columns: Record<string, number> = {};
  cells.forEach((cell, at) => {
    const folded = foldName(cell);
    const name = Object.keys(names).find((it) => names[it]?.names.includes(folded));
    if (name !== undefined && !(name in columns)) columns[name] = at;
  });
  return columns;
};

/** The cell of a row in one of our columns; '' where there is none. */
export const cellOf = (grid: Grid, layout: Layout, row: number, column: string): string => {
  const at = layout.columns[column];
  return at === undefined ? '' : (grid[row - 1]?.[at] ?? '').trim();
};

/** From 1; `null`: there is no such header in the tab's first rows. */
export const findColumn = (grid: Grid, header: string): number | null => {
  for (const cells of grid.slice(0, HEADER_SEARCH_ROWS)) {
    const at = cells.findIndex((cell) => foldName(cell) === foldName(header));
    if (at >= 0) return at + 1;
  }
  return null;
};
