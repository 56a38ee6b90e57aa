import { expect } from 'vitest';
import { findPrices } from '../../src/answers/prices/find-price.ts';
import { findRowPrice } from '../../src/answers/prices/find-row-price.ts';
import { ownObjectives } from '../../src/answers/prices/losses.ts';
import type { Price } from '../../src/answers/prices/price.ts';
import type { SolvedRun } from '../../src/answers/solved-run.ts';
import { toSolvedRun } from '../../src/answers/solved-run.ts';
import type { Asking, Askings } from '../../src/answers/solver.ts';
import { poseRun } from '../../src/app/pose-run.ts';
import { decimalOf, isEqual, multiply, negate, ONE, subtract, ZERO } from '../../src/base/decimal.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { findRowConflict } from '../../src/engine/explain-infeasible.ts';
import { solveProblem } from '../../src/engine/solve-problem.ts';
import { checkPlan } from '../../src/problem/check-plan.ts';
import { checkSelection } from '../../src/problem/check-problem.ts';
import { makeRowSystem } from '../../src/problem/make-row-system.ts';
import type { ExactValue, Problem } from '../../src/problem/problem.ts';
import type { RowSystem } from '../../src/problem/row-system.ts';
import { withoutRows } from '../../src/problem/without-rows.ts';
import { rulebook } from '../../src/rules/index.ts';
import { bestPlan } from './best-plan.ts';
import { checks, solveInputs, toInputs } from './compare-with-brute-force.ts';
import { type RandomPlan, randomPlan } from './random-plan.ts';

/** Questions to an engine, without a limit. */
/** Two at once. */
export const sideBySideOf = (engine: Engine): Askings => [askingOf(engine), askingOf(engine)];

export const askingOf = (engine: Engine): Asking => ({
  solve: (problem, hint, { ceiling = [], target } = {}) =>
    solveProblem(
      problem,
      { ceiling, ...(target ? { target } : {}), ...(hint ? { hint: { selected: hint } } : {}) },
      { engine, now: () => performance.now() },
    ),
  stopped: () => null,
});

/** A random plan, solved; `undefined` where it has none. */
export const solved = async (plan: RandomPlan, engine: Engine): Promise<SolvedRun | undefined> => {
  const inputs = toInputs(plan);
  if (typeof inputs === 'string') return undefined;
  const { built, solution } = await solveInputs(inputs, engine);
  if (!solution?.hasPlan) return undefined;
  return toSolvedRun({ runId: 'RUN', inputs, built, plan: solution.selected, isOptimal: true });
};

const isSame = (a: ExactValue | null | undefined, b: ExactValue): boolean =>
  a !== null && a !== undefined && isEqual(multiply(a.sum, b.divisor), multiply(b.sum, a.divisor));

const minus = (a: ExactValue, b: ExactValue): ExactValue => ({
  sum: subtract(multiply(a.sum, b.divisor), multiply(b.sum, a.divisor)),
  divisor: multiply(a.divisor, b.divisor),
});

const isFirstLossPositive = (losses: readonly ExactValue[]): boolean => {
  const first = losses.find(({ sum }) => !isEqual(sum, ZERO));
  return first === undefined || !first.sum.lt(ZERO);
};

/** The fewest changes among the selections that keep a problem and are worth exactly so much. */
const fewestChanges = (problem: Problem, worth: readonly ExactValue[], plan: readonly string[]): number => {
  let fewest = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < 2 ** problem.variables.length; mask++) {
    const selected = problem.variables.filter((_, at) => (mask >> at) % 2 === 1);
    const distance = problem.variables.filter((key) => plan.includes(key) !== selected.includes(key)).length;
    if (distance >= fewest) continue;
    const check = checkSelection(problem, selected);
    if (check.violations.length === 0 && worth.every((value, at) => isSame(check.objectives[at], value))) fewest = distance;
  }
  return fewest;
};

