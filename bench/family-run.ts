import { type SolvedRun, toSolvedRun } from '../src/answers/solved-run.ts';
import { type Decimal, negate, ZERO } from '../src/base/decimal.ts';
import { record } from '../src/base/json.ts';
import type { Shapes } from '../src/compile/compiled-set.ts';
import type { Engine } from '../src/engine/engine.ts';
import { solveProblem } from '../src/engine/solve-problem.ts';
import type { BuiltProblem } from '../src/problem/built-problem.ts';
import type { Objective, Problem } from '../src/problem/problem.ts';
import type { RunInputs } from '../src/problem/run-inputs.ts';
import { type FamilyName, makeFamilyProblem } from './families.ts';

/** A generated quarter as a run that is solved, for questions about it. `seconds`: what solving it from nothing took. */
export const solveFamily = async (
  family: FamilyName,
  size: number,
  seed: number,
  engine: Engine,
): Promise<{ readonly run: SolvedRun; readonly seconds: number }> => {
  const built = withTieBreak(makeFamilyProblem(family, size, seed));
  const solution = await solveProblem(built.problem, {}, { engine, now: () => performance.now() });
  const run = toSolvedRun({
    runId: `${family} ${size} ${seed}`,
    inputs: toInputs(built.problem),
    built,
    plan: solution.selected,
    isOptimal: solution.result === 'optimal',
  });
  return { run, seconds: solution.wallMs / 1000 };
};

/** The same problem with another capacity. */
export const atCapacity = ({ built }: SolvedRun, capacity: Decimal | null): Problem => ({
  ...built.problem,
  constraints: built.problem.constraints.flatMap((it) => {
    if (it.kind !== 'linear' || it.name !== 'capacity') return [it];
    return capacity === null ? [] : [{ ...it, max: capacity }];
  }),
});

const withTieBreak = (problem: Problem): BuiltProblem => {
  const fewest: Objective = {
    name: 'tie-break: fewest tokens',
    linear: record(costsOf(problem).map(([key, tokens]) => [key, negate(tokens)] as const)),
    pairs: [],
  };
  return {
    problem: { ...problem, objectives: [...problem.objectives, fewest] },
    stages: [
      { name: 'north_star: gmv', kpi: 'gmv', isTieBreak: false },
      { name: fewest.name, kpi: null, isTieBreak: true },
    ],
    scales: [],
    adjustments: [],
    invalid: [],
  };
};

const costsOf = ({ constraints }: Problem): readonly (readonly [string, Decimal])[] =>
  constraints.flatMap((it) => (it.kind === 'linear' && it.name === 'capacity' ? it.terms : []));

/** The rules stand in the problem; no answer that is measured reads them here. */
const NO_RULES: Shapes = {
  floors_json: {},
  caps_json: {},
  targets_json: {},
  mandatory_initiatives_json: [],
  bundles_json: [],
  exclusions_initiatives_json: [],
  exclusions_pairs_json: [],
  prerequisites_json: {},
  synergy_bonuses_json: [],
};

/** What answers look at beyond the problem: tokens, the north star, the KPIs that have a floor. */
const toInputs = (problem: Problem): RunInputs => {
  const tokens = new Map(costsOf(problem));
  const floors = problem.constraints.flatMap((it) =>
    it.kind === 'linear' && it.name.startsWith('target floor: ') ? [{ kpi: it.name.slice(14), gains: new Map(it.terms) }] : [],
  );
  const gmv = problem.objectives[0]?.linear ?? {};
  const kpi = { unit: '', direction: 'increase', notes: '', broken: false } as const;
  const max = problem.constraints.flatMap((it) => (it.kind === 'linear' && it.name === 'capacity' && it.max ? [it.max] : []))[0];
  return {
    scenario: {
      name: problem.name ?? '',
      periodKey: null,
      capacityTokens: max ?? null,
      mode: 'north_star',
      weights: {},
      synergyBonusPct: null,
      notes: '',
      row: 2,
      broken: false,
    },
    set: { scenarioName: '', constraintSetName: '', shapes: NO_RULES, bonusPct: [], provenance: [], hash: '' },
    kpis: [
      { ...kpi, key: 'gmv', name: 'gmv', level: 'north_star', row: 2 },
      ...floors.map((it, at) => ({ ...kpi, key: it.kpi, name: it.kpi, level: 'strategic' as const, row: at + 3 })),
    ],
    northStar: 'gmv',
    candidates: problem.variables.map((key, at) => ({
      key,
      title: '',
      tokens: tokens.get(key) ?? ZERO,
      dimensions: {},
      contributions: record([['gmv', gmv[key] ?? ZERO], ...floors.map((it) => [it.kpi, it.gains.get(key) ?? ZERO] as const)]),
      isSelectedForRun: true,
      deadlineDate: null,
      periodKey: null,
      lifecycleStatus: '',
      activeOverallScore: null,
      notes: '',
      row: at + 2,
      broken: false,
    })),
    scope: 'all',
    leftOut: [],
    tieBreak: true,
  };
};
