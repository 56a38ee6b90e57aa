import { type Decimal, decimal, decimalOf, decimalPlaces, fromUnits, isZero, multiply, negate, ZERO } from '../base/decimal.ts';
import { byCodeUnit, record } from '../base/json.ts';
import type { Bucket, CompiledSet } from '../compile/compiled-set.ts';
import type { Candidate, ObjectiveMode } from '../rows/row-set.ts';
import { ALL, dimensionsOf, groupBySliceKey, type Slice } from '../rows/slices.ts';
import { adjustmentsOf, invalidities } from './adjustments.ts';
import { findBarred } from './bar.ts';
import type { BuildGround, BuildSlot } from './build-slot.ts';
import type { BuiltProblem, Scale, Stage } from './built-problem.ts';
import { preferNear } from './nearness.ts';
import { lexicographic } from './objectives/lexicographic.ts';
import { northStar } from './objectives/north-star.ts';
import type { ObjectiveGround, ObjectiveSlot } from './objectives/objective-slot.ts';
import { weightedKpis } from './objectives/weighted-kpis.ts';
import { type Outside, whyOutside } from './outside.ts';
import { type Constraint, type Objective, PROBLEM_FORMAT } from './problem.ts';
import type { RunInputs } from './run-inputs.ts';

const OBJECTIVES: Readonly<Record<ObjectiveMode, ObjectiveSlot>> = { north_star: northStar, weighted_kpis: weightedKpis, lexicographic };

const DEFAULT_BONUS_PCT = decimal('10');

/**
 * A run's inputs as a 0/1 problem (§6). Pure. Variables are the candidates inside (in scope, eligible, with tokens, not left out),
 * sorted by key; everything that departs from the rows at face value is an adjustment. `scales`: those of a weighted objective that are
 * settled already, so that the worth of plans can be compared with that on other inputs.
 */
export const buildProblem = (inputs: RunInputs, rulebook: readonly BuildSlot[], scales: readonly Scale[] = []): BuiltProblem => {
  const outside = new Map(outsideEntries(inputs));
  const candidates = inputs.candidates.filter((it) => !outside.has(it.key)).sort((a, b) => byCodeUnit(a.key, b.key));
  const inside = new Set(candidates.map((it) => it.key));
  const ground = makeGround(inputs, candidates, inside);
  const mode = OBJECTIVES[inputs.scenario.mode]({ ...ground, ...objectiveInputs(inputs, candidates, inside), scales });
  const barred = findBarred(inputs.set, inside);
  const tieBreak = inputs.tieBreak ? [fewestTokens(candidates)] : [];
  const tieStages: readonly Stage[] = tieBreak.map(({ name }) => ({ name, kpi: null, isTieBreak: true }));
  const built: BuiltProblem = {
    problem: {
      format: PROBLEM_FORMAT,
      name: `${inputs.scenario.name} / ${inputs.set.constraintSetName}`,
      variables: candidates.map((it) => it.key),
      objectives: [...mode.objectives, ...tieBreak],
      constraints: [...capacity(inputs, candidates), ...rulebook.flatMap((rule) => rule.build(inputs.set, ground))].map(withoutZeros),
    },
    stages: [...mode.stages, ...tieStages],
    scales: mode.scales,
    adjustments: adjustmentsOf(inputs, outside, barred),
    invalid: invalidities(inputs, outside, barred, inside),
  };
  return inputs.near ? preferNear(built, inputs.near.selected) : built;
};

const outsideEntries = (inputs: RunInputs): readonly (readonly [string, Outside])[] =>
  inputs.candidates.flatMap((candidate) => {
    const why = whyOutside(candidate, inputs);
    return why ? [[candidate.key, why] as const] : [];
  });

