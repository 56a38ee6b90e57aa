import { z } from 'zod';
import type { Breach, Future } from '../answers/robustness/future.ts';
import { type Decimal, isDecimal, toNumber } from '../base/decimal.ts';
import { BugError } from '../base/errors.ts';
import { type Json, record } from '../base/json.ts';
import type { BundleEntry, CompiledSet, Pair, Provenance, Shapes, TargetEntry } from '../compile/compiled-set.ts';
import type { Infeasibility } from '../engine/conflict.ts';
import { LIMITS } from '../engine/solution.ts';
import type { ExactValue } from '../problem/problem.ts';
import type { RowChange } from '../problem/row-system.ts';
import { type RunInputs, SCOPES } from '../problem/run-inputs.ts';
import type { Candidate, CandidateRanges, Kpi, Range, Scenario } from '../rows/row-set.ts';

/**
 * The documents that are stored: nouns of other rooms to JSON and back, each checked on the way in. Numbers stay exact, and
 * objects keyed by a planner's words have no prototype.
 */

const exact = z.custom<Decimal>(isDecimal, { error: 'expected a number' });
/** A number that counts something: documents are read digit for digit. */
export const whole = exact.transform(toNumber);

/** An object keyed by a planner's words (`__proto__` may be one). */
const byWord = <T>(member: z.ZodType<T>) =>
  z
    .custom<Readonly<Record<string, unknown>>>(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && !isDecimal(value),
    )
    .transform((value) => record(Object.entries(value).map(([key, item]) => [key, member.parse(item)] as const)));

const listOf = <T>(member: z.ZodType<T>) => z.array(member).readonly();
const texts = listOf(z.string());
const pair: z.ZodType<Pair> = z.tuple([z.string(), z.string()]).readonly();

export const exactByWord = byWord(exact);
export const textByWord = byWord(z.string());

const kpi: z.ZodType<Kpi> = z.object({
  key: z.string(),
  name: z.string(),
  level: z.enum(['north_star', 'strategic']),
  unit: z.string(),
  direction: z.enum(['increase', 'decrease']),
  notes: z.string(),
  row: whole.nullable(),
  broken: z.boolean(),
});

const range: z.ZodType<Range> = z.object({ low: exact, high: exact });
export const rangesSchema: z.ZodType<CandidateRanges> = z.object({ tokens: range.nullable(), contributions: byWord(range) });

const candidate: z.ZodType<Candidate> = z.object({
  key: z.string(),
  title: z.string(),
  tokens: exact.nullable(),
  dimensions: textByWord,
  contributions: exactByWord,
  isSelectedForRun: z.boolean(),
  deadlineDate: z.string().nullable(),
  periodKey: z.string().nullable(),
  lifecycleStatus: z.string(),
  activeOverallScore: exact.nullable(),
  notes: z.string(),
  ranges: rangesSchema.exactOptional(),
  row: whole,
  broken: z.boolean(),
});

const scenario: z.ZodType<Scenario> = z.object({
  name: z.string(),
  periodKey: z.string().nullable(),
  capacityTokens: exact.nullable(),
  mode: z.enum(['north_star', 'weighted_kpis', 'lexicographic']),
  weights: exactByWord,
  synergyBonusPct: exact.nullable(),
  notes: z.string(),
  row: whole,
  broken: z.boolean(),
});

const target: z.ZodType<TargetEntry> = z.object({
  type: z.enum(['floor', 'goal']),
  value: exact,
  baseline: exact.exactOptional(),
  goal: exact.exactOptional(),
  notes: z.string().exactOptional(),
});

const bundle: z.ZodType<BundleEntry> = z.object({ bundle_key: z.string(), members: texts });

const BUCKETS = [
  'floors_json',
  'caps_json',
  'targets_json',
  'mandatory_initiatives_json',
  'bundles_json',
  'exclusions_initiatives_json',
  'exclusions_pairs_json',
  'prerequisites_json',
  'synergy_bonuses_json',
] as const;

export const shapesSchema: z.ZodType<Shapes> = z.object({
  floors_json: byWord(byWord(exact)),
  caps_json: byWord(byWord(exact)),
  targets_json: byWord(byWord(byWord(target))),
  mandatory_initiatives_json: texts,
  bundles_json: listOf(bundle),
  exclusions_initiatives_json: texts,
  exclusions_pairs_json: listOf(pair),
  prerequisites_json: byWord(texts),
  synergy_bonuses_json: listOf(pair),
});

export const provenanceSchema: z.ZodType<readonly Provenance[]> = listOf(
  z.object({ bucket: z.enum(BUCKETS), entry: texts, rows: texts, strength: z.enum(['hard', 'policy']) }),
);

export const bonusPctSchema: z.ZodType<CompiledSet['bonusPct']> = listOf(z.tuple([z.string(), z.string(), exact]).readonly());

export const rowSchema = z.object({ row: whole.nullable() });

const compiledSet: z.ZodType<CompiledSet> = z.object({
  scenarioName: z.string(),
  constraintSetName: z.string(),
  shapes: shapesSchema,
  bonusPct: bonusPctSchema,
  provenance: provenanceSchema,
  hash: z.string(),
});

