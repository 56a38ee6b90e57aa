import { and, asc, desc, eq, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Queries, Store } from './database.ts';
import { decode } from './documents.ts';
import { nameKey } from './name-key.ts';
import { workspaces } from './schema.ts';
import { guarded } from './store-errors.ts';
import { apiTokens, loginSessions, memberships } from './team-schema.ts';

/** Who may do what: roles of people, and the tokens and logins that speak for them. Of secrets only hashes are known here. */

/** Each may all that the ones before it may. */
export const ROLES = ['viewer', 'planner', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A role in one workspace, or (`null`) in all of them, those to come too. */
export interface Grant {
  readonly workspaceId: number | null;
  readonly role: Role;
}

export interface Member extends Grant {
  readonly principal: string;
  readonly workspace: string | null;
  readonly actor: string;
  readonly createdAt: string;
}

export interface ApiToken {
  /** The part of the token that may be shown. */
  readonly tokenId: string;
  readonly principal: string;
  readonly name: string;
  /** Good for this workspace alone; `null`: for all that the person may. */
  readonly workspaceId: number | null;
  readonly workspace: string | null;
  /** The most it may do, whatever the person may. */
  readonly role: Role;
  readonly actor: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
}

export type NewToken = Omit<ApiToken, 'workspace' | 'revokedAt' | 'lastUsedAt'> & { readonly secretHash: string };

/** A token with what its person may: one look at the database for each request. `null` for an unknown one. */
export const findToken = (
  store: Store,
  tokenId: string,
): Promise<{ readonly token: ApiToken; readonly secretHash: string; readonly grants: readonly Grant[] } | null> =>
  guarded(async () => {
    const rows = await store.queries
      .select({ token: apiTokens, workspaceId: memberships.workspaceId, role: memberships.role })
      .from(apiTokens)
      .leftJoin(memberships, eq(memberships.principalKey, apiTokens.principalKey))
      .where(eq(apiTokens.tokenId, tokenId));
    const [first] = rows;
    if (!first) return null;
    return {
      token: toToken({ token: first.token, workspace: null }),
      secretHash: first.token.secretHash,
      grants: rows.flatMap(({ workspaceId, role }) => (role === null ? [] : [{ workspaceId, role: toRole(role) }])),
    };
  });

/** Keeps when a token was used, but not more often than asked: not every request should write. */
export const touchToken = (store: Store, tokenId: string, now: string, ifBefore: string): Promise<void> =>
  store.transact(async (queries) => {
    await queries
      .update(apiTokens)
      .set({ lastUsedAt: now })
      .where(and(eq(apiTokens.tokenId, tokenId), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, ifBefore))));
  });

export const addToken = async (queries: Queries, token: NewToken): Promise<void> => {
  await queries.insert(apiTokens).values({ ...token, principalKey: nameKey(token.principal) });
};

/** Of one person, of one workspace (those good for it alone), or all; the newest first. */
export interface TokenFilter {
  readonly principal?: string;
  readonly workspaceId?: number;
  readonly tokenId?: string;
}

export const listTokens = (queries: Queries, { principal, workspaceId, tokenId }: TokenFilter = {}): Promise<readonly ApiToken[]> =>
  guarded(async () => {
    const rows = await queries
      .select({ token: apiTokens, workspace: workspaces.name })
      .from(apiTokens)
      .leftJoin(workspaces, eq(apiTokens.workspaceId, workspaces.id))
      .where(
        and(
          principal === undefined ? undefined : eq(apiTokens.principalKey, nameKey(principal)),
          workspaceId === undefined ? undefined : eq(apiTokens.workspaceId, workspaceId),
          tokenId === undefined ? undefined : eq(apiTokens.tokenId, tokenId),
        ),
      )
      .orderBy(desc(apiTokens.id));
    return rows.map(toToken);
  });

/** The first time counts. */
export const revokeToken = async (queries: Queries, tokenId: string, now: string): Promise<void> => {
  await queries
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(and(eq(apiTokens.tokenId, tokenId), isNull(apiTokens.revokedAt)));
};

/** Does anybody have a role? Until then access is not set up. */
export const hasMembers = (store: Store): Promise<boolean> =>
  guarded(async () => (await store.queries.select({ id: memberships.id }).from(memberships).limit(1)).length > 0);

