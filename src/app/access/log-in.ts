import { addSession, endSession } from '../../store/access.ts';
import { addAudit } from '../../store/audit.ts';
import type { AppDeps } from '../deps.ts';
import { withStore } from '../with-store.ts';
import type { Author } from './caller.ts';
import { readPrincipal } from './principal.ts';
import { drawSecret, hashSecret } from './secret.ts';

type Deps = Pick<AppDeps, 'openStore' | 'now'>;

const HOUR_MS = 3_600_000;

/** A person is logged in, whom the provider vouches for; what that person may is said elsewhere. Gives the secret of the cookie. */
export const logIn = async (
  deps: Deps,
  { principal: text, hours, requestId }: { readonly principal: string; readonly hours: number; readonly requestId: string },
): Promise<string> => {
  const principal = readPrincipal(text);
  const secret = drawSecret();
  const moment = deps.now();
  const now = moment.toISOString();
  const expiresAt = new Date(moment.getTime() + hours * HOUR_MS).toISOString();
  return withStore(deps, (store) =>
    store.transact(async (queries) => {
      await addSession(queries, { secretHash: hashSecret(secret), principal, now, expiresAt });
      await addAudit(queries, {
        principal,
        tokenId: null,
        requestId,
        action: 'login',
        workspaceId: null,
        subject: principal,
        details: {},
        now,
      });
      return secret;
    }),
  );
};

export const logOut = (deps: Deps, author: Author, secret: string): Promise<void> =>
  withStore(deps, (store) =>
    store.transact(async (queries) => {
      const now = deps.now().toISOString();
      await endSession(queries, hashSecret(secret), now);
      await addAudit(queries, { ...author, action: 'logout', workspaceId: null, subject: author.principal, details: {}, now });
    }),
  );