const makeGround = (inputs: RunInputs, candidates: readonly Candidate[], inside: ReadonlySet<string>): BuildGround => {
  const directions = new Map(inputs.kpis.map((kpi) => [kpi.key, kpi.direction === 'decrease' ? (-1 as const) : (1 as const)]));
  const directionOf = (kpi: string): 1 | -1 => directions.get(kpi) ?? 1;
  const sources = new Map(inputs.set.provenance.map((it) => [[it.bucket, ...it.entry].join('\n'), it.rows]));
  return {
    isInside: (initiative) => inside.has(initiative),
    inSlice: sliceFinder(inputs.candidates, candidates),
    tokensOf: (candidate) => candidate.tokens ?? ZERO,
    gainOf: (candidate, kpi) => {
      const contribution = candidate.contributions[kpi] ?? ZERO;
      return directionOf(kpi) === 1 ? contribution : negate(contribution);
    },
    directionOf,
    rowsOf: (bucket: Bucket, entry: readonly string[]) => sources.get([bucket, ...entry].join('\n')) ?? [],
  };
};

/** Members of slices, found once per dimension. */
const sliceFinder = (known: readonly Candidate[], candidates: readonly Candidate[]): ((slice: Slice) => readonly Candidate[]) => {
  const byDimension = new Map<string, ReadonlyMap<string, readonly Candidate[]>>();
  return (slice) => {
    if (slice.dimension === ALL.dimension) return candidates;
    const groups = byDimension.get(slice.dimension) ?? groupBySliceKey(dimensionsOf(slice.dimension, known), candidates);
    byDimension.set(slice.dimension, groups);
    return groups.get(slice.key) ?? [];
  };
};

const objectiveInputs = (
  { scenario, set, kpis, northStar: star }: RunInputs,
  candidates: readonly Candidate[],
  inside: ReadonlySet<string>,
): Omit<ObjectiveGround, 'gainOf' | 'directionOf' | 'scales'> => ({
  scenario,
  set,
  kpis,
  northStar: star,
  candidates,
  bonuses: bonusesOf(set, scenario.synergyBonusPct, inside),
});

/** Every synergy pair inside the problem with its bonus in percent. */
export const bonusesOf = (set: CompiledSet, fallback: Decimal | null, inside: ReadonlySet<string>): ObjectiveGround['bonuses'] => {
  const own = new Map(set.bonusPct.map(([a, b, pct]) => [`${a}\n${b}`, pct]));
  return set.shapes.synergy_bonuses_json
    .filter(([a, b]) => inside.has(a) && inside.has(b))
    .map(([a, b]) => [a, b, own.get(`${a}\n${b}`) ?? fallback ?? DEFAULT_BONUS_PCT] as const);
};

/**
 * Fewest tokens; where some candidates are free, then fewest of those, so that nothing useless is chosen: all of them together weigh
 * less than the smallest step between two sums of tokens.
 */
const fewestTokens = (candidates: readonly Candidate[]): Objective => {
  const costs = candidates.map((it) => [it.key, it.tokens ?? ZERO] as const);
  const free = costs.filter(([, tokens]) => isZero(tokens)).length;
  const step = fromUnits(
    1n,
    costs.reduce((most, [, tokens]) => Math.max(most, decimalPlaces(tokens)), 0),
  );
  const divisor = decimalOf(free + 1);
  return {
    name: 'tie-break: fewest tokens',
    linear: record(costs.map(([key, tokens]) => [key, negate(isZero(tokens) ? step : multiply(tokens, divisor))] as const)),
    pairs: [],
    ...(free === 0 ? {} : { divisor }),
  };
};

const capacity = ({ scenario }: RunInputs, candidates: readonly Candidate[]): readonly Constraint[] => {
  if (scenario.capacityTokens === null) return [];
  const terms = candidates.map((it) => [it.key, it.tokens ?? ZERO] as const);
  return [{ kind: 'linear', name: 'capacity', terms, max: scenario.capacityTokens, rows: [`Scenario_Config!${scenario.row}`] }];
};

const withoutZeros = (constraint: Constraint): Constraint =>
  constraint.kind === 'linear' ? { ...constraint, terms: constraint.terms.filter(([, value]) => !isZero(value)) } : constraint;
