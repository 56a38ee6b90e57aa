import { describe, expect, it } from 'vitest';
import { foldText, hasWords, nextSort, readFilters, readNumberFilter, readSort, writeFilters, writeSort } from './table-view.ts';

describe('how somebody looks at a table', () => {
  it('writes the order into an address, and reads it again', () => {
    const sorted = readSort(['-tokens', 'title']);
    expect(sorted).toEqual([
      { id: 'tokens', desc: true },
      { id: 'title', desc: false },
    ]);
    expect(writeSort(sorted)).toEqual(['-tokens', 'title']);
    expect(writeSort([])).toBeUndefined();
  });

  it('turns the order of a column over, then lets it be', () => {
    const first = nextSort([], 'tokens', true, false);
    expect(first).toEqual([{ id: 'tokens', desc: true }]);
    const second = nextSort(first, 'tokens', true, false);
    expect(second).toEqual([{ id: 'tokens', desc: false }]);
    expect(nextSort(second, 'tokens', true, false)).toEqual([]);
  });

  it('sorts by several columns where more is wanted, and by one alone where not', () => {
    const both = nextSort([{ id: 'a', desc: false }], 'b', true, true);
    expect(both).toEqual([
      { id: 'a', desc: false },
      { id: 'b', desc: true },
    ]);
    expect(nextSort(both, 'a', false, true)).toEqual([
      { id: 'a', desc: true },
      { id: 'b', desc: true },
    ]);
    expect(nextSort(both, 'c', false, false)).toEqual([{ id: 'c', desc: false }]);
  });

  it('keeps filters of columns whose names hold a colon, and forgets those of no column', () => {
    const filters = readFilters(['dim.a:b:x:y', 'gone:1', 'dim.a:z'], ['dim.a', 'dim.a:b']);
    expect([...filters]).toEqual([
      ['dim.a:b', 'x:y'],
      ['dim.a', 'z'],
    ]);
    expect(writeFilters(filters)).toEqual(['dim.a:b:x:y', 'dim.a:z']);
    expect(writeFilters(new Map([['a', '']]))).toBeUndefined();
  });

  it('finds words in any order, whatever their case and accents', () => {
    const folded = foldText('Zürich Payments INIT-7');
    expect(hasWords(folded, 'payments zurich')).toBe(true);
    expect(hasWords(folded, ' INIT-7 ')).toBe(true);
    expect(hasWords(folded, 'payments berlin')).toBe(false);
  });

  it.each([
    ['> 20', 21, 20],
    ['<=5', 5, 5.1],
    ['3..8', 8, 8.5],
    ['..8', -100, 9],
    ['3..', 1e9, 2],
    ['1,200.5', 1200.5, 1200],
    ['≥ -2', -2, -3],
    ['.5', 0.5, 5],
  ])('reads %s', (text, yes, no) => {
    const asked = readNumberFilter(text);
    expect([asked?.(yes), asked?.(no)]).toEqual([true, false]);
  });

  it.each(['', 'abc', '>', '..', '5 apples'])('cannot read %j as a number', (text) => {
    expect(readNumberFilter(text)).toBeNull();
  });
});
