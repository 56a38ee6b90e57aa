import { NotFoundError, StaleError } from '../base/errors.ts';
import type { Queries } from '../store/database.ts';
import { endRun } from '../store/runs.ts';

/** Ends a run that nobody goes on with, where it is there and has not ended. In a transaction of the caller. */
export const breakOffRun = async (
  queries: Queries,
  runId: string,
  status: 'failed' | 'canceled',
  message: string,
  now: string,
): Promise<void> => {
  const end = {
    status,
    result: 'unknown',
    objective: [],
    bestBound: [],
    gapPct: null,
    engine: null,
    wallMs: null,
    message,
    document: { run_id: runId, status, result: 'unknown', message },
    portfolio: null,
    now,
  } as const;
  try {
    await endRun(queries, runId, end);
  } catch (thrown) {
    const isOver = (thrown instanceof StaleError && thrown.code === 'run-moved') || thrown instanceof NotFoundError;
    if (!isOver) throw thrown;
  }
};
