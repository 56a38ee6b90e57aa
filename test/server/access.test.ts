import { request as send } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAudit } from '../../src/app/access/audit.ts';
import { addPlace, type Desk, depsOf, grant, listen, openDesk, type Server, tokenFor } from './access-app.ts';

// The headers that `fetch` does not let anybody choose are what this is about.
const ask = (
  { port }: Server,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: unknown,
): Promise<{ readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: Record<string, unknown> }> =>
  new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const sent = send(
      { port, method, path, host: '127.0.0.1', headers: { ...(payload ? { 'content-type': 'application/json' } : {}), ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (it: string) => {
          text += it;
        });
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(payload);
  });

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 120_000);
afterAll(() => desk.close());

/** In order: the first tests stand before anybody has a role. */
describe('before access is set up', () => {
  it('the person at this computer may everything, under names of this computer with our port', async () => {
    const server = await listen(desk);
    for (const name of ['localhost', '127.0.0.1', '[::1]']) {
      const { status, body } = await ask(server, 'GET', '/v1/me', { host: `${name}:${server.port}` });
      expect({ status, via: body.via, role: body.role }, name).toEqual({ status: 200, via: 'local', role: 'admin' });
    }
    expect((await ask(server, 'POST', '/v1/admin')).status).toBe(200);
    await server.close();
  });

  it('pages of others reach nothing: not under another name, with another origin, or from another site', async () => {
    const server = await listen(desk);
    const ours = `127.0.0.1:${server.port}`;
    const foreign = [
      { host: 'evil.example' },
      { host: `evil.example:${server.port}` },
      { host: `127.0.0.1.evil.example:${server.port}` },
      { host: `localhost.:${server.port}` },
      { host: '127.0.0.1' },
      { host: `127.0.0.1:${server.port + 1}` },
      { host: ours, origin: 'http://evil.example' },
      { host: ours, origin: 'null' },
      { host: ours, origin: `https://${ours}` },
      { host: ours, origin: `http://localhost:${server.port}` },
      { host: ours, origin: 'http://127.0.0.1:1' },
      { host: ours, 'sec-fetch-site': 'cross-site' },
      { host: ours, 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign)
      for (const method of ['GET', 'POST'] as const) {
        const { status, body } = await ask(server, method, method === 'GET' ? '/v1/me' : '/v1/viewer', headers);
        expect({ status, code: body.code }, JSON.stringify(headers)).toEqual({ status: 403, code: 'origin-refused' });
      }
    expect((await ask(server, 'POST', '/v1/viewer', { host: ours, 'sec-fetch-site': 'none' })).status).toBe(403);
    expect(
      (await ask(server, 'POST', '/v1/viewer', { host: ours, 'sec-fetch-site': 'same-origin', origin: `http://${ours}` })).status,
    ).toBe(200);
    await server.close();
  });

  it('who comes through a proxy, or to a server that others can reach or that has settings, is not at this computer', async () => {
    const server = await listen(desk);
    for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
      expect((await ask(server, 'GET', '/v1/me', { [name]: '127.0.0.1' })).status, name).toBe(401);
    await server.close();
    const login = { issuer: 'https://login.example', clientId: 'x', clientSecret: null, hours: 1 };
    for (const options of [{ isLoopback: false }, { publicUrl: 'https://plan.example' }, { trustProxy: '127.0.0.1' }, { login }]) {
      const other = await listen(desk, options);
      const { status, headers, body } = await ask(other, 'GET', '/v1/me');
      expect({ status, code: body.code, ask: headers['www-authenticate'] }, JSON.stringify(options)).toEqual({
        status: 401,
        code: 'token-missing',
        ask: 'Bearer realm="planwright"',
      });
      await other.close();
    }
  });
});

describe('once somebody has a role', () => {
  const tokens: Record<string, string> = {};
  let server: Server;
  beforeAll(async () => {
    await addPlace(desk, 'Alpha');
    await addPlace(desk, 'Beta');
    await grant(desk, 'root@example.org', 'admin');
    await grant(desk, 'Vera@example.org', 'viewer', 'Alpha');
    await grant(desk, 'paul@example.org', 'planner', 'Alpha');
    await grant(desk, 'anna@example.org', 'admin', 'Alpha');
    await grant(desk, 'both@example.org', 'viewer');
    await grant(desk, 'both@example.org', 'planner', 'Alpha');
    for (const name of ['root', 'vera', 'paul', 'anna', 'both', 'nobody']) tokens[name] = await tokenFor(desk, `${name}@example.org`);
    tokens.capped = await tokenFor(desk, 'root@example.org', { role: 'viewer' });
    tokens.alpha = await tokenFor(desk, 'root@example.org', { workspace: 'alpha', role: 'planner' });
    server = await listen(desk);
  });
  afterAll(() => server.close());

  it('nobody comes in without a token any more', async () => {
    expect((await ask(server, 'GET', '/v1/me')).status).toBe(401);
    expect((await ask(server, 'GET', '/open')).status).toBe(200);
  });

  it('each role may what it may, where it may', async () => {
    const paths = ['viewer', 'planner', 'admin'].flatMap((it) => [`/v1/workspaces/alpha/${it}`, `/v1/workspaces/Beta/${it}`, `/v1/${it}`]);
    const seen: Record<string, string> = {};
    for (const [name, token] of Object.entries(tokens))
      seen[name] = (await Promise.all(paths.map((path) => ask(server, 'POST', path, bearer(token))))).map(({ status }) => status).join(' ');
    // Alpha, Beta, the server: as a viewer, a planner, an admin.
    expect(seen).toEqual({
      root: '200 200 200 200 200 200 200 200 200',
      vera: '200 404 403 403 404 403 403 404 403',
      paul: '200 404 403 200 404 403 403 404 403',
      anna: '200 404 403 200 404 403 200 404 403',
      both: '200 200 200 200 403 403 403 403 403',
      nobody: '404 404 403 404 404 403 404 404 403',
      capped: '200 200 200 403 403 403 403 403 403',
      alpha: '200 404 403 200 404 403 403 404 403',
    });
  });

  it('a workspace that one may not see is told like one that is not there', async () => {
    const [hidden, missing] = await Promise.all(
      ['Beta', 'Gamma'].map((it) => ask(server, 'POST', `/v1/workspaces/${it}/viewer`, bearer(tokens.vera ?? ''))),
    );
    expect([hidden?.status, missing?.status]).toEqual([404, 404]);
    expect(JSON.stringify(hidden?.body).replace('Beta', 'Gamma')).toBe(JSON.stringify(missing?.body));
  });

  it('tokens that are cut, changed, expired or revoked are unknown, and which of these is not said', async () => {
    const token = await tokenFor(desk, 'root@example.org', { days: 1 });
    const revoked = await tokenFor(desk, 'root@example.org');
    const id = revoked.slice(3, 15);
    expect((await ask(server, 'DELETE', `/v1/tokens/${id}`, bearer(tokens.root ?? ''))).status).toBe(200);
    const last = token.at(-1) === 'A' ? 'E' : 'A';
    const bad = [revoked, token.slice(0, -1), token.slice(0, -1) + last, `${token}x`, token.toUpperCase(), 'pw_', ''];
    const answers = await Promise.all(bad.map((it) => ask(server, 'GET', '/v1/me', bearer(it))));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.code}`))).toEqual(new Set(['401 token-invalid']));
    expect((await ask(server, 'GET', '/v1/me', bearer(token))).status).toBe(200);
    desk.clock.now = new Date(Date.now() + 86_400_001);
    expect((await ask(server, 'GET', '/v1/me', bearer(token))).status).toBe(401);
    desk.clock.now = new Date();
  });

  it('a role that is taken away is gone at the next request', async () => {
    const path = '/v1/workspaces/Alpha/members/vera%40example.org';
    expect((await ask(server, 'PUT', path, bearer(tokens.anna ?? ''), { role: 'planner' })).body).toMatchObject({ role: 'planner' });
    expect((await ask(server, 'POST', '/v1/workspaces/Alpha/planner', bearer(tokens.vera ?? ''))).status).toBe(200);
    expect((await ask(server, 'DELETE', path, bearer(tokens.anna ?? ''))).status).toBe(204);
    expect((await ask(server, 'POST', '/v1/workspaces/Alpha/viewer', bearer(tokens.vera ?? ''))).status).toBe(404);
    expect((await ask(server, 'DELETE', path, bearer(tokens.anna ?? ''))).body.code).toBe('member-unknown');
  });

  it('the last admin of all cannot be taken away or lowered, and nobody makes tokens for others or beyond their own', async () => {
    const root = bearer(tokens.root ?? '');
    expect((await ask(server, 'DELETE', '/v1/members/ROOT%40example.org', root)).body.code).toBe('last-admin');
    expect((await ask(server, 'PUT', '/v1/members/root%40example.org', root, { role: 'viewer' })).body.code).toBe('last-admin');
    const other = { name: 'x', principal: 'root@example.org' };
    expect((await ask(server, 'POST', '/v1/tokens', bearer(tokens.paul ?? ''), other)).body.code).toBe('token-for-other');
    const { body } = await ask(server, 'POST', '/v1/tokens', bearer(tokens.alpha ?? ''), { name: 'x', role: 'admin', days: 366 });
    expect(body).toMatchObject({ role: 'planner', workspace: 'Alpha', principal: 'root@example.org' });
    const own = await ask(server, 'GET', '/v1/tokens', bearer(tokens.alpha ?? ''));
    const kept = own.body.items as readonly { readonly token_id: string; readonly workspace: string; readonly expires_at: string }[];
    expect(new Set(kept.map((it) => it.workspace))).toEqual(new Set(['Alpha']));
    const parent = kept.find((it) => tokens.alpha?.includes(it.token_id));
    expect(body.expires_at).toBe(parent?.expires_at);
    expect((await ask(server, 'POST', '/v1/tokens', bearer(tokens.vera ?? ''), { name: 'x', workspace: 'Beta' })).body.code).toBe(
      'workspace-unknown',
    );
  });

  it('every change is in the log with who, by which token and request; reading is not', async () => {
    const before = (await readAudit(depsOf(desk), {}, 1))[0]?.id ?? 0;
    const paul = tokens.paul ?? '';
    await ask(server, 'POST', '/v1/workspaces/Alpha/planner', bearer(paul));
    await ask(server, 'POST', '/v1/workspaces/Alpha/admin', bearer(paul));
    await ask(server, 'GET', '/v1/me', bearer(paul));
    const [entry, ...more] = (await readAudit(depsOf(desk), {}, 10)).filter(({ id }) => id > before);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ principal: 'paul@example.org', tokenId: paul.slice(3, 15), action: 'planner', workspace: 'Alpha' });
    expect(entry?.requestId).not.toBeNull();
    const { status, body } = await ask(server, 'GET', '/v1/workspaces/Alpha/audit?limit=1', bearer(tokens.anna ?? ''));
    expect({ status, item: (body.items as readonly unknown[])[0] }).toMatchObject({ status: 200, item: { id: entry?.id } });
    const next = await ask(server, 'GET', `/v1/workspaces/Alpha/audit?limit=1&cursor=${body.next_cursor}`, bearer(tokens.anna ?? ''));
    expect((next.body.items as readonly { readonly id: number }[])[0]?.id).toBeLessThan(entry?.id ?? 0);
  });

  it('guessing and flooding are answered with 429 and when to come back', async () => {
    const limited = await listen(desk, { requestsPerMinute: 5 });
    const statuses: number[] = [];
    for (let i = 0; i < 7; i++) statuses.push((await ask(limited, 'GET', '/v1/me', bearer(tokens.both ?? ''))).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect((await ask(limited, 'GET', '/v1/me', bearer(tokens.root ?? ''))).status).toBe(200);
    for (let i = 0; i < 30; i++) expect((await ask(limited, 'GET', '/v1/me', bearer('pw_guess'))).status).toBe(401);
    const { status, headers, body } = await ask(limited, 'GET', '/v1/me', bearer('pw_guess'));
    expect({ status, code: body.code }).toEqual({ status: 429, code: 'too-many-requests' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    // Whoever shares the address is served all the same.
    expect((await ask(limited, 'GET', '/v1/me', bearer(tokens.anna ?? ''))).status).toBe(200);
    await limited.close();
  });

  it('answers say what browsers may do with them', async () => {
    const { headers } = await ask(server, 'GET', '/open');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer' });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect((await ask(server, 'GET', '/v1/me', bearer(tokens.root ?? ''))).headers['cache-control']).toBe('private, no-cache');
  });
});
