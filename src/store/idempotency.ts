import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { BugError } from '../base/errors.ts';
import type { Json } from '../base/json.ts';
import type { Queries, Store } from './database.ts';
import { nameKey } from './name-key.ts';
import { guarded } from './store-errors.ts';
import { idempotencyKeys } from './team-schema.ts';

/** Requests that were answered under a key of the asker's own, so that the same one sent again is not done again. */

export interface KeyedRequest {
  readonly principal: string;
  readonly key: string;
  /** Of all that the request says. */
  readonly requestHash: string;
}

export interface KeyTimes {
  readonly now: string;
  /** Keys from before this are forgotten. */
  readonly forgetBefore: string;
  /** Who began before this and has not answered has died. */
  readonly diedBefore: string;
}

/** `mine`: it is to be answered now, and nobody else will. `answer`: `null` while it is being answered. */
export type Taken = 'mine' | { readonly requestHash: string; readonly answer: Json };

export const takeKey = (
  store: Store,
  { principal, key, requestHash }: KeyedRequest,
  { now, forgetBefore, diedBefore }: KeyTimes,
): Promise<Taken> =>
  store.transact(async (queries) => {
    await queries
      .delete(idempotencyKeys)
      .where(
        or(lt(idempotencyKeys.createdAt, forgetBefore), and(isNull(idempotencyKeys.answer), lt(idempotencyKeys.createdAt, diedBefore))),
      );
    const principalKey = nameKey(principal);
    const added = await queries
      .insert(idempotencyKeys)
      .values({ principalKey, key, requestHash, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: idempotencyKeys.id });
    if (added.length > 0) return 'mine';
    const [there] = await queries
      .select({ requestHash: idempotencyKeys.requestHash, answer: idempotencyKeys.answer })
      .from(idempotencyKeys)
      .where(of(principalKey, key));
    if (!there) throw new BugError('a key that was taken is not there');
    return { requestHash: there.requestHash, answer: there.answer?.json ?? null };
  });

/** What was answered is what will be answered; in the transaction of what was done, both are there, or neither. */
export const writeAnswer = async (queries: Queries, { principal, key, requestHash }: KeyedRequest, answer: Json): Promise<void> => {
  await queries
    .update(idempotencyKeys)
    .set({ answer: { json: answer } })
    // Who took longer than any request does has lost the key to somebody else.
    .where(and(of(nameKey(principal), key), eq(idempotencyKeys.requestHash, requestHash)));
};

export const keepAnswer = (store: Store, request: KeyedRequest, answer: Json): Promise<void> =>
  store.transact((queries) => writeAnswer(queries, request, answer));

/** Nothing was done: the same request may be sent again, and so may another one. Where an answer is kept, something was. */
export const freeKey = (store: Store, { principal, key }: KeyedRequest): Promise<void> =>
  guarded(async () => {
    await store.transact((queries) =>
      queries.delete(idempotencyKeys).where(and(of(nameKey(principal), key), isNull(idempotencyKeys.answer))),
    );
  });

const of = (principalKey: string, key: string) => and(eq(idempotencyKeys.principalKey, principalKey), eq(idempotencyKeys.key, key));
