import { byPlace, type Issue } from '../base/issue.ts';
import { compileSets } from '../compile/compile-sets.ts';
import type { Compilation } from '../compile/compiled-set.ts';
import { isOutputTab } from '../report/plan-output.ts';
import { isInputTab, readRows } from '../rows/read-rows.ts';
import { INPUT_TABS, type InputTab, type RowSet } from '../rows/row-set.ts';
import { rulebook } from '../rules/index.ts';
import type { Source, Workbook } from '../sheet/workbook.ts';
import type { AppDeps } from './deps.ts';

/** A source, read and understood. */
export interface Reading {
  readonly source: Source;
  readonly workbook: Workbook;
  readonly rowSet: RowSet;
  readonly compilation: Compilation;
  /** All findings, in the order of tabs and rows. */
  readonly issues: readonly Issue[];
}

/** Reads a workbook and compiles its sets. Needs no store. */
export const readSource = async (deps: Pick<AppDeps, 'openSource'>, pathOrId: string): Promise<Reading> =>
  readAnew(await deps.openSource(pathOrId));

/** Reads an opened source as it is now. */
export const readAnew = async (source: Source): Promise<Reading> => {
  const workbook = await source.read((name) => isInputTab(name) || isOutputTab(name));
  const rowSet = readRows(workbook);
  const compilation = compileRows(rowSet);
  return { source, workbook, rowSet, compilation, issues: [...rowSet.issues, ...compilation.issues].sort(byPlace(INPUT_TABS)) };
};

/** The sets that rows make, by all rules there are. */
export const compileRows = (rowSet: RowSet): Compilation =>
  compileSets(
    rowSet,
    rulebook.map((rule) => rule.compile),
  );

/** Input tabs that have rows, skipped ones counted; a tab that cannot be read counts as having none, so that nothing of it is archived. */
export const tabsWithRows = (rowSet: RowSet): ReadonlySet<InputTab> =>
  new Set(rowSet.states.map((state) => state.at.tab).filter((tab) => !rowSet.brokenTabs.includes(tab)));
