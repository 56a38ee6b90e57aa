import type { GridMark } from '../parts/grid-mark.ts';
import type { SheetIssue } from './sheet-issues.ts';

/** From what an issue names to where that stands in the workbook. */

/** Names of tabs and columns count without case, spaces, `_` and `-`. */
const fold = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/gu, '');

export const findTab = <T extends { readonly name: string; readonly kind: string | null }>(
  tabs: readonly T[],
  name: string | undefined,
): T | undefined =>
  name === undefined
    ? undefined
    : (tabs.find((it) => it.name === name) ?? tabs.find((it) => it.kind === name) ?? tabs.find((it) => fold(it.name) === fold(name)));

/** -1: none of that name; then the whole row is meant. */
export const findColumn = (
  columns: readonly { readonly header: string | null; readonly column: string | null }[],
  name: string | null | undefined,
): number => {
  if (name === null || name === undefined) return -1;
  const exact = columns.findIndex((it) => it.header === name || it.column === name);
  return exact === -1 ? columns.findIndex((it) => fold(it.header ?? '') === fold(name)) : exact;
};

export interface TabMarks {
  /** Of the tab as a whole. */
  readonly loose: readonly SheetIssue[];
  readonly head: readonly GridMark[];
  readonly rows: ReadonlyMap<number, readonly GridMark[]>;
}

/** What is marked in one tab; `issues` are those of the tab. */
export const markTab = (
  issues: readonly SheetIssue[],
  columns: readonly { readonly header: string | null; readonly column: string | null }[],
  headerRow: number,
): TabMarks => {
  const rows = new Map<number, GridMark[]>();
  const head: GridMark[] = [];
  const loose: SheetIssue[] = [];
  for (const issue of issues) {
    const mark: GridMark = {
      column: findColumn(columns, issue.column),
      tone: issue.severity === 'error' ? 'bad' : 'warn',
      words: issue.message,
    };
    if (issue.row === null) loose.push(issue);
    else if (issue.row > headerRow) rows.set(issue.row, [...(rows.get(issue.row) ?? []), mark]);
    else if (mark.column === -1) loose.push(issue);
    else head.push(mark);
  }
  return { loose, head, rows };
};
