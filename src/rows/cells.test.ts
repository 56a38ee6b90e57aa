import { describe, expect, it } from 'vitest';
import { toPlain } from '../base/decimal.ts';
import type { CellValue } from '../sheet/workbook.ts';
import { readBoolean, readDate, readNumber, readText } from './cells.ts';

const place = { tab: 'Candidates', row: 2, column: 'tokens' };
const text = (it: string): CellValue => ({ kind: 'text', text: it });
const numeric = (digits: string, percent = false): CellValue => ({ kind: 'number', digits, percent });

const number = (value: CellValue, options = {}): string => {
  const parsed = readNumber({ value, place }, options);
  return parsed.kind === 'value' ? toPlain(parsed.value) : parsed.kind === 'issue' ? parsed.issue.code : 'blank';
};

describe('numbers', () => {
  it.each([
    ['1,200.5', '1200.5'],
    ['1 200', '1200'],
    ['1\u00a0234\u00a0567', '1234567'],
    ['1\u202f200.25', '1200.25'],
    ['  7 ', '7'],
    ['.5', '0.5'],
    ['+3', '3'],
    ['-0', '0'],
    ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
    ['10%', '0.1'],
    ['12.5 %', '0.125'],
  ])('text %j counts as %s, digit for digit', (typed, expected) => {
    expect(number(text(typed))).toBe(expected);
  });

  it.each([
    '1.200,5',
    '1,5',
    '0,200',
    '£5',
    'NaN',
    'Infinity',
    'abc',
    '1,20',
    '1,200 300',
    '12,34,567',
    '1e3',
    '1.',
    '--1',
    '%',
    '1 2',
    '١٢',
    '0x10',
    `${'9'.repeat(22)}`,
    '9'.repeat(200),
  ])('text %j is refused, never guessed', (typed) => {
    expect(number(text(typed))).toBe('number-invalid');
  });

  it('takes numeric cells at the digits shown, percents as fractions', () => {
    expect(number(numeric('0.3'))).toBe('0.3');
    expect(number(numeric('1.5e3'))).toBe('1500');
    expect(number(numeric('0.07', true))).toBe('0.07');
    expect(number(numeric('1e308'))).toBe('number-invalid');
  });

  it('takes percents as they show where the column is in percent', () => {
    expect(number(text('10%'), { inPercent: true })).toBe('10');
    expect(number(numeric('0.1', true), { inPercent: true })).toBe('10');
    expect(number(numeric('10'), { inPercent: true })).toBe('10');
  });

  it('refuses booleans, dates, errors and formulas that were never calculated; a blank is a blank', () => {
    expect(number({ kind: 'boolean', value: true })).toBe('number-invalid');
    expect(number({ kind: 'number', digits: '46000', percent: false, date: '2025-12-09' })).toBe('number-invalid');
    expect(number({ kind: 'error', error: '#REF!' })).toBe('cell-error');
    expect(number({ kind: 'uncached' })).toBe('cell-error');
    expect(number(text(' \u00a0 '))).toBe('blank');
  });

  it('refuses numbers below 0 where there can be none', () => {
    expect(number(text('-3'), { atLeastZero: true })).toBe('number-negative');
    expect(number(text('-0.0'), { atLeastZero: true })).toBe('0');
  });
});

describe('other cells', () => {
  it('keep text trimmed and composed, and numbers as the text they show', () => {
    expect(readText({ value: text(' Cafe\u0301 '), place })).toEqual({ kind: 'value', value: 'Café' });
    expect(readText({ value: numeric('2026'), place })).toEqual({ kind: 'value', value: '2026' });
  });

  it('know the words for yes and no', () => {
    for (const yes of ['TRUE', 'yes', '1', 'X']) expect(readBoolean({ value: text(yes), place })).toEqual({ kind: 'value', value: true });
    for (const no of ['false', 'NO', '0']) expect(readBoolean({ value: text(no), place })).toEqual({ kind: 'value', value: false });
    expect(readBoolean({ value: text('maybe'), place }).kind).toBe('issue');
  });

  it('read dates of date cells and ISO text, and no others', () => {
    const date = (value: CellValue) => readDate({ value, place });
    expect(date(text('2028-02-29'))).toEqual({ kind: 'value', value: '2028-02-29' });
    expect(date({ kind: 'number', digits: '46000', percent: false, date: '2025-12-09T10:30:00' })).toEqual({
      kind: 'value',
      value: '2025-12-09',
    });
    for (const wrong of ['2027-02-29', '03/04/26', '2027-13-01', '46000', '2027-1-5']) expect(date(text(wrong)).kind, wrong).toBe('issue');
  });
});
