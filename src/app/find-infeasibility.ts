import { assert } from '../base/errors.ts';
import type { Infeasibility, Relaxation } from '../engine/conflict.ts';
import type { Engine } from '../engine/engine.ts';
import { explainInfeasible } from '../engine/explain-infeasible.ts';
import type { OracleOptions } from '../engine/row-oracle.ts';
import { checkSelection } from '../problem/check-problem.ts';
import { makeRowSystem } from '../problem/make-row-system.ts';
import type { RunRows } from '../problem/row-system.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { rulebook } from '../rules/index.ts';
import { breachesOf, poseRun } from './pose-run.ts';

/**
 * Which rows of an infeasible run cannot hold together, and which changes give it a plan. Every change is made to the run's own inputs and
 * its plan checked there, by the problem and by the rules' own words, before anyone sees it.
 */
export const findInfeasibility = async (
  inputs: RunInputs,
  deps: { readonly engine: Engine; readonly now: () => number },
  options: OracleOptions,
): Promise<Infeasibility> => {
  const system = makeRowSystem(inputs, rulebook);
  const found = await explainInfeasible(system, deps, options);
  for (const relaxation of found.relaxations) assertWorks(system, relaxation);
  return found;
};

const assertWorks = (system: RunRows, { changes, selected }: Relaxation): void => {
  const inputs = system.changed(changes);
  const built = poseRun(inputs);
  const breaches = breachesOf(selected, inputs);
  const isSound = built.invalid.length === 0 && breaches.length === 0 && checkSelection(built.problem, selected).violations.length === 0;
  assert(isSound, `a change was found that is not enough, and is not shown: ${changes.map((it) => it.row).join(', ')}`);
};
