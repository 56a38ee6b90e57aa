import { findSession, findToken, hasMembers, touchToken } from '../../store/access.ts';
import type { Store } from '../../store/database.ts';
import type { AppDeps } from '../deps.ts';
import type { Caller } from './caller.ts';
import { hashSecret, isSecretOf, splitToken } from './secret.ts';

type Deps = Pick<AppDeps, 'now'> & { readonly store: Store };

/** Not every request writes that a token was used. */
const TOUCH_MS = 60_000;

/** Whom a token speaks for; `null` for one that is unknown, expired or revoked: which of these is nobody's business. */
export const whoIs = async ({ store, now }: Deps, token: string): Promise<Caller | null> => {
  const parts = splitToken(token);
  const found = parts && (await findToken(store, parts.tokenId));
  if (!parts || !found || !isSecretOf(parts.secret, found.secretHash)) return null;
  const { tokenId, role, workspaceId, expiresAt, revokedAt, lastUsedAt, principal } = found.token;
  const moment = now();
  if (revokedAt !== null || (expiresAt !== null && Date.parse(expiresAt) <= moment.getTime())) return null;
  const before = new Date(moment.getTime() - TOUCH_MS).toISOString();
  if (lastUsedAt === null || lastUsedAt < before) await touchToken(store, tokenId, moment.toISOString(), before);
  return { principal, via: 'token', grants: found.grants, token: { tokenId, role, workspaceId, expiresAt } };
};

/** Who is logged in with this cookie. */
export const whoIsLoggedIn = async ({ store, now }: Deps, secret: string): Promise<Caller | null> => {
  const session = await findSession(store, hashSecret(secret), now().toISOString());
  return session && { ...session, via: 'login', token: null };
};

/** Does anybody have a role? */
export const isAccessSetUp = (store: Store): Promise<boolean> => hasMembers(store);
