import { expect } from 'vitest';
import type { Future } from '../../src/answers/robustness/future.ts';
import { toRobustness } from '../../src/answers/robustness/robustness.ts';
import { sampleFuture } from '../../src/answers/robustness/sample-future.ts';
import { solveFuture } from '../../src/answers/robustness/solve-future.ts';
import type { Uncertainty } from '../../src/answers/robustness/uncertainty.ts';
import type { SolvedRun } from '../../src/answers/solved-run.ts';
import { difference, isSameValue } from '../../src/answers/worth.ts';
import { decimal, isZero, multiply, ZERO } from '../../src/base/decimal.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { buildProblem } from '../../src/problem/build-problem.ts';
import type { BuiltProblem } from '../../src/problem/built-problem.ts';
import { checkPlan } from '../../src/problem/check-plan.ts';
import { checkSelection } from '../../src/problem/check-problem.ts';
import type { ExactValue } from '../../src/problem/problem.ts';
import type { RunInputs } from '../../src/problem/run-inputs.ts';
import { rulebook } from '../../src/rules/index.ts';
import { checks } from './compare-with-brute-force.ts';
import { askingOf, solved } from './price-agreement.ts';
import { randomPlan } from './random-plan.ts';

export const doubt = (more: Partial<Uncertainty> = {}): Uncertainty => ({
  tokensPct: decimal('20'),
  contributionsPct: decimal('30'),
  weightsPct: null,
  seed: 1,
  ...more,
});

export const poseFuture = (run: SolvedRun, inputs: RunInputs): BuiltProblem =>
  buildProblem(
    inputs,
    rulebook.map((rule) => rule.problem),
    run.built.scales,
  );

/** Robustness of so many random runs, a few futures each, against trying every selection in every future. */
export const agreeOnFutures = async (engine: Engine, count: number, each: number): Promise<void> => {
  const { solve } = askingOf(engine);
  const seen = { best: 0, none: 0, open: 0, unfit: 0, changed: 0, regretted: 0 };
  let runs = 0;
  for (let seed = 1; runs < count; seed++) {
    const run = await solved(randomPlan(seed, 7), engine);
    if (!run) continue;
    runs++;
    const weightsPct = run.inputs.scenario.mode === 'weighted_kpis' ? decimal('40') : null;
    const uncertainty = doubt({
      seed,
      weightsPct,
      tokensPct: seed % 3 === 0 && seed % 4 !== 0 ? null : decimal('60'),
      contributionsPct: seed % 4 === 0 ? null : decimal('90'),
    });
    const futures: Future[] = [];
    const bests: (readonly string[])[] = [];
    for (let index = 1; index <= each; index++) {
      const inputs = sampleFuture(run.inputs, uncertainty, index);
      const built = poseFuture(run, inputs);
      const future = await solveFuture(run, index, built, solve);
      futures.push(future);
      seen[future.outcome]++;
      const plan = agreeOnFuture(
        run,
        inputs,
        built,
        future,
        uncertainty.contributionsPct !== null || weightsPct !== null,
        `seed ${seed}, future ${index}`,
      );
      if (plan) bests.push(plan);
      if (future.broken.length > 0) seen.unfit++;
      if (future.enters.length + future.leaves.length > 0) seen.changed++;
    }
    const robustness = toRobustness(run, uncertainty, each, futures.toReversed());
    expect([robustness.known, robustness.without, robustness.open], `seed ${seed}`).toEqual([bests.length, each - bests.length, 0]);
    for (const it of robustness.initiatives) {
      const holding = bests.filter((plan) => plan.includes(it.key)).length;
      expect(it.count, `seed ${seed}, ${it.key}`).toBe(holding);
      const standing = holding === bests.length ? 'core' : holding === 0 ? 'exterior' : 'borderline';
      expect(it.standing, `seed ${seed}, ${it.key}`).toBe(bests.length === 0 ? null : standing);
    }
    if (robustness.regret && !isZero(robustness.regret.worst.value.sum)) seen.regretted++;
  }
  expect(seen.open).toBe(0);
  expect(Math.min(seen.none, seen.unfit, seen.changed, seen.regretted), JSON.stringify(seen)).toBeGreaterThan(count / 20);
};

