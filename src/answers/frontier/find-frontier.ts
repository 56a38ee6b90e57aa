import { type Decimal, isNegative, isPositive, isZero, multiply, negate, ONE, subtract, sum, ZERO } from '../../base/decimal.ts';
import { record } from '../../base/json.ts';
import type { Constraint, Objective, Problem } from '../../problem/problem.ts';
import { changeBetween } from '../plan-change.ts';
import type { SolvedRun } from '../solved-run.ts';
import type { Asking, Askings } from '../solver.ts';
import { climb, type StairQuestions, toLook } from '../staircase/climb.ts';
import type { Look, Step } from '../staircase/staircase.ts';
import { commonStep, Stairs } from '../staircase/stairs.ts';
import type { Amounts, Frontier, FrontierKpi, FrontierPoint, OpenPart, RunPoint } from './frontier.ts';

/** No question takes more than this part of the time that is left: one that is hard must not leave the others unasked. */
const SHARE = 0.25;

/**
 * Every pair of amounts of two KPIs of which none can be bettered without worsening the other. The best amount of the first KPI is a
 * staircase over the least that is asked of the second: its resource is how far the second stays behind, so that less is harder.
 */
export const findFrontier = async (
  run: SolvedRun,
  kpis: readonly [FrontierKpi, FrontierKpi],
  askings: Askings,
  { count = Number.POSITIVE_INFINITY, onLook = () => {} }: { readonly count?: number; readonly onLook?: (points: number) => void } = {},
): Promise<Frontier> => {
  const [asking] = askings;
  const [first, second] = kpis.map((kpi) => gainsOf(run, kpi));
  const ground: Ground = { run, kpis, first: first ?? new Map(), second: second ?? new Map() };
  const best = await askFirst(ground, null, undefined, [], asking);
  const range = await rangeOf(ground, best, asking);
  const stairs = new Stairs(range.from, range.to, commonStep([...ground.second.values()]));
  stairs.learn({ limit: null, plan: stairPlan(ground, run.plan), isProven: false, atMost: [] });
  stairs.learn(best);
  if (range.isProven) stairs.learnNone(stairs.before(range.from));
  const askerOf = (asked: Asking): StairQuestions => ({
    at: (limit, hint, ceiling) => {
      onLook(stairs.flights.length);
      return askFirst(ground, limit, hint?.selected, ceiling, asked);
    },
    least: async () => (range.isProven ? { used: range.from, isProven: true } : null),
    isOver: (steps) => asked.stopped() !== null || steps >= count,
  });
  await climb(stairs, [askerOf(asking), ...askings.slice(1).map(askerOf)]);
  return toFrontier(ground, stairs);
};

interface Ground {
  readonly run: SolvedRun;
  readonly kpis: readonly [FrontierKpi, FrontierKpi];
  /** What each initiative of the problem adds, more being better. */
  readonly first: ReadonlyMap<string, Decimal>;
  readonly second: ReadonlyMap<string, Decimal>;
}

const gainsOf = ({ inputs, built }: SolvedRun, { key: kpi, direction }: FrontierKpi): ReadonlyMap<string, Decimal> => {
  const inside = new Set(built.problem.variables);
  return new Map(
    inputs.candidates
      .filter(({ key }) => inside.has(key))
      .map(({ key, contributions }) => {
        const amount = contributions[kpi] ?? ZERO;
        return [key, direction === 'decrease' ? negate(amount) : amount] as const;
      }),
  );
};

const total = (gains: ReadonlyMap<string, Decimal>, selected: readonly string[]): Decimal =>
  sum(selected.map((key) => gains.get(key) ?? ZERO));

const behind = ({ second }: Ground, selected: readonly string[]): Decimal => negate(total(second, selected));

const stairPlan = (ground: Ground, selected: readonly string[]): NonNullable<Look['plan']> => ({
  selected,
  worth: [{ sum: total(ground.first, selected), divisor: ONE }],
  used: behind(ground, selected),
});

const maximise = (name: string, gains: ReadonlyMap<string, Decimal>): Objective => ({
  name,
  linear: record([...gains].filter(([, gain]) => !isZero(gain))),
  pairs: [],
});

/** The best of the first KPI where the second stays behind by so much at most. */
const askFirst = async (
  ground: Ground,
  limit: Decimal | null,
  hint: readonly string[] | undefined,
  ceiling: Look['atMost'],
  asking: Asking,
): Promise<Look> => {
  if (asking.stopped()) return { limit, plan: null, isProven: false, atMost: [] };
  const { problem } = ground.run.built;
  const asked: Problem = {
    ...problem,
    objectives: [maximise(ground.kpis[0].key, ground.first)],
    constraints: limit === null ? problem.constraints : [...problem.constraints, atLeast(ground, negate(limit))],
  };
  const solution = await asking.solve(asked, hint ?? ground.run.plan, { ceiling, share: SHARE });
  return toLook(solution, limit, (selected) => behind(ground, selected));
};

