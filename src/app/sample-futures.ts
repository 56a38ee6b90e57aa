import { askFutures, type FutureSolver } from '../answers/robustness/ask-futures.ts';
import { type Future, solveFuture } from '../answers/robustness/future.ts';
import { type Robustness, toRobustness } from '../answers/robustness/robustness.ts';
import { sampleFuture } from '../answers/robustness/sample-future.ts';
import type { Uncertainty } from '../answers/robustness/uncertainty.ts';
import type { SolvedRun } from '../answers/solved-run.ts';
import { assert, UsageError } from '../base/errors.ts';
import type { Engine } from '../engine/engine.ts';
import { solveProblem } from '../engine/solve-problem.ts';
import { describeRow } from '../report/report-conflict.ts';
import { rulebook } from '../rules/index.ts';
import type { AppDeps } from './deps.ts';
import { loadSolvedRun } from './load-stored-run.ts';
import { breachesOf, poseRun } from './pose-run.ts';
import { withStore } from './with-store.ts';

export interface FuturesRequest {
  readonly run: string;
  readonly uncertainty: Uncertainty;
  readonly samples: number;
  /** The name of an engine; absent: Planwright chooses. */
  readonly engine?: string;
  /** For all futures together. */
  readonly timeLimitMs?: number;
  readonly signal?: AbortSignal;
  readonly onFuture?: (done: number) => void;
}

export interface FuturesAnswer {
  readonly robustness: Robustness;
  /** What each row that the plan breaks somewhere demands, by `Tab!row`. */
  readonly demands: ReadonlyMap<string, string>;
  /** Why it is not the whole answer; `null` where it is. */
  readonly stopped: 'time' | 'cancel' | null;
}

/** How sure a run's plan is: its problem solved anew in sampled futures, in which uncertain numbers differ. Nothing of the run changes. */
export const sampleFutures = async (deps: AppDeps, request: FuturesRequest): Promise<FuturesAnswer> => {
  const { uncertainty, samples, timeLimitMs = Number.POSITIVE_INFINITY, signal, onFuture = () => {} } = request;
  const run = await withStore(deps, (store) => loadSolvedRun(store, request.run));
  requireDoubt(run, uncertainty);
  const began = deps.monotonic();
  const remainingMs = (): number => timeLimitMs - (deps.monotonic() - began);
  const stopped = (): FuturesAnswer['stopped'] => (signal?.aborted ? 'cancel' : remainingMs() <= 0 ? 'time' : null);
  const engine = await deps.startEngine(request.engine);
  const found: Future[] = [];
  try {
    const solver: FutureSolver = (index, left) => checkedFuture(run, uncertainty, index, remainingMs() / left, engine, deps, signal);
    await askFutures(
      indices(samples),
      [solver],
      () => stopped() !== null,
      (future) => {
        found.push(future);
        onFuture(found.length);
      },
    );
  } finally {
    await engine.close();
  }
  const robustness = toRobustness(run, uncertainty, samples, found);
  const say = rulebook.map((rule) => rule.report);
  const rows = robustness.fit.broken.flatMap((it) => it.rows);
  const demands = new Map(rows.map((row) => [row, describeRow(row, run.inputs, say).words] as const));
  const isWhole = robustness.known + robustness.without === samples;
  return { robustness, demands, stopped: isWhole ? null : (stopped() ?? 'time') };
};

/** Futures are counted from 1. */
const indices = (samples: number): readonly number[] => Array.from({ length: samples }, (_, at) => at + 1);

const requireDoubt = ({ inputs: { scenario } }: SolvedRun, { tokensPct, contributionsPct, weightsPct }: Uncertainty): void => {
  if (tokensPct === null && contributionsPct === null && weightsPct === null)
    throw new UsageError('Nothing is said to be uncertain.', {
      code: 'robustness-nothing',
      hint: 'Say what is, and by how much, like --tokens ±20% or --contributions ±30%.',
    });
  if (weightsPct !== null && scenario.mode !== 'weighted_kpis')
    throw new UsageError(`Weights are not what decides in this run: the objective mode of ${scenario.name} is ${scenario.mode}.`, {
      code: 'robustness-weights',
      hint: 'Leave --weights away.',
    });
};

/** A best plan that counts has been checked by the rules' own words, too. */
const checkedFuture = async (
  run: SolvedRun,
  uncertainty: Uncertainty,
  index: number,
  timeLimitMs: number,
  engine: Engine,
  { monotonic }: Pick<AppDeps, 'monotonic'>,
  signal: AbortSignal | undefined,
): Promise<Future> => {
  const inputs = sampleFuture(run.inputs, uncertainty, index);
  const future = await solveFuture(run, index, poseRun(inputs, run.built.scales), (problem, hint) =>
    solveProblem(
      problem,
      { timeLimitMs: Math.max(0, timeLimitMs), ...(hint ? { hint: { selected: hint } } : {}) },
      { engine, now: monotonic },
      signal ? { signal } : {},
    ),
  );
  const gone = new Set(future.leaves);
  const plan = [...run.plan.filter((key) => !gone.has(key)), ...future.enters];
  assert(
    future.outcome !== 'best' || breachesOf(plan, inputs).length === 0,
    `the best plan of future ${index} breaks rules, and is not counted`,
  );
  return future;
};
