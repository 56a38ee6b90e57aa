import { type Decimal, negate, ZERO } from '../base/decimal.ts';
import { byCodeUnit } from '../base/json.ts';
import type { Bucket } from '../compile/compiled-set.ts';
import type { BuiltProblem } from '../problem/built-problem.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { type Candidate, type Kpi, SCORE_KPI } from '../rows/row-set.ts';
import { inSlice, type Slice } from '../rows/slices.ts';
import { neverChosen } from './never-chosen.ts';
import { rowsInWords } from './rows-in-words.ts';

/** What every part of a report looks up, found once. */
export interface RunFacts {
  readonly inputs: RunInputs;
  readonly built: BuiltProblem;
  readonly chosen: ReadonlySet<string>;
  /** The variables of the problem. */
  readonly inside: ReadonlySet<string>;
  /** Variables that rules keep out of every plan, whatever the numbers. */
  readonly barred: ReadonlySet<string>;
  /** In scope, sorted by key, ineligible ones too. */
  readonly scope: readonly Candidate[];
  /** The KPIs to report, in the order of the run's list. */
  readonly kpis: readonly Kpi[];
  /** Candidates inside the problem that are in a slice. */
  insideSlice(slice: Slice): readonly Candidate[];
  /** Bundles that hold the initiative, in the set's order. */
  bundlesOf(key: string): readonly string[];
  directionOf(kpi: string): 1 | -1;
  /** `dir · contribution`. */
  gainOf(candidate: Candidate, kpi: string): Decimal;
  rowsOf(bucket: Bucket, entry: readonly string[]): readonly string[];
  rowsInWords(bucket: Bucket, entry: readonly string[]): string;
}

export const gatherFacts = (inputs: RunInputs, built: BuiltProblem, selected: readonly string[]): RunFacts => {
  const inside = new Set(built.problem.variables);
  const sources = new Map(inputs.set.provenance.map((it) => [idOf(it.bucket, it.entry), it.rows]));
  const directions = new Map(inputs.kpis.map((kpi) => [kpi.key, kpi.direction]));
  const bundles = new Map<string, string[]>();
  for (const { bundle_key, members } of inputs.set.shapes.bundles_json) {
    for (const member of members) bundles.set(member, [...(bundles.get(member) ?? []), bundle_key]);
  }
  const rowsOf = (bucket: Bucket, entry: readonly string[]): readonly string[] => sources.get(idOf(bucket, entry)) ?? [];
  const directionOf = (kpi: string): 1 | -1 => (directions.get(kpi) === 'decrease' ? -1 : 1);
  return {
    inputs,
    built,
    chosen: new Set(selected),
    inside,
    barred: neverChosen(built.problem.constraints),
    scope: inputs.candidates.filter((it) => inputs.scope === 'all' || it.isSelectedForRun).sort((a, b) => byCodeUnit(a.key, b.key)),
    kpis: reportedKpis(inputs),
    insideSlice: sliceFinder(inputs.candidates, inside),
    bundlesOf: (key) => bundles.get(key) ?? [],
    directionOf,
    gainOf: (candidate, kpi) => {
      const contribution = candidate.contributions[kpi] ?? ZERO;
      return directionOf(kpi) === 1 ? contribution : negate(contribution);
    },
    rowsOf,
    rowsInWords: (bucket, entry) => rowsInWords(rowsOf(bucket, entry)),
  };
};

// The keys of a cross-section are read against all candidates, as the rules read them. Slices are asked for more than once.
const sliceFinder = (candidates: readonly Candidate[], inside: ReadonlySet<string>): RunFacts['insideSlice'] => {
  const found = new Map<string, readonly Candidate[]>();
  return (slice) => {
    const id = JSON.stringify([slice.dimension, slice.key]);
    const members = found.get(id) ?? inSlice(slice, candidates).filter((it) => inside.has(it.key));
    found.set(id, members);
    return members;
  };
};

const idOf = (bucket: Bucket, entry: readonly string[]): string => JSON.stringify([bucket, ...entry]);

/** The KPIs to report, in the order of the run's list. */
export const reportedKpis = (inputs: RunInputs): readonly Kpi[] => inputs.kpis.filter((kpi) => !isUnusedScore(kpi, inputs));

/** The built-in `score` is listed only where a weight or a target names it. */
const isUnusedScore = (kpi: Kpi, { scenario, set }: RunInputs): boolean =>
  kpi.row === null &&
  kpi.key === SCORE_KPI &&
  !(SCORE_KPI in scenario.weights) &&
  !Object.values(set.shapes.targets_json).some((byKey) => Object.values(byKey).some((byKpi) => SCORE_KPI in byKpi));
