import { createServer, type Server as HttpServer, type RequestListener, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAudit } from '../../src/app/access/audit.ts';
import { logIn } from '../../src/app/access/log-in.ts';
import { addPlace, type Desk, depsOf, grant, listen, openDesk, type Server } from '../server/access-app.ts';

// The whole way of a login, with a provider of OpenID Connect on loopback and a browser that is a jar of cookies.

const EMAILS: Readonly<Record<string, { readonly email: string; readonly email_verified: boolean }>> = {
  mia: { email: 'Mia@example.org', email_verified: true },
  eve: { email: 'mia@example.org', email_verified: false },
};

let desk: Desk;
let server: Server;
let provider: HttpServer;
let answer: RequestListener = (_, reply) => reply.end();

beforeAll(async () => {
  desk = await openDesk();
  await addPlace(desk, 'Alpha');
  await grant(desk, 'root@example.org', 'admin');
  provider = createServer((request, reply) => answer(request, reply));
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  // A server that listens has an address.
  const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  server = await listen(desk, { login: { issuer, clientId: 'planwright', clientSecret: 'provider-secret', hours: 2 } });
  answer = makeProvider(issuer, `${server.base}/login/callback`).callback();
}, 120_000);
afterAll(async () => {
  await server.close();
  provider.close();
  await desk.close();
});

const makeProvider = (issuer: string, redirect: string): Provider =>
  new Provider(issuer, {
    clients: [
      {
        client_id: 'planwright',
        client_secret: 'provider-secret',
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [redirect],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['test'] },
    pkce: { required: () => true },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...EMAILS[sub] }) }),
  });

/** A browser: keeps cookies by address, follows nothing by itself. */
const makeBrowser = () => {
  const jars = new Map<string, Map<string, string>>();
  const go = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const { origin } = new URL(address);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie === '' ? {} : { cookie }), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  return { go, jar: (origin: string) => jars.get(origin) ?? new Map<string, string>() };
};

type Browser = ReturnType<typeof makeBrowser>;

/** From /login to the address that the provider sends the person back to. */
const signIn = async ({ go }: Browser, name: string, path = '/login'): Promise<string> => {
  let at = new URL(path, server.base).href;
  for (let step = 0; step < 20; step++) {
    const response = await go(at);
    const next = response.headers.get('location');
    if (next !== null) {
      at = new URL(next, at).href;
      if (at.startsWith(`${server.base}/login/callback`)) return at;
      continue;
    }
    const page = await response.text();
    const prompt = /name="prompt" value="(\w+)"/u.exec(page)?.[1];
    if (prompt === undefined) throw new TypeError(`the provider shows no form: ${response.status} ${page.slice(0, 500)}`);
    const form = new URLSearchParams(prompt === 'login' ? { prompt, login: name, password: 'x' } : { prompt });
    const action = /action="([^"]+)"/u.exec(page)?.[1] ?? '';
    const sent = await go(new URL(action, at).href, { method: 'POST', body: form });
    at = new URL(sent.headers.get('location') ?? '', at).href;
  }
  throw new TypeError('the provider never comes back');
};

