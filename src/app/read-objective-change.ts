import { canonicalJson } from '../base/json.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { readScenarios } from '../rows/read-scenarios.ts';
import type { Scenario } from '../rows/row-set.ts';
import type { Asked, InputChanges } from './what-if-change.ts';

/** Other weights, or another mode: the scenario's row is read anew with those cells. */
export const readObjective = ({ mode, weights }: Pick<InputChanges, 'mode' | 'weights'>, inputs: RunInputs): readonly Asked[] => {
  if (mode === undefined && weights === undefined) return [];
  const asked = [...(mode === undefined ? [] : [`--mode ${mode}`]), ...(weights === undefined ? [] : [`--weights ${weights}`])];
  const { scenario, issues } = readAnew(inputs, mode, weights);
  const faults = issues.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  if (!scenario || faults.length > 0) return [{ fault: `${asked.join(' ')}: ${faults.join(' ')}` }];
  if (scenario.mode === 'north_star' && weights !== undefined)
    return [{ fault: `${asked.join(' ')}: the mode north_star uses no weights. Give --mode weighted_kpis or lexicographic, too.` }];
  const { mode: was, weights: had } = inputs.scenario;
  const words = [
    ...(scenario.mode === was ? [] : [`mode ${was} -> ${scenario.mode}`]),
    ...(weightWords(scenario.weights) === weightWords(had) ? [] : [`weights ${weightWords(had)} -> ${weightWords(scenario.weights)}`]),
  ];
  if (words.length === 0) return [{ fault: `${asked.join(' ')}: that is what the run maximised already.` }];
  return [
    {
      asked: asked.join(' '),
      words: words.join(', '),
      touches: ['the objective'],
      apply: (now) => ({ ...now, scenario: { ...now.scenario, mode: scenario.mode, weights: scenario.weights } }),
    },
  ];
};

const readAnew = ({ scenario, kpis, northStar }: RunInputs, mode: string | undefined, weights: string | undefined) => {
  const text = (value: string) => ({ kind: 'text', text: value }) as const;
  const kept = Object.keys(scenario.weights).length === 0 ? '' : canonicalJson(scenario.weights);
  const weightsCell = weights ?? kept;
  const cells = {
    scenario_name: text(scenario.name),
    objective_mode: text(mode ?? scenario.mode),
    ...(weightsCell === '' ? {} : { objective_weights_json: text(weightsCell) }),
  };
  const { scenarios, issues } = readScenarios({ headers: {} }, [{ at: { tab: 'Scenario_Config', row: scenario.row }, cells }], {
    kpis,
    northStar,
  });
  return { scenario: scenarios[0], issues };
};

const weightWords = (weights: Scenario['weights']): string =>
  Object.entries(weights)
    .map(([kpi, weight]) => `${kpi}=${weight}`)
    .sort()
    .join(', ') || 'none';
