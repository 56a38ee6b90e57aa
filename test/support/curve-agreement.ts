import { expect } from 'vitest';
import type { Curve } from '../../src/answers/curve/curve.ts';
import { findCurve } from '../../src/answers/curve/find-curve.ts';
import type { SolvedRun } from '../../src/answers/solved-run.ts';
import type { Asking } from '../../src/answers/solver.ts';
import { compareWorth } from '../../src/answers/worth.ts';
import { add, type Decimal, decimal, max, min, multiply, subtract, sum, ZERO } from '../../src/base/decimal.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { buildProblem } from '../../src/problem/build-problem.ts';
import { checkPlan } from '../../src/problem/check-plan.ts';
import type { ExactValue, Problem } from '../../src/problem/problem.ts';
import type { RunInputs } from '../../src/problem/run-inputs.ts';
import { rulebook } from '../../src/rules/index.ts';
import { checks } from './compare-with-brute-force.ts';
import { stoppingAfter, unproven } from './limited-asking.ts';
import { askingOf, sideBySideOf, solved } from './price-agreement.ts';
import { randomPlan } from './random-plan.ts';
import { stoppedEarly, type TriedPlan, tryAll } from './tried-plans.ts';

const withCapacity = (inputs: RunInputs, capacityTokens: Decimal | null): RunInputs => ({
  ...inputs,
  scenario: { ...inputs.scenario, capacityTokens },
});

const atCapacity =
  ({ inputs }: SolvedRun) =>
  (capacity: Decimal | null): Problem =>
    buildProblem(
      withCapacity(inputs, capacity),
      rulebook.map((rule) => rule.problem),
    ).problem;

/** A run, a range, and the best worth at any capacity by trying all. */
interface Case {
  readonly run: SolvedRun;
  readonly from: Decimal;
  readonly to: Decimal;
  /** `null`: there is no plan. */
  readonly bestAt: (capacity: Decimal | null) => readonly ExactValue[] | null;
  /** Every capacity in the range at which the best can change, and both ends. */
  readonly capacities: readonly Decimal[];
}

const STEP = decimal('0.01');
const FACTORS = ['0', '0.3', '0.5', '0.8', '0.95', '1', '1.2', '1.6'].map(decimal);

async function* randomCases(engine: Engine, count: number) {
  let cases = 0;
  for (let seed = 1; cases < count; seed++) {
    const best = await solved(randomPlan(seed, 7), engine);
    if (!best) continue;
    const plans = tryAll(atCapacity(best)(null));
    const isWithin = ({ selected }: TriedPlan): boolean => {
      const { capacityTokens } = best.inputs.scenario;
      return capacityTokens === null || !tokensOf(best, selected).gt(capacityTokens);
    };
    const run = cases % 3 === 2 ? stoppedEarly(best, plans.filter(isWithin), seed) : best;
    yield { seed, case: makeCase(run, plans, seed) };
    cases++;
  }
}

const tokensOf = ({ inputs }: SolvedRun, selected: readonly string[]): Decimal =>
  sum(inputs.candidates.filter(({ key }) => selected.includes(key)).map(({ tokens }) => tokens ?? ZERO));

const makeCase = (run: SolvedRun, plans: readonly TriedPlan[], seed: number): Case => {
  const own = run.built.stages.filter(({ isTieBreak }) => !isTieBreak).length;
  const known = plans.map(({ selected, worth }) => ({ used: tokensOf(run, selected), worth: worth.slice(0, own) }));
  const middle = run.inputs.scenario.capacityTokens ?? tokensOf(run, run.plan);
  const a = multiply(middle, FACTORS[seed % FACTORS.length] ?? ZERO);
  const b = multiply(middle, FACTORS[(seed * 3 + 1) % FACTORS.length] ?? ZERO);
  const [from, to] = [min(a, b), max(a, b)];
  const bestAt = (capacity: Decimal | null): readonly ExactValue[] | null =>
    known
      .filter(({ used }) => capacity === null || !used.gt(capacity))
      .reduce<readonly ExactValue[] | null>((best, { worth }) => (best && compareWorth(worth, best) <= 0 ? best : worth), null);
  const inside = known.map(({ used }) => used).filter((used) => used.gt(from) && used.lt(to));
  const capacities = [from, ...inside, to].sort((x, y) => x.cmp(y)).filter((it, at, all) => at === 0 || !it.eq(all[at - 1] ?? ZERO));
  return { run, from, to, bestAt, capacities };
};

