import { type Decimal, isPositive, negate, sum, ZERO } from '../base/decimal.ts';
import type { Candidate, RowSet, Scenario } from '../rows/row-set.ts';
import { ALL, dimensionsOf, type Slice, sliceKeyOf } from '../rows/slices.ts';
import type { Scene } from './compile-slot.ts';

/** What the checks of one workbook look at; `at` gives the scene of one scenario. Sums per slice are made once. */
export const makeScenes = (rowSet: RowSet): { readonly at: (scenario: Scenario) => Scene } => {
  const candidates = new Map(rowSet.candidates.map((candidate) => [candidate.key, candidate]));
  const signs = new Map(rowSet.kpis.map((kpi) => [kpi.key, kpi.direction === 'decrease' ? (-1 as const) : (1 as const)]));
  const byDimension = new Map<string, ReadonlyMap<string, readonly Candidate[]>>();
  const members = (slice: Slice): readonly Candidate[] => {
    const groups = byDimension.get(slice.dimension) ?? groupBy(slice.dimension, rowSet.candidates);
    byDimension.set(slice.dimension, groups);
    return groups.get(slice.key) ?? [];
  };
  const choosable = (slice: Slice): readonly Candidate[] => members(slice).filter(isChoosable);
  const directionOf = (kpi: string): 1 | -1 => signs.get(kpi) ?? 1;
  const gain = (candidate: Candidate, kpi: string): Decimal => {
    const contribution = candidate.contributions[kpi] ?? ZERO;
    return directionOf(kpi) === 1 ? contribution : negate(contribution);
  };
  return {
    at: (scenario) => ({
      scenario,
      directionOf,
      tokensIn: (slice) => sum(choosable(slice).map((candidate) => candidate.tokens ?? ZERO)),
      gainsIn: (slice, kpi) =>
        sum(
          choosable(slice)
            .map((candidate) => gain(candidate, kpi))
            .filter(isPositive),
        ),
      tokensOf: (initiative) => {
        const candidate = candidates.get(initiative);
        return candidate && isChoosable(candidate) ? candidate.tokens : null;
      },
      hasMembers: (slice) => members(slice).length > 0,
      isIn: (initiative, slice) => members(slice).some((candidate) => candidate.key === initiative),
    }),
  };
};

const isChoosable = (candidate: Candidate): boolean => !candidate.broken && candidate.tokens !== null;

const groupBy = (dimension: string, candidates: readonly Candidate[]): ReadonlyMap<string, readonly Candidate[]> => {
  if (dimension === ALL.dimension) return new Map([[ALL.key, candidates]]);
  const parts = dimensionsOf(dimension, candidates);
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = sliceKeyOf(candidate, parts);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  return groups;
};
