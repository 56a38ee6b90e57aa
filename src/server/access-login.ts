// Its types let a route say that it is not part of the API.
import type {} from '@fastify/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as client from 'openid-client';
import { logIn, logOut } from '../app/access/log-in.ts';
import type { LoginSettings } from '../app/config.ts';
import { UnavailableError } from '../base/errors.ts';
import { isOurHost } from './access-guard.ts';
import { type AccessDeps, authorOf, refuse } from './access-rules.ts';
import { cookieOptions, loginName, sessionCookie, sessionName } from './access-session.ts';

/**
 * Logging in at a provider of OpenID Connect: code flow with PKCE, state and nonce. Who comes back is known by name only; an admin says what
 * they may.
 */

const BEGUN_SECONDS = 600;
const HOUR_SECONDS = 3_600;
const PROVIDER_SECONDS = 10;

export const addLogin = (app: FastifyInstance, deps: AccessDeps, settings: LoginSettings, publicUrl: URL | null): void => {
  const provider = makeProvider(settings);
  const baseOf = (request: FastifyRequest): URL | null =>
    publicUrl ?? (isOurHost(request, null) ? new URL(`http://${request.headers.host}`) : null);

  app.get('/login', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const base = baseOf(request);
    if (!base) return refuseLogin(reply, 'The request came under another name than ours.');
    const verifier = client.randomPKCECodeVerifier();
    const begun = { state: client.randomState(), nonce: client.randomNonce(), verifier, to: returnPath(request.query) };
    const address = client.buildAuthorizationUrl(await provider(), {
      redirect_uri: new URL('/login/callback', base).href,
      scope: 'openid email',
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    reply.setCookie(loginName(publicUrl), toCookie(begun), cookieOptions(publicUrl, 'lax', BEGUN_SECONDS));
    return reply.header('cache-control', 'no-store').redirect(address.href, 302);
  });

  app.get('/login/callback', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const base = baseOf(request);
    const begun = fromCookie(request.cookies[loginName(publicUrl)]);
    reply.clearCookie(loginName(publicUrl), cookieOptions(publicUrl, 'lax', 0));
    if (!base || !begun) return refuseLogin(reply, 'This login was not begun here, or too long ago.');
    const principal = await askProvider(await provider(), new URL(request.url, base), begun);
    if (principal === null) return refuseLogin(reply, 'The provider did not vouch for anybody.');
    const secret = await logIn(deps, { principal, hours: settings.hours, requestId: request.id });
    reply.setCookie(sessionName(publicUrl), secret, cookieOptions(publicUrl, 'strict', settings.hours * HOUR_SECONDS));
    // A redirect would still count as coming from the provider, and the browser would keep a strict cookie back.
    return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(goOn(begun.to));
  });

  app.post('/logout', { config: { access: 'known', audit: false }, schema: { hide: true } }, async (request, reply) => {
    const secret = sessionCookie(request, publicUrl);
    if (secret !== undefined) await logOut(deps, authorOf(request), secret);
    return reply
      .clearCookie(sessionName(publicUrl), cookieOptions(publicUrl, 'strict', 0))
      .code(204)
      .send();
  });
};

/** Who the provider says it is; `null` where what came back is not what was asked for. */
const askProvider = async (provider: client.Configuration, address: URL, begun: Begun): Promise<string | null> => {
  try {
    const tokens = await client.authorizationCodeGrant(provider, address, {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) return null;
    const more = claims.email === undefined && provider.serverMetadata().userinfo_endpoint !== undefined;
    const { email, email_verified } = more ? await client.fetchUserInfo(provider, tokens.access_token, claims.sub) : claims;
    // An address that nobody verified could be anybody's; a subject must not look like one.
    return typeof email === 'string' && email_verified === true ? email : `sub:${claims.sub}`;
  } catch {
    return null;
  }
};

/** Found at the first login, and sought again where it did not answer. */
const makeProvider = ({ issuer, clientId, clientSecret }: LoginSettings): (() => Promise<client.Configuration>) => {
  let found: Promise<client.Configuration> | undefined;
  const address = new URL(issuer);
  // Without TLS on this computer alone: a provider for trying things out.
  const isInsecure = address.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(address.hostname);
  const discover = (): Promise<client.Configuration> =>
    client.discovery(address, clientId, undefined, clientSecret === null ? client.None() : client.ClientSecretPost(clientSecret), {
      timeout: PROVIDER_SECONDS,
      execute: isInsecure ? [client.allowInsecureRequests] : [],
    });
  return async () => {
    try {
      found ??= discover();
      return await found;
    } catch (cause) {
      found = undefined;
      throw new UnavailableError('The provider of logins does not answer.', {
        code: 'login-unavailable',
        hint: 'Try again in a moment; whoever runs the server should look at PLANWRIGHT_OIDC_ISSUER.',
        cause,
      });
    }
  };
};

/** What a login remembers until the person comes back, in a cookie of theirs that no script can read. */
interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where the person wanted to go. */
  readonly to: string;
}

const toCookie = ({ state, nonce, verifier, to }: Begun): string =>
  [state, nonce, verifier, Buffer.from(to).toString('base64url')].join('.');

const fromCookie = (text: string | undefined): Begun | null => {
  const [state, nonce, verifier, to] = text?.split('.') ?? [];
  return state && nonce && verifier && to ? { state, nonce, verifier, to: pathOf(Buffer.from(to, 'base64url').toString()) } : null;
};

const returnPath = (query: unknown): string =>
  typeof query === 'object' && query !== null && 'to' in query && typeof query.to === 'string' ? pathOf(query.to) : '/';

/** A path of ours, never an address elsewhere. */
const pathOf = (text: string): string => (/^\/(?![/\\])[\w\-./~?&=%:]{0,500}$/u.test(text) ? text : '/');

const goOn = (path: string): string => {
  const safe = path.replaceAll('&', '&amp;');
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${safe}"><title>Planwright</title><p><a href="${safe}">Go on</a></p>`;
};

const refuseLogin = (reply: FastifyReply, detail: string): FastifyReply =>
  refuse(reply, { status: 401, code: 'login-failed', title: 'Nobody was logged in', detail, hint: 'Begin again: /login.' });
