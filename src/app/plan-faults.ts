import { type Decimal, isEqual } from '../base/decimal.ts';
import { toDecimal } from '../engine/solution-json.ts';
import { type BuiltProblem, withoutTieBreaks } from '../problem/built-problem.ts';
import { checkSelection } from '../problem/check-problem.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import type { Run } from '../store/find-runs.ts';
import { breachesOf } from './pose-run.ts';

/** What is wrong with the stored plan, in sentences. */
export const planFaults = (
  run: Pick<Run, 'objective'>,
  inputs: RunInputs,
  built: BuiltProblem,
  selected: readonly string[],
): readonly string[] => {
  const { violations, objectives } = checkSelection(built.problem, selected);
  const breaches = breachesOf(selected, inputs);
  const values = withoutTieBreaks(built, objectives).map(toDecimal);
  const isWorth = values.length === run.objective.length && values.every((value, at) => isSame(value, run.objective[at]));
  return [
    ...violations.map(({ name, found, required }) => `Its plan breaks ${name}: ${found}, where ${required} is asked for.`),
    ...breaches.map(({ words }) => `Its plan breaks a rule: ${words}.`),
    ...(isWorth ? [] : ['Its plan is not worth what the run said.']),
  ];
};

const isSame = (a: Decimal, b: Decimal | undefined): boolean => b !== undefined && isEqual(a, b);
