import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { beginRequest, endRequest, type KeyedRequest } from '../app/idempotency.ts';
import type { TeamDeps } from '../app/jobs.ts';
import { StaleError, UsageError } from '../base/errors.ts';
import { hashBytes } from '../base/hash.ts';
import { isJsonObject, type Json } from '../base/json.ts';

/**
 * `Idempotency-Key` of a POST: whoever does not know whether a request arrived sends it again with the same key, and it is done once. Keys are
 * everyone's own, and kept for a day.
 */

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `true`: its answer holds a secret that is shown once, and is not kept. */
    isSecret?: boolean;
    /** `false`: nothing is done that a second request could do again. */
    isKeyed?: false;
  }
  interface FastifyRequest {
    keyed: KeyedRequest | null;
  }
}

const KEY = /^[\x21-\x7e]{1,200}$/u;
/** Of the headers of an answer, those that say something of what was done. */
const KEPT_HEADERS = ['content-type', 'location', 'etag', 'preference-applied'];
const SERVER_FAULTS = 500;

export const addIdempotency = (app: FastifyInstance, deps: TeamDeps): void => {
  app.decorateRequest('keyed', null);
  // The body is read, and nothing is done yet.
  app.addHook('preValidation', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined || request.caller === null || request.routeOptions.config.isKeyed === false)
      return undefined;
    if (typeof key !== 'string' || !KEY.test(key))
      throw new UsageError('An Idempotency-Key has 1 to 200 letters, digits and signs of ASCII, and no space.', {
        code: 'request-invalid',
      });
    const keyed = { principal: request.caller.principal, key, requestHash: hashOf(request) };
    const taken = await beginRequest(deps, keyed);
    if (taken !== 'mine') return replay(reply, keyed, taken.requestHash, taken.answer);
    request.keyed = keyed;
    return undefined;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const { keyed } = request;
    if (!keyed) return payload;
    request.keyed = null;
    await endRequest(deps, keyed, reply.statusCode >= SERVER_FAULTS ? null : answerOf(request, reply, payload));
    return payload;
  });
};

const hashOf = ({ method, url, body }: FastifyRequest): string => {
  const content = Buffer.isBuffer(body) ? hashBytes(body) : (JSON.stringify(body) ?? '');
  return hashBytes(new TextEncoder().encode(`${method} ${url}\n${content}`));
};

const answerOf = ({ routeOptions }: FastifyRequest, reply: FastifyReply, payload: unknown): Json => ({
  status: reply.statusCode,
  headers: Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = reply.getHeader(name);
      return value === undefined ? [] : [[name, String(value)]];
    }),
  ),
  body: routeOptions.config.isSecret === true ? null : typeof payload === 'string' ? payload : '',
});

const replay = (reply: FastifyReply, { key, requestHash }: KeyedRequest, doneHash: string, answer: Json): FastifyReply => {
  if (requestHash !== doneHash)
    throw new UsageError(`The Idempotency-Key "${key}" was used for another request.`, {
      code: 'key-reused',
      hint: 'Send every new request with a new key.',
    });
  if (!isJsonObject(answer))
    throw new StaleError('The request with this Idempotency-Key is still being answered.', {
      code: 'request-running',
      hint: 'Send it again in a moment.',
    });
  const { status = null, headers = null, body = null } = answer;
  if (body === null)
    throw new StaleError('This was done already, and its answer is shown only once.', {
      code: 'answer-shown',
      hint: 'If it got lost, revoke what was made and make another one.',
    });
  for (const [name, value] of isJsonObject(headers) ? Object.entries(headers) : []) reply.header(name, String(value));
  return reply
    .code(Number(String(status)))
    .header('idempotent-replayed', 'true')
    .serializer(String)
    .send(String(body));
};
