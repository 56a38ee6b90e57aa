import { describe, expect, it } from 'vitest';
import { cheapestHits } from './cheapest-hits.ts';

const cost = (costs: Readonly<Record<string, number>>) => (item: string) => costs[item] ?? 1;

describe('the cheapest choices that hit every group', () => {
  it('are all those of least cost, in order', () => {
    expect(cheapestHits([['b', 'a'], ['c']], cost({}))).toEqual([
      ['a', 'c'],
      ['b', 'c'],
    ]);
    expect(
      cheapestHits(
        [
          ['a', 'b'],
          ['b', 'c'],
          ['c', 'a'],
        ],
        cost({ b: 5 }),
      ),
    ).toEqual([['a', 'c']]);
    expect(
      cheapestHits(
        [
          ['a', 'b'],
          ['a', 'c'],
        ],
        cost({ a: 3 }),
      ),
    ).toEqual([['b', 'c']]);
    expect(cheapestHits([], cost({}))).toEqual([[]]);
  });

  it('are none where a group is empty, for nothing hits it', () => {
    expect(cheapestHits([['a'], []], cost({}))).toEqual([]);
  });

  it('are not looked for without end', () => {
    const many = Array.from({ length: 30 }, (_, at) => Array.from({ length: 10 }, (__, n) => `${at}-${n}`));
    expect(cheapestHits(many, cost({}))).toBeUndefined();
  });
});
