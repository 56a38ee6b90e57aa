import { type Grant, ROLES, type Role } from '../../store/access.ts';

export { ROLES, type Role } from '../../store/access.ts';

/** Somebody who asks, and what they may. */
export interface Caller {
  readonly principal: string;
  /** `local`: the person at this computer, where access is not set up. */
  readonly via: 'token' | 'login' | 'local';
  readonly grants: readonly Grant[];
  /** The token that speaks for the person; it may never more than its own role, and where it is for one workspace, only there. */
  readonly token: {
    readonly tokenId: string;
    readonly role: Role;
    readonly workspaceId: number | null;
    readonly expiresAt: string | null;
  } | null;
}

/** Who does something, for the audit log. */
export interface Author {
  readonly principal: string;
  readonly tokenId: string | null;
  readonly requestId: string | null;
}

const rank = (role: Role): number => ROLES.indexOf(role);

export const isAtLeast = (role: Role | null, least: Role): boolean => role !== null && rank(role) >= rank(least);

/** The lower of two roles. */
export const lower = (a: Role, b: Role): Role => (rank(a) <= rank(b) ? a : b);

/** The role of a caller in a workspace, or (`null`) for the server itself, which is having it in all workspaces. None: `null`. */
export const roleIn = ({ grants, token }: Caller, workspaceId: number | null): Role | null => {
  if (token && token.workspaceId !== null && token.workspaceId !== workspaceId) return null;
  const [highest] = grants
    .filter((it) => it.workspaceId === null || it.workspaceId === workspaceId)
    .map(({ role }) => role)
    .toSorted((a, b) => rank(b) - rank(a));
  if (highest === undefined) return null;
  return token ? lower(highest, token.role) : highest;
};

/** The workspaces that a caller may see: `all`, or their ids. */
export const visibleWorkspaces = (caller: Caller): 'all' | readonly number[] => {
  if (roleIn(caller, null) !== null) return 'all';
  const named = caller.token?.workspaceId ?? null;
  const ids = [
    ...(named === null ? [] : [named]),
    ...caller.grants.flatMap(({ workspaceId }) => (workspaceId === null ? [] : [workspaceId])),
  ];
  return [...new Set(ids)].filter((id) => roleIn(caller, id) !== null);
};

/** The person at this computer, who may everything. */
export const localCaller = (principal: string): Caller => ({
  principal,
  via: 'local',
  grants: [{ workspaceId: null, role: 'admin' }],
  token: null,
});
