import { BugError, NotFoundError, UsageError } from '../../base/errors.ts';
import { type ApiToken, addToken, grantsOf, listTokens, type Role, revokeToken, type TokenFilter } from '../../store/access.ts';
import { addAudit } from '../../store/audit.ts';
import type { AlsoKeep } from '../../store/database.ts';
import { findWorkspace } from '../../store/workspaces.ts';
import type { AppDeps } from '../deps.ts';
import { withStore } from '../with-store.ts';
import type { Author } from './caller.ts';
import { readPrincipal } from './principal.ts';
import { drawToken } from './secret.ts';

type Deps = Pick<AppDeps, 'openStore' | 'now'>;

export const DEFAULT_DAYS = 90;
export const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

export interface TokenRequest {
  readonly principal: string;
  readonly name: string;
  /** For this workspace alone; `null`: for all that the person may. */
  readonly workspace: string | null;
  /** The most it may do. */
  readonly role: Role;
  readonly days: number;
  /** It ends at this moment at the latest: a token makes none that outlives it. */
  readonly notAfter?: string | null;
}

export interface NewlyMade {
  /** With its secret. */
  readonly token: string;
  readonly kept: ApiToken;
  /** The person has no role anywhere yet: the token may nothing. */
  readonly hasNoRole: boolean;
}

/** A new token. Its secret is in the answer and nowhere else. Throws `workspace-unknown`, `days-invalid`, `principal-invalid`. */
export const createToken = async (
  deps: Deps,
  author: Author,
  { principal: text, name, workspace, role, days, notAfter }: TokenRequest,
  alsoKeep?: AlsoKeep<ApiToken>,
): Promise<NewlyMade> => {
  if (!Number.isSafeInteger(days) || days < 1 || days > MOST_DAYS)
    throw new UsageError(`A token is good for 1 to ${MOST_DAYS} days.`, { code: 'days-invalid' });
  const principal = readPrincipal(text);
  const moment = deps.now();
  const now = moment.toISOString();
  const wanted = new Date(moment.getTime() + days * DAY_MS).toISOString();
  const expiresAt = notAfter && notAfter < wanted ? notAfter : wanted;
  const { token, tokenId, secretHash } = drawToken();
  return withStore(deps, (store) =>
    store.transact(async (queries) => {
      const workspaceId = workspace === null ? null : (await findWorkspace(queries, workspace)).id;
      const actor = author.principal;
      await addToken(queries, { tokenId, secretHash, principal, name, workspaceId, role, actor, createdAt: now, expiresAt });
      const details = { principal, name, role, expires_at: expiresAt };
      await addAudit(queries, { ...author, action: 'token-create', workspaceId, subject: tokenId, details, now });
      const [kept] = await listTokens(queries, { tokenId });
      if (!kept) throw new BugError('a token that was added is not there');
      await alsoKeep?.(queries, kept);
      return { token, kept, hasNoRole: (await grantsOf(queries, principal)).length === 0 };
    }),
  );
};

/** Ends a token at once. Among those of a person or a workspace, where that is given. Throws `token-unknown`. */
export const endToken = (deps: Deps, author: Author, tokenId: string, among: TokenFilter = {}): Promise<ApiToken> =>
  withStore(deps, (store) =>
    store.transact(async (queries) => {
      const [found] = await listTokens(queries, { ...among, tokenId });
      if (!found)
        throw new NotFoundError(`There is no token "${tokenId}".`, {
          code: 'token-unknown',
          hint: 'A token is named by the twelve characters after "pw_": planwright team token list.',
        });
      const now = deps.now().toISOString();
      await revokeToken(queries, tokenId, now);
      const { workspaceId, principal } = found;
      if (found.revokedAt === null)
        await addAudit(queries, { ...author, action: 'token-revoke', workspaceId, subject: tokenId, details: { principal }, now });
      return { ...found, revokedAt: found.revokedAt ?? now };
    }),
  );

export const findTokens = (deps: Pick<AppDeps, 'openStore'>, filter: TokenFilter = {}): Promise<readonly ApiToken[]> =>
  withStore(deps, ({ queries }) => listTokens(queries, filter));
