import type { Future } from '../../answers/robustness/future.ts';
import { PlanwrightError } from '../../base/errors.ts';
import { type FutureQuestion, saveFutures } from '../../store/futures.ts';
import type { AppDeps } from '../deps.ts';
import { withStore } from '../with-store.ts';

/** Keeps settled futures as they come, some at a time. */
export interface FutureKeeper {
  keep(future: Future): Promise<void>;
  /** Keeps what is left; why that could not be, or `null`. */
  finish(): Promise<string | null>;
}

/** `everyMs`: so often at most the store is opened. */
export const makeFutureKeeper = (
  deps: Pick<AppDeps, 'openStore' | 'now' | 'monotonic'>,
  question: FutureQuestion,
  everyMs: number,
): FutureKeeper => {
  let waiting: Future[] = [];
  let keptAt = deps.monotonic();
  let saving: Promise<string | null> | null = null;
  const save = async (): Promise<string | null> => {
    const batch = waiting;
    waiting = [];
    keptAt = deps.monotonic();
    if (batch.length === 0) return null;
    try {
      await withStore(deps, (store) => saveFutures(store, question, batch, deps.now().toISOString()));
      return null;
    } catch (thrown) {
      if (!(thrown instanceof PlanwrightError)) throw thrown;
      // They are tried again with the next ones: a store that is busy now costs no answer.
      waiting = [...batch, ...waiting];
      return thrown.message;
    }
  };
  return {
    keep: async (future) => {
      if (future.outcome === 'open') return;
      waiting.push(future);
      if (saving || deps.monotonic() - keptAt < everyMs) return;
      saving = save();
      await saving;
      saving = null;
    },
    finish: async () => {
      await saving;
      return save();
    },
  };
};
