import { findInfeasibility } from '../../src/app/find-infeasibility.ts';
import { compileSets } from '../../src/compile/compile-sets.ts';
import type { Infeasibility } from '../../src/engine/conflict.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { RunInputs } from '../../src/problem/run-inputs.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { rulebook } from '../../src/rules/index.ts';
import { solveInputs, toInputs } from './compare-with-brute-force.ts';
import { judgeConflict, type World } from './conflict-judge.ts';
import { toWorkbook } from './csv-workbook.ts';
import { draftWorld } from './draft-world.ts';
import { planWorld } from './plan-world.ts';
import { randomPlan } from './random-plan.ts';
import { randomWorkbook } from './random-workbook.ts';
import { toTabs } from './workbook-tabs.ts';

/** A workbook as the program sees it, and as the judge does. */
export interface RandomCase {
  readonly seed: number;
  readonly inputs: RunInputs;
  readonly world: World;
}

/** Every rule type, lists, rows that repeat or overlap each other, policy rows. `null`: a static check rejects it. */
export const workbookCase = (seed: number): RandomCase | null => {
  const draft = randomWorkbook({ seed, single: true, initiatives: 3 + (seed % 6), rules: 4 + (seed % 9) });
  const rowSet = readRows(toWorkbook(toTabs(draft)));
  const compilation = compileSets(
    rowSet,
    rulebook.map((rule) => rule.compile),
  );
  const [scenario] = rowSet.scenarios;
  const set = compilation.sets[0]?.set;
  if (!scenario || !set) return null;
  const { kpis, northStar, candidates } = rowSet;
  const inputs: RunInputs = { scenario, set, kpis, northStar, candidates, scope: 'all', leftOut: [], tieBreak: true };
  return { seed, inputs, world: draftWorld(draft) };
};

/** Both scopes, candidates that are not eligible, what they bar, baselines, KPIs to decrease. */
export const planCase = (seed: number): RandomCase | null => {
  const plan = randomPlan(seed, 9);
  const inputs = toInputs(plan);
  return typeof inputs === 'string' ? null : { seed, inputs, world: planWorld(plan) };
};

export interface Judged {
  readonly inputs: RunInputs;
  readonly found: Infeasibility;
  readonly world: World;
  /** What is wrong with the answer. */
  readonly complaints: readonly string[];
}

/** The first so many infeasible cases from a seed on, each answered by the program and judged by trying every selection. */
export const judgeCases = async (
  draw: (seed: number) => RandomCase | null,
  from: number,
  count: number,
  engine: Engine,
): Promise<readonly Judged[]> => {
  const judged: Judged[] = [];
  for (let seed = from; judged.length < count; seed++) {
    const it = draw(seed);
    if (!it || (await solveInputs(it.inputs, engine)).solution?.result !== 'infeasible') continue;
    const found = await findInfeasibility(it.inputs, { engine, now: () => performance.now() }, {});
    judged.push({
      inputs: it.inputs,
      found,
      world: it.world,
      complaints: judgeConflict(it.world, found).map((words) => `seed ${seed}: ${words}`),
    });
  }
  return judged;
};
