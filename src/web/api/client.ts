import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './api-types.ts';
import { drawKey } from './draw-key.ts';
import { awayProblem, Problem, toProblem } from './problem.ts';
import { readToken } from './token.ts';

/** The server that sent this page, typed by its own description. */

export type Schemas = components['schemas'];

/** Everything that is sent to the server goes through here. Throws `Problem`. */
export const send = async (request: Request | string, init?: RequestInit): Promise<Response> => {
  const made = new Request(request, init);
  const token = readToken();
  if (token !== null) made.headers.set('authorization', `Bearer ${token}`);
  const response = await fetch(made).catch((thrown: unknown) => {
    throw made.signal.aborted ? thrown : awayProblem();
  });
  if (response.ok || response.status === 304) return response;
  throw toProblem(await response.json().catch(() => null), response.status);
};

/** Sent twice with one key, a POST is done once. What may be tried again brings its own. */
const idempotent: Middleware = {
  onRequest: ({ request }) => {
    if (request.method === 'POST' && !request.headers.has('idempotency-key')) request.headers.set('idempotency-key', drawKey());
    return request;
  },
};

export const api = createClient<paths>({ baseUrl: location.origin, fetch: send });
api.use(idempotent);

/** What came back, where something must have come back. */
export const got = <T>({ data }: { readonly data?: T }): T => {
  if (data === undefined) throw new Problem({ message: 'The server answered nothing.', code: 'empty-answer', hint: null, status: 0 });
  return data;
};
