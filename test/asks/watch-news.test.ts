import { describe, expect, it } from 'vitest';
import type { WatchNews } from '../../src/app/watching/watch-news.ts';
import { makePaper, PLAIN } from '../../src/asks/paper.ts';
import { watchJson, watchLines } from '../../src/asks/words/watch-news.ts';
import { UnavailableError } from '../../src/base/errors.ts';
import type { Issue } from '../../src/base/issue.ts';

const issue = (row: number): Issue => ({
  code: 'number-invalid',
  severity: 'error',
  place: { tab: 'Candidates', row },
  facts: {},
  message: `engineering_tokens is "many" in row ${row}.`,
  fix: '',
});
const round = { errors: 1, warnings: 0, rows: 12, appeared: [issue(7)], mended: [issue(3), issue(4)] };
const lines = (news: WatchNews): readonly string[] => watchLines(news, '14:02:50', makePaper(PLAIN));

describe('what watching tells', () => {
  it('is one line for each round, and what is new below it', () => {
    expect(lines({ kind: 'checked', round, statuses: { kind: 'written', cells: 3 } })).toEqual([
      '14:02:50  1 error, 0 warnings in 12 rows (1 new, 2 mended); wrote 3 cells.',
      '          Candidates row 7 engineering_tokens is "many" in row 7.',
      '          mended Candidates row 3 [number-invalid]',
      '          mended Candidates row 4 [number-invalid]',
    ]);
  });

  it('names a few findings of many', () => {
    const many = { ...round, appeared: Array.from({ length: 100 }, (_, at) => issue(at)), mended: [] };
    expect(lines({ kind: 'checked', round: many, statuses: { kind: 'waiting' } })).toHaveLength(10);
    expect(lines({ kind: 'checked', round: many, statuses: { kind: 'waiting' } }).at(-1)).toBe('          and 92 more');
  });

  it('says plainly that a workbook is open, and what becomes of the statuses', () => {
    const error = new UnavailableError('plan.xlsx is open in a spreadsheet program; nothing was written.', {
      code: 'workbook-open',
      hint: 'Save and close it there, then try again. If no program has it open, delete the left-over file ~$plan.xlsx.',
    });
    expect(lines({ kind: 'open', error })).toEqual([
      '14:02:50  plan.xlsx is open in a spreadsheet program: it is written when you close it there.',
      '          If no program has it open, delete the left-over file ~$plan.xlsx.',
    ]);
  });

  it('is one document for machines', () => {
    expect(watchJson({ kind: 'checked', round, statuses: { kind: 'beside', cells: 3, path: 'x.checked.xlsx' } }, 'now')).toMatchObject({
      at: 'now',
      event: 'checked',
      errors: 1,
      new: [{ tab: 'Candidates', row: 7 }],
      statuses: { kind: 'beside', cells: 3, copy: 'x.checked.xlsx' },
    });
  });
});
