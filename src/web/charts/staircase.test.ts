import { describe, expect, it } from 'vitest';
import { toStairPoints } from './staircase.ts';

describe('a staircase', () => {
  it('holds each step to the next one, and the last to the end', () => {
    const steps = [
      { at: 10, worth: 1 },
      { at: 20, worth: 3 },
    ];
    expect(toStairPoints(steps, [], 30)).toEqual([
      { at: 10, worth: 1, band: null },
      { at: 20, worth: 3, band: null },
      { at: 30, worth: 3, band: null },
    ]);
  });

  it('shows how far it may still reach where only bounds are known', () => {
    const points = toStairPoints([{ at: 0, worth: 5 }], [{ from: 4, to: 8, atLeast: null, atMost: 7 }], 10);
    expect(points).toEqual([
      { at: 0, worth: 5, band: null },
      { at: 4, worth: 5, band: [5, 7] },
      { at: 8, worth: 5, band: null },
      { at: 10, worth: 5, band: null },
    ]);
  });

  it('is empty where no plan is known', () => {
    expect(toStairPoints([], [], 3)).toEqual([{ at: 3, worth: null, band: null }]);
  });
});
