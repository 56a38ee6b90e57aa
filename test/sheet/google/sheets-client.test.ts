import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openGoogleAccess } from '../../../src/sheet/google/open-google-access.ts';

let close: () => void = () => undefined;
afterEach(() => close());

interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly token: string | undefined;
  readonly body: string;
}

/** A server on this machine that answers each call as it is told, and keeps what was asked. */
const serve = async (answer: (response: ServerResponse) => void): Promise<{ readonly url: string; readonly seen: Seen[] }> => {
  const seen: Seen[] = [];
  const listener = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const piece of request) body += String(piece);
    const url = new URL(request.url ?? '/', 'http://localhost');
    seen.push({ method: request.method ?? '', url, token: request.headers.authorization, body });
    answer(response);
  };
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  close = () => void server.close();
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, seen };
};

const json =
  (status: number, body: object, headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

it('asks for a sheet with a mask, and with the token that is for tests', async () => {
  const { url, seen } = await serve(json(200, { properties: { title: 'Roadmap' } }));
  const { api } = openGoogleAccess({ keyFile: null, apiUrl: url });
  expect(await api.get('abc', { fields: 'properties(title)', ranges: ["'A'", "'B'"] })).toEqual({
    data: { properties: { title: 'Roadmap' } },
  });
  const [call] = seen;
  expect(call).toMatchObject({ method: 'GET', token: 'Bearer loopback' });
  expect(call?.url.pathname).toBe('/v4/spreadsheets/abc');
  expect(call?.url.searchParams.get('fields')).toBe('properties(title)');
  expect(call?.url.searchParams.getAll('ranges')).toEqual(["'A'", "'B'"]);
});

it('sends a batch as one call', async () => {
  const { url, seen } = await serve(json(200, { spreadsheetId: 'abc' }));
  const { api } = openGoogleAccess({ keyFile: null, apiUrl: url });
  const requests = [{ appendDimension: { sheetId: 1, dimension: 'ROWS', length: 2 } }];
  expect(await api.batchUpdate('abc', { requests }, 'spreadsheetId')).toEqual({ data: { spreadsheetId: 'abc' } });
  expect(seen.map(({ method, url: { pathname } }) => `${method} ${pathname}`)).toEqual(['POST /v4/spreadsheets/abc:batchUpdate']);
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ requests });
});

it.each([429, 500, 503])('makes a call once, whatever comes back (%i), and takes no secret from what failed', async (status) => {
  const { url, seen } = await serve(json(status, { error: { code: status, message: 'Quota exceeded' } }, { 'retry-after': '7' }));
  const { api } = openGoogleAccess({ keyFile: null, apiUrl: url });
  for (const called of [await api.get('abc', { fields: '*' }), await api.batchUpdate('abc', {}, '*')]) {
    expect(called).toEqual({ failure: { status, text: 'Quota exceeded', retryAfterMs: 7_000 } });
    expect(JSON.stringify(called)).not.toContain('loopback');
  }
  expect(seen).toHaveLength(2);
});

it('has no status where the connection breaks', async () => {
  const { url, seen } = await serve((response) => void response.destroy());
  const { api } = openGoogleAccess({ keyFile: null, apiUrl: url });
  expect(await api.batchUpdate('abc', {}, '*')).toMatchObject({ failure: { status: null } });
  expect(seen).toHaveLength(1);
});
