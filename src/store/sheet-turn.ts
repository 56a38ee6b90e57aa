import { sql } from 'drizzle-orm';
import type { Store } from './database.ts';

/** Well below the time after which the database takes whoever is silent within a transaction for frozen. */
const SIGN_OF_LIFE_MS = 4_000;

/** Whoever in this program wrote into a sheet last. */
const turns = new Map<string, Promise<void>>();

/**
 * Does the work while nobody else who has this database writes into the same sheet: of two who look at it at once the later one would be refused
 * and have to look again, and many would keep each other from writing at all. Whoever is killed gives its turn back by that.
 */
export const inSheetTurn = async <T>(store: Store, spreadsheetId: string, work: () => Promise<T>): Promise<T> => {
  const before = turns.get(spreadsheetId);
  const { promise: mine, resolve: end } = Promise.withResolvers<void>();
  turns.set(spreadsheetId, mine);
  try {
    // One of this program at a time, so that those who wait hold no connections.
    await before;
    return store.kind === 'server' ? await inTurnOfServer(store, spreadsheetId, work) : await work();
  } finally {
    end();
    if (turns.get(spreadsheetId) === mine) turns.delete(spreadsheetId);
  }
};

const inTurnOfServer = async <T>(store: Store, spreadsheetId: string, work: () => Promise<T>): Promise<T> => {
  const done: (() => T)[] = [];
  try {
    await store.transact(async (queries) => {
      await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`planwright sheet ${spreadsheetId}`}, 0))`);
      const alive = setInterval(() => void queries.execute(sql`select 1`).then(undefined, () => undefined), SIGN_OF_LIFE_MS);
      done.push(await outcomeOf(work).finally(() => clearInterval(alive)));
    });
  } catch (thrown) {
    // What was done stays done, whatever became of the turn meanwhile.
    if (done.length === 0) throw thrown;
  }
  return (done[0] as () => T)();
};

/** What came of it, to be told outside the transaction: it is none of the database's troubles. */
const outcomeOf = async <T>(work: () => Promise<T>): Promise<() => T> => {
  try {
    const value = await work();
    return () => value;
  } catch (thrown) {
    return () => {
      throw thrown;
    };
  }
};
