import { resolve } from 'node:path';
import { type RestoreReceipt, type RestoreRequest, restoreBackup } from '../store/backup/restore-backup.ts';
import { type BackupReceipt, writeBackup } from '../store/backup/write-backup.ts';
import { checkStore } from '../store/describe-store.ts';
import { migrate, SCHEMA_VERSION, schemaState } from '../store/migrate.ts';
import type { AppDeps } from './deps.ts';
import { withStore } from './with-store.ts';

type Deps = Pick<AppDeps, 'openStore' | 'now'>;

export interface Migration {
  /** `null`: the database was empty. */
  readonly from: string | null;
  readonly to: string;
  /** The changes that were made, or would be. */
  readonly changes: readonly string[];
}

/** Brings the schema of the database up to date, or says what that would change. */
export const migrateDatabase = (deps: Pick<AppDeps, 'openStoreAsItIs' | 'now'>, isDryRun: boolean): Promise<Migration> =>
  withStore({ openStore: deps.openStoreAsItIs }, async (store) => {
    const { from, missing } = await schemaState(store);
    if (!isDryRun) await migrate(store, deps.now().toISOString());
    return { from, to: SCHEMA_VERSION, changes: missing };
  });

/** Writes all that the database holds into a new file. */
export const backupDatabase = (deps: Deps, file: string): Promise<BackupReceipt> =>
  withStore(deps, (store) => writeBackup(store, resolve(file), deps.now().toISOString()));

/** Restores a backup, and then compares everything in the database with its hashes: `findings` is empty where it is sound. */
export const restoreDatabase = (
  deps: Deps,
  file: string,
  request: RestoreRequest,
): Promise<RestoreReceipt & { readonly findings: readonly string[] }> =>
  withStore(deps, async (store) => ({
    ...(await restoreBackup(store, resolve(file), request, deps.now().toISOString())),
    findings: await checkStore(store),
  }));
