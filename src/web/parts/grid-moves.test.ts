import { expect, it } from 'vitest';
import { columnWidth, moveInGrid } from './grid-moves.ts';

const SIZE = { rows: 100, columns: 5, page: 20 };
const from = (row: number, column: number, key: string, how: { isControl?: boolean; isRtl?: boolean } = {}) =>
  moveInGrid({ row, column }, { key, isControl: false, isRtl: false, ...how }, SIZE);

it('moves as in any spreadsheet, and not out of it', () => {
  expect(from(3, 2, 'ArrowDown')).toEqual({ row: 4, column: 2 });
  expect(from(-1, 2, 'ArrowUp')).toEqual({ row: -1, column: 2 });
  expect(from(3, 4, 'ArrowRight')).toEqual({ row: 3, column: 4 });
  expect(from(3, 0, 'ArrowLeft')).toEqual({ row: 3, column: -1 });
  expect(from(90, 0, 'PageDown')).toEqual({ row: 99, column: 0 });
  expect(from(3, 2, 'End')).toEqual({ row: 3, column: 4 });
  expect(from(3, 2, 'Home', { isControl: true })).toEqual({ row: -1, column: -1 });
  expect(from(3, 2, 'End', { isControl: true })).toEqual({ row: 99, column: 4 });
  expect(from(3, 2, 'ArrowLeft', { isControl: true })).toEqual({ row: 3, column: -1 });
  expect(from(3, 2, 'a')).toBeNull();
});

it('means left and right as they are seen', () => {
  expect(from(3, 2, 'ArrowLeft', { isRtl: true })).toEqual({ row: 3, column: 3 });
  expect(from(3, 2, 'ArrowRight', { isRtl: true })).toEqual({ row: 3, column: 1 });
});

it('gives a column the width that it wants, within bounds', () => {
  expect(columnWidth('', [])).toBe(columnWidth('tokens', ['1', null, undefined]));
  expect(columnWidth('title', ['Evening delivery slots'])).toBeGreaterThan(columnWidth('title', []));
  expect(columnWidth('notes', ['x'.repeat(300)])).toBe(columnWidth('notes', ['x'.repeat(3_000)]));
});
