import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileSets } from '../src/compile/compile-sets.ts';
import type { Engine } from '../src/engine/engine.ts';
import { solveProblem } from '../src/engine/solve-problem.ts';
import { buildProblem } from '../src/problem/build-problem.ts';
import { hashProblem } from '../src/problem/canonical-problem.ts';
import type { Problem } from '../src/problem/problem.ts';
import { readRows } from '../src/rows/read-rows.ts';
import { rulebook } from '../src/rules/index.ts';
import { startUsualEngine } from './engine/own-engines.ts';
import { toWorkbook } from './support/csv-workbook.ts';
import { randomWorkbook } from './support/random-workbook.ts';
import { type Tabs, toTabs } from './support/workbook-tabs.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

/** The problem of every set that is stored and can be posed, over all candidates. */
const problemsOf = (tabs: Tabs): readonly Problem[] => {
  const rowSet = readRows(toWorkbook(tabs));
  const { sets } = compileSets(
    rowSet,
    rulebook.map((rule) => rule.compile),
  );
  const { kpis, northStar, candidates } = rowSet;
  return sets.flatMap(({ scenarioName, set }) => {
    const scenario = rowSet.scenarios.find((it) => it.name === scenarioName);
    if (!set || !scenario) return [];
    const built = buildProblem(
      { scenario, set, kpis, northStar, candidates, scope: 'all', leftOut: [], tieBreak: true },
      rulebook.map((rule) => rule.problem),
    );
    return built.invalid.length > 0 ? [] : [built.problem];
  });
};

const portfolio = async (problem: Problem): Promise<readonly string[]> => {
  const { result, selected } = await solveProblem(problem, {}, { engine, now: () => performance.now() });
  return [result, ...selected];
};

describe('the same rows, written in another way', () => {
  it('pose the same problems and get the same portfolios: 1,000 workbooks posed, every tenth solved', async () => {
    let solved = 0;
    for (let seed = 1; seed <= 1_000; seed++) {
      const draft = randomWorkbook({ seed, initiatives: 3 + (seed % 10), rules: seed % 14, feasible: seed % 2 === 0 });
      const plain = problemsOf(toTabs(draft));
      const messy = problemsOf(toTabs(draft, seed * 7919));
      expect(messy.map(hashProblem), `seed ${seed}`).toEqual(plain.map(hashProblem));
      if (seed % 10 !== 0) continue;
      for (const [at, problem] of plain.entries()) {
        const other = messy[at];
        expect(other && (await portfolio(other)), `seed ${seed}`).toEqual(await portfolio(problem));
        solved++;
      }
    }
    expect(solved).toBeGreaterThan(100);
  }, 120_000);
});
