import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Json } from '../base/json.ts';
import type { Store } from './database.ts';
import { decode } from './documents.ts';
import { CHANGES, type Change } from './plan-changes.ts';
import { RECORD_TYPES, type RecordType } from './records/kept.ts';
import { recordVersions, syncEvents } from './schema.ts';
import { guarded } from './store-errors.ts';
import { findWorkspace } from './workspaces.ts';

/** What happened to a workspace, and what each record once was. */

export interface SyncEvent extends Change {
  readonly at: string;
  readonly actor: string;
  readonly source: string;
}

export interface RecordVersion {
  readonly version: number;
  readonly isArchived: boolean;
  readonly contentHash: string;
  readonly document: Json;
  readonly createdAt: string;
}

const whatSchema = z.enum(RECORD_TYPES);
const changeSchema = z.enum(CHANGES);
const detailsSchema = z.array(z.string()).readonly();

/** The newest first. */
export const listEvents = (store: Store, workspaceName: string, limit = 100): Promise<readonly SyncEvent[]> =>
  guarded(async () => {
    const { id } = await findWorkspace(store.queries, workspaceName);
    const rows = await store.queries
      .select()
      .from(syncEvents)
      .where(eq(syncEvents.workspaceId, id))
      .orderBy(desc(syncEvents.id))
      .limit(limit);
    return rows.map((row) => ({
      what: decode(whatSchema, row.recordType, 'event'),
      name: row.name,
      change: decode(changeSchema, row.change, 'event'),
      details: decode(detailsSchema, row.details.json, 'event'),
      version: row.version,
      at: row.happenedAt,
      actor: row.actor,
      source: row.source,
    }));
  });

/** Every version of one record, the newest first; none for an unknown one. A set's name is `scenario / set`. */
export const listVersions = (store: Store, workspaceName: string, what: RecordType, name: string): Promise<readonly RecordVersion[]> =>
  guarded(async () => {
    const { id } = await findWorkspace(store.queries, workspaceName);
    const [named] = await store.queries
      .select({ recordId: recordVersions.recordId })
      .from(recordVersions)
      .where(and(eq(recordVersions.workspaceId, id), eq(recordVersions.recordType, what), eq(recordVersions.name, name)))
      .limit(1);
    if (!named) return [];
    const rows = await store.queries
      .select()
      .from(recordVersions)
      .where(and(eq(recordVersions.recordType, what), eq(recordVersions.recordId, named.recordId)))
      .orderBy(desc(recordVersions.version));
    return rows.map(({ version, isArchived, contentHash, document, createdAt }) => ({
      version,
      isArchived,
      contentHash,
      document: document.json,
      createdAt,
    }));
  });
