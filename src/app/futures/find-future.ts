import type { Future } from '../../answers/robustness/future.ts';
import { sampleFuture } from '../../answers/robustness/sample-future.ts';
import { solveFuture } from '../../answers/robustness/solve-future.ts';
import type { Uncertainty } from '../../answers/robustness/uncertainty.ts';
import type { SolvedRun } from '../../answers/solved-run.ts';
import { assert } from '../../base/errors.ts';
import type { Engine } from '../../engine/engine.ts';
import { solveProblem } from '../../engine/solve-problem.ts';
import { breachesOf, poseRun } from '../pose-run.ts';

export interface FutureTools {
  readonly engine: Engine;
  readonly now: () => number;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
}

/** Draws a future, poses and solves it. A best plan that counts has been checked by the rules' own words, too. */
export const findFuture = async (
  run: SolvedRun,
  uncertainty: Uncertainty,
  index: number,
  { engine, now, timeLimitMs, signal }: FutureTools,
): Promise<Future> => {
  const inputs = sampleFuture(run.inputs, uncertainty, index);
  const began = now();
  const future = await solveFuture(run, index, poseRun(inputs, run.built.scales), (problem) =>
    solveProblem(problem, { timeLimitMs: Math.max(0, timeLimitMs - (now() - began)), isOneOfMany: true }, { engine, now }, { signal }),
  );
  const gone = new Set(future.leaves);
  const plan = [...run.plan.filter((key) => !gone.has(key)), ...future.enters];
  const isSound = future.outcome !== 'best' || breachesOf(plan, inputs).length === 0;
  assert(isSound, `the best plan of future ${index} breaks rules, and is not counted`);
  return future;
};
