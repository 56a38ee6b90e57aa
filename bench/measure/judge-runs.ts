import { compare, type Decimal, decimal, quotient, toNumber, toPlain } from '../../src/base/decimal.ts';
import { checkSelection } from '../../src/problem/check-problem.ts';
import type { Problem } from '../../src/problem/problem.ts';
import type { Words } from './run-solver.ts';
import type { SolverRun } from './solver-run.ts';

/** How far a floating-point bound may lie below a value that is reached, relative to it. */
const ROUNDING = 1e-9;

interface Told {
  readonly solver: string;
  readonly words: Words;
}

/**
 * The answers of several solvers to one problem, held against exact arithmetic and against each other: a selection must keep every
 * constraint, one that is called optimal must be worth what the best selection of all is worth, and no bound may lie below that.
 */
export const judgeRuns = (problem: Problem, seed: number, told: readonly Told[]): readonly SolverRun[] => {
  const values = told.map(({ words }) => worthOf(problem, words));
  const best = values.reduce<Decimal | null>((top, { value }) => (value && (!top || compare(value, top) > 0) ? value : top), null);
  return told.map(({ solver, words }, at): SolverRun => {
    const { value = null, fault } = values[at] ?? {};
    const found = fault ?? faultOf(words, value, best);
    return {
      solver,
      seed,
      status: words.status,
      objective: value ? toPlain(value) : null,
      bound: words.bound,
      gapPct: gapOf(words, value),
      seconds: words.seconds,
      cpuSeconds: words.cpuSeconds,
      peakMb: words.peakMb,
      ...(found === undefined ? {} : { fault: found }),
    };
  });
};

const worthOf = (problem: Problem, { selected }: Words): { readonly value: Decimal | null; readonly fault?: string } => {
  if (!selected) return { value: null };
  const { violations, objectives } = checkSelection(problem, selected);
  const [broken] = violations;
  if (broken) return { value: null, fault: `its plan breaks "${broken.name}": ${broken.found}, required ${broken.required}` };
  const [worth] = objectives;
  return { value: worth ? quotient(worth.sum, worth.divisor, 40) : null };
};

const faultOf = (words: Words, value: Decimal | null, best: Decimal | null): string | undefined => {
  if (words.status === 'lost') return 'it crashed or was ended';
  if (words.status === 'infeasible' && best) return `it says infeasible, but a plan is worth ${toPlain(best)}`;
  if (words.status === 'optimal' && !value) return 'it says optimal without a plan';
  if (words.status === 'optimal' && value && best && compare(value, best) < 0)
    return `it says optimal at ${toPlain(value)}, but a plan is worth ${toPlain(best)}`;
  if (words.bound !== null && best && words.bound < toNumber(best) * (1 - ROUNDING * Math.sign(toNumber(best))))
    return `its bound ${words.bound} lies below a plan worth ${toPlain(best)}`;
  return undefined;
};

const gapOf = ({ status, bound }: Words, value: Decimal | null): number | null => {
  if (!value) return null;
  if (status === 'optimal') return 0;
  if (bound === null || compare(value, decimal('0')) === 0) return null;
  const own = toNumber(value);
  return (100 * Math.max(0, bound - own)) / Math.abs(own);
};
