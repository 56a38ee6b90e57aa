import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isEqual, quotient, sum, toNumber, ZERO } from '../src/base/decimal.ts';
import { compileSets } from '../src/compile/compile-sets.ts';
import type { Engine } from '../src/engine/engine.ts';
import type { Solution } from '../src/engine/solution.ts';
import { solveProblem } from '../src/engine/solve-problem.ts';
import { buildProblem } from '../src/problem/build-problem.ts';
import type { BuiltProblem } from '../src/problem/built-problem.ts';
import { checkPlan } from '../src/problem/check-plan.ts';
import { checkSelection } from '../src/problem/check-problem.ts';
import type { RunInputs } from '../src/problem/run-inputs.ts';
import { readRows } from '../src/rows/read-rows.ts';
import { rulebook } from '../src/rules/index.ts';
import { startUsualEngine } from './engine/own-engines.ts';
import { readCsvTabs, toWorkbook } from './support/csv-workbook.ts';

const FOLDER = join(import.meta.dirname, 'vectors');

const inputsOf = (name: string): readonly RunInputs[] => {
  const rowSet = readRows(toWorkbook(readCsvTabs(join(FOLDER, name))));
  const compilation = compileSets(
    rowSet,
    rulebook.map((rule) => rule.compile),
  );
  return compilation.sets.flatMap(({ scenarioName, set }) => {
    const scenario = rowSet.scenarios.find((it) => it.name === scenarioName);
    const { kpis, northStar, candidates } = rowSet;
    return set && scenario ? [{ scenario, set, kpis, northStar, candidates, scope: 'all' as const, leftOut: [], tieBreak: true }] : [];
  });
};

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

const solve = async (inputs: RunInputs): Promise<{ readonly built: BuiltProblem; readonly solution: Solution }> => {
  const built = buildProblem(
    inputs,
    rulebook.map((rule) => rule.problem),
  );
  expect(built.invalid).toEqual([]);
  return { built, solution: await solveProblem(built.problem, {}, { engine, now: () => performance.now() }) };
};

const used = (inputs: RunInputs, selected: readonly string[]) =>
  sum(inputs.candidates.filter((it) => selected.includes(it.key)).map((it) => it.tokens ?? ZERO));

describe('the optima of the worked cases', () => {
  for (const name of readdirSync(FOLDER).filter((it) => it === 'seed-shapes' || it.startsWith('solved-'))) {
    it(`${name} is solved to its optimum, scale and KPIs`, async () => {
      const wanted = JSON.parse(readFileSync(join(FOLDER, name, 'expected.json'), 'utf8'));
      for (const inputs of inputsOf(name)) {
        const want = wanted.find(
          (it: Record<string, string>) =>
            it.scenario_name === inputs.scenario.name && it.constraint_set_name === inputs.set.constraintSetName,
        );
        const { built, solution } = await solve(inputs);
        const label = `${name}: ${inputs.scenario.name} / ${inputs.set.constraintSetName}`;
        expect(solution.result, label).toBe(want.result);
        if (want.result !== 'optimal') continue;
        const stages = solution.stages.filter((_, at) => !built.stages[at]?.isTieBreak);
        const objective = stages.map((it) => toNumber(quotient(it.objective.sum, it.objective.divisor)));
        expect(objective.length, label).toBe(want.objective.length);
        for (const [at, value] of objective.entries()) expect(value / want.objective[at], label).toBeCloseTo(1, 9);
        expect(toNumber(used(inputs, solution.selected)), label).toBeCloseTo(want.capacity_used, 9);
        expect(Object.fromEntries(built.scales.map((it) => [it.kpi, toNumber(it.scale)])), label).toEqual(want.scales);
        expect(
          checkPlan(
            solution.selected,
            inputs,
            rulebook.map((rule) => rule.check),
          ),
          label,
        ).toEqual([]);
        const exact = checkSelection(built.problem, solution.selected);
        expect(exact.violations, label).toEqual([]);
        expect(
          exact.objectives.every((it, at) => isEqual(it.sum, solution.stages[at]?.objective.sum ?? ZERO)),
          label,
        ).toBe(true);
      }
    }, 120_000);
  }

  it('infeasible: no plan satisfies the rows', async () => {
    for (const inputs of inputsOf('infeasible')) expect((await solve(inputs)).solution.result).toBe('infeasible');
  });
});
