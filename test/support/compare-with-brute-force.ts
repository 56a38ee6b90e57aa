import { expect } from 'vitest';
import { decimalOf, isEqual, multiply, sum, ZERO } from '../../src/base/decimal.ts';
import { compileSets } from '../../src/compile/compile-sets.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { solveProblem } from '../../src/engine/solve-problem.ts';
import { buildProblem } from '../../src/problem/build-problem.ts';
import { checkPlan } from '../../src/problem/check-plan.ts';
import { checkSelection } from '../../src/problem/check-problem.ts';
import type { RunInputs } from '../../src/problem/run-inputs.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { rulebook } from '../../src/rules/index.ts';
import { bestPlan } from './best-plan.ts';
import { toWorkbook } from './csv-workbook.ts';
import { type RandomPlan, randomPlan, toTabs } from './random-plan.ts';

/** The workbook of a plan through the whole spine, up to what a run would be posed on; or why there is nothing to pose. */
export const toInputs = (plan: RandomPlan): RunInputs | 'no rules' | 'empty slice' | 'rejected' => {
  const rowSet = readRows(toWorkbook(toTabs(plan)));
  const compilation = compileSets(
    rowSet,
    rulebook.map((rule) => rule.compile),
  );
  const [outcome] = compilation.sets;
  const [scenario] = rowSet.scenarios;
  if (!outcome || !scenario) return 'no rules';
  // A floor on a slice that nobody is in is an error whatever its number.
  if (!outcome.set)
    return compilation.issues.some(({ code, severity }) => code === 'slice-empty' && severity === 'error') ? 'empty slice' : 'rejected';
  const { kpis, northStar, candidates } = rowSet;
  return { scenario, set: outcome.set, kpis, northStar, candidates, scope: plan.scope, leftOut: [], tieBreak: true };
};

export const solveInputs = async (inputs: RunInputs, engine: Engine) => {
  const built = buildProblem(
    inputs,
    rulebook.map((rule) => rule.problem),
  );
  if (built.invalid.length > 0) return { built, solution: null };
  return { built, solution: await solveProblem(built.problem, {}, { engine, now: () => performance.now() }) };
};

export const checks = rulebook.map((rule) => rule.check);

/** The whole spine on one random plan against trying every selection. Gives what was compared. */
export const compareWithBruteForce = async (seed: number, most: number, engine: Engine): Promise<string> => {
  const plan = randomPlan(seed, most);
  const wanted = bestPlan(plan);
  const inputs = toInputs(plan);
  if (typeof inputs === 'string') {
    // What a static check rejects has no plan under scope `all`.
    if (inputs === 'rejected') expect(bestPlan({ ...plan, scope: 'all' }).result, `seed ${seed}`).not.toBe('optimal');
    return inputs;
  }
  const { built, solution } = await solveInputs(inputs, engine);
  expect(solution?.result ?? 'invalid', `seed ${seed}`).toBe(wanted.result);
  if (wanted.result !== 'optimal' || !solution) return wanted.result;
  const stages = solution.stages.filter((_, at) => !built.stages[at]?.isTieBreak);
  expect(stages.length, `seed ${seed}`).toBe(wanted.objective.length);
  for (const [at, want] of wanted.objective.entries()) {
    const got = stages[at]?.objective ?? { sum: ZERO, divisor: ZERO };
    expect(
      isEqual(multiply(got.sum, decimalOf(want.divisor)), multiply(decimalOf(want.sum), got.divisor)),
      `seed ${seed}, stage ${at}`,
    ).toBe(true);
  }
  const used = sum(inputs.candidates.filter((it) => solution.selected.includes(it.key)).map((it) => it.tokens ?? ZERO));
  expect(isEqual(multiply(used, decimalOf(100)), decimalOf(wanted.tokens)), `seed ${seed}, tokens ${used}`).toBe(true);
  expect(checkPlan(solution.selected, inputs, checks), `seed ${seed}`).toEqual([]);
  expect(checkSelection(built.problem, solution.selected).violations, `seed ${seed}`).toEqual([]);
  return 'optimal';
};
