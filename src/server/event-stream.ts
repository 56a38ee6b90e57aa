import type { FastifyReply, FastifyRequest } from 'fastify';

/** A comment now and then keeps proxies from closing what is silent. */
const BEAT_MS = 15_000;
/** So often it is looked whether the listener may still listen: a token may be revoked, or expire. */
const ACCESS_MS = 2_000;

export interface StreamEvent {
  /** Where a reader goes on whose connection broke. */
  readonly id?: number;
  readonly kind: string;
  /** JSON: without a line break. */
  readonly data: string;
}

/** Server-sent events (HTML Living Standard, "Server-sent events"). */
export interface EventStream {
  readonly tell: (event: StreamEvent) => void;
  /** May more be told now? A reader that is slow holds up nobody else. */
  readonly isReady: () => boolean;
  readonly end: () => void;
}

/** `done`: all was told. `gone`: nobody listens any more, or may. `ending`: the server ends; something may still be told. */
export type StreamEnd = 'done' | 'gone' | 'ending';

/** Answers a request with a stream. `onEnd` hears once of its end. */
export const openEventStream = (request: FastifyRequest, reply: FastifyReply, onEnd: (end: StreamEnd) => void): EventStream => {
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
  let isOpen = true;
  const close = (end: StreamEnd): void => {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(beat);
    clearInterval(guard);
    ending.removeEventListener('abort', onEnding);
    onEnd(end);
    raw.end();
  };
  const onEnding = (): void => close('ending');
  const beat = setInterval(() => {
    if (!raw.writableNeedDrain) raw.write(':\n\n');
  }, BEAT_MS);
  // Where nobody can say, it ends too: whoever may come in comes again.
  const guard = setInterval(() => {
    request.mayStill().then(
      (may) => may || close('gone'),
      () => close('gone'),
    );
  }, ACCESS_MS);
  raw.once('close', () => close('gone'));
  ending.addEventListener('abort', onEnding);
  if (ending.aborted) queueMicrotask(onEnding);
  return {
    tell: ({ id, kind, data }) => {
      if (!raw.writableEnded) raw.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${kind}\ndata: ${data}\n\n`);
    },
    isReady: () => !raw.writableNeedDrain,
    end: () => close('done'),
  };
};
