import { describe, expect, it } from 'vitest';
import { makeScale, roundTicks } from './plot.ts';

describe('where numbers stand on a drawing', () => {
  it.each([
    [0, 100, 5, [0, 20, 40, 60, 80, 100]],
    [0.1, 0.32, 4, [0.1, 0.2, 0.3, 0.4]],
    [-3, 7, 5, [-4, -2, 0, 2, 4, 6, 8]],
    [5, 5, 5, [5]],
  ])('from %d to %d', (least, most, about, ticks) => {
    expect(roundTicks(least, most, about)).toEqual(ticks);
  });

  it('covers all values, also where there is one or none', () => {
    const scale = makeScale([3, 17], [0, 100]);
    expect([scale.at(scale.from), scale.at(scale.to)]).toEqual([0, 100]);
    expect(scale.from <= 3 && scale.to >= 17).toBe(true);
    for (const values of [[], [0], [7], [-7]]) {
      const { at, from, to } = makeScale(values, [0, 100]);
      expect(from).toBeLessThan(to);
      for (const value of values) expect(at(value) >= 0 && at(value) <= 100).toBe(true);
    }
  });
});