/** Everything that a curve says, whole or not, against trying all. */
const holds = ({ run, from, to, bestAt, capacities }: Case, curve: Curve, name: string): void => {
  for (const { at, used, worth, begins, selected } of curve.steps) {
    expect(at.lt(from) || at.gt(to), `${name}: a step outside the range`).toBe(false);
    expect(used.gt(at), name).toBe(false);
    expect(compareWorth(worth, bestAt(at) ?? []), `${name}, at ${at}`).toBe(0);
    expect(checkPlan(selected, withCapacity(run.inputs, at), checks), name).toEqual([]);
    const less = bestAt(subtract(at, STEP));
    if (begins === 'exact') expect(less === null || compareWorth(less, worth) < 0, `${name}, just below ${at}`).toBe(true);
    if (begins === 'range') expect(at.eq(from), name).toBe(true);
  }
  for (const stretch of curve.open) {
    expect(stretch.from.lt(from) || stretch.to.gt(to) || stretch.to.lt(stretch.from), name).toBe(false);
    for (const at of [stretch.from, stretch.to]) {
      const best = bestAt(at);
      if (stretch.atLeast) expect(best !== null && compareWorth(best, stretch.atLeast) >= 0, `${name}, at least at ${at}`).toBe(true);
      if (best && stretch.atMost.length > 0) expect(compareWorth(best, stretch.atMost) <= 0, `${name}, at most at ${at}`).toBe(true);
    }
  }
  for (const at of capacities) {
    if (curve.open.some((it) => !at.lt(it.from) && !at.gt(it.to))) continue;
    const step = curve.steps.findLast((it) => !it.at.gt(at));
    const best = bestAt(at);
    expect(best === null, `${name}, ${at}`).toBe(step === undefined);
    if (best && step) expect(compareWorth(best, step.worth), `${name}, at ${at}`).toBe(0);
    if (best === null) expect(curve.noneUpTo !== null && !curve.noneUpTo.lt(at), `${name}, none at ${at}`).toBe(true);
  }
  saturates(curve, bestAt, name);
};

const saturates = ({ saturation, steps, to }: Curve, bestAt: Case['bestAt'], name: string): void => {
  const most = bestAt(null) ?? [];
  if (saturation?.kind === 'within') {
    expect(compareWorth(bestAt(saturation.at) ?? [], most), name).toBe(0);
    const less = bestAt(subtract(saturation.at, STEP));
    if (saturation.isExact) expect(less === null || compareWorth(less, most) < 0, name).toBe(true);
  } else if (saturation) {
    expect(compareWorth(most, bestAt(to) ?? []) > 0, name).toBe(true);
    const top = steps.at(-1)?.worth ?? [];
    const gained = top.map((value, at) => {
      const gain = saturation.gains[at] ?? value;
      return {
        sum: add(multiply(value.sum, gain.divisor), multiply(gain.sum, value.divisor)),
        divisor: multiply(value.divisor, gain.divisor),
      };
    });
    const sign = compareWorth(gained, most);
    expect(saturation.isProven ? sign === 0 : sign <= 0, name).toBe(true);
  }
};

/** Whole curves: every step, and nothing open. */
export const agreeOnCurves = async (engine: Engine, count: number): Promise<void> => {
  const seen = { steps: 0, none: 0, bottom: 0, within: 0, beyond: 0 };
  for await (const it of randomCases(engine, count)) {
    const { run, from, to, bestAt } = it.case;
    const curve = await findCurve(run, { from, to }, atCapacity(run), sideBySideOf(engine));
    expect(curve.isWhole, `seed ${it.seed}`).toBe(true);
    expect(curve.open, `seed ${it.seed}`).toEqual([]);
    expect(curve.saturation === null, `seed ${it.seed}`).toBe(bestAt(to) === null);
    holds(it.case, curve, `seed ${it.seed}`);
    if (curve.steps.length > 2) seen.steps++;
    if (curve.steps.length === 0) seen.none++;
    else if (curve.noneUpTo && !curve.noneUpTo.lt(from)) seen.bottom++;
    if (curve.saturation) seen[curve.saturation.kind]++;
  }
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(0);
};

/** Curves that are broken off after some questions, asked for few steps, or without proofs: all that they say is true. */
export const agreeOnPartialCurves = async (engine: Engine, count: number): Promise<void> => {
  let open = 0;
  for await (const it of randomCases(engine, count)) {
    const { run, from, to } = it.case;
    const ways: readonly (readonly [Asking, number | undefined])[] = [
      [stoppingAfter(engine, it.seed % 6), undefined],
      [askingOf(engine), 1 + (it.seed % 3)],
      [unproven(engine), undefined],
      [provingSome(engine, it.seed), undefined],
    ];
    for (const [way, [asking, most]] of ways.entries()) {
      const curve = await findCurve(run, { from, to, ...(most === undefined ? {} : { count: most }) }, atCapacity(run), [asking]);
      holds(it.case, curve, `seed ${it.seed}, way ${way}`);
      expect(curve.isWhole && curve.open.length > 0, `seed ${it.seed}, way ${way}`).toBe(false);
      if (!curve.isWhole) open++;
    }
  }
  expect(open).toBeGreaterThan(count / 2);
};

/** Every other answer comes without a proof, of those every other with nothing at all. */
const provingSome = (engine: Engine, seed: number): Asking => {
  const [sure, unsure] = [askingOf(engine), unproven(engine)];
  let asked = seed;
  return {
    ...sure,
    solve: async (...question) => {
      asked++;
      if (asked % 2 === 0) return sure.solve(...question);
      const solution = await unsure.solve(...question);
      return asked % 4 === 1 ? solution : { ...solution, result: 'unknown', hasPlan: false, selected: [], stages: [] };
    },
  };
};
