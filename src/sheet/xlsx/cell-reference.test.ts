import { expect, it } from 'vitest';
import { columnName, parseRange, parseReference, toRangeReference, toReference } from './cell-reference.ts';

it('reads the references it writes', () => {
  for (const column of [1, 26, 27, 52, 702, 703, 16_384]) {
    expect(parseReference(toReference({ row: 1_048_576, column }))).toEqual({ row: 1_048_576, column });
  }
  expect([1, 26, 27, 702, 703, 16_384].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
});

it('reads absolute and lower-case references, and ranges with their corners in any order', () => {
  expect(parseReference('$b$7')).toEqual({ row: 7, column: 2 });
  expect(toRangeReference(parseRange('C3:A1') ?? { top: 0, left: 0, bottom: 0, right: 0 })).toBe('A1:C3');
  expect(parseRange('B2')).toEqual({ top: 2, left: 2, bottom: 2, right: 2 });
});

it.each(['', 'A', '1', 'A0', 'XFE1', 'A1048577', '1A', 'A1B', 'A-1', 'A1:', 'Sheet1!A1', 'A1:B'])('takes %j for no range', (text) => {
  expect(parseRange(text)).toBeUndefined();
});
