import { type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Store } from './database.ts';
import { portfolios, publications, runs, runVerifications, syncEvents, workspaces } from './schema.ts';
import { guarded } from './store-errors.ts';
import { jobEvents, workbookVersions } from './team-schema.ts';

/** Tables that only grow, in which every change through a service leaves a row. */
const GROWING: readonly PgTable[] = [workspaces, syncEvents, runs, portfolios, publications, runVerifications, jobEvents, workbookVersions];

const newest = (table: PgTable): SQL => sql`coalesce((select max(id) from ${table}), 0)`;
const STAMP = sql`select concat_ws(' ', ${sql.join(GROWING.map(newest), sql`, `)}) as stamp`;

/**
 * Another one where something has changed since. Not every change shows in it at once: ids are drawn before they are committed, and what
 * a command writes into the database itself may only move a run on.
 */
export const readStamp = ({ queries }: Store): Promise<string> =>
  guarded(async () => {
    const { rows } = (await queries.execute(STAMP)) as { readonly rows: readonly { readonly stamp: string }[] };
    return rows[0]?.stamp ?? '';
  });
