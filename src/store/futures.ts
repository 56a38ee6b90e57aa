import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { Future } from '../answers/robustness/future.ts';
import type { Store } from './database.ts';
import { decodeFuture, encodeFuture } from './documents.ts';
import { unknownRun } from './runs.ts';
import { runFutures, runs } from './schema.ts';
import { guarded } from './store-errors.ts';

/** Which futures: those of one run under one question. */
export interface FutureQuestion {
  readonly runId: string;
  /** Of all that its futures depend on, beside the run. */
  readonly hash: string;
}

/** Keeps what is not kept yet: two who ask the same at once find the same. Throws `run-unknown`. */
export const saveFutures = (store: Store, question: FutureQuestion, futures: readonly Future[], now: string): Promise<void> =>
  store.transact(async (queries) => {
    const [run] = await queries.select({ id: runs.id }).from(runs).where(eq(runs.runId, question.runId));
    if (!run) throw unknownRun(question.runId);
    for (let start = 0; start < futures.length; start += FUTURES_PER_STATEMENT)
      await queries
        .insert(runFutures)
        .values(
          futures.slice(start, start + FUTURES_PER_STATEMENT).map((it) => ({
            runId: run.id,
            questionHash: question.hash,
            futureIndex: it.index,
            document: { json: encodeFuture(it) },
            keptAt: now,
          })),
        )
        .onConflictDoNothing();
  });

const FUTURES_PER_STATEMENT = 500;

export interface KeptFutures {
  /** By index. */
  readonly futures: readonly Future[];
  /** The place of the last one that was kept. */
  readonly last: number;
}

/** Those kept of the first so many, after a place. */
export const loadFutures = (store: Store, question: FutureQuestion, samples: number, after = 0): Promise<KeptFutures> =>
  guarded(async () => {
    const rows = await store.queries
      .select({ id: runFutures.id, document: runFutures.document })
      .from(runFutures)
      .innerJoin(runs, eq(runFutures.runId, runs.id))
      .where(
        and(
          eq(runs.runId, question.runId),
          eq(runFutures.questionHash, question.hash),
          lte(runFutures.futureIndex, samples),
          gt(runFutures.id, after),
        ),
      )
      .orderBy(asc(runFutures.futureIndex));
    return {
      futures: rows.map(({ document }) => decodeFuture(document.json)),
      last: rows.reduce((last, { id }) => Math.max(last, id), after),
    };
  });
