import { findInfeasibility } from '../../src/app/find-infeasibility.ts';
import { compileSets } from '../../src/compile/compile-sets.ts';
import type { Infeasibility } from '../../src/engine/conflict.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { RunInputs } from '../../src/problem/run-inputs.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { rulebook } from '../../src/rules/index.ts';
import { solveInputs } from './compare-with-brute-force.ts';
import { judgeConflict } from './conflict-judge.ts';
import { toWorkbook } from './csv-workbook.ts';
import { draftWorld } from './draft-world.ts';
import { randomWorkbook } from './random-workbook.ts';
import { toTabs } from './workbook-tabs.ts';

export interface JudgedConflict {
  readonly seed: number;
  readonly found: Infeasibility;
  /** What is wrong with the answer. */
  readonly complaints: readonly string[];
}

/** The random workbook of a seed through the program and through the judge; `null` where it is rejected, invalid, or has a plan. */
export const judgeRandomConflict = async (seed: number, engine: Engine): Promise<JudgedConflict | null> => {
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
  const { solution } = await solveInputs(inputs, engine);
  if (solution?.result !== 'infeasible') return null;
  const found = await findInfeasibility(inputs, { engine, now: () => performance.now() }, {});
  return { seed, found, complaints: judgeConflict(draftWorld(draft), found) };
};
