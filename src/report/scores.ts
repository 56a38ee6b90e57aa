import { add, type Decimal, decimal, multiply, ONE, ZERO } from '../base/decimal.ts';
import type { ExactValue } from '../engine/solution.ts';
import type { Problem } from '../problem/problem.ts';
import { exactly } from './exact-values.ts';

/** What initiatives are worth in the first stage of a problem. */
export interface Scores {
  /** Were it chosen, without bonuses. */
  scoreOf(key: string): ExactValue;
  /** The score with half of each earned bonus; 0 when left out. */
  contributionOf(key: string): ExactValue;
  /** Who it earns a bonus with, sorted as in the problem. */
  partnersOf(key: string): readonly string[];
}

const HALF = decimal('0.5');

export const firstStageScores = ({ objectives }: Problem, chosen: ReadonlySet<string>): Scores => {
  const first = objectives[0];
  const divisor = first?.divisor ?? ONE;
  const linear = new Map(Object.entries(first?.linear ?? {}));
  const halves = new Map<string, Decimal>();
  const partners = new Map<string, readonly string[]>();
  for (const [a, b, bonus] of first?.pairs ?? []) {
    if (!chosen.has(a) || !chosen.has(b)) continue;
    for (const [key, partner] of [
      [a, b],
      [b, a],
    ] as const) {
      halves.set(key, add(halves.get(key) ?? ZERO, multiply(bonus, HALF)));
      partners.set(key, [...(partners.get(key) ?? []), partner]);
    }
  }
  return {
    scoreOf: (key) => exactly(linear.get(key) ?? ZERO, divisor),
    contributionOf: (key) => (chosen.has(key) ? exactly(add(linear.get(key) ?? ZERO, halves.get(key) ?? ZERO), divisor) : exactly(ZERO)),
    partnersOf: (key) => partners.get(key) ?? [],
  };
};
