import type { FastifyReply, FastifyRequest } from 'fastify';
import { canonicalJson, isJsonObject } from '../base/json.ts';
import type { JobWatch } from './job-watch.ts';

const ENDS = new Set(['succeeded', 'failed', 'canceled']);
/** So often it is looked whether the listener may still listen: a token may be revoked, or expire. */
const ACCESS_MS = 2_000;
/** A comment now and then keeps proxies from closing what is silent. */
const BEAT_MS = 15_000;

/** How a job goes, as server-sent events (HTML Living Standard, "Server-sent events"), until it has ended or nobody listens any more. */
export const streamJob = (request: FastifyRequest, reply: FastifyReply, watch: JobWatch, jobId: string, after: number): FastifyReply => {
  reply.hijack();
  const { raw } = reply;
  const { ending } = request.server;
  const headers = Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.flushHeaders();
  const end = (): void => {
    clearInterval(beat);
    clearInterval(guard);
    stop();
    ending.removeEventListener('abort', end);
    raw.end();
  };
  const beat = setInterval(() => {
    if (!raw.writableNeedDrain) raw.write(':\n\n');
  }, BEAT_MS);
  const guard = setInterval(() => {
    // Where nobody can say, it ends too: whoever may come in comes again.
    request.mayStill().then((may) => may || end(), end);
  }, ACCESS_MS);
  const stop = watch.watch({
    jobId,
    after,
    isReady: () => !raw.writableNeedDrain,
    tell: ({ id, kind, document, at, attempt }) => {
      const data = canonicalJson({ ...(isJsonObject(document) ? document : {}), at, attempt });
      raw.write(`id: ${id}\nevent: ${kind}\ndata: ${data}\n\n`);
      if (ENDS.has(kind)) end();
    },
    fail: (error) => {
      request.log.warn({ err: error }, 'a stream broke off');
      end();
    },
  });
  request.raw.once('close', end);
  ending.addEventListener('abort', end);
  return reply;
};
