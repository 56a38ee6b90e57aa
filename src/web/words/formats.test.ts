import { describe, expect, it } from 'vitest';
import { makeFormats } from './formats.ts';

describe('a number that was computed', () => {
  const { rough } = makeFormats('en-GB');

  it.each([
    [2.338154321098765, '2.33815'],
    [0.000123456789012, '0.000123457'],
    [123456.5, '123,456.5'],
    [-8311000, '-8,311,000'],
    [12345678, '12,345,678'],
    [12345678901, '12,345,678,901'],
    [1234567.8912345, '1,234,568'],
    [null, '–'],
  ])('%d is %s: no digit before the decimal point is rounded away', (value, words) => {
    expect(rough(value)).toBe(words);
  });
});
