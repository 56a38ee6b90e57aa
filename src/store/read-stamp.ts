import { type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Store } from './database.ts';
import { portfolios, publications, runs, runVerifications, syncEvents, workspaces } from './schema.ts';
import { guarded } from './store-errors.ts';
import { jobEvents, workbookVersions } from './team-schema.ts';

/** Tables that only grow, in which every change through a service leaves a row. */
const GROWING = {
  workspaces,
  syncEvents,
  runs,
  portfolios,
  publications,
  runVerifications,
  jobEvents,
  workbookVersions,
} satisfies Readonly<Record<string, PgTable>>;

export type Growing = keyof typeof GROWING;

const NAMES = Object.keys(GROWING).filter((name): name is Growing => name in GROWING);
const STAMP = sql`select ${sql.join(
  NAMES.map((name): SQL => sql`(select max(id) from ${GROWING[name]})::text as ${sql.identifier(name)}`),
  sql`, `,
)}`;

/** The newest row of each; null: it has none. */
export type Stamp = Readonly<Record<Growing, string | null>>;

/** What both drivers give. */
const result = z.object({ rows: z.tuple([z.record(z.enum(NAMES), z.string().nullable())]) });

/**
 * Another one where something has changed since. Not every change shows in it at once: ids are drawn before they are committed, and what
 * a command writes into the database itself may only move a run on.
 */
export const readStamp = ({ queries }: Store): Promise<Stamp> =>
  guarded(async () => {
    const { rows } = result.parse(await queries.execute(STAMP));
    return rows[0];
  });
