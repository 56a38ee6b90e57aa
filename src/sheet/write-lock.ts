import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnavailableError } from '../base/errors.ts';

/**
 * One writer at a time per folder: between looking whether a workbook is still what was read and putting the new one in its place, nobody
 * else may do the same, or what the one wrote would be lost without a word. A file made exclusively says who writes.
 */

const NAME = 'writing.lock';
const WAIT_MS = 20_000;
const RETRY_MS = 50;
/** Comparing, copying and renaming take seconds at most; a lock this old was left by a machine that went down. */
const FORGOTTEN_MS = 10 * 60 * 1000;
/** Tells this process from an earlier one of the same number, as containers have them. */
const SELF = randomUUID();

/** Does the work while holding the folder's lock. Throws `UnavailableError` (`workbook-busy`) when another writer does not come to its end. */
export const whileWriting = async <T>(folder: string, work: () => Promise<T>): Promise<T> => {
  const lock = join(folder, NAME);
  const me = JSON.stringify({ pid: process.pid, host: hostname(), self: SELF, id: randomUUID() });
  await take(lock, me);
  try {
    return await work();
  } finally {
    if ((await textOf(lock)) === me) await rm(lock, { force: true });
  }
};

const take = async (lock: string, me: string): Promise<void> => {
  const until = Date.now() + WAIT_MS;
  while (!(await make(lock, me))) {
    if (await isForgotten(lock)) await clear(lock);
    else if (Date.now() >= until) {
      throw new UnavailableError('Another Planwright is writing into this folder; nothing was written.', {
        code: 'workbook-busy',
        hint: `Try again when it is done. If none is running, delete ${lock}.`,
      });
    } else await sleep(RETRY_MS);
  }
};

const make = async (lock: string, me: string): Promise<boolean> => {
  try {
    await writeFile(lock, me, { flag: 'wx' });
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
};

const textOf = (lock: string): Promise<string | undefined> => readFile(lock, 'utf8').catch(() => undefined);

/** Left behind by one that was killed: on this machine its process is gone; of another machine, age tells. */
const isForgotten = async (lock: string): Promise<boolean> => {
  const [text, found] = [await textOf(lock), await stat(lock).catch(() => undefined)];
  if (text === undefined || found === undefined) return false;
  const [, pid, host] = /^\{"pid":(\d+),"host":"([^"]*)"/.exec(text) ?? [];
  const isOurs = text.includes(`"self":"${SELF}"`);
  if (pid !== undefined && host === hostname() && !isOurs && (Number(pid) === process.pid || !isAlive(Number(pid)))) return true;
  return Date.now() - found.mtimeMs > FORGOTTEN_MS;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // It is there, but another user's.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
};

// Renamed first: of two that find it forgotten, one moves it away and the other finds it gone.
const clear = async (lock: string): Promise<void> => {
  const aside = `${lock}.${randomUUID()}`;
  await rename(lock, aside).catch(() => undefined);
  await rm(aside, { force: true });
};
