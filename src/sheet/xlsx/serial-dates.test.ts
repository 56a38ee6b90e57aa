import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toIsoDate, toSerial } from './serial-dates.ts';

it.each([
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [60, undefined],
  [61, '1900-03-01'],
  [46053, '2026-01-31'],
  [46053.5, '2026-01-31T12:00:00'],
  [46053.999999, '2026-02-01'],
  [2958465, '9999-12-31'],
  [2958466, undefined],
  [0.5, undefined],
  [-1, undefined],
])('takes day %d of the 1900 calendar for %s', (serial, iso) => {
  expect(toIsoDate(serial, false)).toBe(iso);
});

it('counts from 1904 where the workbook does', () => {
  expect([toIsoDate(0, true), toIsoDate(60, true), toIsoDate(44591, true)]).toEqual(['1904-01-01', '1904-03-01', '2026-01-31']);
});

it('reads what it writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 2_900_000 }), fc.boolean(), (day, date1904) => {
      expect(toSerial(toIsoDate(day, date1904) ?? '', date1904)).toBe(day);
    }),
    { seed: 3 },
  );
});

it.each(['2026-02-30', '2026-13-01', 'soon', '', '31.01.2026'])('takes %j for no date', (text) => {
  expect(toSerial(text, false)).toBeUndefined();
});
