import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe } from 'vitest';
import type { Store, StoreSettings } from '../../src/store/database.ts';
import { openStoreAsItIs } from '../../src/store/open-store.ts';

/** Stores that nobody has opened yet, embedded or on the test server, and what earlier versions of Planwright left in theirs. */

const DUMPS = join(import.meta.dirname, '../store/dumps');

/** The schemas of which there is a dump. */
export const EARLIER_SCHEMAS: readonly string[] = readdirSync(DUMPS)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.replace('.sql', ''))
  .sort();

/** Fills an empty store with what was dumped of one with an earlier schema. */
export const loadDump = (store: Store, schema: string): Promise<void> =>
  store.transact(async (queries) => {
    // No text in the dumps ends a line with a semicolon.
    for (const statement of readFileSync(join(DUMPS, `${schema}.sql`), 'utf8').split(/;\n/u))
      if (statement.trim() !== '') await queries.execute(sql.raw(statement));
  });

export interface NewStores {
  /** Where a new, empty store is. */
  readonly fresh: () => Promise<StoreSettings>;
  readonly clear: () => Promise<void>;
}

/** One suite for new stores of both kinds. */
export const onNewStores = (suite: (kind: 'embedded' | 'server', stores: NewStores) => void): void => {
  describe('embedded', () => suite('embedded', inFolders()));
  const url = process.env.PLANWRIGHT_TEST_POSTGRES_URL;
  describe.skipIf(!url)(url ? 'server' : 'server (skipped: PLANWRIGHT_TEST_POSTGRES_URL names no PostgreSQL server)', () =>
    suite('server', onServer(url ?? '')),
  );
};

const inFolders = (): NewStores => {
  const folders: string[] = [];
  return {
    fresh: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'planwright-fresh-'));
      folders.push(folder);
      return { kind: 'embedded', folder };
    },
    clear: async () => {
      for (const folder of folders) rmSync(folder, { recursive: true });
    },
  };
};

/** Databases of their own beside the one that the address names. */
const onServer = (url: string): NewStores => {
  const names: string[] = [];
  const asked = async (statement: string): Promise<void> => {
    const store = await openStoreAsItIs({ kind: 'server', url });
    await store.queries.execute(sql.raw(statement)).finally(() => store.close());
  };
  return {
    fresh: async () => {
      const name = `fresh_${randomBytes(6).toString('hex')}`;
      await asked(`create database ${name}`);
      names.push(name);
      const address = new URL(url);
      address.pathname = `/${name}`;
      return { kind: 'server', url: address.href };
    },
    clear: async () => {
      for (const name of names) await asked(`drop database if exists ${name} with (force)`);
    },
  };
};
