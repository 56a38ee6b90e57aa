import type { Asking } from '../answers/solver.ts';
import type { RowConflict } from '../engine/conflict.ts';
import { findRowConflict } from '../engine/explain-infeasible.ts';
import { solveProblem } from '../engine/solve-problem.ts';
import type { RowSystem } from '../problem/row-system.ts';
import type { AppDeps } from './deps.ts';

export interface SolverOptions {
  /** The name of an engine; absent: Planwright chooses. */
  readonly engine?: string;
  /** For all that is asked together. */
  readonly timeLimitMs?: number;
  readonly signal?: AbortSignal;
}

/** Of rows that are proven to have no plan, some that cannot hold together; `share` as for a question. */
type FindConflict = (system: RowSystem, share?: number) => Promise<RowConflict>;

/** A question with a share of the time gets no less than this while there is time, or a tenth of all of it where that is less. */
const LEAST_MS = 1000;

/** Opens an engine for as long as some questions take, all within one limit. */
export const withSolver = async <T>(
  deps: Pick<AppDeps, 'startEngine' | 'monotonic'>,
  { engine: name, timeLimitMs = Number.POSITIVE_INFINITY, signal }: SolverOptions,
  work: (asking: Asking, findConflict: FindConflict) => Promise<T>,
): Promise<T> => {
  const began = deps.monotonic();
  const remainingMs = (): number => timeLimitMs - (deps.monotonic() - began);
  const sharedMs = (share: number): number =>
    Math.max(0, Math.min(remainingMs(), Math.max(Math.min(LEAST_MS, timeLimitMs / 10), share * remainingMs())));
  const engine = await deps.startEngine(name);
  const tools = { engine, now: deps.monotonic };
  const hooks = signal ? { signal } : {};
  try {
    return await work(
      {
        solve: (problem, hint, { ceiling, target, share = 1 } = {}) =>
          solveProblem(
            problem,
            {
              timeLimitMs: sharedMs(share),
              ...(hint ? { hint: { selected: hint } } : {}),
              ...(ceiling ? { ceiling } : {}),
              ...(target ? { target } : {}),
            },
            tools,
            hooks,
          ),
        stopped: () => (signal?.aborted ? 'cancel' : remainingMs() <= 0 ? 'time' : null),
      },
      (system, share = 1) => findRowConflict(system, tools, { timeLimitMs: sharedMs(share), ...hooks }),
    );
  } finally {
    await engine.close();
  }
};
