import { BugError, PlanwrightError, UnavailableError, UsageError } from '../base/errors.ts';

/** What a driver or the file system threw, as one of our five classes. */
export const toStoreError = (thrown: unknown): PlanwrightError => {
  for (const cause of causes(thrown)) {
    if (cause instanceof PlanwrightError) return cause;
    const known = byCode(codeOf(cause), cause);
    if (known) return known;
  }
  const deepest = causes(thrown).at(-1);
  return new BugError(`The database answered: ${deepest instanceof Error ? deepest.message : String(deepest)}`, thrown);
};

/** Runs work of the database; what it throws becomes one of our classes. */
export const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (thrown) {
    throw toStoreError(thrown);
  }
};

/** The codes of the database and of the system in what was thrown, the outermost first. */
export const statesOf = (thrown: unknown): readonly string[] => causes(thrown).map(codeOf);

const byCode = (code: string, cause: unknown): PlanwrightError | undefined => {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (code === 'ENOSPC' || code.startsWith('53'))
    return new UnavailableError(`The database has no room left: ${message}`, {
      code: 'store-full',
      hint: 'Free some disk space and try again; nothing was half written.',
      cause,
    });
  // 25P03: we were silent for too long within a transaction.
  if (code === '25P03' || UNREACHABLE.has(code) || code.startsWith('08') || code.startsWith('57P') || (code === '' && BROKEN.test(message)))
    return new UnavailableError(`The database does not answer: ${message}`, {
      code: 'store-unreachable',
      hint: 'Check that the server named by PLANWRIGHT_DATABASE_URL is up and can be reached, then try again.',
      cause,
    });
  if (DAMAGED.has(code))
    return new UnavailableError(`The database found its own files damaged: ${message}`, {
      code: 'store-damaged',
      hint: 'Check the disk, then restore a backup. Without one: a store in a folder is rebuilt from the copy beside it once you move its subfolder "data" elsewhere; that helps where the copy is older than the damage.',
      retryable: false,
      cause,
    });
  if (CONTENDED.has(code))
    return new UnavailableError(`The database is busy: ${message}`, { code: 'store-busy', hint: 'Try again in a moment.', cause });
  if (code.startsWith('28') || code === '3D000' || code === '42501')
    return new UsageError(`The database refused us: ${message}`, {
      code: 'store-refused',
      hint: 'Check user, password, database name and rights in PLANWRIGHT_DATABASE_URL.',
      cause,
    });
  if (FORBIDDEN.has(code))
    return new UsageError(`The store's folder cannot be used: ${message}`, {
      code: 'store-folder',
      hint: 'Set PLANWRIGHT_HOME to a folder that you may write to.',
      cause,
    });
  return undefined;
};

const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE']);
/** The driver's own words, without a code, for a connection that broke, or that it did not get in time. */
const BROKEN =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/u;
/** A page or an index that cannot be what was written. */
const DAMAGED = new Set(['XX001', 'XX002']);
const CONTENDED = new Set(['40001', '40P01', '55P03', '57014']);
const FORBIDDEN = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);

const codeOf = (cause: unknown): string => {
  if (typeof cause !== 'object' || cause === null || !('code' in cause) || typeof cause.code !== 'string') return '';
  // The lock on the folder is a file of SQLite, which has its own words for what the system refuses.
  const sqlite = cause.code === 'ERR_SQLITE_ERROR' && 'errcode' in cause && typeof cause.errcode === 'number' ? cause.errcode & 0xff : 0;
  return SQLITE.get(sqlite) ?? cause.code;
};

const SQLITE: ReadonlyMap<number, string> = new Map([
  [3, 'EACCES'],
  [8, 'EROFS'],
  [13, 'ENOSPC'],
  [14, 'EACCES'],
]);

const causes = (thrown: unknown): readonly unknown[] => {
  const found: unknown[] = [];
  for (let cause: unknown = thrown; cause !== undefined && found.length < 10; cause = cause instanceof Error ? cause.cause : undefined)
    found.push(cause);
  return found;
};
