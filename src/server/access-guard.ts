import type { FastifyRequest } from 'fastify';

/**
 * Against pages of others in the browser of somebody whom we know without a token: the person at this computer, or one with a cookie. Such a
 * page can send requests, under our name even (DNS rebinding), but it cannot choose what the browser says about them in these headers.
 */

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
const LOOPBACK_ADDRESS = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/u;
/** A proxy speaks for somebody who may be anywhere. */
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];
const SAFE_METHODS = new Set(['GET', 'HEAD']);

/** Did the request come from this computer itself, and by no proxy? */
export const isFromHere = ({ socket, headers }: FastifyRequest): boolean =>
  LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') && PROXY_HEADERS.every((it) => headers[it] === undefined);

/** The address under which people know us: the one that was set, or a name of this computer with our port. */
export const isOurHost = ({ headers, socket }: Pick<FastifyRequest, 'headers' | 'socket'>, publicUrl: URL | null): boolean => {
  const { host } = headers;
  if (host === undefined) return false;
  if (publicUrl) return host.toLowerCase() === publicUrl.host;
  return isLoopbackHost(host, socket.localPort);
};

/** Says a browser, if one asks, that our own page asks (or the person, by the address bar)? */
export const isFromOurPage = (request: Pick<FastifyRequest, 'headers' | 'socket' | 'method'>, publicUrl: URL | null): boolean => {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isSameSite = site === undefined || site === 'same-origin' || (site === 'none' && SAFE_METHODS.has(request.method));
  return isSameSite && (origin === undefined || isOurOrigin(origin, request, publicUrl));
};

/** A browser that says nothing of where a change comes from is too old to be trusted with a cookie. */
export const saysWhereFrom = ({ headers, method }: Pick<FastifyRequest, 'headers' | 'method'>): boolean =>
  SAFE_METHODS.has(method) || headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;

const isOurOrigin = (origin: string, { headers, socket }: Pick<FastifyRequest, 'headers' | 'socket'>, publicUrl: URL | null): boolean => {
  if (publicUrl) return origin === publicUrl.origin;
  if (!URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  return protocol === 'http:' && host === headers.host?.toLowerCase() && isLoopbackHost(host, socket.localPort);
};

// What is injected by tests has no port and says `localhost:80`.
const isLoopbackHost = (host: string, port = 80): boolean => {
  const [, name = '', given = '80'] = /^(.*?)(?::(\d+))?$/u.exec(host.toLowerCase()) ?? [];
  return LOOPBACK_NAMES.has(name) && Number(given) === port;
};
