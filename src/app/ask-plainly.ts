import { toNumber } from '../base/decimal.ts';
import type { Engine } from '../engine/engine.ts';
import { solvePlainly } from '../engine/solve-plainly.ts';
import type { SolveHooks } from '../engine/solve-problem.ts';
import { checkSelection } from '../problem/check-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { type Claims, isBetter, type Opinion } from '../report/compare-opinions.ts';

/** Sums of floating point that belong to one value differ by no more than this, relative to its size. */
const CLOSE = 1e-6;

/**
 * The second engine is asked once more, with nothing shortened or scaled. Only a checked plan contradicts a run; numbers that are
 * rounded do not, but where they come to the same, the shortening is confirmed.
 */
export const askPlainly = async (
  problem: Problem,
  claims: Claims,
  engine: Engine,
  timeLimitMs: number,
  { signal }: SolveHooks,
): Promise<Opinion> => {
  const undecided = (...sentences: string[]): Opinion => ({ verdict: 'undecided', sentences });
  if (timeLimitMs <= 0 || signal?.aborted) return undecided();
  const answer = await solvePlainly(problem, engine, { timeLimitMs }, signal ? { signal } : {});
  const check = answer.selected && checkSelection(problem, answer.selected);
  const [value] = claims.values ?? [];
  const [found] = check?.violations.length === 0 ? check.objectives : [];
  if (found && (claims.result === 'infeasible' || (claims.result === 'optimal' && value && isBetter(found, value))))
    return {
      verdict: 'disagree',
      sentences: ['Given the problem with nothing shortened or scaled, it finds a plan that the run said cannot be. The run was wrong.'],
    };
  if (claims.result === 'infeasible' && answer.status === 'infeasible')
    return { verdict: 'agree', sentences: ['Given the problem with nothing shortened or scaled, it finds no plan either.'] };
  const sum = value ? toNumber(value.sum) : Number.NaN;
  if (answer.status === 'optimal' && Math.abs(answer.bound - sum) <= CLOSE * Math.max(1, Math.abs(sum)))
    return { verdict: 'agree', sentences: ['Given the problem with nothing shortened or scaled, it comes to the same first value.'] };
  return undecided();
};