/** What is wrong with the rows that are said to forbid a wish, by trying every selection. */
const judgeForbidding = ({ inputs, built }: SolvedRun, { initiative, isChosen, forbiddenBy }: Price): readonly string[] => {
  if (!built.problem.variables.includes(initiative)) return forbiddenBy === null ? [] : ['rows are named that do not matter'];
  if (forbiddenBy === null) return ['no rows are named'];
  const all = makeRowSystem(inputs, rulebook).units.flatMap(({ rows }) => rows);
  const canBeHad = (kept: readonly string[]): boolean => {
    const { problem } = poseRun(withoutRows(inputs, new Set(all.filter((row) => !kept.includes(row)))));
    return selectionsOf(problem).some((it) => it.includes(initiative) !== isChosen && checkSelection(problem, it).violations.length === 0);
  };
  const { rows, provenMinimal } = forbiddenBy;
  return [
    ...(provenMinimal ? [] : ['not proven minimal']),
    ...(canBeHad(rows) ? [`${rows} allow it`] : []),
    ...rows.filter((row) => !canBeHad(rows.filter((it) => it !== row))).map((row) => `${row} is not needed`),
  ];
};

const selectionsOf = ({ variables }: Problem): readonly (readonly string[])[] =>
  Array.from({ length: 2 ** variables.length }, (_, mask) => variables.filter((_, at) => (mask >> at) % 2 === 1));

/** Prices of initiatives, on so many random runs, against trying every selection. */
export const agreeOnPrices = async (engine: Engine, count: number): Promise<void> => {
  const asking = askingOf(engine);
  const seen = { priced: 0, impossible: 0, open: 0, dear: 0 };
  let runs = 0;
  for (let seed = 1; runs < count; seed++) {
    const plan = randomPlan(seed, 7);
    const run = await solved(plan, engine);
    if (!run) continue;
    runs++;
    const key = run.inputs.candidates[seed % run.inputs.candidates.length]?.key ?? '';
    const system = makeRowSystem(run.inputs, rulebook);
    const findConflict = (rows: RowSystem) => findRowConflict(rows, { engine, now: () => performance.now() });
    const [price] = await findPrices(run, [key], [asking], { rows: { system, findConflict } });
    if (!price) continue;
    const wanted = bestPlan({ ...plan, rules: [...plan.rules, { type: price.isChosen ? 'excluded' : 'mandatory', key }] });
    seen[price.outcome]++;
    if (wanted.result !== 'optimal' || !run.built.problem.variables.includes(key)) {
      expect(price.outcome, `seed ${seed}, ${key}`).toBe('impossible');
      expect(judgeForbidding(run, price), `seed ${seed}, ${key}`).toEqual([]);
      continue;
    }
    expect(price.outcome, `seed ${seed}, ${key}`).toBe('priced');
    expect(price.isProven && price.isNearest, `seed ${seed}, ${key}`).toBe(true);
    const losses = wanted.objective.map((it, at) =>
      minus(run.values[at] ?? { sum: ZERO, divisor: ZERO }, { sum: decimalOf(it.sum), divisor: decimalOf(it.divisor) }),
    );
    for (const [at, loss] of losses.entries())
      expect(isSame(price.losses[at]?.atMost, loss), `seed ${seed}, ${key}, stage ${at}`).toBe(true);
    expect(isFirstLossPositive(losses), `seed ${seed}, ${key}`).toBe(true);
    if (losses.some(({ sum }) => !isEqual(sum, ZERO))) seen.dear++;
    expect(checkPlan(price.selected, run.inputs, checks)).toEqual([]);
    const fix = { kind: 'fix', name: 'asked', key, value: price.isChosen ? 0 : 1 } as const;
    const problem = { ...run.built.problem, constraints: [...run.built.problem.constraints, fix] };
    const worth = checkSelection(problem, price.selected).objectives.slice(0, losses.length);
    const changes = price.enters.length + price.leaves.length;
    expect(changes, `seed ${seed}, ${key}`).toBe(fewestChanges(problem, worth, run.plan));
  }
  expect(seen.open).toBe(0);
  expect(Math.min(seen.priced, seen.impossible, seen.dear)).toBeGreaterThan(count / 10);
};

