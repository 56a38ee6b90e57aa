import type { Curve, CurveStep } from '../answers/curve/curve.ts';
import { findCurve } from '../answers/curve/find-curve.ts';
import { curveTable } from '../answers/curve/to-text.ts';
import type { SolvedRun } from '../answers/solved-run.ts';
import { type Decimal, decimal, isNegative, multiply, sum, ZERO } from '../base/decimal.ts';
import { assert, UsageError } from '../base/errors.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import type { AppDeps } from './deps.ts';
import { loadSolvedRun } from './load-stored-run.ts';
import { breachesOf, poseRun } from './pose-run.ts';
import { toCsvTable } from './to-csv-table.ts';
import { MANY, type SolverOptions, withSolvers } from './with-solver.ts';
import { withStore } from './with-store.ts';

export interface CurveRequest extends SolverOptions {
  readonly run: string;
  /** Without them: a fifth less and a fifth more than the capacity, or, where it is unlimited, than what the plan uses. */
  readonly from?: Decimal;
  readonly to?: Decimal;
  /** Stop when so many steps are known. */
  readonly count?: number;
  readonly onLook?: (capacity: Decimal | null, steps: number) => void;
}

export interface CurveAnswer {
  readonly runId: string;
  readonly isOptimal: boolean;
  /** Of the run; `null`: unlimited. */
  readonly capacity: Decimal | null;
  readonly curve: Curve;
  readonly stopped: 'time' | 'cancel' | null;
}

/** What the best plan is worth with less and with more tokens. */
export const capacityCurve = async (deps: AppDeps, request: CurveRequest): Promise<CurveAnswer> => {
  const run = await withStore(deps, (store) => loadSolvedRun(store, request.run));
  const range = { ...rangeOf(run, request), ...(request.count === undefined ? {} : { count: request.count }) };
  // Where the search ends at a number of steps, which ones are known must not depend on who was faster.
  return withSolvers(deps, request, range.count === undefined ? MANY : 1, async (askings) => {
    const at = (capacity: Decimal | null) => poseRun(withCapacity(run.inputs, capacity)).problem;
    const curve = await findCurve(run, range, at, askings, request.onLook);
    for (const step of curve.steps) assertSound(step, run);
    const { runId, isOptimal, inputs } = run;
    return { runId, isOptimal, capacity: inputs.scenario.capacityTokens, curve, stopped: askings[0].stopped() };
  });
};

const [LESS, MORE] = [decimal('0.8'), decimal('1.2')];

const rangeOf = ({ inputs, plan }: SolvedRun, { from, to }: CurveRequest): { readonly from: Decimal; readonly to: Decimal } => {
  const used = sum(inputs.candidates.filter(({ key }) => plan.includes(key)).map(({ tokens }) => tokens ?? ZERO));
  const middle = inputs.scenario.capacityTokens ?? used;
  const range = { from: from ?? multiply(middle, LESS), to: to ?? multiply(middle, MORE) };
  if (isNegative(range.from) || range.to.lt(range.from))
    throw new UsageError(`There is no capacity from ${range.from} to ${range.to} tokens.`, {
      code: 'curve-range',
      hint: 'Give --from and --to as numbers of tokens, the smaller one first.',
    });
  return range;
};

const withCapacity = (inputs: RunInputs, capacityTokens: Decimal | null): RunInputs => ({
  ...inputs,
  scenario: { ...inputs.scenario, capacityTokens },
});

/** A plan that is shown has been checked by the rules' own words, too, under the capacity that it is shown for. */
const assertSound = ({ at, selected }: CurveStep, { inputs }: SolvedRun): void =>
  assert(breachesOf(selected, withCapacity(inputs, at)).length === 0, `the plan for ${at} tokens breaks rules, and is not shown`);

/** One line per step, as CSV. */
export const toCurveCsv = ({ curve }: CurveAnswer): string => toCsvTable(curveTable(curve));
