import type { Json } from '../base/json.ts';
import type { Store } from '../store/database.ts';
import { freeKey, type KeyedRequest, keepAnswer, type Taken, takeKey } from '../store/idempotency.ts';
import type { AppDeps } from './deps.ts';

export { type KeyedRequest, writeAnswer } from '../store/idempotency.ts';

type Deps = Pick<AppDeps, 'now'> & { readonly store: Store };

const KEPT_HOURS = 24;
/** Longer than any request takes. */
const LONGEST_MINUTES = 10;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Begins a request with a key: it is to be done now, or was done, or is being done. */
export const beginRequest = ({ store, now }: Deps, request: KeyedRequest): Promise<Taken> => {
  const moment = now().getTime();
  return takeKey(store, request, {
    now: new Date(moment).toISOString(),
    forgetBefore: new Date(moment - KEPT_HOURS * HOUR_MS).toISOString(),
    diedBefore: new Date(moment - LONGEST_MINUTES * MINUTE_MS).toISOString(),
  });
};

/** Ends it: with its answer, or (`null`) with nothing done. */
export const endRequest = ({ store }: Deps, request: KeyedRequest, answer: Json): Promise<void> =>
  answer === null ? freeKey(store, request) : keepAnswer(store, request, answer);
