import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';

/**
 * One suite, both databases: the embedded one, and the server that `$PLANWRIGHT_TEST_POSTGRES_URL` names; there in a database of its `own`, where others
 * would meet what it does.
 */
export const onBothStores = (suite: (open: OpenStore) => void, { own = false }: { readonly own?: boolean } = {}): void => {
  describe('embedded', () => inOneFolder(suite));
  const url = process.env.PLANWRIGHT_TEST_POSTGRES_URL;
  describe.skipIf(!url)(url ? 'server' : 'server (skipped: PLANWRIGHT_TEST_POSTGRES_URL names no PostgreSQL server)', () => {
    (own ? onOwnServer : onServer)(url ?? '', suite);
  });
};

export interface OpenStore {
  readonly store: () => Store;
  /** Sees each statement; what it throws stops the statement. */
  observe: (onQuery: ((text: string) => void) | undefined) => void;
}

const inOneFolder = (suite: (open: OpenStore) => void): void => {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-store-'));
  withStore((onQuery) => openStore({ kind: 'embedded', folder, onQuery }), suite);
  afterAll(() => rmSync(folder, { recursive: true }));
};

const onServer = (url: string, suite: (open: OpenStore) => void): void => {
  withStore((onQuery) => openStore({ kind: 'server', url, onQuery }), suite);
};

const onOwnServer = (url: string, suite: (open: OpenStore) => void): void => {
  const name = `store_${randomBytes(6).toString('hex')}`;
  const administer = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  const address = (): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  afterAll(() => administer(`drop database if exists ${name} with (force)`));
  withStore(async (onQuery) => {
    await administer(`create database ${name}`);
    return openStore({ kind: 'server', url: address(), onQuery });
  }, suite);
};

const withStore = (open: (onQuery: (text: string) => void) => Promise<Store>, suite: (open: OpenStore) => void): void => {
  let store: Store | undefined;
  let observer: ((text: string) => void) | undefined;
  beforeAll(async () => {
    store = await open((text) => observer?.(text));
  }, 120_000);
  afterAll(() => store?.close());
  suite({
    store: () => {
      if (!store) throw new TypeError('the store did not open');
      return store;
    },
    observe: (onQuery) => {
      observer = onQuery;
    },
  });
};

let count = 0;
/** A workspace of the test's own: tests share one database. */
export const freshName = (): string => `plan ${Date.now()} ${++count}`;
