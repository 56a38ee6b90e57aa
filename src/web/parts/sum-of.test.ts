import { expect, it } from 'vitest';
import { sumOf } from './sum-of.ts';

it('adds decimals as a planner would', () => {
  expect(sumOf([0.1, 0.2])).toBe(0.3);
  expect(sumOf([12.5, null, 7])).toBe(19.5);
  expect(sumOf([])).toBe(0);
});
