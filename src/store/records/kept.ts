import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Json } from '../../base/json.ts';
import type { Document } from '../column-types.ts';

/** The sorts of record that a sheet feeds. */
export const RECORD_TYPES = ['kpi', 'initiative', 'scenario', 'constraint set'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** One record as the store keeps it: its last good value and what befell it. */
export interface Kept<T> {
  /** Absent before it is first written. */
  readonly id?: number;
  /** Unique within its workspace: the name, case aside. */
  readonly key: string;
  readonly name: string;
  readonly value: T;
  readonly contentHash: string;
  readonly version: number;
  /** Where it stands in the sheet: refreshed on every sync, never content. */
  readonly provenance: Json;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly archivedAt: string | null;
  readonly staleSince: string | null;
}

/** One record as a sheet brings it. `null`: its rows are broken, so what is stored stays. */
export interface Arriving<T> {
  readonly key: string;
  readonly name: string;
  readonly value: T | null;
  readonly provenance: Json;
}

/** What the store must know of a sort of record. All pure. */
export interface RecordKind<T> {
  readonly type: RecordType;
  readonly hash: (value: T) => string;
  /** The document that `record_versions` keeps. */
  readonly document: (value: T) => Json;
  /** What changed, field by field, in a planner's words; empty where nothing did. */
  readonly describe: (before: T, after: T) => readonly string[];
  /** What a new one is, in a few words. */
  readonly summary: (value: T) => readonly string[];
}

type KeptFields = Pick<Kept<unknown>, 'contentHash' | 'version' | 'provenance' | 'createdAt' | 'updatedAt' | 'archivedAt' | 'staleSince'>;
type KeptColumns = Omit<KeptFields, 'provenance'> & { readonly provenance: Document };

/** The columns that every kept record has, towards a row. */
export const toColumns = (kept: KeptFields): KeptColumns => ({
  contentHash: kept.contentHash,
  version: kept.version,
  provenance: { json: kept.provenance },
  createdAt: kept.createdAt,
  updatedAt: kept.updatedAt,
  archivedAt: kept.archivedAt,
  staleSince: kept.staleSince,
});

/** The same, from a row. */
export const fromColumns = (row: KeptColumns): KeptFields => ({
  ...toColumns({ ...row, provenance: null }),
  provenance: row.provenance.json,
});

/** For an upsert: every column takes the new row's value. */
export const allFromNewRow = (table: PgTable): Record<string, SQL> =>
  Object.fromEntries(
    Object.entries(getTableColumns(table))
      .filter(([name]) => name !== 'id')
      .map(([name, column]) => [name, sql.raw(`excluded."${column.name}"`)]),
  );

/** A statement takes at most 65,535 parameters; no record has more than 30 columns. */
const ROWS_PER_STATEMENT = 1_000;

/** Writes rows in statements of a bounded size and gathers what they return. */
export const inBatches = async <Row, Returned>(
  rows: readonly Row[],
  write: (batch: Row[]) => Promise<readonly Returned[]>,
): Promise<readonly Returned[]> => {
  const returned: Returned[] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT)
    returned.push(...(await write(rows.slice(start, start + ROWS_PER_STATEMENT))));
  return returned;
};
