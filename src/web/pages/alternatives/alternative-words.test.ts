import { describe, expect, it } from 'vitest';
import { makeFormats } from '../../words/formats.ts';
import { downsideWords, endWords, farWords, tokenWords } from './alternative-words.ts';
import { type Alternatives, readAlternatives, toCard } from './read-alternatives.ts';

const formats = makeFormats('en-GB');

const PLAN = {
  differences: 2,
  compared: 'worse' as const,
  losses: [{ kpi: 'gmv', loss: { sum: 3, divisor: 2 } }],
  enters: ['B'],
  leaves: ['A'],
  tokens: -1,
  kpis: [{ kpi: 'gmv', change: -0.2 }],
  least_differences: 2,
  most_possible: 2,
};

const FOUND: Alternatives = { run_proven: true, none_left: false, stopped: null, within_pct: 2, alternatives: [PLAN] };

describe('words on other plans', () => {
  it('say what one gives up, never less than it is', () => {
    expect(downsideWords({ name: 'GMV', less: 1.5, lessPct: 1.23449 }, formats)).toBe('1.5 (1.235 %) less of GMV');
    expect(downsideWords({ name: 'GMV', less: -1.5, lessPct: -1.2349 }, formats)).toBe('1.5 (1.234 %) more of GMV');
    expect(downsideWords({ name: 'GMV', less: 0, lessPct: 0 }, formats)).toBe('As much of GMV');
    expect(downsideWords({ name: 'GMV', less: 2, lessPct: null }, formats)).toBe('2 less of GMV');
    expect([0, 1, -2].map((it) => tokenWords(it, formats))).toEqual(['As many tokens', '1 token more', '2 tokens fewer']);
  });

  it('claim as proven only what is', () => {
    const card = (least: number | null, most: number | null) =>
      ({ leastDifferences: least, mostPossible: most }) as ReturnType<typeof toCard>;
    expect(farWords(card(2, 2), 0, formats)).toBe('Proven: no plan differs in more.');
    expect(farWords(card(2, 7), 1, formats)).toBe(
      'It differs in at least 2 initiatives from every plan above. A plan that differs in more from all of them may exist, but in no more than 7.',
    );
    expect(farWords(card(null, null), 0, formats)).toBeNull();
  });

  it('say why there are not more', () => {
    expect(endWords({ ...FOUND, none_left: true }, formats).words).toBe('There is no further plan within 2 % of the best. That is proven.');
    expect(endWords(FOUND, formats)).toMatchObject({ isPartial: false });
    expect(endWords({ ...FOUND, stopped: 'cancel' }, formats)).toMatchObject({ isPartial: true });
    const { within_pct: _, alternatives: __, ...ties } = FOUND;
    expect(endWords({ ...ties, ties: [], none_left: true }, formats).words).toContain('There is no other plan as good as that of the run.');
  });
});

it('puts another plan beside that of the run', () => {
  const value = { sum: 100, divisor: 1, shown: 100 };
  const report = {
    kpis: [
      { kpi: 'gmv', name: 'GMV', unit: 'm', direction: 'increase', level: null, change: 0.3, weight: null, scale: null, scale_from: null },
    ],
    stages: [{ name: 'gmv', kpi: 'gmv', objective: value, best_bound: value, proven: true }],
    initiatives: [{ key: 'B', title: 'Bee', tokens: 3 }],
  } as unknown as Parameters<typeof toCard>[1];
  const card = toCard(PLAN, report);
  expect(card.kpis).toEqual([{ kpi: 'gmv', name: 'GMV', unit: 'm', direction: 'increase', before: 0.3, after: 0.1, change: -0.2 }]);
  expect(card.downsides).toEqual([{ name: 'GMV', less: 1.5, lessPct: 1.5 }]);
  expect(card.enters).toEqual([{ key: 'B', title: 'Bee', tokens: 3 }]);
  expect(card.leaves).toEqual([{ key: 'A', title: '', tokens: null }]);
});

it('takes nothing else for an answer', () => {
  expect([null, {}, 'ties', { steps: [] }].map(readAlternatives)).toEqual([null, null, null, null]);
  expect(readAlternatives(FOUND)).toBe(FOUND);
});
