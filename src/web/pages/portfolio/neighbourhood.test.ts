import { describe, expect, it } from 'vitest';
import type { Initiative } from './initiatives.ts';
import { neighboursOf, placeNeighbours } from './neighbourhood.ts';

const NONE = { bundles: [], prerequisites: [], needed_by: [], excludes: [], synergies: [] };
const make = (key: string, ties: Partial<Initiative> = {}): Initiative => ({ key, ...NONE, ...ties }) as Initiative;

describe('what an initiative is tied to', () => {
  const a = make('A', {
    prerequisites: ['B', 'GONE'],
    needed_by: ['C'],
    excludes: ['D'],
    bundles: ['X'],
    synergies: [{ initiative: 'B', bonus_pct: 15 }],
  });
  const all = [a, make('B'), make('C', { bundles: ['X'] }), make('D'), make('E', { bundles: ['Y'] })];
  const found = neighboursOf(a, all);

  it('is found, also where it is not in the run', () => {
    expect(found.map(({ tie, key, detail }) => [tie, key, detail].join(' ').trim())).toEqual([
      'needs B',
      'needs GONE',
      'needed-by C',
      'bundle C X',
      'excludes D',
      'synergy B +15 %',
    ]);
    expect(found.map(({ initiative }) => initiative?.key ?? null)).toEqual(['B', null, 'C', 'C', 'D', 'B']);
  });

  it('stands around it without one covering another', () => {
    const { placed, height, middle } = placeNeighbours(found, 400);
    expect(placed).toHaveLength(found.length);
    for (const one of placed) {
      expect(one.y).toBeGreaterThan(10);
      expect(one.y).toBeLessThan(height - 10);
      expect(placed.filter((it) => it !== one && it.x === one.x && Math.abs(it.y - one.y) < 30)).toEqual([]);
    }
    expect(middle).toEqual({ x: 200, y: height / 2 });
    expect(placeNeighbours([], 400).placed).toEqual([]);
  });
});
