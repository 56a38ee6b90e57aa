import { type Decimal, sum, ZERO } from '../../base/decimal.ts';
import { withoutTieBreaks } from '../../problem/built-problem.ts';
import type { ExactValue, Objective, Problem } from '../../problem/problem.ts';
import { changeBetween } from '../plan-change.ts';
import type { SolvedRun } from '../solved-run.ts';
import type { Asking, Askings } from '../solver.ts';
import { climb, type StairQuestions, toLook } from '../staircase/climb.ts';
import type { Look, Staircase } from '../staircase/staircase.ts';
import { commonStep, Stairs } from '../staircase/stairs.ts';
import { compareWorth, difference } from '../worth.ts';
import type { Curve, CurveStep, Saturation } from './curve.ts';

export interface CurveRange {
  readonly from: Decimal;
  readonly to: Decimal;
  /** Stop when so many steps are known. */
  readonly count?: number;
}

/** The run's problem with another capacity; `null`: unlimited. */
export type AtCapacity = (capacity: Decimal | null) => Problem;

/** No question takes more than this part of the time that is left: one that is hard must not leave the others unasked. */
const SHARE = 0.25;

/** The exact staircase of the best worth over the capacity; every step if nothing stops the search. */
export const findCurve = async (
  run: SolvedRun,
  range: CurveRange,
  at: AtCapacity,
  askings: Askings,
  onLook: (capacity: Decimal | null, steps: number) => void = () => {},
): Promise<Curve> => {
  const tokens = new Map(run.inputs.candidates.map((it) => [it.key, it.tokens ?? ZERO]));
  const inside = run.built.problem.variables.map((key) => tokens.get(key) ?? ZERO);
  const usedBy = (selected: readonly string[]): Decimal => sum(selected.map((key) => tokens.get(key) ?? ZERO));
  const stairs = new Stairs(range.from, range.to, commonStep(inside));
  stairs.learn(ownLook(run, usedBy));
  const askerOf = (asking: Asking): StairQuestions =>
    makeQuestions(run, range, at, asking, usedBy, (capacity) => onLook(capacity, stairs.flights.length));
  const [first, ...others] = askings;
  const questions = askerOf(first);
  // Where the best plan of all fits the range, its upper end is answered, too.
  const unlimited = first.stopped() ? null : await questions.at(null, stairs.bestWithin(null), stairs.boundAt(null));
  if (unlimited) stairs.learn(unlimited);
  await climb(stairs, [questions, ...others.map(askerOf)]);
  const staircase = stairs.toStaircase();
  return {
    ...staircase,
    kpis: withoutTieBreaks(run.built, run.built.stages).map(({ kpi }) => kpi),
    steps: toCurveSteps(run, staircase),
    saturation: saturationOf(staircase, unlimited),
  };
};

/** What the run itself has found out. */
const ownLook = ({ inputs, built, plan, values, isOptimal }: SolvedRun, usedBy: (selected: readonly string[]) => Decimal): Look => {
  const worth = withoutTieBreaks(built, values);
  return {
    limit: inputs.scenario.capacityTokens,
    plan: { selected: plan, worth, used: usedBy(plan) },
    isProven: isOptimal,
    atMost: isOptimal ? worth : [],
  };
};

const makeQuestions = (
  run: SolvedRun,
  { count = Number.POSITIVE_INFINITY }: CurveRange,
  at: AtCapacity,
  asking: Asking,
  usedBy: (selected: readonly string[]) => Decimal,
  onLook: (capacity: Decimal | null) => void,
): StairQuestions => {
  const objectives = withoutTieBreaks(run.built, run.built.problem.objectives);
  return {
    at: async (limit, hint, ceiling) => {
      onLook(limit);
      const problem = at(limit);
      const solution = await asking.solve({ ...problem, objectives }, hint?.selected ?? run.plan, { ceiling, share: SHARE });
      return toLook(solution, limit, usedBy);
    },
    least: async (hint) => {
      const problem = at(null);
      const solution = await asking.solve({ ...problem, objectives: [fewest(run)] }, hint?.selected ?? run.plan, { share: SHARE });
      return solution.hasPlan ? { used: usedBy(solution.selected), isProven: solution.stages[0]?.proven === true } : null;
    },
    isOver: (steps) => asking.stopped() !== null || steps >= count,
  };
};

const fewest = ({ inputs, built }: SolvedRun): Objective => {
  const inside = new Set(built.problem.variables);
  const costs = inputs.candidates.filter(({ key }) => inside.has(key)).map(({ key, tokens }) => [key, (tokens ?? ZERO).neg()] as const);
  return { name: 'fewest tokens', linear: Object.fromEntries(costs), pairs: [] };
};

const toCurveSteps = ({ inputs }: SolvedRun, { steps, open }: Staircase): readonly CurveStep[] =>
  steps.map((step, at) => {
    const before = steps[at - 1];
    return {
      ...step,
      change: changeBetween(inputs, before?.selected ?? [], step.selected),
      gains: before ? gainsBetween(before, step) : null,
      followsAtOnce: before !== undefined && !open.some(({ from }) => from.gt(before.at) && from.lt(step.at)),
    };
  });

const gainsBetween = (
  before: { readonly worth: readonly ExactValue[] },
  after: { readonly worth: readonly ExactValue[] },
): readonly ExactValue[] =>
  after.worth.flatMap((value, at) => {
    const was = before.worth[at];
    return was ? [difference(value, was)] : [];
  });

const saturationOf = ({ to, steps, open }: Staircase, unlimited: Look | null): Saturation | null => {
  const top = steps.at(-1);
  if (!top || !unlimited?.plan || open.some((it) => it.to.eq(to))) return null;
  if (compareWorth(unlimited.plan.worth, top.worth) > 0)
    return { kind: 'beyond', used: unlimited.plan.used, gains: gainsBetween(top, unlimited.plan), isProven: unlimited.isProven };
  return unlimited.isProven ? { kind: 'within', at: top.at, isExact: top.begins === 'exact' } : null;
};
