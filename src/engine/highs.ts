import { Worker } from 'node:worker_threads';
import { UnavailableError } from '../base/errors.ts';
import type { Engine, EngineOptions, EngineOutcome, MatrixProblem } from './engine.ts';
import type { SolveRequest, ThreadMessage } from './highs-messages.ts';

/**
 * HiGHS compiled to WebAssembly, in a thread of its own that is kept alive between solves. Cancelling, and overrunning the time
 * limit, ends the thread; the best point it has told of is kept. The thread keeps the program running only while it solves.
 */

/** How long HiGHS may overrun its time limit before its thread is ended. */
const OVERRUN_MS = 400;

/** The longest that a timer can wait. */
const MAX_TIMER_MS = 2 ** 31 - 1;

// Sources run as they are (.ts) or compiled (.js); the thread's file is named as this one is.
const THREAD_FILE = new URL(import.meta.url.endsWith('.ts') ? './highs-thread.ts' : './highs-thread.js', import.meta.url);

type Hooks = Parameters<Engine['solve']>[2];

/** The linear relaxation's answer: duals by row. */
export interface Relaxation {
  readonly point: Float64Array;
  readonly rowDual: Float64Array;
}

export interface HighsEngine extends Engine {
  /** Solves the linear relaxation; `null` when a limit strikes, or there is no point. */
  relax(problem: MatrixProblem, options: EngineOptions, hooks: Hooks): Promise<Relaxation | null>;
}

/** Starts the thread. Throws `UnavailableError` when it cannot. */
export const startHighs = async (): Promise<HighsEngine> => {
  let thread = await startThread();
  let alive = true;
  let queue: Promise<unknown> = Promise.resolve();
  let requests = 0;
  const solveNow = async (problem: MatrixProblem, options: EngineOptions, hooks: Hooks, relaxed: boolean): Promise<Answer> => {
    if (hooks.signal?.aborted) return CANCELED;
    if (!alive) thread = await startThread();
    alive = true;
    // The thread took its time to start: a cancel that came meanwhile would be heard by nobody.
    if (hooks.signal?.aborted) return CANCELED;
    requests += 1;
    const answer = await ask(thread.worker, toRequest(requests, problem, options, relaxed), options.timeLimitMs, hooks);
    if (answer.ended) {
      alive = false;
      await thread.worker.terminate();
    }
    return answer;
  };
  const inTurn = (problem: MatrixProblem, options: EngineOptions, hooks: Hooks, relaxed: boolean): Promise<Answer> => {
    const result = queue.then(() => solveNow(problem, options, hooks, relaxed));
    queue = result.catch(() => undefined);
    return result;
  };
  return {
    facts: { name: 'highs', version: thread.version, settings: { mip_rel_gap: 0 } },
    solve: async (problem, options, hooks) => (await inTurn(problem, options, hooks, false)).outcome,
    relax: async (problem, options, hooks) => {
      const { outcome, rowDual } = await inTurn(problem, options, hooks, true);
      return outcome.status === 'optimal' && outcome.point && rowDual ? { point: outcome.point, rowDual } : null;
    },
    close: async () => {
      alive = false;
      await thread.worker.terminate();
    },
  };
};

const toRequest = (id: number, problem: MatrixProblem, options: EngineOptions, relaxed: boolean): SolveRequest => ({
  id,
  problem,
  timeLimitSeconds: options.timeLimitMs / 1000,
  seed: options.seed,
  absoluteGap: options.absoluteGap,
  tolerance: options.tolerance,
  careful: options.careful,
  start: options.start ?? null,
  relaxed,
});

interface Thread {
  readonly worker: Worker;
  readonly version: string;
}

