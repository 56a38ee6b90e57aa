import { expect, it } from 'vitest';
import type { SheetIssue } from './sheet-issues.ts';
import { findColumn, findTab, markTab } from './sheet-places.ts';

const TABS = [
  { name: 'candidates', kind: 'Candidates' },
  { name: 'My notes', kind: null },
];
const COLUMNS = [
  { header: 'Initiative key', column: 'initiative_key' },
  { header: 'Tokens', column: 'engineering_tokens' },
];

const issue = (row: number | null, column: string | null): SheetIssue => ({
  code: 'x',
  severity: 'warning',
  tab: 'Candidates',
  row,
  column,
  fix: null,
  message: 'words',
});

it('finds a tab by its name on the sheet, or by ours', () => {
  expect(findTab(TABS, 'Candidates')).toBe(TABS[0]);
  expect(findTab(TABS, 'my_notes')).toBe(TABS[1]);
  expect(findTab(TABS, 'Targets')).toBeUndefined();
});

it('finds a column by its header, or by what it is read as', () => {
  expect(findColumn(COLUMNS, 'Tokens')).toBe(1);
  expect(findColumn(COLUMNS, 'engineering_tokens')).toBe(1);
  expect(findColumn(COLUMNS, 'initiative-KEY')).toBe(0);
  expect(findColumn(COLUMNS, 'country')).toBe(-1);
});

it('marks cells, rows, headers, and what has no place', () => {
  const marks = markTab([issue(5, 'tokens'), issue(5, null), issue(1, 'Tokens'), issue(1, 'country'), issue(null, null)], COLUMNS, 1);
  expect(marks.rows.get(5)?.map(({ column }) => column)).toEqual([1, -1]);
  expect(marks.head).toEqual([{ column: 1, tone: 'warn', words: 'words' }]);
  expect(marks.loose.map(({ row }) => row)).toEqual([1, null]);
});
