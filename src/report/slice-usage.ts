import { type Decimal, isEqual, isLess, sum, ZERO } from '../base/decimal.ts';
import { byCodeUnit } from '../base/json.ts';
import type { CompiledSet } from '../compile/compiled-set.ts';
import { ALL, type Slice } from '../rows/slices.ts';
import { bySlice } from './bounds.ts';
import type { ReportedSlice } from './report.ts';
import type { RunFacts } from './run-facts.ts';

/** Tokens spent in everything, against the capacity, and in every slice that has a floor or a cap, sorted by dimension and key. */
export const sliceUsage = (facts: RunFacts): readonly ReportedSlice[] => {
  const { set } = facts.inputs;
  const slices = new Map<string, Slice>();
  for (const { slice } of [...bySlice(set.shapes.floors_json), ...bySlice(set.shapes.caps_json)]) {
    if (slice.dimension !== ALL.dimension) slices.set(JSON.stringify([slice.dimension, slice.key]), slice);
  }
  const ordered = [...slices.values()].sort((a, b) => byCodeUnit(a.dimension, b.dimension) || byCodeUnit(a.key, b.key));
  return [everything(facts), ...ordered.map((slice) => usage(slice, facts))];
};

const usage = (slice: Slice, facts: RunFacts): ReportedSlice => {
  const { floor, cap } = entriesOf(slice, facts.inputs.set);
  const entry = [slice.dimension, slice.key];
  const capRows = cap ? facts.rowsOf('caps_json', entry) : [];
  const rows = [...new Set([...(floor ? facts.rowsOf('floors_json', entry) : []), ...capRows])];
  return { dimension: slice.dimension, key: slice.key, used: spentIn(slice, facts), floor, cap, rows, capRows };
};

// Both the capacity and a cap on everything may bind: the tighter one is shown, with the rows it comes from.
const everything = (facts: RunFacts): ReportedSlice => {
  const own = usage(ALL, facts);
  const { capacityTokens, row } = facts.inputs.scenario;
  if (capacityTokens === null || (own.cap !== null && isLess(own.cap, capacityTokens))) return own;
  const capRows = [...(own.cap !== null && isEqual(own.cap, capacityTokens) ? own.capRows : []), `Scenario_Config!${row}`];
  const floorRows = own.floor === null ? [] : facts.rowsOf('floors_json', [ALL.dimension, ALL.key]);
  return { ...own, cap: capacityTokens, rows: [...new Set([...floorRows, ...capRows])], capRows };
};

const entriesOf = (
  { dimension, key }: Slice,
  { shapes }: CompiledSet,
): { readonly floor: Decimal | null; readonly cap: Decimal | null } => ({
  floor: shapes.floors_json[dimension]?.[key] ?? null,
  cap: shapes.caps_json[dimension]?.[key] ?? null,
});

const spentIn = (slice: Slice, facts: RunFacts): Decimal =>
  sum(facts.insideSlice(slice).flatMap((it) => (facts.chosen.has(it.key) ? [it.tokens ?? ZERO] : [])));