/** What plans that tie must share to be told apart by the tie-breaks: nothing, unless the objective was drawn. */
const countingIn = ({ problem, stages }: BuiltProblem, isDrawn: boolean): readonly string[] => {
  if (!isDrawn) return [];
  const aims = problem.objectives.filter((_, at) => !stages[at]?.isTieBreak);
  return problem.variables.filter((key) =>
    aims.some(({ linear, pairs }) => !isZero(linear[key] ?? ZERO) || pairs.some(([a, b]) => a === key || b === key)),
  );
};

/** The best plan of one future, by trying all; `undefined` where none keeps all rules. */
const agreeOnFuture = (
  run: SolvedRun,
  inputs: RunInputs,
  built: BuiltProblem,
  future: Future,
  isDrawn: boolean,
  which: string,
): readonly string[] | undefined => {
  const { variables } = built.problem;
  const isReal = built.stages.map(({ isTieBreak }) => !isTieBreak);
  let tied: { readonly plan: readonly string[]; readonly values: readonly ExactValue[] }[] = [];
  for (let mask = 0; mask < 2 ** variables.length; mask++) {
    const plan = variables.filter((_, at) => (mask >> at) % 2 === 1);
    const { violations, objectives } = checkSelection(built.problem, plan);
    if (violations.length > 0) continue;
    const rival = tied[0]?.values;
    const first = rival && objectives.map((it, at) => difference(it, rival[at] ?? it)).find((it, at) => isReal[at] && !isZero(it.sum));
    if (!rival || first?.sum.gt('0')) tied = [{ plan, values: objectives }];
    else if (!first) tied.push({ plan, values: objectives });
  }
  expect(future.outcome, which).toBe(tied.length === 0 ? 'none' : 'best');
  const [sample] = tied;
  if (!sample) return undefined;
  const real = sample.values.filter((_, at) => isReal[at]);
  expect(future.best.length, which).toBe(real.length);
  for (const [at, value] of real.entries())
    expect(isSameValue(future.best[at] ?? { ...value, sum: decimal('-1e30') }, value), which).toBe(true);
  expect(future.broken.length === 0, which).toBe(checkPlan(run.plan, inputs, checks).length === 0);
  const plan = [...run.plan.filter((key) => !future.leaves.includes(key)), ...future.enters].sort();
  expect(checkPlan(plan, inputs, checks), which).toEqual([]);
  const mine = tied.find((it) => it.plan.join() === plan.join());
  expect(mine, `${which}: ${plan} is not among the best`).toBeDefined();
  if (tied.some((it) => it.plan.join() === run.plan.join())) expect(plan, which).toEqual(run.plan);
  else {
    const breaks = (values: readonly ExactValue[]): readonly ExactValue[] => values.filter((_, at) => !isReal[at]);
    const counting = countingIn(built, isDrawn);
    const rivals = tied.filter((it) => counting.every((key) => it.plan.includes(key) === plan.includes(key)));
    const better = rivals.some((it) => {
      const apart = breaks(it.values).map((value, at) => difference(value, breaks(mine?.values ?? [])[at] ?? value));
      return apart.find(({ sum }) => !isZero(sum))?.sum.gt('0') ?? false;
    });
    expect(better, `${which}: a tie-break would choose another plan`).toBe(false);
  }
  for (const { name, by } of future.broken) {
    const constraint = built.problem.constraints.find((it) => it.name === name);
    if (constraint?.kind === 'linear') expect(by?.gt('0'), which).toBe(true);
  }
  return plan;
};

/** Is a drawn number within so many percent of the one in the sheet? */
export const isWithin = (drawn: string, value: string, pct: string): boolean => {
  const [low, high] = [multiply(decimal(value), decimal(`0.${100 - Number(pct)}`)), multiply(decimal(value), decimal(`1.${pct}`))];
  const it = decimal(drawn);
  return low.lt(high) ? !it.lt(low) && !it.gt(high) : !it.gt(low) && !it.lt(high);
};
