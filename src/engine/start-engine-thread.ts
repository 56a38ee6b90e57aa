import { Worker } from 'node:worker_threads';
import { UnavailableError } from '../base/errors.ts';
import type { Engine, EngineOutcome, EngineProgress } from './engine.ts';
import type { EngineReply, EngineRequest, EngineThreadData, EngineTraits } from './engine-messages.ts';
import type { Programs } from './programs/programs.ts';

// Sources run as they are (.ts) or compiled (.js); the thread's file is named as this one is.
const THREAD_FILE = new URL(import.meta.url.endsWith('.ts') ? './engine-thread.ts' : './engine-thread.js', import.meta.url);

/** How long the thread may take to end its engine before it is ended itself. */
const LONGEST_END_MS = 800;

interface Question {
  readonly settle: (outcome: EngineOutcome) => void;
  readonly onProgress: (progress: EngineProgress) => void;
}

/**
 * An engine in a thread of its own: questions to it and to another engine are answered side by side. Its answers are those of the engine that
 * it runs. Where the thread breaks, what it was asked has failed. Throws `UnavailableError` where it cannot start.
 */
export const startEngineThread = async (name: string, programs: Programs): Promise<Engine> => {
  const data: EngineThreadData = { name, programs };
  const worker = new Worker(THREAD_FILE, { workerData: data, execArgv: [], stdout: true, stderr: true });
  const questions = new Map<number, Question>();
  let isBroken = false;
  const traits = await new Promise<EngineTraits>((resolve, reject) => {
    const breakOff = (raw: string): void => {
      isBroken = true;
      reject(
        new UnavailableError(`A thread for the solver ${name} does not start.`, {
          code: 'engine-unavailable',
          cause: raw,
          retryable: false,
        }),
      );
      for (const { settle } of questions.values()) settle(failed(raw));
    };
    worker.on('error', (cause) => breakOff(cause instanceof Error ? cause.message : String(cause)));
    worker.on('exit', (code) => breakOff(`its thread ended with code ${code}`));
    worker.on('message', (reply: EngineReply) => {
      if (reply.kind === 'ready') resolve(reply.traits);
      else if (reply.kind === 'progress') questions.get(reply.id)?.onProgress(reply.progress);
      else questions.get(reply.id)?.settle(reply.outcome);
    });
  });
  // It keeps the program running only while it is asked something.
  worker.unref();
  const send = (request: EngineRequest): void => worker.postMessage(request);
  let last = 0;
  return {
    ...traits,
    solve: (problem, options, { signal, onProgress = () => {} }) =>
      new Promise((resolve) => {
        if (isBroken) return resolve(failed('its thread has ended'));
        const id = ++last;
        const cancel = (): void => send({ kind: 'cancel', id });
        const settle = (outcome: EngineOutcome): void => {
          signal?.removeEventListener('abort', cancel);
          questions.delete(id);
          if (questions.size === 0) worker.unref();
          resolve(outcome);
        };
        questions.set(id, { settle, onProgress });
        worker.ref();
        send({ kind: 'solve', id, problem, options });
        signal?.addEventListener('abort', cancel, { once: true });
        if (signal?.aborted) cancel();
      }),
    close: async () => {
      if (isBroken) return;
      worker.ref();
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      send({ kind: 'close' });
      const timer = setTimeout(() => void worker.terminate(), LONGEST_END_MS);
      await ended;
      clearTimeout(timer);
    },
  };
};

const failed = (raw: string): EngineOutcome => ({ status: 'failed', point: null, bound: Number.POSITIVE_INFINITY, raw });
