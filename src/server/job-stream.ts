import type { FastifyReply, FastifyRequest } from 'fastify';
import { canonicalJson, isJsonObject } from '../base/json.ts';
import { openEventStream } from './event-stream.ts';
import type { JobWatch } from './job-watch.ts';

const ENDS = new Set(['succeeded', 'failed', 'canceled']);

/** How a job goes, until it has ended or nobody listens any more. */
export const streamJob = (request: FastifyRequest, reply: FastifyReply, watch: JobWatch, jobId: string, after: number): FastifyReply => {
  let stop: (() => void) | null = null;
  const stream = openEventStream(request, reply, () => stop?.());
  stop = watch.watch({
    jobId,
    after,
    isReady: stream.isReady,
    tell: ({ id, kind, document, at, attempt }) => {
      stream.tell({ id, kind, data: canonicalJson({ ...(isJsonObject(document) ? document : {}), at, attempt }) });
      if (ENDS.has(kind)) stream.end();
    },
    fail: (error) => {
      request.log.warn({ err: error }, 'a stream broke off');
      stream.end();
    },
  });
  return reply;
};
