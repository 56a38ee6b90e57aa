import { expect, it } from 'vitest';
import { compareIssues, countIssues, readCheckedSets, readIssues, type SheetIssue } from './sheet-issues.ts';

const issue = (row: number | null, message: string, more: Partial<SheetIssue> = {}): SheetIssue => ({
  code: 'number-invalid',
  severity: 'error',
  tab: 'Candidates',
  row,
  column: 'engineering_tokens',
  message,
  fix: null,
  ...more,
});

it('reads the issues of any answer that has some', () => {
  const answer = {
    issues: [
      { code: 'tab-missing', severity: 'error', tab: 'Candidates', row: null, message: 'There is no tab Candidates.', fix: 'Add the tab.' },
    ],
  };
  expect(readIssues(answer)).toEqual([
    issue(null, 'There is no tab Candidates.', { code: 'tab-missing', column: null, fix: 'Add the tab.' }),
  ]);
  expect(readIssues(null)).toEqual([]);
  expect(readIssues({ issues: 'many' })).toEqual([]);
});

it('reads which sets are ready', () => {
  const answer = { sets: [{ scenario_name: 'Q1', constraint_set_name: 'Base', status: 'error' }] };
  expect(readCheckedSets(answer)).toEqual([{ scenario: 'Q1', set: 'Base', isReady: false }]);
});

it('counts errors and warnings', () => {
  expect(countIssues([issue(2, 'a'), issue(3, 'b', { severity: 'warning' }), issue(4, 'c')])).toEqual({ errors: 2, warnings: 1 });
});

it('tells what is gone, what is new and what is still there', () => {
  const before = [issue(2, 'abc is no number.'), issue(5, 'def is no number.')];
  const now = [issue(5, 'def is no number.'), issue(9, 'ghi is no number.')];
  expect(compareIssues(before, now)).toEqual({ gone: [before[0]], fresh: [now[1]], still: [now[0]] });
});

it('knows an issue again whose row was moved', () => {
  const before = [issue(2, 'abc is no number.'), issue(3, 'def is no number.')];
  const now = [issue(4, 'abc is no number.')];
  expect(compareIssues(before, now)).toEqual({ gone: [before[1]], fresh: [], still: now });
});

it('counts issues that say the same as often as they stand there', () => {
  const twice = [issue(2, 'abc is no number.'), issue(3, 'abc is no number.')];
  const thrice = [...twice, issue(7, 'abc is no number.')];
  expect(compareIssues(twice, thrice)).toMatchObject({ gone: [], fresh: [{ row: 7 }], still: [{ row: 2 }, { row: 3 }] });
  expect(compareIssues(thrice, twice)).toMatchObject({ gone: [{ row: 7 }], fresh: [], still: [{ row: 2 }, { row: 3 }] });
});
