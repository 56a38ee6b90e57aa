import { and, desc, eq, lt } from 'drizzle-orm';
import type { Json } from '../base/json.ts';
import type { Queries, Store } from './database.ts';
import { workspaces } from './schema.ts';
import { guarded } from './store-errors.ts';
import { auditLog } from './team-schema.ts';

/** Who changed what through the service or who may use it, in the order it happened. Nothing in it is ever changed. */
export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly principal: string;
  /** The token that spoke for the person, if one did. */
  readonly tokenId: string | null;
  /** `member-grant`, `run-create`, … */
  readonly action: string;
  readonly workspaceId: number | null;
  readonly workspace: string | null;
  /** What it was done to: a run, a workbook, a token. */
  readonly subject: string;
  readonly details: Json;
  readonly requestId: string | null;
}

export type NewAuditEntry = Omit<AuditEntry, 'id' | 'at' | 'workspace'> & { readonly now: string };

/** In the transaction of what it tells of, so that neither is there without the other. */
export const addAudit = async (queries: Queries, { now, details, ...entry }: NewAuditEntry): Promise<void> => {
  await queries.insert(auditLog).values({ ...entry, details: { json: details }, happenedAt: now });
};

export interface AuditFilter {
  readonly workspaceId?: number;
  /** Those before this entry. */
  readonly before?: number;
}

/** The newest first. */
export const listAudit = (store: Store, { workspaceId, before }: AuditFilter, limit: number): Promise<readonly AuditEntry[]> =>
  guarded(async () => {
    const rows = await store.queries
      .select({ entry: auditLog, workspace: workspaces.name })
      .from(auditLog)
      .leftJoin(workspaces, eq(auditLog.workspaceId, workspaces.id))
      .where(
        and(
          workspaceId === undefined ? undefined : eq(auditLog.workspaceId, workspaceId),
          before === undefined ? undefined : lt(auditLog.id, before),
        ),
      )
      .orderBy(desc(auditLog.id))
      .limit(limit);
    return rows.map(({ entry: { happenedAt, details, ...entry }, workspace }) => ({
      ...entry,
      at: happenedAt,
      details: details.json,
      workspace,
    }));
  });
