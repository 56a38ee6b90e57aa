import { parentPort, workerData } from 'node:worker_threads';
import { canonicalJson } from '../../base/json.ts';
import { startEngine } from '../../engine/start-engine.ts';
import { encodeFuture } from '../../store/documents.ts';
import { findFuture } from './find-future.ts';
import { decodeQuestion, type FutureJob, type FutureReply, type FutureRequest } from './future-messages.ts';

/** A thread that solves futures of one run, one at a time, with an engine of its own. */

const post = (reply: FutureReply): void => parentPort?.postMessage(reply);

const start = async (job: FutureJob): Promise<void> => {
  const { run, uncertainty } = decodeQuestion(job);
  const engine = await startEngine(job.engine, job.programs);
  const closing = new AbortController();
  const close = async (): Promise<void> => {
    closing.abort();
    await engine.close();
    parentPort?.close();
  };
  const answer = async (index: number, timeLimitMs: number): Promise<FutureReply> => {
    const tools = { engine, now: () => performance.now(), timeLimitMs, signal: closing.signal };
    return { kind: 'future', future: canonicalJson(encodeFuture(await findFuture(run, uncertainty, index, tools))) };
  };
  parentPort?.on('message', (request: FutureRequest) => {
    const done = request.kind === 'close' ? close() : answer(request.index, request.timeLimitMs).then(post);
    done.catch((thrown: unknown) => post({ kind: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown) }));
  });
  post({ kind: 'ready' });
};

await start(workerData);
