import type { Asking } from '../answers/solver.ts';
import { solveProblem } from '../engine/solve-problem.ts';
import type { AppDeps } from './deps.ts';

export interface SolverOptions {
  /** The name of an engine; absent: Planwright chooses. */
  readonly engine?: string;
  /** For all that is asked together. */
  readonly timeLimitMs?: number;
  readonly signal?: AbortSignal;
}

/** A question with a share of the time gets no less than this while there is time. */
const LEAST_MS = 1000;

/** Opens an engine for as long as some questions take, all within one limit. */
export const withSolver = async <T>(
  deps: Pick<AppDeps, 'startEngine' | 'monotonic'>,
  { engine: name, timeLimitMs = Number.POSITIVE_INFINITY, signal }: SolverOptions,
  work: (asking: Asking) => Promise<T>,
): Promise<T> => {
  const began = deps.monotonic();
  const remainingMs = (): number => timeLimitMs - (deps.monotonic() - began);
  const engine = await deps.startEngine(name);
  try {
    return await work({
      solve: (problem, hint, { ceiling, share = 1 } = {}) =>
        solveProblem(
          problem,
          {
            timeLimitMs: Math.max(0, Math.min(remainingMs(), Math.max(LEAST_MS, share * remainingMs()))),
            ...(hint ? { hint: { selected: hint } } : {}),
            ...(ceiling ? { ceiling } : {}),
          },
          { engine, now: deps.monotonic },
          signal ? { signal } : {},
        ),
      stopped: () => (signal?.aborted ? 'cancel' : remainingMs() <= 0 ? 'time' : null),
    });
  } finally {
    await engine.close();
  }
};
