import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Dies, MemorySheets } from './memory-sheets.ts';

/**
 * A Sheets server on loopback, for tests: the two calls of Google's v4 REST API that Planwright makes (`spreadsheets.get` and
 * `spreadsheets.batchUpdate`), over spreadsheets in memory, with Google's forms of errors, its masks of fields (what is not asked for is not
 * sent) and its quotas by minute. That ids of developer metadata are unique is from Google's documents; its words for it are not. The types of what comes and goes are those of Google's published discovery document, which ships with its
 * package. It does not imitate: other calls, looks, filters and validations (requests for them are taken and forgotten), formulas being
 * calculated, revisions, and how long Google takes.
 */
export interface SheetsServer {
  /** With its closing slash, as `PLANWRIGHT_GOOGLE_API_URL` takes it. */
  readonly url: string;
  readonly id: string;
  readonly sheets: MemorySheets;
  readonly close: () => Promise<void>;
}

interface Options {
  /** Of calls of each kind in a minute. */
  readonly quota?: number;
  readonly sheets?: MemorySheets;
  /** Others beside it, by their ids. */
  readonly others?: Readonly<Record<string, MemorySheets>>;
  /** Each answer takes so long. */
  readonly delayMs?: number;
}

const ID = 'abc';
const TOKEN = 'Bearer loopback';
const GOOGLES_QUOTA = 60;
const MINUTE_MS = 60_000;
const STATUS_WORDS: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

export const startSheetsServer = async ({
  quota = GOOGLES_QUOTA,
  sheets = new MemorySheets(),
  others = {},
  delayMs = 0,
}: Options = {}): Promise<SheetsServer> => {
  const times: Record<string, number[]> = { GET: [], POST: [] };
  const isOver = (method: string): boolean => {
    const now = Date.now();
    const recent = (times[method] ?? []).filter((it) => it > now - MINUTE_MS);
    times[method] = [...recent, now];
    return recent.length >= quota;
  };
  const listener = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const piece of request) body += String(piece);
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, id, batch] = /^\/v4\/spreadsheets\/([^/:]+)(:batchUpdate)?$/u.exec(url.pathname) ?? [];
    if (delayMs > 0) await new Promise((done) => setTimeout(done, delayMs));
    if (headers.authorization !== TOKEN) return refuse(response, 401, 'Request had invalid authentication credentials.');
    const asked = id === ID ? sheets : others[id ?? ''];
    if (id === undefined || asked === undefined || (method === 'POST') !== (batch !== undefined))
      return refuse(response, 404, 'Requested entity was not found.');
    if (isOver(method)) return refuse(response, 429, `Quota exceeded for quota metric '${method === 'GET' ? 'Read' : 'Write'} requests'.`);
    try {
      const { api } = asked.access;
      const ranges = url.searchParams.getAll('ranges');
      const fields = url.searchParams.get('fields') ?? '*';
      const called =
        method === 'GET'
          ? await api.get(id, { fields, ...(ranges.length > 0 ? { ranges } : {}) })
          : await api.batchUpdate(id, JSON.parse(body), fields);
      if ('data' in called) return send(response, 200, masked(called.data, parseMask(fields)));
      // A lost answer: everything happened, and nobody hears of it.
      if (called.failure.status === null) return void response.destroy();
      refuse(response, called.failure.status, called.failure.text, called.failure.retryAfterMs);
    } catch (thrown) {
      if (thrown instanceof Dies) return void response.destroy();
      throw thrown;
    }
  };
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A server that listens has an address.
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/`, id: ID, sheets, close };
};

const refuse = (response: ServerResponse, code: number, message: string, retryAfterMs: number | null = null): void => {
  if (retryAfterMs !== null) response.setHeader('retry-after', String(Math.ceil(retryAfterMs / 1000)));
  send(response, code, { error: { code, message, status: STATUS_WORDS[code] ?? 'UNKNOWN' } });
};

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(body));
};

/** Members to keep; `null`: all that is below. */
type Mask = ReadonlyMap<string, Mask> | null;

/** `a,b(c,d(e))`, as Google writes which fields of an answer are wanted (https://developers.google.com/workspace/sheets/api/guides/field-masks). */
const parseMask = (text: string): Mask => {
  if (text === '*') return null;
  let at = 0;
  const members = (): ReadonlyMap<string, Mask> => {
    const found = new Map<string, Mask>();
    while (at < text.length && text[at] !== ')') {
      const [name = ''] = /^[^,()]*/u.exec(text.slice(at)) ?? [];
      at += name.length;
      let below: Mask = null;
      if (text[at] === '(') {
        at++;
        below = members();
        at++;
      }
      found.set(name, below);
      if (text[at] === ',') at++;
    }
    return found;
  };
  return members();
};

const masked = (value: unknown, mask: Mask): unknown => {
  if (mask === null) return value;
  if (Array.isArray(value)) return value.map((it) => masked(it, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, it]) => {
      const below = mask.get(name);
      return below === undefined ? [] : [[name, masked(it, below)]];
    }),
  );
};
