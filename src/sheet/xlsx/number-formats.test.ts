import { expect, it } from 'vitest';
import { lookOfCode } from './number-formats.ts';

it.each([
  ['General', 'plain'],
  ['0.00', 'plain'],
  ['#,##0 "days"', 'plain'],
  ['0.00E+00', 'plain'],
  ['[Red]-#,##0', 'plain'],
  ['_-* #,##0.00 [$€-407]_-', 'plain'],
  ['h:mm', 'plain'],
  ['h:mm AM/PM', 'plain'],
  ['[h]:mm:ss', 'plain'],
  ['mm:ss.0', 'plain'],
  ['0%', 'percent'],
  ['0.0 %;[Red]-0.0 %', 'percent'],
  ['0"%"', 'plain'],
  ['0\\%', 'plain'],
  ['dd/mm/yyyy', 'date'],
  ['[$-409]d-mmm-yy;@', 'date'],
  ['mmm', 'date'],
  ['yyyy\\-mm\\-dd\\Thh:mm', 'date'],
  ['[$-411]ge.m.d', 'date'],
])('takes %s for %s', (code, look) => {
  expect(lookOfCode(code)).toBe(look);
});
