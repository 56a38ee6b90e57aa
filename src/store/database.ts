import type { PGlite } from '@electric-sql/pglite';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/**
 * The noun of this room: an open database, embedded or on a server. Everything in here speaks the same SQL to both.
 */

/** What queries are made on: the database itself or a transaction of it. */
export type Queries = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** Keeps something beside what is done, in its transaction: that it was asked for, by whom, and what they are answered. */
export type AlsoKeep<T> = (queries: Queries, done: T) => Promise<void>;

export interface Store {
  readonly kind: 'embedded' | 'server';
  /** The folder, or the server's address without its password: for people. */
  readonly place: string;
  /** For reading. */
  readonly queries: Queries;
  /**
   * One transaction, whole or not at all. When it resolves, what it wrote survives kill -9 and a loss of power.
   * Throws one of the five classes of `errors.ts`, never a driver's own error.
   */
  readonly transact: <T>(work: (queries: Queries) => Promise<T>) => Promise<T>;
  /** Reads of one moment: what is read in it does not change meanwhile. */
  readonly snapshot: <T>(work: (queries: Queries) => Promise<T>) => Promise<T>;
  /** The id of the one workspace whose runs, jobs and workbooks are found by their names here; absent: all. */
  readonly within?: number;
  /** The embedded database itself, for the queue, which shares it. */
  readonly embedded?: PGlite;
  /** What opening it had to do that a person should know: a recovery, an upgrade. */
  readonly notes: readonly string[];
  readonly close: () => Promise<void>;
}

export interface EmbeddedSettings {
  readonly kind: 'embedded';
  readonly folder: string;
  /** How long to wait for another Planwright to be done with the store. */
  readonly lockWaitMs?: number;
}

export interface ServerSettings {
  readonly kind: 'server';
  readonly url: string;
}

/** `onQuery` sees the text of each statement before it is sent; what it throws stops the statement. */
export type StoreSettings = (EmbeddedSettings | ServerSettings) & { readonly onQuery?: (text: string) => void };
