import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Growing, readStamp, type Stamp } from '../app/read-stamp.ts';
import type { Store } from '../store/database.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What it answers depends on the path, the query, the kind of answer and what is in these tables, and on nothing else. */
    remember?: readonly Growing[];
  }
  interface FastifyRequest {
    /** How the database was before it was read for this answer; `null`: the answer is not to be remembered. */
    stamp: string | null;
  }
}

interface Remembered {
  readonly stamp: string;
  readonly until: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

const KEPT_HEADERS = ['content-type', 'etag', 'link'] as const;
const MOST_ANSWERS = 500;
const MOST_LENGTH = 256 * 1024;
/** What does not show in the stamp at once is seen when this is over. */
const LONGEST_MS = 1_000;

/** An answer that is being made. */
interface Underway {
  readonly stamp: string;
  readonly made: Promise<Remembered | null>;
  readonly settle: (answer: Remembered | null) => void;
}

/**
 * Many who read the same are given the same text, as long as nothing has changed: finding that out is one small query, for all who ask at the
 * same moment. Where something has, it is read once for all of them.
 */
export const rememberReads = (app: FastifyInstance, { store }: { readonly store: Store }): void => {
  const known = new Map<string, Remembered>();
  const underway = new Map<string, Underway>();
  const stampNow = makeStamps(store);
  const recall = async (key: string, stamp: string): Promise<Remembered | null> => {
    const found = known.get(key);
    if (found?.stamp === stamp && found.until > performance.now()) return found;
    const other = underway.get(key);
    return other?.stamp === stamp ? other.made : null;
  };
  app.decorateRequest('stamp', null);
  app.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request);
    if (key === null) return;
    const stamp = stampOf(request, await stampNow());
    const found = await recall(key, stamp);
    if (!found) {
      request.stamp = stamp;
      const { promise: made, resolve: settle } = Promise.withResolvers<Remembered | null>();
      const mine: Underway = { stamp, made, settle };
      underway.set(key, mine);
      // However it ends, nobody waits for it any longer.
      reply.raw.once('close', () => end(key, mine, null));
      return;
    }
    reply.headers(found.headers);
    if (request.headers['if-none-match'] === found.headers.etag) return reply.code(304).send();
    return reply.serializer(String).send(found.text);
  });
  const end = (key: string, mine: Underway, answer: Remembered | null): void => {
    mine.settle(answer);
    if (underway.get(key) === mine) underway.delete(key);
  };
  app.addHook('onSend', async (request, reply, payload) => {
    const key = keyOf(request);
    const mine = key === null ? undefined : underway.get(key);
    if (key === null || !mine || request.stamp === null || mine.stamp !== request.stamp) return payload;
    if (reply.statusCode !== 200 || typeof payload !== 'string' || payload.length > MOST_LENGTH) {
      end(key, mine, null);
      return payload;
    }
    const headers = Object.fromEntries(
      KEPT_HEADERS.flatMap((name) => {
        const value = reply.getHeader(name);
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    );
    const answer = { stamp: mine.stamp, until: performance.now() + LONGEST_MS, text: payload, headers };
    if (known.size >= MOST_ANSWERS) known.clear();
    known.set(key, answer);
    end(key, mine, answer);
    return payload;
  });
};

const keyOf = ({ method, routeOptions, place, url, headers }: FastifyRequest): string | null =>
  method === 'GET' && routeOptions.config.remember && place !== null ? `${place.id} ${headers.accept ?? ''} ${url}` : null;

const stampOf = ({ routeOptions }: FastifyRequest, stamp: Stamp): string =>
  (routeOptions.config.remember ?? []).map((table) => stamp[table]).join(' ');

/** A look at the database begins when it is asked for, never before: those who ask while one is under way share the next. */
const makeStamps = (store: Store): (() => Promise<Stamp>) => {
  let running: Promise<unknown> | null = null;
  let next: Promise<Stamp> | null = null;
  const look = async (before: Promise<unknown> | null): Promise<Stamp> => {
    await before?.catch(() => undefined);
    next = null;
    const stamp = readStamp(store);
    running = stamp;
    try {
      return await stamp;
    } finally {
      if (running === stamp) running = null;
    }
  };
  return () => (next ??= look(running));
};
