import type { Json } from '../../base/json.ts';
import type { ApiToken, Member } from '../../store/access.ts';
import type { AuditEntry } from '../../store/audit.ts';

/** Who may do what and who did, as documents: the same at each door. */

export const toMemberJson = ({ principal, workspace, role, actor, createdAt }: Member) =>
  ({ principal, workspace, role, granted_by: actor, granted_at: createdAt }) satisfies Json;

export const toTokenJson = (it: ApiToken) =>
  ({
    token_id: it.tokenId,
    principal: it.principal,
    name: it.name,
    workspace: it.workspace,
    role: it.role,
    created_by: it.actor,
    created_at: it.createdAt,
    expires_at: it.expiresAt,
    revoked_at: it.revokedAt,
    last_used_at: it.lastUsedAt,
  }) satisfies Json;

export const toAuditJson = ({ id, at, principal, tokenId, action, workspace, subject, details, requestId }: AuditEntry) =>
  ({ id, at, principal, token_id: tokenId, action, workspace, subject, details, request_id: requestId }) satisfies Json;