const me = async ({ go }: Browser, headers: Readonly<Record<string, string>> = {}) => {
  const response = await go(`${server.base}/v1/me`, { headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('a login at the page', () => {
  it('is by verified e-mail address, gives no role by itself, and lasts until logout', async () => {
    const browser = makeBrowser();
    expect((await me(browser)).status).toBe(401);
    const back = await browser.go(await signIn(browser, 'mia', '/login?to=/runs?x=1'));
    expect(back.status).toBe(200);
    const [cookie = ''] = back.headers.getSetCookie().filter((it) => it.startsWith('planwright_login='));
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=7200']) expect(cookie).toContain(part);
    expect(await back.text()).toContain('content="0; url=/runs?x=1"');
    expect(await me(browser)).toMatchObject({
      status: 200,
      body: { principal: 'Mia@example.org', via: 'login', role: null, workspaces: [] },
    });
    await grant(desk, 'mia@example.org', 'planner', 'Alpha');
    expect((await me(browser)).body.workspaces).toEqual([{ workspace: 'Alpha', role: 'planner' }]);

    const path = `${server.base}/v1/workspaces/Alpha/planner`;
    const from = (headers: Readonly<Record<string, string>>) => browser.go(path, { method: 'POST', headers }).then(({ status }) => status);
    expect(await from({ origin: server.base })).toBe(200);
    // No browser that we trust with a cookie keeps quiet about where a change comes from.
    expect(await from({})).toBe(403);
    expect(await from({ origin: 'http://evil.example' })).toBe(403);
    expect((await me(browser, { origin: 'http://evil.example' })).status).toBe(403);

    expect((await browser.go(`${server.base}/logout`, { method: 'POST' })).status).toBe(403);
    const kept = browser.jar(server.base).get('planwright_login') ?? '';
    expect((await browser.go(`${server.base}/logout`, { method: 'POST', headers: { origin: server.base } })).status).toBe(204);
    browser.jar(server.base).set('planwright_login', kept);
    expect((await me(browser)).status).toBe(401);
    const acts = (await readAudit(depsOf(desk), {}, 10)).filter((it) => it.principal === 'Mia@example.org').map((it) => it.action);
    expect(acts).toEqual(['logout', 'planner', 'login']);
  });

  it('of somebody whose address nobody verified is by the provider’s own name for them', async () => {
    const browser = makeBrowser();
    await browser.go(await signIn(browser, 'eve'));
    expect((await me(browser)).body).toMatchObject({ principal: 'sub:eve', workspaces: [] });
  });

  it('comes to an end by itself', async () => {
    const browser = makeBrowser();
    await browser.go(await signIn(browser, 'mia'));
    desk.clock.now = new Date(Date.now() + 2 * 3_600_000 + 1);
    expect((await me(browser)).status).toBe(401);
    desk.clock.now = new Date();
    expect((await me(browser)).status).toBe(200);
  });

  it('counts only in the browser that began it, once, and as the provider answered it', async () => {
    const browser = makeBrowser();
    const back = await signIn(browser, 'mia');
    expect((await makeBrowser().go(back)).status).toBe(401);
    const other = makeBrowser();
    await other.go(`${server.base}/login`);
    expect((await other.go(back)).status).toBe(401);
    const changed = new URL(back);
    changed.searchParams.set('state', 'x');
    expect((await browser.go(changed.href)).status).toBe(401);
    // What was begun is over with the first answer, right or wrong.
    expect((await browser.go(back)).status).toBe(401);
    expect(browser.jar(server.base).has('planwright_login')).toBe(false);
  });

  it('leads nowhere but to our own pages', async () => {
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', '/"><script>', 'javascript:alert(1)']) {
      const browser = makeBrowser();
      const back = await browser.go(await signIn(browser, 'mia', `/login?to=${encodeURIComponent(to)}`));
      expect(await back.text(), to).toContain('content="0; url=/"');
    }
  });
});

describe('behind a proxy with TLS', () => {
  const PUBLIC = 'https://plan.example.org';
  // `fetch` lets nobody choose the host.
  const ask = (port: number, method: string, path: string, headers: Readonly<Record<string, string>>) =>
    new Promise<{
      readonly status: number;
      readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
      readonly text: string;
    }>((resolve, reject) => {
      const sent = send({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (it: string) => {
          text += it;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      });
      sent.on('error', reject);
      sent.end();
    });

  it('cookies are for our host alone and over TLS alone, and count under the public name alone', async () => {
    const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
    const login = { issuer, clientId: 'planwright', clientSecret: 'provider-secret', hours: 2 };
    const proxied = await listen(desk, { login, publicUrl: PUBLIC });
    const host = 'plan.example.org';
    const begun = await ask(proxied.port, 'GET', '/login', { host });
    expect(begun.status).toBe(302);
    const [cookie = ''] = [begun.headers['set-cookie'] ?? []].flat();
    expect(cookie).toMatch(/^__Host-planwright_login_begun=[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/u);
    expect(new URL(String(begun.headers.location)).searchParams.get('redirect_uri')).toBe(`${PUBLIC}/login/callback`);
    expect(begun.headers['strict-transport-security']).toBe('max-age=31536000');

    const secret = await logIn(depsOf(desk), { principal: 'root@example.org', hours: 1, requestId: 'REQ-1' });
    const status = async (method: string, path: string, headers: Readonly<Record<string, string>>): Promise<number> =>
      (await ask(proxied.port, method, path, { cookie: `__Host-planwright_login=${secret}`, ...headers })).status;
    expect(await status('GET', '/v1/me', { host })).toBe(200);
    expect(await status('GET', '/v1/me', { host: `127.0.0.1:${proxied.port}` })).toBe(403);
    expect(await status('GET', '/v1/me', { host: 'evil.example' })).toBe(403);
    expect(await status('GET', '/v1/me', { host, cookie: `planwright_login=${secret}` })).toBe(401);
    expect(await status('POST', '/v1/admin', { host, origin: PUBLIC })).toBe(200);
    expect(await status('POST', '/v1/admin', { host, 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await status('POST', '/v1/admin', { host, origin: 'http://plan.example.org' })).toBe(403);
    expect(await status('POST', '/v1/admin', { host, origin: PUBLIC, 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await status('POST', '/v1/admin', { host })).toBe(403);
    await proxied.close();
  });

  it('a provider that does not answer is no fault of ours, and is asked again', async () => {
    const login = { issuer: 'http://127.0.0.1:9', clientId: 'planwright', clientSecret: null, hours: 2 };
    const alone = await listen(desk, { login });
    const answer = await ask(alone.port, 'GET', '/login', { host: `127.0.0.1:${alone.port}` });
    expect({ status: answer.status, code: JSON.parse(answer.text).code }).toEqual({ status: 503, code: 'login-unavailable' });
    expect((await ask(alone.port, 'GET', '/login', { host: 'evil.example' })).status).toBe(401);
    await alone.close();
  });
});