const atLeast = ({ kpis, second }: Ground, min: Decimal): Constraint => ({
  kind: 'linear',
  name: `asked of ${kpis[1].key}`,
  terms: [...second].filter(([, gain]) => !isZero(gain)),
  min,
});

interface Range {
  readonly from: Decimal;
  readonly to: Decimal;
  /** It is proven that the second KPI cannot be brought further. */
  readonly isProven: boolean;
}

/** From the best that the second KPI can be brought to, to what it is where only the first counts; wider where that is not known. */
const rangeOf = async (ground: Ground, best: Look, asking: Asking): Promise<Range> => {
  const { run, kpis, second } = ground;
  const gains = [...second.values()];
  const to = best.plan && best.isProven ? best.plan.used : negate(sum(gains.filter(isNegative)));
  const never = negate(sum(gains.filter(isPositive)));
  if (asking.stopped()) return { from: never, to, isProven: false };
  const objective = maximise(kpis[1].key, second);
  const { stages } = await asking.solve({ ...run.built.problem, objectives: [objective] }, run.plan, { share: SHARE });
  const [stage] = stages;
  return { from: stage?.bestBound ? negate(stage.bestBound.sum) : never, to, isProven: stage?.proven === true };
};

const toFrontier = (ground: Ground, stairs: Stairs): Frontier => {
  const { run, kpis } = ground;
  const staircase = stairs.toStaircase();
  const { isWhole } = staircase;
  const steps = staircase.steps.toReversed();
  const gains = steps.map((step) => [step.worth[0]?.sum ?? ZERO, negate(step.used)] as const);
  const outer = outermost(gains);
  const points = steps.map(
    (step, at): FrontierPoint => ({
      amounts: amountsOf(ground, step.selected),
      tokens: changeBetween(run.inputs, [], step.selected).tokens,
      selected: step.selected,
      isProven: isNondominated(step),
      isFoundByWeights: outer.has(gains[at] ?? [ZERO, ZERO]) ? isWhole || null : false,
      change: changeBetween(run.inputs, run.plan, step.selected),
    }),
  );
  const inSheet = (kpi: FrontierKpi, gain: Decimal): Decimal => (kpi.direction === 'decrease' ? negate(gain) : gain);
  const open = staircase.open.toReversed().map(
    ({ from, to, atLeast: least, atMost }): OpenPart => ({
      second: [inSheet(kpis[1], negate(to)), inSheet(kpis[1], negate(from))],
      atLeast: least?.[0] ? inSheet(kpis[0], least[0].sum) : null,
      atMost: atMost[0] ? inSheet(kpis[0], atMost[0].sum) : null,
    }),
  );
  return { kpis, points, open, isWhole, run: runPoint(ground, gains) };
};

/** With more asked of the second KPI, the first is proven to become worse, or no plan to be left: where the range begins, there is none. */
const isNondominated = ({ begins, at, used }: Step): boolean => at.eq(used) && begins !== 'open';

const amountsOf = ({ run, kpis }: Ground, selected: readonly string[]): Amounts => {
  const of = ({ key }: FrontierKpi): Decimal =>
    sum(run.inputs.candidates.filter((it) => selected.includes(it.key)).map(({ contributions }) => contributions[key] ?? ZERO));
  return [of(kpis[0]), of(kpis[1])];
};

/** Points that no straight line between two others passes above: only those are best by some weights. */
const outermost = (gains: readonly Amounts[]): ReadonlySet<Amounts> => {
  const hull: Amounts[] = [];
  for (const point of gains) {
    for (let [left, last] = hull.slice(-2); left && last && isPositive(turn(left, last, point)); [left, last] = hull.slice(-2)) hull.pop();
    hull.push(point);
  }
  return new Set(hull);
};

/** Positive where the way from left to right passes under the line between them. */
const turn = (left: Amounts, point: Amounts, right: Amounts): Decimal =>
  subtract(
    multiply(subtract(left[0], point[0]), subtract(right[1], point[1])),
    multiply(subtract(point[0], right[0]), subtract(point[1], left[1])),
  );

const runPoint = (ground: Ground, gains: readonly Amounts[]): RunPoint => {
  const { run } = ground;
  const own: Amounts = [total(ground.first, run.plan), total(ground.second, run.plan)];
  const isNoWorse = ([a, b]: Amounts): boolean => !a.lt(own[0]) && !b.lt(own[1]);
  const isSame = ([a, b]: Amounts): boolean => a.eq(own[0]) && b.eq(own[1]);
  const same = gains.findIndex(isSame);
  return {
    amounts: amountsOf(ground, run.plan),
    dominatedBy: gains.flatMap((it, at) => (isNoWorse(it) && !isSame(it) ? [at] : [])),
    isPoint: same < 0 ? null : same,
  };
};
