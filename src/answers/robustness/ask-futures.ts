import { sideBySide } from '../side-by-side.ts';
import type { Future } from './future.ts';

/** Solves one future; `null` where it was broken off. `left`: how many are not done yet, it among them. */
export type FutureSolver = (index: number, left: number) => Promise<Future | null>;

/**
 * Solves futures side by side, each solver pulling the next one when it is free. What becomes of a future does not depend on which solver had
 * it. Ends early where nothing more may be asked.
 */
export const askFutures = async (
  indices: readonly number[],
  solvers: readonly FutureSolver[],
  isStopped: () => boolean,
  onFuture: (future: Future) => Promise<void> | void,
): Promise<void> => {
  await sideBySide(indices, solvers, async (index, left, solve) => {
    if (isStopped()) return;
    const future = await solve(index, left);
    if (future) await onFuture(future);
  });
};
