import { Worker } from 'node:worker_threads';
import type { Future } from '../../answers/robustness/future.ts';
import { assert, BugError } from '../../base/errors.ts';
import { parseJson } from '../../base/parse-json.ts';
import { decodeFuture } from '../../store/documents.ts';
import type { FutureJob, FutureReply, FutureRequest } from './future-messages.ts';

/** Solves futures of one run, one at a time. */
export interface FutureThread {
  solve(index: number, timeLimitMs: number): Promise<Future>;
  /** Breaks off what is being solved, whose answer then never comes, and ends the thread and its engine. */
  close(): Promise<void>;
}

/** How long a thread may take to end its engine before it is ended itself. */
const LONGEST_END_MS = 800;

// Sources run as they are (.ts) or compiled (.js); the thread's file is named as this one is.
const THREAD_FILE = new URL(import.meta.url.endsWith('.ts') ? './future-thread.ts' : './future-thread.js', import.meta.url);

export const startFutureThread = async (job: FutureJob): Promise<FutureThread> => {
  const worker = new Worker(THREAD_FILE, { workerData: job, execArgv: [], stdout: true, stderr: true });
  let isClosing = false;
  const next = (request?: FutureRequest): Promise<FutureReply> =>
    new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        settle();
      };
      const onMessage = (reply: FutureReply): void => end(() => resolve(reply));
      const fail = (cause: unknown): void => end(() => reject(new BugError('a thread that solves futures broke off', cause)));
      const onError = (cause: unknown): void => fail(cause);
      // A thread that is being closed owes no answer.
      const onExit = (code: number): void => (isClosing ? end(() => undefined) : fail(`it ended with code ${code}`));
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      if (request) worker.postMessage(request);
    });
  await next();
  return {
    solve: async (index, timeLimitMs) => {
      const reply = await next({ kind: 'future', index, timeLimitMs });
      if (reply.kind !== 'future')
        throw new BugError(`future ${index} was not solved: ${reply.kind === 'failed' ? reply.message : reply.kind}`);
      const parsed = parseJson(reply.future, { computed: true });
      assert(parsed.ok, `future ${index} came back broken`);
      return decodeFuture(parsed.value);
    },
    close: async () => {
      isClosing = true;
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      worker.postMessage({ kind: 'close' } satisfies FutureRequest);
      const timer = setTimeout(() => void worker.terminate(), LONGEST_END_MS);
      await ended;
      clearTimeout(timer);
    },
  };
};
