import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { hashJson } from '../../base/hash.ts';
import type { Kpi } from '../../rows/row-set.ts';
import type { Queries } from '../database.ts';
import { decode, rowSchema } from '../documents.ts';
import { nameKey } from '../name-key.ts';
import { metricsConfig } from '../schema.ts';
import { fieldChange } from './describe-fields.ts';
import { type Arriving, allFromNewRow, fromColumns, inBatches, type Kept, type RecordKind, toColumns } from './kept.ts';

/** A KPI, and whether `north_star` names it in its workspace. */
export interface StoredKpi extends Kpi {
  readonly isNorthStar: boolean;
}

const levelSchema = z.enum(['north_star', 'strategic']);
const directionSchema = z.enum(['increase', 'decrease']);

export const kpiKind: RecordKind<StoredKpi> = {
  type: 'kpi',
  hash: ({ row: _, broken: __, ...content }) => hashJson(content),
  document: (value) => ({ ...value }),
  summary: (value) => [`${value.level}${value.unit ? `, in ${value.unit}` : ''}, ${value.direction} is better`],
  describe: (a, b) => [
    ...fieldChange('kpi_key', a.key, b.key),
    ...fieldChange('name', a.name, b.name),
    ...fieldChange('level', a.level, b.level),
    ...fieldChange('unit', a.unit, b.unit),
    ...fieldChange('better is', a.direction, b.direction),
    ...fieldChange('is the north star', a.isNorthStar, b.isNorthStar),
    ...fieldChange('notes', a.notes, b.notes),
  ],
};

export const arrivingKpi = (kpi: Kpi, northStar: string | null): Arriving<StoredKpi> => ({
  key: nameKey(kpi.key),
  name: kpi.key,
  value: kpi.broken ? null : { ...kpi, isNorthStar: kpi.key === northStar },
  provenance: { row: kpi.row },
});

const toKept = (row: typeof metricsConfig.$inferSelect): Kept<StoredKpi> => ({
  id: row.id,
  key: row.nameKey,
  name: row.kpiKey,
  ...fromColumns(row),
  value: {
    key: row.kpiKey,
    name: row.kpiName,
    level: decode(levelSchema, row.kpiLevel, 'KPI level'),
    unit: row.unit,
    direction: decode(directionSchema, row.direction, 'KPI direction'),
    isNorthStar: row.isNorthStar,
    notes: row.notes,
    row: decode(rowSchema, row.provenance.json, 'place').row,
    broken: false,
  },
});

export const readKpis = async (queries: Queries, workspaceId: number): Promise<readonly Kept<StoredKpi>[]> =>
  (await queries.select().from(metricsConfig).where(eq(metricsConfig.workspaceId, workspaceId)).orderBy(metricsConfig.id)).map(toKept);

/** Gives the ids by key. */
export const writeKpis = async (
  queries: Queries,
  workspaceId: number,
  records: readonly Kept<StoredKpi>[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = records.map(({ value, ...kept }) => ({
    workspaceId,
    kpiKey: value.key,
    nameKey: kept.key,
    kpiName: value.name,
    kpiLevel: value.level,
    unit: value.unit,
    direction: value.direction,
    isNorthStar: value.isNorthStar,
    notes: value.notes,
    ...toColumns(kept),
  }));
  const written = await inBatches(rows, (batch) =>
    queries
      .insert(metricsConfig)
      .values(batch)
      .onConflictDoUpdate({ target: [metricsConfig.workspaceId, metricsConfig.nameKey], set: allFromNewRow(metricsConfig) })
      .returning({ id: metricsConfig.id, key: metricsConfig.nameKey }),
  );
  return new Map(written.map(({ key, id }) => [key, id]));
};
