import { BugError, NotFoundError, UsageError } from '../../base/errors.ts';
import { holdMembers, listMembers, type Member, type Role, removeMember, setMember } from '../../store/access.ts';
import { addAudit } from '../../store/audit.ts';
import type { Queries } from '../../store/database.ts';
import { nameKey } from '../../store/name-key.ts';
import { findWorkspace } from '../../store/workspaces.ts';
import type { AppDeps } from '../deps.ts';
import { withStore } from '../with-store.ts';
import type { Author } from './caller.ts';
import { readPrincipal } from './principal.ts';

type Deps = Pick<AppDeps, 'openStore' | 'now'>;

/** Of one workspace by its name, or (`null`) of all. */
export interface MemberRequest {
  readonly principal: string;
  readonly workspace: string | null;
}

/**
 * The role that a person has from now on. The first one is an admin of all workspaces, and one stays: nobody can lock everybody out.
 * Throws `workspace-unknown`, `first-admin`, `last-admin`, `principal-invalid`.
 */
export const grantRole = (deps: Deps, author: Author, { principal: text, workspace, role }: MemberRequest & { readonly role: Role }) =>
  withStore(deps, (store) =>
    store.transact(async (queries): Promise<Member> => {
      const principal = readPrincipal(text);
      const now = deps.now().toISOString();
      const workspaceId = await idOf(queries, workspace);
      await holdMembers(queries);
      const before = await listMembers(queries);
      if (before.length === 0 && (workspaceId !== null || role !== 'admin'))
        throw new UsageError('The first who gets a role must be an admin of all workspaces: somebody has to let the others in.', {
          code: 'first-admin',
          hint: `Begin with: planwright team add ${principal} --role admin.`,
        });
      if (workspaceId === null && role !== 'admin') refuseLast(before, principal);
      await setMember(queries, { principal, workspaceId, role, actor: author.principal, now });
      const subject = principal;
      await addAudit(queries, { ...author, action: 'member-grant', workspaceId, subject, details: { role }, now });
      const added = (await listMembers(queries, workspaceId)).find((it) => isSame(it.principal, principal));
      if (!added) throw new BugError('a role that was granted is not there');
      return added;
    }),
  );

/**
 * Takes a role away. The last admin of all goes only where nobody else has a role, and only where that `mayOpen` the service to whoever is at its
 * computer again. Throws `member-unknown`, `last-admin`, `workspace-unknown`.
 */
export const revokeRole = (
  deps: Deps,
  author: Author,
  { principal, workspace }: MemberRequest,
  { mayOpen }: { readonly mayOpen: boolean },
): Promise<void> =>
  withStore(deps, (store) =>
    store.transact(async (queries) => {
      const workspaceId = await idOf(queries, workspace);
      await holdMembers(queries);
      if (workspaceId === null) {
        const before = await listMembers(queries);
        if (before.length > 1 || !mayOpen) refuseLast(before, principal);
      }
      const role = await removeMember(queries, principal, workspaceId);
      if (role === null) throw unknownMember(principal, workspace);
      const now = deps.now().toISOString();
      await addAudit(queries, { ...author, action: 'member-revoke', workspaceId, subject: principal, details: { role }, now });
    }),
  );

/** Those with a role in the workspace itself; without a name those of all workspaces, and with `undefined` everybody. */
export const findMembers = (deps: Pick<AppDeps, 'openStore'>, workspace?: string | null): Promise<readonly Member[]> =>
  withStore(deps, async ({ queries }) => listMembers(queries, workspace === undefined ? undefined : await idOf(queries, workspace)));

/** The role that a person has in the workspace itself, or (`null`) in all. Throws `member-unknown`, `workspace-unknown`. */
export const findMember = async (deps: Pick<AppDeps, 'openStore'>, principal: string, workspace: string | null): Promise<Member> => {
  const found = (await findMembers(deps, workspace)).find((it) => isSame(it.principal, principal));
  if (!found) throw unknownMember(principal, workspace);
  return found;
};

const unknownMember = (principal: string, workspace: string | null): NotFoundError =>
  new NotFoundError(`${principal} has no role in ${workspace === null ? 'all workspaces' : `the workspace "${workspace}"`}.`, {
    code: 'member-unknown',
    hint: 'See who has which: planwright team list.',
  });

const refuseLast = (members: readonly Member[], principal: string): void => {
  const admins = members.filter((it) => it.workspaceId === null && it.role === 'admin');
  if (admins.length === 1 && admins.every((it) => isSame(it.principal, principal)))
    throw new UsageError(`${principal} is the last admin of all workspaces; without one nobody could let others in.`, {
      code: 'last-admin',
      hint: 'Make somebody else one first: planwright team add PERSON --role admin.',
    });
};

const isSame = (a: string, b: string): boolean => nameKey(a) === nameKey(b);

const idOf = async (queries: Queries, workspace: string | null): Promise<number | null> =>
  workspace === null ? null : (await findWorkspace(queries, workspace)).id;
