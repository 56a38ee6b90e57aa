import { describe, expect, it } from 'vitest';
import type { Price } from '../../api/read-prices.ts';
import { type Initiative, inUsualOrder, isShownIn, nearestMisses, sliceName, worthPerToken } from './initiatives.ts';

const initiative = (key: string, selected: boolean, score: number, tokens: number | null, canBeChosen = true): Initiative => ({
  key,
  title: key,
  row: 'Candidates!2',
  dimensions: {},
  selected,
  tokens,
  allocated_tokens: selected ? (tokens ?? 0) : 0,
  objective_contribution: { sum: selected ? score : 0, divisor: 1, shown: selected ? score : 0 },
  score: { sum: score, divisor: 1, shown: score },
  contributions: {},
  can_be_chosen: canBeChosen,
  mandatory: false,
  bundles: [],
  prerequisites: [],
  needed_by: [],
  excludes: [],
  synergies: [],
  dependency_status: '',
  reason: '',
  lifecycle_status: '',
  active_overall_score: null,
  notes: '',
});

const priced = (cost: number): Price => ({ outcome: 'priced', words: '', sentences: [], cost, isNearest: true });

describe('the initiatives of a report', () => {
  const all = [
    initiative('A', true, 3, 1),
    initiative('B', true, 5, 1),
    initiative('C', false, 4, 4),
    initiative('D', false, 4, 2),
    initiative('E', false, 9, 1, false),
    initiative('F', false, 2, null),
  ];
  const keys = (items: readonly Initiative[]): string => items.map(({ key }) => key).join('');

  it('stand with those chosen first, then the nearest misses, then the others', () => {
    expect(keys(inUsualOrder(all, new Map()))).toBe('BADCFE'.replace('FE', 'FE'));
  });

  it('are missed by their price where it is known', () => {
    expect(keys(nearestMisses(all, new Map()))).toBe('DCF');
    const prices = new Map([
      ['C', priced(1)],
      ['D', priced(2)],
    ]);
    expect(keys(nearestMisses(all, prices))).toBe('CD');
  });

  it('are shown as chosen, left out, or all', () => {
    expect((['plan', 'left-out', 'all'] as const).map((view) => all.filter((it) => isShownIn(view, it)).length)).toEqual([2, 4, 6]);
  });

  it('are worth endlessly much per token where they cost none', () => {
    expect(worthPerToken(initiative('Z', false, 1, 0))).toBe(Number.POSITIVE_INFINITY);
    expect(worthPerToken(initiative('Z', false, 0, 0))).toBe(0);
    expect(worthPerToken(initiative('Z', false, 1, null))).toBeNull();
  });

  it('names everything by a word', () => {
    expect([sliceName('all', 'all'), sliceName('country', 'UK')]).toEqual(['everything', 'country UK']);
  });
});
