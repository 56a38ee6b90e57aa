import { findInfeasibility } from '../../src/app/find-infeasibility.ts';
import type { Infeasibility } from '../../src/engine/conflict.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { OracleOptions } from '../../src/engine/row-oracle.ts';
import type { RunInputs, Scope } from '../../src/problem/run-inputs.ts';
import { judge, type Small } from '../support/judge.ts';

/** What a run of the small workbook's set `Base` would be posed on. */
export const smallInputs = (small: Small, scope: Scope = 'all'): RunInputs => {
  const { rowSet, compilation, messages } = judge(small);
  const set = compilation.sets.find((it) => it.constraintSetName === 'Base')?.set;
  const scenario = rowSet.scenarios.find((it) => it.name === 'Q1');
  if (!set || !scenario) throw new RangeError(`the set of this test is not sound: ${messages.join(' ')}`);
  const { kpis, northStar, candidates } = rowSet;
  return { scenario, set, kpis, northStar, candidates, scope, leftOut: [], tieBreak: true };
};

export const conflictOf = (inputs: RunInputs, engine: Engine, options: OracleOptions = {}): Promise<Infeasibility> =>
  findInfeasibility(inputs, { engine, now: () => performance.now() }, options);

/** Conflicts as lists of rows. */
export const rowsOf = ({ conflicts }: Infeasibility): readonly (readonly string[])[] => conflicts.map(({ rows }) => rows);

/** Changes in short: `Constraints!2 25→20`, `Constraints!3 dropped`, several joined by ` + `. */
export const changesOf = ({ relaxations }: Infeasibility): readonly string[] =>
  relaxations.map(({ changes }) => changes.map((it) => ('drop' in it ? `${it.row} dropped` : `${it.row} ${it.from}→${it.to}`)).join(' + '));
