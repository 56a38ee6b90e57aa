import type { CompiledSet, Provenance } from '../compile/compiled-set.ts';
import type { Infeasibility } from '../engine/conflict.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { ALL } from '../rows/slices.ts';
import { inTokens } from './exact-values.ts';
import type { ConflictRow, ReportedInfeasibility } from './report.ts';
import type { Demand, SaySlot } from './say-slot.ts';

/** Why there is no plan, with what each row of a conflict demands. */
export const reportInfeasibility = (found: Infeasibility, inputs: RunInputs, rulebook: readonly SaySlot[]): ReportedInfeasibility => ({
  conflicts: found.conflicts.map(({ rows, provenMinimal }) => ({
    rows: rows.map((row) => describeRow(row, inputs, rulebook)),
    provenMinimal,
  })),
  isComplete: found.isComplete,
  relaxations: found.relaxations.map(({ selected: _, ...relaxation }) => relaxation),
  cannotAlone: found.cannotAlone,
  ...(found.limit ? { limit: found.limit } : {}),
});

/** A row with what it demands. */
export const describeRow = (
  row: string,
  { scenario, set }: Pick<RunInputs, 'scenario' | 'set'>,
  rulebook: readonly SaySlot[],
): ConflictRow => {
  if (row === `Scenario_Config!${scenario.row}`) return { row, ...capacityDemand(scenario), twins: [] };
  const entries = set.provenance.filter((it) => it.rows.includes(row));
  return { row, ...ruleDemand(entries, set, rulebook), twins: twinsOf(row, entries, set) };
};

const capacityDemand = ({ capacityTokens }: RunInputs['scenario']): Demand => ({
  type: 'capacity',
  dimension: ALL.dimension,
  key: ALL.key,
  kpi: '',
  number: capacityTokens,
  baseline: null,
  words: capacityTokens === null ? 'has all tokens there are' : `has ${inTokens(capacityTokens)} in all`,
});

const NOTHING: Demand = { type: '', dimension: '', key: '', kpi: '', number: null, baseline: null, words: 'is a rule of the set' };

const ruleDemand = (entries: readonly Provenance[], set: CompiledSet, rulebook: readonly SaySlot[]): Demand => {
  const bucket = entries[0]?.bucket;
  const slot = rulebook.find(({ buckets }) => bucket !== undefined && buckets.includes(bucket));
  return bucket === undefined || !slot?.demand
    ? NOTHING
    : slot.demand(
        entries.map(({ entry }) => entry),
        set,
        bucket,
      );
};

/** Other rows that say exactly the same. */
const twinsOf = (row: string, entries: readonly Provenance[], { provenance }: CompiledSet): readonly string[] => {
  const [first] = entries;
  const shared = (first?.rows ?? []).filter((it) => it !== row && entries.every(({ rows }) => rows.includes(it)));
  return shared.filter((it) => provenance.filter(({ rows }) => rows.includes(it)).length === entries.length);
};
