import { describe, expect, it } from 'vitest';
import { readExplained, readNews } from './read-prices.ts';

const PRICE = {
  outcome: 'priced',
  words: 'taking it costs 5 EUR of gmv',
  sentences: ['To take A you lose B: it costs 5 EUR of gmv.'],
  losses: [{ kpi: 'gmv', at_least: { sum: 10, divisor: 2 }, at_most: { sum: 10, divisor: 2 } }],
  nearest: true,
};

describe('prices', () => {
  it('are read from what a job answers', () => {
    const answer = {
      initiatives: [
        { initiative: 'A', price: PRICE },
        { initiative: 'B', price: null },
      ],
      stopped: 'time',
    };
    const { prices, stopped, isAll } = readExplained(answer);
    expect(prices.get('A')).toEqual({ outcome: 'priced', words: PRICE.words, sentences: PRICE.sentences, cost: 5, isNearest: true });
    expect([prices.size, stopped, isAll]).toEqual([1, 'time', true]);
  });

  it('are read from its progress, the newest last', () => {
    const course = [
      { pricing: 'A' },
      { news: [{ initiative: 'A', price: { ...PRICE, nearest: false } }] },
      {
        news: [
          { initiative: 'A', price: PRICE },
          { initiative: 'C', price: { outcome: 'open' } },
        ],
      },
    ];
    const prices = readNews(course);
    expect([...prices.keys()]).toEqual(['A']);
    expect(prices.get('A')?.isNearest).toBe(true);
  });

  it.each([null, 7, 'x', { initiatives: 'none' }, { initiatives: [null, { initiative: 3 }] }])('are none in %j', (answer) => {
    expect(readExplained(answer).prices.size).toBe(0);
  });
});
