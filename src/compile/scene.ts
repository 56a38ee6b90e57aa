import { type Decimal, isPositive, negate, sum, ZERO } from '../base/decimal.ts';
import type { Candidate, RowSet, Scenario } from '../rows/row-set.ts';
import { ALL, dimensionsOf, groupBySliceKey, type Slice, sliceKeyOf } from '../rows/slices.ts';
import type { Scene } from './compile-slot.ts';

/** What the checks of one workbook look at; `at` gives the scene of one scenario. Sums per slice are made once. */
export const makeScenes = (rowSet: RowSet): { readonly at: (scenario: Scenario) => Scene } => {
  const candidates = new Map(rowSet.candidates.map((candidate) => [candidate.key, candidate]));
  const signs = new Map(rowSet.kpis.map((kpi) => [kpi.key, kpi.direction === 'decrease' ? (-1 as const) : (1 as const)]));
  const byDimension = new Map<string, Members>();
  const membersOf = (dimension: string): Members => {
    const kept = byDimension.get(dimension) ?? groupBy(dimension, rowSet.candidates);
    byDimension.set(dimension, kept);
    return kept;
  };
  const members = (slice: Slice): readonly Candidate[] => membersOf(slice.dimension).byKey.get(slice.key) ?? [];
  const choosable = (slice: Slice): readonly Candidate[] => members(slice).filter(isChoosable);
  const directionOf = (kpi: string): 1 | -1 => signs.get(kpi) ?? 1;
  const gain = (candidate: Candidate, kpi: string): Decimal => {
    const contribution = candidate.contributions[kpi] ?? ZERO;
    return directionOf(kpi) === 1 ? contribution : negate(contribution);
  };
  const sums = new Map<string, Decimal>();
  const sumOnce = (slice: Slice, kpi: string | null, worth: (candidate: Candidate) => Decimal): Decimal => {
    const id = JSON.stringify([slice.dimension, slice.key, kpi]);
    const kept = sums.get(id) ?? sum(choosable(slice).map(worth).filter(isPositive));
    sums.set(id, kept);
    return kept;
  };
  return {
    at: (scenario) => ({
      scenario,
      directionOf,
      tokensIn: (slice) => sumOnce(slice, null, (candidate) => candidate.tokens ?? ZERO),
      gainsIn: (slice, kpi) => sumOnce(slice, kpi, (candidate) => gain(candidate, kpi)),
      tokensOf: (initiative) => {
        const candidate = candidates.get(initiative);
        return candidate && isChoosable(candidate) ? candidate.tokens : null;
      },
      hasMembers: (slice) => members(slice).length > 0,
      isIn: (initiative, slice) => {
        const candidate = candidates.get(initiative);
        return candidate !== undefined && membersOf(slice.dimension).keyOf(candidate) === slice.key;
      },
    }),
  };
};

const isChoosable = (candidate: Candidate): boolean => !candidate.broken && candidate.tokens !== null;

/** The candidates of one dimension by slice key. */
interface Members {
  readonly byKey: ReadonlyMap<string, readonly Candidate[]>;
  readonly keyOf: (candidate: Candidate) => string | undefined;
}

const groupBy = (dimension: string, candidates: readonly Candidate[]): Members => {
  if (dimension === ALL.dimension) return { byKey: new Map([[ALL.key, candidates]]), keyOf: () => ALL.key };
  const parts = dimensionsOf(dimension, candidates);
  return { byKey: groupBySliceKey(parts, candidates), keyOf: (candidate) => sliceKeyOf(candidate, parts) };
};
