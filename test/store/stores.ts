import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';

/** One suite, both databases: the embedded one, and the server that `$PLANWRIGHT_TEST_POSTGRES_URL` names. */
export const onBothStores = (suite: (open: OpenStore) => void): void => {
  describe('embedded', () => inOneFolder(suite));
  const url = process.env.PLANWRIGHT_TEST_POSTGRES_URL;
  describe.skipIf(!url)(url ? 'server' : 'server (skipped: PLANWRIGHT_TEST_POSTGRES_URL names no PostgreSQL server)', () => {
    onServer(url ?? '', suite);
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
