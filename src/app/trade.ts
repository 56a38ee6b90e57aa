import type { TradeAnswer, TradePlan, TradeProgress } from '../answers/trade/trade.ts';
import { toTradePlan } from '../answers/trade/trade-plan.ts';
import { UnavailableError } from '../base/errors.ts';
import type { FoundPlan } from '../engine/plan-teller.ts';
import type { StageOutcome } from '../engine/solution.ts';
import { toDecimal } from '../engine/solution-json.ts';
import type { SolveProgress } from '../engine/solve-problem.ts';
import type { BuiltProblem } from '../problem/built-problem.ts';
import { checkSelection } from '../problem/check-problem.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { planFigures } from '../report/plan-figures.ts';
import type { AppDeps } from './deps.ts';
import { foreknownOf } from './foreknown.ts';
import { poseRun } from './pose-run.ts';
import type { RunHooks } from './run-request.ts';
import { assertKeepsRows, INVALID, reportSolved, type Solved, solveInputs } from './solve-inputs.ts';
import { tellWhatIf } from './tell-what-if.ts';
import type { TradeDesk, TradedRun } from './trades/trade-desk.ts';
import { TradeNews } from './trades/trade-news.ts';
import { changeStored, type WhatIfRequest } from './what-if.ts';
import { withStore } from './with-store.ts';

export interface TradeRequest extends Pick<WhatIfRequest, 'run' | 'changes' | 'stayClose'> {
  readonly timeLimitMs: number;
  /** Where it is asked, as the asker calls it: a newer trade ends an older one of the same window. */
  readonly window: string | null;
}

/** A trade that can be made: a run, and its inputs with the changes. */
export interface PosedTrade {
  readonly parent: TradedRun;
  readonly inputs: RunInputs;
  /** The changes. */
  readonly words: readonly string[];
  readonly timeLimitMs: number;
}

export interface TradeHooks {
  readonly onPlan: (plan: TradePlan) => void;
  /** No plan is found yet, or there is none. */
  readonly onProgress: (progress: TradeProgress) => void;
  readonly signal: AbortSignal;
}

/** Throws as `whatIf` does: `run-unknown`, `run-open`, `what-if-invalid`. */
export const poseTrade = async (deps: AppDeps, desk: TradeDesk, request: TradeRequest): Promise<PosedTrade> => {
  desk.engines.warm();
  const parent = await withStore(deps, (store) => desk.load(store, request.run));
  return { parent, ...changeStored(parent.stored, request), timeLimitMs: request.timeLimitMs };
};

/**
 * What a what-if would answer, of which nothing is kept: each better plan is told as soon as it is checked, then the end. Aborting ends it at
 * once; then it throws `trade-ended`.
 */
export const trade = async (deps: AppDeps, desk: TradeDesk, posed: PosedTrade, hooks: TradeHooks): Promise<TradeAnswer> => {
  const { parent, inputs, words } = posed;
  const startedAt = deps.now().toISOString();
  const built = poseRun(inputs);
  const solved = built.invalid.length > 0 ? INVALID : await solve(deps, desk, posed, built, hooks);
  if (hooks.signal.aborted) throw new UnavailableError('This trade was ended.', { code: 'trade-ended' });
  const messages = [`What if, on the inputs of ${parent.stored.run.runId}: ${words.join('; ')}.`];
  const report = reportSolved({ runId: NOT_KEPT, inputs, messages, startedAt, finishedAt: deps.now().toISOString() }, built, solved);
  return {
    plan: toTradePlan(parent.report, inputs, report, report.hasPlan),
    whatIf: tellWhatIf({ report: parent.report, inputs: parent.stored.inputs }, words, { report, inputs }),
  };
};

/** Stands where a run has its id. */
const NOT_KEPT = 'trade';

const solve = async (deps: AppDeps, desk: TradeDesk, posed: PosedTrade, built: BuiltProblem, hooks: TradeHooks): Promise<Solved> => {
  const { parent, inputs, timeLimitMs } = posed;
  const { selected } = parent.stored;
  const asked = { timeLimitMs, ...foreknownOf(parent.ground, built.problem) };
  // What breaks while something is told breaks the trade, not the thread that told it.
  const breaking = new AbortController();
  const guarded = (tell: () => void): void => {
    try {
      tell();
    } catch (thrown) {
      breaking.abort(thrown);
    }
  };
  const news = new TradeNews(
    {
      onPlan: (plan, progress) => guarded(() => hooks.onPlan(tellPlan(posed, built, plan, progress))),
      onWait: (progress) => guarded(() => hooks.onProgress({ isInfeasible: false, bound: boundOf(progress) })),
    },
    deps.monotonic,
  );
  const signal = AbortSignal.any([hooks.signal, breaking.signal]);
  const told: RunHooks = {
    signal,
    onProgress: (it) => news.hearProgress(it),
    onPlan: (it) => news.hearPlan(it),
    onExplain: (questions) => {
      news.end();
      if (questions === 1) guarded(() => hooks.onProgress({ isInfeasible: true, bound: null }));
    },
  };
  // Where the run's plan still is one, nobody waits for an engine to hear of it.
  const known = selected && tryPlan(built, selected);
  if (known) news.hearPlan(known);
  try {
    const solved = await desk.engines.use(signal, (engine) => solveInputs(inputs, built, asked, { engine, now: deps.monotonic }, told));
    if (breaking.signal.aborted) throw breaking.signal.reason;
    return solved;
  } finally {
    news.end();
  }
};

const tryPlan = ({ problem }: BuiltProblem, selected: readonly string[]): FoundPlan | null => {
  const variables = new Set(problem.variables);
  if (!selected.every((key) => variables.has(key))) return null;
  const { violations, objectives } = checkSelection(problem, selected);
  return violations.length === 0 ? { stage: 0, selected, objectives } : null;
};

/** A plan on the way, checked once more by the rules' own words. */
const tellPlan = ({ parent, inputs }: PosedTrade, built: BuiltProblem, plan: FoundPlan, progress: SolveProgress | null): TradePlan => {
  const found = { hasPlan: true, selected: plan.selected, stages: stagesOf(built, plan, progress) };
  assertKeepsRows(found, inputs);
  return toTradePlan(parent.report, inputs, planFigures(inputs, built, found));
};

/** Earlier objectives are at their optimum; of later ones no bound is known. */
const stagesOf = (built: BuiltProblem, { stage, objectives }: FoundPlan, progress: SolveProgress | null): readonly StageOutcome[] =>
  objectives.map((objective, at) => {
    const bound = progress?.stage === at ? progress.bound : null;
    return {
      name: built.stages[at]?.name ?? '',
      objective,
      bestBound: at < stage ? objective : at === stage ? bound : null,
      proven: at < stage,
    };
  });

const boundOf = (progress: SolveProgress | null): TradeProgress['bound'] =>
  progress?.stage === 0 && progress.bound ? toDecimal(progress.bound) : null;
