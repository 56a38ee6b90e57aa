import { abs, compare, type Decimal, decimal, isLess, multiply, subtract } from '../../src/base/decimal.ts';
import { checkSelection } from '../../src/problem/check-problem.ts';
import type { Problem } from '../../src/problem/problem.ts';
import type { Instance } from '../read-instance.ts';

/** What is known of an instance's answer. */
export interface Known {
  readonly optimum: Decimal | null;
  readonly best: Decimal | null;
  readonly upperBound: Decimal | null;
}

/** Published values were added up in floating point; where they differ by no more than that from their own witness, its exact value counts. */
const ROUNDING = decimal('1e-12');

export const knownOf = ({ optimum, bestKnown, upperBound, witness }: Instance, problem: Problem): Known => {
  const checked = witness ? checkSelection(problem, witness) : null;
  const exact = checked && checked.violations.length === 0 ? (checked.objectives[0]?.sum ?? null) : null;
  const settle = (published: Decimal | null): Decimal | null =>
    published && exact && !isLess(multiply(abs(exact), ROUNDING), abs(subtract(published, exact))) ? exact : published;
  return { optimum: settle(optimum), best: settle(bestKnown), upperBound };
};

export type Verdict = 'solved' | 'open' | 'WRONG';

/** Wrong: an `optimal` that is not the optimum, a plan above what can be, a bound below what is reached. */
export const judge = ({ optimum, best, upperBound }: Known, result: string, reached: Decimal | null, bound: Decimal | null): Verdict => {
  const ceiling = optimum ?? upperBound;
  const tooHigh = reached !== null && ceiling !== null && isLess(ceiling, reached);
  const tooLow = bound !== null && best !== null && isLess(bound, best);
  const notIt = result === 'optimal' && optimum !== null && (reached === null || compare(reached, optimum) !== 0);
  if (tooHigh || tooLow || notIt || result === 'infeasible') return 'WRONG';
  return result === 'optimal' ? 'solved' : 'open';
};
