import type { Asking, Askings } from '../answers/solver.ts';
import type { RowConflict } from '../engine/conflict.ts';
import type { Engine } from '../engine/engine.ts';
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
export const withSolver = <T>(
  deps: Pick<AppDeps, 'startEngine' | 'monotonic'>,
  options: SolverOptions,
  work: (asking: Asking, findConflict: FindConflict) => Promise<T>,
): Promise<T> => withEngines(deps, options, [], ([asking], findConflict) => work(asking, findConflict));

/** The same for so many questions that do not wait for each other: as many are asked at once as there are processors. */
export const withSolvers = <T>(
  deps: Pick<AppDeps, 'startEngine' | 'startEngineThread' | 'processors' | 'monotonic'>,
  options: SolverOptions,
  questions: number,
  work: (askings: Askings, findConflict: FindConflict) => Promise<T>,
): Promise<T> => {
  const others = Math.max(0, Math.min(deps.processors, questions) - 1);
  return withEngines(
    deps,
    options,
    Array.from({ length: others }, () => deps.startEngineThread),
    work,
  );
};

/** Nobody knows how many questions there will be. */
export const MANY = Number.POSITIVE_INFINITY;

/** `more`: starts of engines beside the first; one that does not start is done without. */
const withEngines = async <T>(
  deps: Pick<AppDeps, 'startEngine' | 'monotonic'>,
  { engine: name, timeLimitMs = Number.POSITIVE_INFINITY, signal }: SolverOptions,
  more: readonly AppDeps['startEngineThread'][],
  work: (askings: Askings, findConflict: FindConflict) => Promise<T>,
): Promise<T> => {
  const began = deps.monotonic();
  const remainingMs = (): number => timeLimitMs - (deps.monotonic() - began);
  const sharedMs = (share: number): number =>
    Math.max(0, Math.min(remainingMs(), Math.max(Math.min(LEAST_MS, timeLimitMs / 10), share * remainingMs())));
  const engine = await deps.startEngine(name);
  const others = more.map((start) => start(name).catch(() => null));
  const hooks = signal ? { signal } : {};
  const askingOn = (used: Engine | Promise<Engine>): Asking => ({
    solve: async (problem, hint, { ceiling, target, share = 1 } = {}) =>
      solveProblem(
        problem,
        {
          timeLimitMs: sharedMs(share),
          ...(hint ? { hint: { selected: hint } } : {}),
          ...(ceiling ? { ceiling } : {}),
          ...(target ? { target } : {}),
        },
        { engine: await used, now: deps.monotonic },
        hooks,
      ),
    stopped: () => (signal?.aborted ? 'cancel' : remainingMs() <= 0 ? 'time' : null),
  });
  try {
    return await work([askingOn(engine), ...others.map((it) => askingOn(it.then((other) => other ?? engine)))], (system, share = 1) =>
      findRowConflict(system, { engine, now: deps.monotonic }, { timeLimitMs: sharedMs(share), ...hooks }),
    );
  } finally {
    await Promise.all([engine.close(), ...others.map(async (it) => (await it)?.close())]);
  }
};
