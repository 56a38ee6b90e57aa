import { describe, expect, it } from 'vitest';
import type { Price, RowPrice } from '../../src/answers/prices/price.ts';
import { type PriceWords, priceSentences, rowSentence, shortPrice } from '../../src/answers/prices/to-text.ts';
import { decimal, ONE, ZERO } from '../../src/base/decimal.ts';
import type { ExactValue } from '../../src/problem/problem.ts';

const worth = (sum: string, divisor = '1'): ExactValue => ({ sum: decimal(sum), divisor: decimal(divisor) });

const WORDS: PriceWords = {
  demands: new Map([
    ['Constraints!14', 'allows at most 240 tokens in department Growth'],
    ['Constraints!15', 'forbids INIT-123'],
  ]),
  compiled: new Map(),
  units: new Map([['gmv', 'GBP']]),
  whole: null,
  isOptimal: true,
};

const price = (given: Partial<Price>): Price => ({
  initiative: 'INIT-123',
  isChosen: false,
  isInside: true,
  outcome: 'priced',
  losses: [{ kpi: 'gmv', atLeast: worth('120000'), atMost: worth('120000') }],
  isProven: true,
  isNearest: true,
  forbiddenBy: null,
  inTheWay: ['Constraints!14'],
  selected: [],
  enters: ['INIT-123'],
  leaves: ['INIT-400', 'INIT-512'],
  tokens: ONE,
  kpis: [{ kpi: 'gmv', unit: 'GBP', change: decimal('-120000') }],
  ...given,
});

const short = (atLeast: ExactValue | null, atMost: ExactValue | null, kpi: string | null = 'gmv', words = WORDS): string =>
  shortPrice(price({ losses: [{ kpi, atLeast, atMost }], isProven: false }), words);

describe('a price in words', () => {
  it('says what is lost, what it costs, and what forces it', () => {
    expect(priceSentences(price({}), WORDS)).toEqual([
      'To take INIT-123 you lose INIT-400 and INIT-512: it costs 120,000 GBP of gmv.',
      'The plan then needs 1 token more; gmv -120,000 GBP.',
      'What forces it (the plan with INIT-123 and nothing else changed would break this row): Constraints row 14 allows at most 240 tokens in department Growth.',
    ]);
  });

  it('says so where no row forces it', () => {
    expect(priceSentences(price({ leaves: [], inTheWay: [] }), WORDS)).toEqual([
      'To take INIT-123 nothing else changes: it costs 120,000 GBP of gmv.',
      'The plan then needs 1 token more; gmv -120,000 GBP.',
      'No row forces it: the plan with INIT-123 and nothing else changed keeps them all.',
    ]);
  });

  it('rounds bounds to the safe side, and what is exact not at all', () => {
    expect(short(worth('1', '3'), worth('2', '3'))).toBe('it costs at least 0.333333 and at most 0.666667 GBP of gmv');
    expect(short(null, worth('1234567.891'))).toBe('it costs at most 1,234,567.891 GBP of gmv');
    expect(short(worth('2', '3'), worth('4', '6'))).toBe('it costs about 0.666667 GBP of gmv');
    expect(short(worth('0'), worth('0'))).toBe('it costs nothing of gmv');
    expect(short(null, null)).toBe('it is not known what it costs of gmv');
  });

  it('tells a mix of KPIs as a share of the objective, too', () => {
    const words = { ...WORDS, whole: worth('20', '3') };
    expect(short(worth('1', '3'), worth('1', '3'), null, words)).toBe('it costs about 0.333333 of the objective (5 %)');
  });

  it('admits that a plan which is not proven best may be beaten', () => {
    expect(short(null, worth('5'), 'gmv', { ...WORDS, isOptimal: false })).toBe('it costs at most 5 GBP of gmv, or less than nothing');
  });

  it('names the rows that forbid a wish, and says where not each is proven to be needed', () => {
    const forbidden = (rows: readonly string[], provenMinimal: boolean): Price =>
      price({ outcome: 'impossible', losses: [], forbiddenBy: { rows, provenMinimal } });
    expect(priceSentences(forbidden(['Constraints!15'], true), WORDS)).toEqual([
      'No plan with INIT-123 keeps all rows; it cannot be had at any price.',
      'What forbids it: Constraints row 15 forbids INIT-123.',
    ]);
    expect(priceSentences(forbidden(['Constraints!14', 'Constraints!15'], false), WORDS)[1]).toBe(
      'What forbids it, together (not every one of them is proven to be needed for this): Constraints row 14 allows at most 240 tokens in department Growth; Constraints row 15 forbids INIT-123.',
    );
    expect(shortPrice(forbidden(['Constraints!15'], true), WORDS)).toBe('no plan can have it (Constraints row 15)');
  });

  it('knows what is outside the run', () => {
    expect(priceSentences(price({ outcome: 'impossible', isInside: false, losses: [] }), WORDS)).toEqual([
      'INIT-123 is outside this run, and no price could bring it in.',
    ]);
  });
});

