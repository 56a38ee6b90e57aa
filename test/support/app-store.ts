import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, inject } from 'vitest';
import type { StoreSettings } from '../../src/store/database.ts';
import { openStoreAsItIs } from '../../src/store/open-store.ts';
import './store-home.ts';

/**
 * The store of a suite of app/: an embedded one in its folder, or, in the project `deep-server`, a database of its own on the server that
 * `$PLANWRIGHT_TEST_POSTGRES_URL` names.
 */
export const appStore = async (folder: string): Promise<StoreSettings> => {
  if (!isOnServer) {
    const home = join(folder, 'home');
    cpSync(inject('storeHome'), home, { recursive: true });
    return { kind: 'embedded', folder: home };
  }
  return createDatabase('template1');
};

/** The same again, as it is now. Nobody may have it open. */
export const copyOfStore = async (store: StoreSettings, folder: string): Promise<StoreSettings> => {
  if (store.kind === 'server') return createDatabase(new URL(store.url).pathname.slice(1));
  const copy = join(folder, `copy-${randomBytes(4).toString('hex')}`);
  cpSync(store.folder, copy, { recursive: true });
  return { kind: 'embedded', folder: copy };
};

const isOnServer = process.env.PLANWRIGHT_TEST_APP_STORE === 'server';

const createDatabase = async (template: string): Promise<StoreSettings> => {
  const name = `app_${randomBytes(6).toString('hex')}`;
  const url = process.env.PLANWRIGHT_TEST_POSTGRES_URL ?? '';
  const asked = async (statement: string): Promise<void> => {
    const store = await openStoreAsItIs({ kind: 'server', url });
    await store.queries.execute(sql.raw(statement)).finally(() => store.close());
  };
  await asked(`create database ${name} template ${template}`);
  afterAll(() => asked(`drop database if exists ${name} with (force)`));
  const address = new URL(url);
  address.pathname = `/${name}`;
  return { kind: 'server', url: address.href };
};
