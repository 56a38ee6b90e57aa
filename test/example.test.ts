import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE } from '../src/app/example/example.ts';
import { toNumber } from '../src/base/decimal.ts';
import { assert } from '../src/base/errors.ts';
import { compileSets } from '../src/compile/compile-sets.ts';
import type { Engine } from '../src/engine/engine.ts';
import { solveProblem } from '../src/engine/solve-problem.ts';
import { buildProblem } from '../src/problem/build-problem.ts';
import { readRows } from '../src/rows/read-rows.ts';
import { TABLES } from '../src/rows/tables/index.ts';
import { templateSheets } from '../src/rows/template.ts';
import { rulebook } from '../src/rules/index.ts';
import { newWorkbookBytes } from '../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { readSheets } from '../src/sheet/xlsx/read-sheets.ts';
import { startUsualEngine } from './engine/own-engines.ts';

const sheets = readSheets(newWorkbookBytes(templateSheets({ example: EXAMPLE })), () => true);
const rows = readRows({ name: 'example', sheets, fingerprint: '' });
const compilation = compileSets(
  rows,
  rulebook.map((rule) => rule.compile),
);

/** Objectives by stage, the tie-break on tokens last; found first by a separate program. */
const BEST: Readonly<Record<string, readonly number[]>> = {
  '2027-Q1 efficiency, Baseline, all': [1.5925, 9.4, 49.5, -757.5],
  '2027-Q1 efficiency, Baseline, selected': [1.5225, 9, 50.8, -759],
  '2027-Q1 efficiency, Strict country floors, all': [1.48, 9.4, 49.3, -757],
  '2027-Q1 efficiency, Strict country floors, selected': [1.4025, 9.5, 51.4, -759],
  '2027-Q1 growth, Baseline, all': [372775270 / 159432000, -757],
  '2027-Q1 growth, Baseline, selected': [368297290 / 159432000, -758],
  '2027-Q1 growth, Strict country floors, all': [362135037 / 159432000, -759],
  '2027-Q1 growth, Strict country floors, selected': [358487017 / 159432000, -757.5],
};

describe('the example', () => {
  it('has two scenarios with two sets each, all without errors', () => {
    expect(compilation.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(compilation.strays).toEqual([]);
    expect(compilation.sets.map(({ scenarioName, constraintSetName, set }) => [scenarioName, constraintSetName, set !== null])).toEqual([
      ['2027-Q1 efficiency', 'Baseline', true],
      ['2027-Q1 efficiency', 'Strict country floors', true],
      ['2027-Q1 growth', 'Baseline', true],
      ['2027-Q1 growth', 'Strict country floors', true],
    ]);
  });

  it('warns of nothing but what it shows on purpose', () => {
    expect(compilation.issues.map(({ code, place }) => [code, place.tab, place.row])).toEqual([]);
    expect(rows.issues.map(({ code }) => code)).toEqual(['tokens-missing']);
  });

  it('uses every type of rule', () => {
    const used = new Set(rows.rules.map(({ constraintType }) => constraintType));
    const words = TABLES.Constraints.columns.find(({ name }) => name === 'constraint_type')?.words ?? [];
    expect([...used].sort()).toEqual([...words].sort());
  });

  describe('has a best plan under every set and scope', () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await startUsualEngine();
    });
    afterAll(() => engine.close());

    const runs = compilation.sets.flatMap(({ set }) =>
      set === null ? [] : (['all', 'selected'] as const).map((scope) => ({ set, scope })),
    );
    it.each(runs.map((run) => [run.set.scenarioName, run.set.constraintSetName, run.scope, run] as const))(
      '%s, %s, %s',
      async (...[, , , run]) => {
        const scenario = rows.scenarios.find(({ name }) => name === run.set.scenarioName);
        assert(scenario !== undefined, 'the set has a scenario');
        const { kpis, northStar, candidates } = rows;
        const built = buildProblem(
          { scenario, set: run.set, kpis, northStar, candidates, scope: run.scope, leftOut: [], tieBreak: true },
          rulebook.map((rule) => rule.problem),
        );
        const solution = await solveProblem(built.problem, {}, { engine, now: () => performance.now() });
        expect(solution.result).toBe('optimal');
        const reached = solution.stages.map(({ objective }) => toNumber(objective.sum) / toNumber(objective.divisor));
        expect(reached).toEqual(BEST[`${run.set.scenarioName}, ${run.set.constraintSetName}, ${run.scope}`]);
      },
    );
  });
});