/** Changes of who may what come one after the other, to the end of the transaction: rules about the last admin hold. */
export const holdMembers = async (queries: Queries): Promise<void> => {
  await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended('planwright members', 0))`);
};

/** Those with a role in this workspace itself, with one in all (`null`), or everybody. */
export const listMembers = (queries: Queries, workspaceId?: number | null): Promise<readonly Member[]> =>
  guarded(async () => {
    const rows = await queries
      .select({ member: memberships, workspace: workspaces.name })
      .from(memberships)
      .leftJoin(workspaces, eq(memberships.workspaceId, workspaces.id))
      .where(workspaceId === undefined ? undefined : ofWorkspace(workspaceId))
      .orderBy(asc(memberships.principalKey), asc(memberships.id));
    return rows.map(({ member: { id: _, principalKey: __, role, ...rest }, workspace }) => ({ ...rest, role: toRole(role), workspace }));
  });

export const grantsOf = (queries: Queries, principal: string): Promise<readonly Grant[]> =>
  guarded(async () => {
    const rows = await queries
      .select({ workspaceId: memberships.workspaceId, role: memberships.role })
      .from(memberships)
      .where(eq(memberships.principalKey, nameKey(principal)));
    return rows.map(({ workspaceId, role }) => ({ workspaceId, role: toRole(role) }));
  });

export type NewMember = Grant & { readonly principal: string; readonly actor: string; readonly now: string };

/** The role that a person has from now on. */
export const setMember = async (queries: Queries, { principal, workspaceId, role, actor, now }: NewMember): Promise<void> => {
  await removeMember(queries, principal, workspaceId);
  await queries.insert(memberships).values({ principal, principalKey: nameKey(principal), workspaceId, role, actor, createdAt: now });
};

/** What it was; `null` where there was none. */
export const removeMember = async (queries: Queries, principal: string, workspaceId: number | null): Promise<Role | null> => {
  const [removed] = await queries
    .delete(memberships)
    .where(and(eq(memberships.principalKey, nameKey(principal)), ofWorkspace(workspaceId)))
    .returning({ role: memberships.role });
  return removed ? toRole(removed.role) : null;
};

const ofWorkspace = (workspaceId: number | null): SQL =>
  workspaceId === null ? isNull(memberships.workspaceId) : eq(memberships.workspaceId, workspaceId);

export interface NewSession {
  readonly secretHash: string;
  readonly principal: string;
  readonly now: string;
  readonly expiresAt: string;
}

/** Logins that are over are forgotten; the log of changes remembers them. */
export const addSession = async (queries: Queries, { secretHash, principal, now, expiresAt }: NewSession): Promise<void> => {
  await queries.delete(loginSessions).where(lt(loginSessions.expiresAt, now));
  await queries.insert(loginSessions).values({ secretHash, principal, createdAt: now, expiresAt });
};

/** Who is logged in with this secret, and what that person may; `null` where the login is unknown, over or ended. */
export const findSession = (
  store: Store,
  secretHash: string,
  now: string,
): Promise<{ readonly principal: string; readonly grants: readonly Grant[] } | null> =>
  guarded(async () => {
    const [row] = await store.queries
      .select({ principal: loginSessions.principal, expiresAt: loginSessions.expiresAt })
      .from(loginSessions)
      .where(and(eq(loginSessions.secretHash, secretHash), isNull(loginSessions.endedAt)));
    if (!row || row.expiresAt <= now) return null;
    return { principal: row.principal, grants: await grantsOf(store.queries, row.principal) };
  });

export const endSession = async (queries: Queries, secretHash: string, now: string): Promise<void> => {
  await queries
    .update(loginSessions)
    .set({ endedAt: now })
    .where(and(eq(loginSessions.secretHash, secretHash), isNull(loginSessions.endedAt)));
};

const toRole = (text: string): Role => decode(z.enum(ROLES), text, 'role');

const toToken = ({
  token: { id: _, secretHash: __, principalKey: ___, role, ...token },
  workspace,
}: {
  readonly token: typeof apiTokens.$inferSelect;
  readonly workspace: string | null;
}): ApiToken => ({ ...token, role: toRole(role), workspace });