describe('a row in words', () => {
  const row = (given: Partial<RowPrice>): RowPrice => ({
    rows: ['Constraints!14'],
    slack: ZERO,
    effect: 'binds',
    outcome: 'priced',
    change: null,
    gains: [{ kpi: 'gmv', atLeast: worth('35000'), atMost: worth('35000') }],
    isProven: true,
    ...given,
  });

  it('says what it demands, whether it is tight, and what it costs', () => {
    const start = 'Constraints row 14 allows at most 240 tokens in department Growth:';
    expect(rowSentence(row({}), WORDS)).toBe(`${start} tight, costs 35,000 GBP of gmv.`);
    const nothing = [{ kpi: 'gmv', atLeast: worth('0'), atMost: worth('0') }];
    expect(rowSentence(row({ slack: decimal('12.5'), gains: nothing }), WORDS)).toBe(
      `${start} 12.5 of slack, dropping it alone gains nothing.`,
    );
    const bounds = [{ kpi: 'gmv', atLeast: worth('0'), atMost: worth('1', '3') }];
    expect(rowSentence(row({ gains: bounds, isProven: false }), WORDS)).toBe(
      `${start} tight, costs at least 0 and at most 0.333334 GBP of gmv.`,
    );
    expect(rowSentence(row({ gains: [{ kpi: 'gmv', atLeast: null, atMost: worth('1', '3') }], isProven: false }), WORDS)).toBe(
      `${start} tight, costs at most 0.333334 GBP of gmv.`,
    );
    expect(rowSentence(row({ outcome: 'open', gains: [], isProven: false }), WORDS)).toBe(`${start} tight, its cost is not known.`);
  });

  it('says of a bonus what plans are worth without it, of a goal how the plan meets it, and of neither that it binds', () => {
    const start = 'Constraints row 14 allows at most 240 tokens in department Growth:';
    const change = { enters: ['INIT-9'], leaves: ['INIT-4', 'INIT-5'], tokens: ONE, kpis: [] };
    const bonus = row({ effect: 'weighs', slack: null, gains: [{ kpi: 'gmv', atLeast: worth('-3000'), atMost: worth('-3000') }], change });
    expect(rowSentence(bonus, WORDS)).toBe(
      `${start} without it the best plan is worth 3,000 GBP of gmv less; another plan is best: you lose INIT-4 and INIT-5 and gain INIT-9.`,
    );
    const unearned = [{ kpi: 'gmv', atLeast: worth('0'), atMost: worth('0') }];
    expect(rowSentence({ ...bonus, gains: unearned, change: null }, WORDS)).toBe(
      `${start} its bonus is not earned, dropping it changes nothing.`,
    );
    expect(rowSentence(row({ effect: 'weighs', slack: decimal('-10.6'), gains: [] }), WORDS)).toBe(
      `${start} short by 10.6, it sets the scale of a KPI; weighed without it, this plan stays best.`,
    );
    expect(rowSentence(row({ effect: 'none', slack: decimal('2'), gains: [] }), WORDS)).toBe(
      `${start} met with 2 to spare, dropping it alone changes nothing in this run.`,
    );
  });
});
