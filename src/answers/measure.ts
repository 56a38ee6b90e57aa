import { canonicalJson, type Json } from '../base/json.ts';
import { type BuiltProblem, type Scale, withoutTieBreaks } from '../problem/built-problem.ts';
import { checkSelection } from '../problem/check-problem.ts';
import type { ExactValue } from '../problem/problem.ts';
import type { RunInputs } from '../problem/run-inputs.ts';

/** What is maximised, how it is mixed and scaled: only values of one measure can be held against each other. */
export const measureOf = (
  { kpis }: Pick<RunInputs, 'kpis'>,
  stages: readonly { readonly name: string; readonly kpi: string | null }[],
  scales: readonly Scale[],
): string => {
  const used = new Set([...stages.map(({ kpi }) => kpi), ...scales.map(({ kpi }) => kpi)]);
  const measure: Json = {
    stages: stages.map(({ name, kpi }) => [name, kpi]),
    scales: scales.map(({ kpi, weight, scale }) => [kpi, weight, scale]),
    directions: kpis.filter(({ key }) => used.has(key)).map(({ key, direction }) => [key, direction]),
  };
  return canonicalJson(measure);
};

/** What a plan is worth in the objectives of a problem, the tie-breaks left out; `null` where it holds what cannot be chosen there. */
export const valuesUnder = (built: BuiltProblem, plan: readonly string[]): readonly ExactValue[] | null => {
  const known = new Set(built.problem.variables);
  if (!plan.every((key) => known.has(key))) return null;
  return withoutTieBreaks(built, checkSelection(built.problem, plan).objectives);
};
