import { eq } from 'drizzle-orm';
import type { Decimal } from '../../base/decimal.ts';
import { hashJson } from '../../base/hash.ts';
import { type Json, record } from '../../base/json.ts';
import type { Candidate } from '../../rows/row-set.ts';
import type { Queries } from '../database.ts';
import { decode, encodeCandidate, encodeRanges, exactByWord, rangesSchema, rowSchema, textByWord } from '../documents.ts';
import { nameKey } from '../name-key.ts';
import { initiatives } from '../schema.ts';
import { fieldChange, memberChanges } from './describe-fields.ts';
import { type Arriving, allFromNewRow, fromColumns, inBatches, type Kept, type RecordKind, toColumns } from './kept.ts';

/** The content: all but where it stands. */
const content = ({ row: _, broken: __, ranges, ...rest }: Candidate): Json => ({ ...rest, ranges: ranges && encodeRanges(ranges) });

const boundsOf = ({ ranges }: Candidate, end: 'low' | 'high'): Readonly<Record<string, Decimal>> =>
  record(Object.entries(ranges?.contributions ?? {}).map(([kpi, range]) => [kpi, range[end]] as const));

export const initiativeKind: RecordKind<Candidate> = {
  type: 'initiative',
  hash: (value) => hashJson(content(value)),
  document: encodeCandidate,
  summary: (value) =>
    [value.title, ...fieldChange('tokens', null, value.tokens).map((text) => text.replace('blank -> ', ''))].filter(Boolean),
  describe: (a, b) => [
    ...fieldChange('initiative_key', a.key, b.key),
    ...fieldChange('title', a.title, b.title),
    ...fieldChange('tokens', a.tokens, b.tokens),
    ...memberChanges((dimension) => dimension, a.dimensions, b.dimensions),
    ...memberChanges((kpi) => `contribution to ${kpi}`, a.contributions, b.contributions),
    ...fieldChange('tokens_low', a.ranges?.tokens?.low, b.ranges?.tokens?.low),
    ...fieldChange('tokens_high', a.ranges?.tokens?.high, b.ranges?.tokens?.high),
    ...memberChanges((kpi) => `low contribution to ${kpi}`, boundsOf(a, 'low'), boundsOf(b, 'low')),
    ...memberChanges((kpi) => `high contribution to ${kpi}`, boundsOf(a, 'high'), boundsOf(b, 'high')),
    ...fieldChange('selected for run', a.isSelectedForRun, b.isSelectedForRun),
    ...fieldChange('deadline', a.deadlineDate, b.deadlineDate),
    ...fieldChange('period', a.periodKey, b.periodKey),
    ...fieldChange('lifecycle status', a.lifecycleStatus, b.lifecycleStatus),
    ...fieldChange('overall score', a.activeOverallScore, b.activeOverallScore),
    ...fieldChange('notes', a.notes, b.notes),
  ],
};

export const arrivingInitiative = (candidate: Candidate): Arriving<Candidate> => ({
  key: nameKey(candidate.key),
  name: candidate.key,
  value: candidate.broken ? null : candidate,
  provenance: { row: candidate.row },
});

const toKept = (row: typeof initiatives.$inferSelect): Kept<Candidate> => ({
  id: row.id,
  key: row.nameKey,
  name: row.initiativeKey,
  ...fromColumns(row),
  value: {
    key: row.initiativeKey,
    title: row.title,
    tokens: row.engineeringTokens,
    dimensions: decode(textByWord, row.dimensions.json, 'dimensions'),
    contributions: decode(exactByWord, row.contributions.json, 'contributions'),
    isSelectedForRun: row.isSelectedForRun,
    deadlineDate: row.deadlineDate,
    periodKey: row.periodKey,
    lifecycleStatus: row.lifecycleStatus,
    activeOverallScore: row.activeOverallScore,
    notes: row.notes,
    ...(row.ranges ? { ranges: decode(rangesSchema, row.ranges.json, 'ranges') } : {}),
    row: decode(rowSchema, row.provenance.json, 'place').row ?? 0,
    broken: false,
  },
});

export const readInitiatives = async (queries: Queries, workspaceId: number): Promise<readonly Kept<Candidate>[]> =>
  (await queries.select().from(initiatives).where(eq(initiatives.workspaceId, workspaceId)).orderBy(initiatives.id)).map(toKept);

/** Gives the ids by key. */
export const writeInitiatives = async (
  queries: Queries,
  workspaceId: number,
  records: readonly Kept<Candidate>[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = records.map(({ value, ...kept }) => ({
    workspaceId,
    initiativeKey: value.key,
    nameKey: kept.key,
    title: value.title,
    engineeringTokens: value.tokens,
    dimensions: { json: value.dimensions },
    contributions: { json: value.contributions },
    isSelectedForRun: value.isSelectedForRun,
    deadlineDate: value.deadlineDate,
    periodKey: value.periodKey,
    lifecycleStatus: value.lifecycleStatus,
    activeOverallScore: value.activeOverallScore,
    notes: value.notes,
    ranges: value.ranges ? { json: encodeRanges(value.ranges) } : null,
    ...toColumns(kept),
  }));
  const written = await inBatches(rows, (batch) =>
    queries
      .insert(initiatives)
      .values(batch)
      .onConflictDoUpdate({ target: [initiatives.workspaceId, initiatives.nameKey], set: allFromNewRow(initiatives) })
      .returning({ id: initiatives.id, key: initiatives.nameKey }),
  );
  return new Map(written.map(({ key, id }) => [key, id]));
};
