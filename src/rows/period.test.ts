import { expect, it } from 'vitest';
import { fitsPeriod, parsePeriod } from './period.ts';

const span = (text: string): string => {
  const period = parsePeriod(text);
  const day = (it: number): string => new Date(it * 86_400_000).toISOString().slice(0, 10);
  return period ? `${period.key} ${day(period.from)} ${day(period.to)}` : 'free text';
};

it('reads years, halves, quarters, months and ISO weeks', () => {
  expect(span('2026')).toBe('2026 2026-01-01 2026-12-31');
  expect(span('2026-h2')).toBe('2026-H2 2026-07-01 2026-12-31');
  expect(span('2026-Q1')).toBe('2026-Q1 2026-01-01 2026-03-31');
  expect(span('2028-02')).toBe('2028-02 2028-02-01 2028-02-29');
  expect(span('2026-W01')).toBe('2026-W01 2025-12-29 2026-01-04');
  expect(span('2026-W53')).toBe('2026-W53 2026-12-28 2027-01-03');
});

it('takes anything else as free text', () => {
  for (const text of ['2025-W53', '2026-W00', '2026-13', '2026-Q5', 'next spring', '26']) expect(span(text), text).toBe('free text');
});

it('fits where periods overlap, free text where equal, a blank always', () => {
  expect(fitsPeriod('2026-W15', '2026-Q1')).toBe(false);
  expect(fitsPeriod('2026-W13', '2026-Q2')).toBe(false);
  expect(fitsPeriod('2026-W14', '2026-03')).toBe(true);
  expect(fitsPeriod('2026', '2026-Q3')).toBe(true);
  expect(fitsPeriod('Spring', 'spring')).toBe(true);
  expect(fitsPeriod('Spring', '2026')).toBe(false);
  expect(fitsPeriod(null, '2026')).toBe(true);
});