const RUN_INPUTS_FORMAT = 'planwright-run-inputs/1';

const runInputs: z.ZodType<RunInputs & { readonly format: typeof RUN_INPUTS_FORMAT }> = z.object({
  format: z.literal(RUN_INPUTS_FORMAT),
  scenario,
  set: compiledSet,
  kpis: listOf(kpi),
  northStar: z.string().nullable(),
  candidates: listOf(candidate),
  scope: z.enum(SCOPES),
  leftOut: texts,
  tieBreak: z.boolean(),
  near: z.object({ runId: z.string(), selected: texts }).exactOptional(),
});

/** A value checked against its schema; what does not fit was written by somebody else. */
export const decode = <T>(schema: z.ZodType<T>, value: unknown, what: string): T => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new BugError(`The stored ${what} cannot be read: ${z.prettifyError(parsed.error)}`, parsed.error);
};

// A spread turns an interface into a plain object type, which is what `Json` accepts.
export const encodeKpi = (value: Kpi): Json => ({ ...value });
export const encodeCandidate = ({ ranges, ...value }: Candidate): Json => ({ ...value, ranges: ranges && encodeRanges(ranges) });
export const encodeRanges = ({ tokens, contributions }: CandidateRanges): Json => ({
  tokens: tokens && { ...tokens },
  contributions: record(Object.entries(contributions).map(([kpi, it]) => [kpi, { ...it }] as const)),
});
export const encodeScenario = (value: Scenario): Json => ({ ...value });
export const encodeShapes = (shapes: Shapes): { readonly [bucket in keyof Shapes]: Json } => ({
  ...shapes,
  targets_json: record(
    Object.entries(shapes.targets_json).map(([dimension, keys]) => [
      dimension,
      record(
        Object.entries(keys).map(
          ([key, kpis]) => [key, record(Object.entries(kpis).map(([name, entry]) => [name, { ...entry }] as const))] as const,
        ),
      ),
    ]),
  ),
  bundles_json: shapes.bundles_json.map((entry) => ({ ...entry })),
});
export const encodeProvenance = (provenance: readonly Provenance[]): Json => provenance.map((entry) => ({ ...entry }));
export const encodeSet = (value: CompiledSet): Json => ({
  ...value,
  shapes: encodeShapes(value.shapes),
  provenance: encodeProvenance(value.provenance),
});
export const encodeRunInputs = (value: RunInputs): Json => ({
  ...value,
  format: RUN_INPUTS_FORMAT,
  scenario: encodeScenario(value.scenario),
  set: encodeSet(value.set),
  kpis: value.kpis.map(encodeKpi),
  candidates: value.candidates.map(encodeCandidate),
  near: value.near && { ...value.near },
});

export const decodeRunInputs = (value: Json): RunInputs => {
  const { format: _, ...inputs } = decode(runInputs, value, 'snapshot of a run');
  return inputs;
};

const exactValue: z.ZodType<ExactValue> = z.object({ sum: exact, divisor: exact });
const breach: z.ZodType<Breach> = z.object({ name: z.string(), rows: texts, by: exact.nullable() });

const future: z.ZodType<Future> = z.object({
  index: whole,
  outcome: z.enum(['best', 'none', 'open']),
  enters: texts,
  leaves: texts,
  best: listOf(exactValue),
  current: listOf(exactValue),
  broken: listOf(breach),
});

export const encodeFuture = (value: Future): Json => ({
  ...value,
  best: value.best.map((it) => ({ ...it })),
  current: value.current.map((it) => ({ ...it })),
  broken: value.broken.map((it) => ({ ...it })),
});

export const decodeFuture = (value: Json): Future => decode(future, value, 'future');

const rowChange: z.ZodType<RowChange> = z.union([
  z.object({ row: z.string(), drop: z.literal(true) }),
  z.object({ row: z.string(), column: z.string(), from: exact, to: exact }),
]);
const rowConflict = z.object({ rows: texts, proven_minimal: z.boolean() });
const conflict = rowConflict.extend({
  relaxations: listOf(z.object({ changes: listOf(rowChange), alone: z.boolean(), proven_least: z.boolean().default(true) })),
  cannot_alone: texts.default([]),
  more_conflicts: z.array(rowConflict).default([]),
  complete: z.boolean().default(true),
  limit: z.enum(LIMITS).exactOptional(),
});

/** The `conflict` of a run's document, without the plans that show that its changes are enough: those are not kept. */
export const decodeConflict = (value: Json): Infeasibility => {
  const { relaxations, cannot_alone, more_conflicts, complete, limit, ...first } = decode(conflict, value, 'conflict of a run');
  return {
    conflicts: [first, ...more_conflicts].map(({ rows, proven_minimal }) => ({ rows, provenMinimal: proven_minimal })),
    isComplete: complete,
    relaxations: relaxations.map(({ proven_least, ...it }) => ({ ...it, provenLeast: proven_least, selected: [] })),
    cannotAlone: cannot_alone,
    ...(limit === undefined ? {} : { limit }),
  };
};
