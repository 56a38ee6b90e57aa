import { parentPort, workerData } from 'node:worker_threads';
import type { EngineReply, EngineRequest, EngineThreadData } from './engine-messages.ts';
import { startEngine } from './start-engine.ts';

/** A thread that runs an engine, whichever it is. */

const post = (reply: EngineReply): void => parentPort?.postMessage(reply);

const { name, programs }: EngineThreadData = workerData;
const engine = await startEngine(name, programs);
const asked = new Map<number, AbortController>();

const solve = async ({ id, problem, options }: Extract<EngineRequest, { readonly kind: 'solve' }>): Promise<void> => {
  const canceling = new AbortController();
  asked.set(id, canceling);
  const outcome = await engine.solve(problem, options, {
    signal: canceling.signal,
    onProgress: (progress) => post({ kind: 'progress', id, progress }),
  });
  asked.delete(id);
  post({ kind: 'done', id, outcome });
};

const close = async (): Promise<void> => {
  for (const canceling of asked.values()) canceling.abort();
  await engine.close();
  parentPort?.close();
};

parentPort?.on('message', (request: EngineRequest) => {
  if (request.kind === 'cancel') asked.get(request.id)?.abort();
  // What breaks here ends the thread, and the other side tells it as a failed answer.
  else if (request.kind === 'solve') void solve(request);
  else void close();
});
const { facts, relaxesClosures = false } = engine;
post({ kind: 'ready', traits: { facts, relaxesClosures } });
