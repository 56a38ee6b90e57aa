import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnavailableError, UsageError } from '../base/errors.ts';

/**
 * The exclusive lock on an embedded store's folder: two programs that open one folder lose each other's writes silently.
 * It is the operating system's own file lock, which Node reaches through SQLite: it ends with its holder however that
 * dies, so there is no stale lock to judge and a reused process number cannot fool anyone. A file beside it says who holds it.
 */
export interface Lock {
  readonly release: () => void;
}

const RETRY_MS = 50;

/** Waits up to `waitMs`, then throws `store-locked` (retryable) with the holder's name. */
export const holdLock = async (folder: string, waitMs: number): Promise<Lock> => {
  mkdirSync(folder, { recursive: true });
  const until = Date.now() + waitMs;
  for (;;) {
    const lock = tryLock(folder);
    if (lock) return lock;
    if (Date.now() >= until) throw lockedError(folder);
    await sleep(RETRY_MS);
  }
};

const tryLock = (folder: string): Lock | undefined => {
  const file = openFile(folder);
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (thrown) {
    file.close();
    if (isBusy(thrown)) return undefined;
    throw thrown;
  }
  writeFileSync(join(folder, 'lock-holder.json'), JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() }));
  return { release: () => file.close() };
};

const openFile = (folder: string): DatabaseSync => {
  try {
    // SQLite does not say why a file cannot be opened; the system does.
    accessSync(folder, constants.W_OK | constants.X_OK);
    return new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  } catch (cause) {
    throw new UsageError(`The store's folder ${folder} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`, {
      code: 'store-folder',
      hint: 'Set PLANWRIGHT_HOME to a folder that you may write to.',
      cause,
    });
  }
};

const SQLITE_BUSY = 5;
const isBusy = (thrown: unknown): boolean =>
  thrown instanceof Error && 'errcode' in thrown && typeof thrown.errcode === 'number' && (thrown.errcode & 0xff) === SQLITE_BUSY;

const lockedError = (folder: string): UnavailableError =>
  new UnavailableError(`Another Planwright (${holder(folder)}) is using the store in ${folder}.`, {
    code: 'store-locked',
    hint: 'Wait until it is done and try again. A server that holds the store for long should use a PostgreSQL server instead (PLANWRIGHT_DATABASE_URL).',
  });

const holder = (folder: string): string => {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(join(folder, 'lock-holder.json'), 'utf8'));
    return `process ${pid} on ${host}, since ${since}`;
  } catch {
    // the holder has the lock but has not written its name yet
    return 'just starting';
  }
};
