import type { Decimal } from '../base/decimal.ts';
import type { Solution } from '../engine/solution.ts';
import type { ExactValue, Problem } from '../problem/problem.ts';

/**
 * Solves one problem exactly, within what is left of the time that the question was given. Every plan it gives has passed the exact checker.
 * `hint`: a selection that was good for a problem much like it.
 */
export type Solver = (problem: Problem, hint?: readonly string[], terms?: SolverTerms) => Promise<Solution>;

export interface SolverTerms {
  /** What the first objectives are proven to be worth at most, as in `SolveOptions`. */
  readonly ceiling?: readonly ExactValue[];
  /** Enough is known when the first objective's sum has reached this, or is proven never to, as in `SolveOptions`. */
  readonly target?: Decimal;
  /** The part of the time left that this question may take, but never less than a second. */
  readonly share?: number;
}

/** How questions are put to a solver, and when they must end. */
export interface Asking {
  readonly solve: Solver;
  /** Why nothing more may be asked; `null` while more may. What is known then is the answer, marked as partial. */
  readonly stopped: () => 'time' | 'cancel' | null;
}

/** For questions that do not wait for each other: as many as may be asked at once. All end together. */
export type Askings = readonly [Asking, ...Asking[]];

/** Why an answer is partial, in words. */
export const STOP_WORDS = { time: 'the time limit was reached', cancel: 'it was canceled' } as const;

/** Cut at its fair share, a question that needs a little more is lost with all that it took: so the first ones may take more, none may take all. */
const PATIENCE = 3;

/** The share of the time that the next one of some questions may take. */
export const shareOf = (left: number): number => Math.min(1, PATIENCE / left);
