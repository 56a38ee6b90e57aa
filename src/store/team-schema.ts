import { sql } from 'drizzle-orm';
import { bigint, customType, index, integer, pgTable, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant, json, words } from './column-types.ts';
import { workspaces } from './schema.ts';

/**
 * The tables of a team's service: workbooks that were uploaded, jobs that workers do, who may ask for what, and who did.
 */

const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();
const reference = (name: string) => bigint(name, { mode: 'number' });
const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  // One of the drivers gives Node's own kind.
  fromDriver: ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
});

/** A workbook that was uploaded, whose content is its newest version; or a live sheet, which has no versions here. */
export const workbooks = pgTable(
  'workbooks',
  {
    id: id(),
    workbookId: words('workbook_id').notNull(),
    workspaceId: reference('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    /** With its ending, as it was uploaded; of a live sheet its title, as it was read last. */
    fileName: words('file_name').notNull(),
    actor: words('actor').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('workbooks_by_workbook_id').on(table.workbookId),
    index('workbooks_by_workspace').on(table.workspaceId, table.id),
  ],
);

/** Workbooks that are Google Sheets, edited where they are. A sheet is linked with one workspace at a time. */
export const liveSheets = pgTable(
  'live_sheets',
  {
    id: id(),
    workbookId: reference('workbook_id')
      .notNull()
      .references(() => workbooks.id),
    /** Google's own name of it. */
    spreadsheetId: words('spreadsheet_id').notNull(),
    /** Who linked it last, and when. */
    actor: words('actor').notNull(),
    linkedAt: instant('linked_at').notNull(),
    /** Empty: it is linked. */
    unlinkedAt: instant('unlinked_at'),
  },
  (table) => [
    uniqueIndex('live_sheets_by_workbook').on(table.workbookId),
    uniqueIndex('live_sheets_linked').on(table.spreadsheetId).where(sql`${table.unlinkedAt} is null`),
  ],
);

/** Every version of every workbook: nothing here is ever changed. */
export const workbookVersions = pgTable(
  'workbook_versions',
  {
    id: id(),
    workbookId: reference('workbook_id')
      .notNull()
      .references(() => workbooks.id),
    version: integer('version').notNull(),
    /** SHA-256 of the bytes. */
    contentHash: words('content_hash').notNull(),
    size: integer('size').notNull(),
    bytes: bytes('bytes').notNull(),
    /** Of the job that wrote it; empty for an upload. */
    jobId: words('job_id'),
    actor: words('actor').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [uniqueIndex('workbook_versions_by_version').on(table.workbookId, table.version)],
);

/** What was asked of the workers, and what came of it. */
export const jobs = pgTable(
  'jobs',
  {
    id: id(),
    jobId: words('job_id').notNull(),
    workspaceId: reference('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    kind: words('kind').notNull(),
    request: json('request_json').notNull(),
    priority: integer('priority').notNull(),
    /** The run that it makes, or is about. */
    runId: words('run_id'),
    /** The job that this one helps. */
    parentJobId: words('parent_job_id'),
    /** Which trace it belongs to, as W3C writes it in `traceparent`; empty where none is kept. */
    traceParent: words('trace_parent'),
    actor: words('actor').notNull(),
    status: words('status').notNull(),
    /** How often a worker has taken it up. Only the newest attempt may write anything. */
    attempt: integer('attempt').notNull(),
    worker: words('worker'),
    /** What there is to tell, as `Told`. */
    told: json('told_json'),
    /** Why it failed: code, message, hint. */
    failure: json('failure_json'),
    queuedAt: instant('queued_at').notNull(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    cancelRequestedAt: instant('cancel_requested_at'),
  },
  (table) => [
    uniqueIndex('jobs_by_job_id').on(table.jobId),
    index('jobs_by_workspace').on(table.workspaceId, table.id),
    index('jobs_by_status').on(table.status, table.id),
    index('jobs_by_run').on(table.runId),
  ],
);

/** How jobs went, in the order it happened: what is streamed. */
export const jobEvents = pgTable(
  'job_events',
  {
    id: id(),
    jobId: reference('job_id')
      .notNull()
      .references(() => jobs.id),
    attempt: integer('attempt').notNull(),
    /** `progress`, or the status that the job took. */
    kind: words('kind').notNull(),
    document: json('document_json').notNull(),
    happenedAt: instant('happened_at').notNull(),
  },
  (table) => [index('job_events_by_job').on(table.jobId, table.id)],
);

/** Which role a person has in a workspace; in all of them where none is named. */
export const memberships = pgTable(
  'memberships',
  {
    id: id(),
    principal: words('principal').notNull(),
    principalKey: words('principal_key').notNull(),
    /** Empty: all workspaces, those to come too. */
    workspaceId: reference('workspace_id').references(() => workspaces.id),
    role: words('role').notNull(),
    actor: words('actor').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('memberships_of_workspace').on(table.principalKey, table.workspaceId).where(sql`${table.workspaceId} is not null`),
    uniqueIndex('memberships_of_all').on(table.principalKey).where(sql`${table.workspaceId} is null`),
    index('memberships_by_workspace').on(table.workspaceId),
  ],
);

/** Secrets that speak for a person. Only their hashes are here. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: id(),
    /** The part of the token that may be shown. */
    tokenId: words('token_id').notNull(),
    secretHash: words('secret_hash').notNull(),
    principal: words('principal').notNull(),
    principalKey: words('principal_key').notNull(),
    name: words('name').notNull(),
    /** Good for this workspace alone; empty: for all that the person may. */
    workspaceId: reference('workspace_id').references(() => workspaces.id),
    /** The most it may do, whatever the person may. */
    role: words('role').notNull(),
    actor: words('actor').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [uniqueIndex('api_tokens_by_token_id').on(table.tokenId), index('api_tokens_by_principal').on(table.principalKey)],
);

/** People who are logged in at the page. Only hashes of their cookies are here. */
export const loginSessions = pgTable(
  'login_sessions',
  {
    id: id(),
    secretHash: words('secret_hash').notNull(),
    principal: words('principal').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [uniqueIndex('login_sessions_by_secret').on(table.secretHash)],
);

/** Who changed what through the service. Nothing here is ever changed. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: id(),
    happenedAt: instant('happened_at').notNull(),
    principal: words('principal').notNull(),
    tokenId: words('token_id'),
    action: words('action').notNull(),
    workspaceId: reference('workspace_id').references(() => workspaces.id),
    /** What it was done to: a run, a workbook, a token. */
    subject: words('subject').notNull(),
    details: json('details_json').notNull(),
    requestId: words('request_id'),
  },
  (table) => [index('audit_log_by_workspace').on(table.workspaceId, table.id)],
);

/** Requests that were answered, so that the same one sent again gets the same answer. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    id: id(),
    principalKey: words('principal_key').notNull(),
    key: words('key').notNull(),
    /** Of method, path and body: another request under the same key is refused. */
    requestHash: words('request_hash').notNull(),
    /** Empty while the request is being answered. */
    answer: json('answer_json'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [uniqueIndex('idempotency_keys_by_key').on(table.principalKey, table.key)],
);
