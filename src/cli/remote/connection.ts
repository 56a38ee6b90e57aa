import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceAddress } from '../../app/config.ts';
import { PlanwrightError, StaleError, UnavailableError, UsageError } from '../../base/errors.ts';
import { canonicalJson, isJsonObject, type Json } from '../../base/json.ts';
import { parseJson } from '../../base/parse-json.ts';
import { errorOf, strangeAnswer } from './problem.ts';

/** A server of Planwright, as somebody may use it. Throws what the server says, in its words, `server-away` and `server-nowhere`. */
export interface Connection {
  /** Without user, password and path. */
  readonly url: string;
  readonly get: (path: string) => Promise<Json>;
  readonly post: (path: string, body: Json | Uint8Array, headers?: Readonly<Record<string, string>>) => Promise<Json>;
  readonly download: (path: string) => Promise<Uint8Array>;
  /** A stream, as it comes. */
  readonly open: (path: string, headers: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
}

/** A request that takes longer has no answer. */
const PATIENCE_MS = 120_000;
/** Waits before a request is sent again that got no answer. */
const WAITS_MS = [300, 1_000, 3_000];
/** A server that was there, whose connections break, is waited for longer: it is about to come back. */
const LONGER_WAITS_MS = [2_000, 3_000, 5_000, 8_000, 8_000];

type Sent = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

export const connect = ({ url, token }: ServiceAddress): Connection => {
  const base = readAddress(url);
  const send = async (path: string, { headers, ...request }: Sent): Promise<Response> => {
    const response = await fetch(new URL(path, `${base}/`), {
      ...request,
      redirect: 'manual',
      headers: { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    }).catch((cause) => {
      throw away(base, cause);
    });
    if (response.ok) return response;
    if (response.status >= 300 && response.status < 400) throw elsewhere(base, response.headers.get('location'));
    throw errorOf(response.status, readAnswer(await textOf(response, base)) ?? null, base);
  };
  const again = <T>(take: (signal: AbortSignal) => Promise<T>): Promise<T> => persistently(() => take(AbortSignal.timeout(PATIENCE_MS)));
  const json = async (response: Response): Promise<Json> => {
    const answer = readAnswer(await textOf(response, base));
    if (answer === undefined) throw strangeAnswer(response.status, base);
    return answer;
  };
  return {
    url: base,
    get: (path) => again(async (signal) => json(await send(path, { signal, headers: { accept: 'application/json' } }))),
    post: (path, body, headers = {}) => {
      // Sent twice with one key, it is done once.
      const key = randomUUID();
      const isFile = body instanceof Uint8Array;
      const content = isFile ? Buffer.from(body) : canonicalJson(body);
      const type = isFile ? 'application/octet-stream' : 'application/json';
      const sent = { ...headers, accept: 'application/json', 'content-type': type, 'idempotency-key': key };
      return again(async (signal) => json(await send(path, { method: 'POST', body: content, signal, headers: sent })));
    },
    download: (path) =>
      again(async (signal) => {
        const response = await send(path, { signal });
        const content = await response.arrayBuffer().catch((cause) => {
          throw away(base, cause);
        });
        return new Uint8Array(content);
      }),
    open: async (path, headers, signal) => {
      const { body } = await send(path, { headers, signal });
      if (!body) throw strangeAnswer(200, base);
      return body;
    },
  };
};

const persistently = async <T>(take: () => Promise<T>): Promise<T> => {
  for (const [index, waitMs] of [...WAITS_MS, ...LONGER_WAITS_MS].entries()) {
    try {
      return await take();
    } catch (thrown) {
      if (!isPassing(thrown) || (index >= WAITS_MS.length && isNobodyThere(thrown))) throw thrown;
      await sleep(waitMs);
    }
  }
  return take();
};

/** Nobody listens there, or nobody has that name: more likely a wrong address than a server that is away for a moment. */
const isNobodyThere = (thrown: unknown): boolean => thrown instanceof UnavailableError && thrown.code === 'server-nowhere';

const isPassing = (thrown: unknown): boolean =>
  (thrown instanceof UnavailableError && thrown.retryable) || (thrown instanceof StaleError && thrown.code === 'request-running');

const textOf = (response: Response, base: string): Promise<string> =>
  response.text().catch((cause) => {
    throw away(base, cause);
  });

/** Numbers keep their digits. */
const readAnswer = (text: string): Json | undefined => {
  const parsed = parseJson(text, { computed: true });
  return parsed.ok ? parsed.value : undefined;
};

/** Only the address is kept of it: a path, or a password in it, would get lost or told. */
const readAddress = (text: string): string => {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new UsageError('The server is no address that begins with http:// or https://.', {
      code: 'server-address',
      hint: 'Like --server https://plan.example.org, or PLANWRIGHT_SERVER.',
    });
  return `${url.origin}${url.pathname.replace(/\/+$/u, '')}`;
};

const HERE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u;

/** Whoever sits between us and that server can read the token. */
export const isOverheard = ({ url, token }: ServiceAddress): boolean => {
  const address = URL.parse(url);
  return token !== null && address?.protocol === 'http:' && !HERE.test(address.hostname);
};

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ALTNAME/u;

const away = (base: string, cause: unknown): PlanwrightError => {
  if (cause instanceof PlanwrightError) return cause;
  const code = codeOf(cause);
  if (CERTIFICATE.test(code))
    return new UnavailableError(`The certificate of ${base} is not trusted (${code}).`, {
      code: 'server-untrusted',
      hint: 'Name the authority that signed it: NODE_EXTRA_CA_CERTS=/path/to/ca.pem.',
      retryable: false,
    });
  return new UnavailableError(`The server ${base} does not answer (${code}).`, {
    code: ['ECONNREFUSED', 'ENOTFOUND'].includes(code) ? 'server-nowhere' : 'server-away',
    hint: 'Look whether the address is right and the server runs; then try again.',
  });
};

/** What the system calls it. Nothing of the request is told: it holds the token. */
const codeOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return 'no answer';
  if (cause.name === 'TimeoutError') return `no answer in ${PATIENCE_MS / 1000} s`;
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return cause.cause === undefined ? 'the connection broke' : codeOf(cause.cause);
};

const elsewhere = (base: string, location: string | null): UsageError =>
  new UsageError(`${base} sends us elsewhere${location === null ? '' : `: ${location}`}.`, {
    code: 'server-elsewhere',
    hint: 'Give the address that it really has: a token is sent nowhere else.',
  });

/** A member of an answer that is there, as the server promises. */
export const textIn = (json: Json, member: string, url: string): string => {
  const value = isJsonObject(json) ? json[member] : undefined;
  if (typeof value === 'string') return value;
  throw strangeAnswer(200, url);
};

/** The items of a list. */
export const itemsIn = (json: Json): readonly Json[] => {
  const items = isJsonObject(json) ? json.items : undefined;
  return Array.isArray(items) ? items : [];
};
