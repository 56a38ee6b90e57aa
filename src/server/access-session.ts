import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';

/**
 * The cookies of the page. `__Host-` keeps them to our host alone; a browser takes that name only with `Secure`, which plain HTTP on this
 * computer does not have.
 */

const nameOf = (name: string, publicUrl: URL | null): string => (isSecure(publicUrl) ? `__Host-${name}` : name);

const isSecure = (publicUrl: URL | null): boolean => publicUrl?.protocol === 'https:';

export const sessionName = (publicUrl: URL | null): string => nameOf('planwright_login', publicUrl);
/** What a login that has begun must remember until the person comes back. */
export const loginName = (publicUrl: URL | null): string => nameOf('planwright_login_begun', publicUrl);

export const sessionCookie = (request: FastifyRequest, publicUrl: URL | null): string | undefined =>
  request.cookies[sessionName(publicUrl)];

/** `lax` only where the person comes back from another site. */
export const cookieOptions = (publicUrl: URL | null, sameSite: 'strict' | 'lax', seconds: number): CookieSerializeOptions => ({
  httpOnly: true,
  secure: isSecure(publicUrl),
  sameSite,
  path: '/',
  maxAge: seconds,
});