const startThread = (): Promise<Thread> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(THREAD_FILE, { execArgv: [], stdout: true, stderr: true });
    const refuse = (cause: unknown): void =>
      reject(new UnavailableError('The solver HiGHS does not start.', { code: 'engine-unavailable', cause, retryable: false }));
    worker.once('error', refuse);
    worker.once('exit', refuse);
    worker.once('message', (message: ThreadMessage) => {
      worker.off('error', refuse).off('exit', refuse);
      // Between solves nobody may be listening: a thread that dies then is found out by the next request.
      worker.on('error', () => undefined);
      worker.unref();
      resolve({ worker, version: message.kind === 'ready' ? message.version : '' });
    });
  });

interface Answer {
  readonly outcome: EngineOutcome;
  /** The thread must not be used again. */
  readonly ended: boolean;
  readonly rowDual: Float64Array | null;
}

const CANCELED: Answer = {
  outcome: { status: 'limit', limit: 'cancel', point: null, bound: Number.POSITIVE_INFINITY, raw: 'canceled before the start' },
  ended: false,
  rowDual: null,
};

/** Sends one request and waits for its end: its own, the clock's, or the caller's. */
const ask = (worker: Worker, request: SolveRequest, timeLimitMs: number, hooks: Hooks): Promise<Answer> =>
  new Promise((resolve) => {
    const began = performance.now();
    const best: { point: Float64Array | null; objective: number | null; bound: number } = {
      point: null,
      objective: null,
      bound: Number.POSITIVE_INFINITY,
    };
    const tell = (point?: Float64Array): void =>
      hooks.onProgress?.({
        ...(point ? { point } : {}),
        elapsedMs: performance.now() - began,
        incumbent: best.objective,
        bound: Number.isFinite(best.bound) ? best.bound : null,
      });
    const finish = (outcome: EngineOutcome, ended: boolean, rowDual: Float64Array | null = null): void => {
      clearTimeout(timer);
      hooks.signal?.removeEventListener('abort', onAbort);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
      resolve({ outcome, ended, rowDual });
    };
    const stop = (status: 'limit' | 'failed', limit: 'time' | 'cancel' | undefined, raw: string): void =>
      finish({ status, ...(limit ? { limit } : {}), point: best.point, bound: best.bound, raw }, true);
    const onMessage = (message: ThreadMessage): void => {
      if (message.kind === 'ready' || message.id !== request.id) return;
      if (message.kind === 'done' || message.kind === 'crashed') {
        finish(...toOutcome(message, best), message.kind === 'done' ? message.rowDual : null);
        return;
      }
      if (message.kind === 'improved') best.point = message.point;
      if (message.objective !== null) best.objective = message.objective;
      if (message.bound !== null && message.bound < best.bound) best.bound = message.bound;
      tell(message.kind === 'improved' ? message.point : undefined);
    };
    const onAbort = (): void => stop('limit', 'cancel', 'canceled');
    const onError = (error: Error): void => stop('failed', undefined, `thread failed: ${error.message}`);
    const onExit = (code: number): void => stop('failed', undefined, `thread ended with code ${code}`);
    const timer = Number.isFinite(timeLimitMs)
      ? setTimeout(() => stop('limit', 'time', 'time limit overrun, thread ended'), Math.min(timeLimitMs + OVERRUN_MS, MAX_TIMER_MS))
      : undefined;
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.ref();
    hooks.signal?.addEventListener('abort', onAbort, { once: true });
    worker.postMessage(request);
  });

const toOutcome = (
  message: Extract<ThreadMessage, { kind: 'done' | 'crashed' }>,
  best: { readonly point: Float64Array | null; readonly bound: number },
): [EngineOutcome, boolean] => {
  if (message.kind === 'crashed') {
    const { memory, raw } = message;
    const kept = { point: best.point, bound: best.bound, raw };
    // After a failed allocation the WebAssembly memory is not to be trusted: the thread ends.
    return [memory ? { status: 'limit', limit: 'memory', ...kept } : { status: 'failed', ...kept }, true];
  }
  const { status, bound, raw } = message;
  const found = { point: message.point ?? best.point, bound, raw };
  if (status === 'time') return [{ status: 'limit', limit: 'time', ...found }, false];
  return [{ status, ...found }, false];
};