/** Prices of rows, so many, against trying every selection without the row; none is negative of a row that binds. */
export const agreeOnRowPrices = async (engine: Engine, count: number): Promise<void> => {
  const asking = askingOf(engine);
  const seen = { compared: 0, dear: 0, binds: 0, weighs: 0, none: 0, changed: 0 };
  for (let seed = 1; seen.compared < count; seed++) {
    const run = await solved(randomPlan(seed, 6), engine);
    if (!run) continue;
    const system = makeRowSystem(run.inputs, rulebook);
    const silent = system.silent.slice(0, 3);
    expect(new Set([...system.units, ...system.silent].flatMap(({ rows }) => rows)), `seed ${seed}`).toEqual(rowsOf(run));
    for (const unit of [...system.units.slice(0, 2), ...silent]) {
      const built = poseRun(withoutRows(run.inputs, new Set(unit.rows)));
      const price = await findRowPrice(run, unit, () => built, asking);
      const told = `seed ${seed}, ${unit.id}`;
      expect(price.isProven, told).toBe(true);
      expect(price.effect === 'binds' || silent.includes(unit) || unit.partners.length > 0, told).toBe(true);
      const own = ownObjectives(price.effect === 'weighs' ? built : run.built);
      const problem = { ...built.problem, objectives: own };
      const best = bestOf(problem);
      const gains = best.map((value, at) => minus(value, run.values[at] ?? value));
      for (const [at, { atMost }] of price.gains.entries()) expect(isSame(atMost, gains[at] ?? EMPTY), `${told}, ${at}`).toBe(true);
      if (price.effect === 'binds') expect(isFirstLossPositive(gains), told).toBe(true);
      if (price.effect === 'none') expect(isFirstLossPositive(gains) && isFirstLossPositive(gains.map(turned)), told).toBe(true);
      const worths = checkSelection(problem, run.plan).objectives;
      const isBest = best.every((value, at) => isSame(worths[at], value));
      if (price.effect === 'weighs') expect(price.change === null, told).toBe(isBest);
      if (gains.some(({ sum }) => !isEqual(sum, ZERO))) seen.dear++;
      if (price.change) seen.changed++;
      seen[price.effect]++;
      seen.compared++;
    }
  }
  expect(Math.min(seen.dear, seen.binds, seen.weighs, seen.none)).toBeGreaterThan(count / 20);
  if (count > 500) expect(seen.changed).toBeGreaterThan(0);
};

const EMPTY: ExactValue = { sum: ZERO, divisor: ONE };

const turned = ({ sum, divisor }: ExactValue): ExactValue => ({ sum: negate(sum), divisor });

/** Every rule row, and the scenario's where it has a capacity. */
const rowsOf = ({ inputs: { set, scenario } }: SolvedRun): ReadonlySet<string> =>
  new Set([
    ...set.provenance.flatMap(({ rows }) => rows),
    ...(scenario.capacityTokens === null ? [] : [`Scenario_Config!${scenario.row}`]),
  ]);

/** The values of the best selection, by trying all. */
const bestOf = (problem: Problem): readonly ExactValue[] => {
  let best: readonly ExactValue[] | undefined;
  for (let mask = 0; mask < 2 ** problem.variables.length; mask++) {
    const check = checkSelection(
      problem,
      problem.variables.filter((_, at) => (mask >> at) % 2 === 1),
    );
    if (check.violations.length > 0) continue;
    const rival = best;
    const differing = rival
      ? check.objectives.map((it, at) => minus(it, rival[at] ?? it)).find(({ sum }) => !isEqual(sum, ZERO))
      : undefined;
    if (!rival || differing?.sum.gt(ZERO)) best = check.objectives;
  }
  return best ?? [];
};
