import { expect, it } from 'vitest';
import { BugError } from '../../../base/errors.ts';
import { dateSerial } from './date-serial.ts';

it('counts days as spreadsheets do, from 1900 or 1904', () => {
  expect(dateSerial('1900-03-01', false)).toBe(61);
  expect(dateSerial('2027-01-31', false)).toBe(46418);
  expect(dateSerial('1904-01-02', true)).toBe(1);
  expect(dateSerial('2027-01-31', true)).toBe(46418 - 1462);
});

it('refuses what is no day', () => {
  expect(() => dateSerial('soon', false)).toThrow(BugError);
});
