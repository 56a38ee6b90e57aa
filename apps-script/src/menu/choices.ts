import { cellOf, findLayout, type Grid } from './grid.ts';
import { foldCase as fold } from './place.ts';

/** What can be run, as the sheet's tabs hold it: each scenario with its constraint sets. */
export interface Choices {
  readonly scenarios: readonly { readonly name: string; readonly sets: readonly string[] }[];
}

/** What a planner chose last. */
export interface Choice {
  readonly scenario: string;
  readonly set: string;
}

const isOff = (text: string): boolean => /^(false|no|0)$/iu.test(text);

/** `tab`: the grid of one of our tabs; `null`: the sheet has none of that name. */
export const readChoices = (tab: (kind: string) => Grid | null): Choices => {
  const names = distinct(rowsOf(tab, 'Scenario_Config', ['scenario_name']).map(([name = '']) => name));
  const rules = ['Constraints', 'Targets'].flatMap((kind) => rowsOf(tab, kind, ['scenario_name', 'constraint_set_name']));
  const setsOf = (scenario: string): readonly string[] =>
    distinct(rules.filter(([named = '']) => isNamed(named, scenario)).map(([, set = '']) => set));
  return { scenarios: names.map((name) => ({ name, sets: setsOf(name) })) };
};

/** A rule belongs to several scenarios separated by `|`, or with `*` to each. */
const isNamed = (cell: string, scenario: string): boolean => cell.split('|').some((it) => it.trim() === '*' || fold(it) === fold(scenario));

const distinct = (names: readonly string[]): readonly string[] =>
  names.filter((name, at) => name !== '' && names.findIndex((it) => fold(it) === fold(name)) === at);

const rowsOf = (tab: (kind: string) => Grid | null, kind: string, columns: readonly string[]): readonly (readonly string[])[] => {
  const grid = tab(kind);
  const layout = grid && findLayout(grid, kind);
  if (!grid || !layout) return [];
  return grid
    .map((_, at) => at + 1)
    .filter((row) => row > layout.headerRow && !isOff(cellOf(grid, layout, row, 'is_active')))
    .map((row) => columns.map((column) => cellOf(grid, layout, row, column)));
};
