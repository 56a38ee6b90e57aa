import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readAudit } from '../app/access/audit.ts';
import { type Caller, isAtLeast, lower, ROLES, roleIn } from '../app/access/caller.ts';
import { findMember, findMembers, grantRole, revokeRole } from '../app/access/members.ts';
import { findVisible } from '../app/access/place.ts';
import { toAuditJson, toMemberJson, toTokenJson } from '../app/access/to-json.ts';
import { createToken, DEFAULT_DAYS, endToken, findTokens, MOST_DAYS } from '../app/access/tokens.ts';
import { UsageError } from '../base/errors.ts';
import type { AlsoKeep } from '../store/database.ts';
import { type AccessDeps, type AccessRule, authorOf, callerOf, placeOf } from './access-rules.ts';
import { keepReply } from './keep-done.ts';
import { inWorkspace, moment, name, PROBLEMS, page, sendExact, toPage } from './parts.ts';

/** Who one is, who may do what, the tokens that speak for people, and who did what. */

const role = z.enum(ROLES);

const member = z.object({
  principal: z.string(),
  workspace: z.string().nullable().describe('Null: all workspaces, those to come too.'),
  role,
  granted_by: z.string(),
  granted_at: moment,
});

const token = z.object({
  token_id: z.string().describe('The part of the token that may be shown.'),
  principal: z.string(),
  name: z.string(),
  workspace: z.string().nullable().describe('Good for this workspace alone; null: for all that the person may.'),
  role: role.describe('The most it may do, whatever the person may.'),
  created_by: z.string(),
  created_at: moment,
  expires_at: moment.nullable(),
  revoked_at: moment.nullable(),
  last_used_at: moment.nullable(),
});

const newToken = z.strictObject({
  name: name.describe('What it is for: laptop, nightly job.'),
  principal: name.optional().describe('For whom it speaks; absent: for the one who asks. Only an admin makes one for somebody else.'),
  role: role.default('planner').describe('The most it may do, whatever the person may.'),
  days: z.int().min(1).max(MOST_DAYS).default(DEFAULT_DAYS).describe('It ends after so many days.'),
});

const madeToken = token.extend({ token: z.string().describe('The token itself. It is shown this once.') });

const entry = z.object({
  id: z.int(),
  at: moment,
  principal: z.string(),
  token_id: z.string().nullable(),
  action: z.string(),
  workspace: z.string().nullable(),
  subject: z.string(),
  details: z.unknown(),
  request_id: z.string().nullable(),
});

const entries = z.object({ items: z.array(entry), next_cursor: z.string().nullable() });

const auditPage = page.extend({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/u)
    .optional()
    .describe('`next_cursor` of the page before.'),
});

const ofPerson = z.object({ principal: name });
const ofToken = z.object({ token: z.string().regex(/^[0-9a-f]{12}$/u) });
const tags = ['access'];

const ADMIN_OF = {
  server: { role: 'admin', of: 'server' },
  workspace: { role: 'admin', of: 'workspace' },
} as const satisfies Record<string, AccessRule>;

export const addAccessRoutes = (root: FastifyInstance, deps: AccessDeps): void => {
  const app = root.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/v1/me',
    {
      config: { access: 'known' },
      schema: {
        tags,
        summary: 'Who asks, and what they may',
        response: {
          200: z.object({
            principal: z.string(),
            via: z.enum(['token', 'login', 'local']),
            token_id: z.string().nullable(),
            role: role.nullable().describe('In all workspaces.'),
            workspaces: z.array(z.object({ workspace: z.string(), role })).describe('Those that one may see.'),
          }),
          ...PROBLEMS,
        },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const visible = await findVisible(deps.store, caller);
      return {
        principal: caller.principal,
        via: caller.via,
        token_id: caller.token?.tokenId ?? null,
        role: roleIn(caller, null),
        workspaces: visible.flatMap(({ id, name }) => {
          const found = roleIn(caller, id);
          return found === null ? [] : [{ workspace: name, role: found }];
        }),
      };
    },
  );
  addMembers(root, deps, 'server');
  addMembers(root, deps, 'workspace');
  addOwnTokens(root, deps);
  addWorkspaceTokens(root, deps);
  addAudit(root, deps, 'server');
  addAudit(root, deps, 'workspace');
};

type Reach = 'server' | 'workspace';

const under = (reach: Reach): string => (reach === 'server' ? '/v1' : '/v1/workspaces/:workspace');
const paramsOf = (reach: Reach) => (reach === 'server' ? z.object({}) : inWorkspace);

const addMembers = (root: FastifyInstance, deps: AccessDeps, reach: Reach): void => {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const where = reach === 'server' ? 'all workspaces' : 'the workspace itself';
  const config = { access: ADMIN_OF[reach], audit: false } as const;
  const params = z.object({ ...paramsOf(reach).shape, ...ofPerson.shape });
  app.get(
    `${under(reach)}/members`,
    {
      config,
      schema: {
        tags,
        summary: `Who has a role in ${where}`,
        params: paramsOf(reach),
        response: { 200: z.object({ items: z.array(member) }), ...PROBLEMS },
      },
    },
    async ({ place }) => ({ items: (await findMembers(deps, place?.name ?? null)).map(toMemberJson) }),
  );
  app.get(
    `${under(reach)}/members/:principal`,
    { config, schema: { tags, summary: `The role of a person in ${where}`, params, response: { 200: member, ...PROBLEMS } } },
    async ({ place, params: { principal } }) => toMemberJson(await findMember(deps, principal, place?.name ?? null)),
  );
  app.put(
    `${under(reach)}/members/:principal`,
    {
      config,
      schema: {
        tags,
        summary: `Give a person a role in ${where}`,
        params,
        body: z.strictObject({ role }),
        response: { 200: member, ...PROBLEMS },
      },
    },
    async (request) => {
      const { principal } = request.params;
      const asked = { principal, workspace: request.place?.name ?? null, role: request.body.role };
      return toMemberJson(await grantRole(deps, authorOf(request), asked));
    },
  );
  app.delete(
    `${under(reach)}/members/:principal`,
    { config, schema: { tags, summary: `Take the role of a person in ${where} away`, params, response: { 204: z.null(), ...PROBLEMS } } },
    async (request, reply) => {
      const asked = { principal: request.params.principal, workspace: request.place?.name ?? null };
      await revokeRole(deps, authorOf(request), asked, { mayOpen: false });
      return reply.code(204).send(null);
    },
  );
};

/** What concerns a token that is for one workspace alone stays in that workspace. */
const ownTokens = ({ principal, token: own }: Caller) => ({
  principal,
  ...(own !== null && own.workspaceId !== null ? { workspaceId: own.workspaceId } : {}),
});

const isServerAdmin = (caller: Caller): boolean => isAtLeast(roleIn(caller, null), 'admin');

/** A token makes none that may more than itself, or outlives it. */
const withinOwn = (caller: Caller, asked: (typeof ROLES)[number]) => ({
  role: caller.token ? lower(asked, caller.token.role) : asked,
  notAfter: caller.token?.expiresAt ?? null,
});

/** Where its answer got lost, the same request is told that the token was made, and makes no second one. */
const shownOnce =
  (request: FastifyRequest): AlsoKeep<unknown> =>
  (queries) =>
    keepReply(queries, request, { status: 201, body: null });

const addOwnTokens = (root: FastifyInstance, deps: AccessDeps): void => {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const config = { access: 'known', audit: false } as const;
  app.get(
    '/v1/tokens',
    {
      config,
      schema: { tags, summary: 'One’s own tokens; an admin sees all', response: { 200: z.object({ items: z.array(token) }), ...PROBLEMS } },
    },
    async (request) => {
      const caller = callerOf(request);
      return { items: (await findTokens(deps, isServerAdmin(caller) ? {} : ownTokens(caller))).map(toTokenJson) };
    },
  );
  app.post(
    '/v1/tokens',
    {
      config: { ...config, isSecret: true },
      schema: {
        tags,
        summary: 'Make a token',
        body: newToken.extend({ workspace: name.optional().describe('Good for this workspace alone.') }),
        response: { 201: madeToken, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { name, principal = caller.principal, workspace, role: asked, days } = request.body;
      if (principal !== caller.principal && !isServerAdmin(caller))
        throw new UsageError('Only an admin of all workspaces makes tokens for others.', { code: 'token-for-other' });
      const place = await workspaceOfToken(deps, caller, workspace);
      const wanted = { name, principal, workspace: place, days, ...withinOwn(caller, asked) };
      const made = await createToken(deps, authorOf(request), wanted, shownOnce(request));
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...toTokenJson(made.kept), token: made.token });
    },
  );
  app.delete(
    '/v1/tokens/:token',
    { config, schema: { tags, summary: 'End a token at once', params: ofToken, response: { 200: token, ...PROBLEMS } } },
    async (request) => {
      const caller = callerOf(request);
      const among = isServerAdmin(caller) ? {} : ownTokens(caller);
      return toTokenJson(await endToken(deps, authorOf(request), request.params.token, among));
    },
  );
};

/** The workspace that a new token is for: one that the caller may see, and for a token of one workspace always that one. */
const workspaceOfToken = async (deps: AccessDeps, caller: Caller, asked: string | undefined): Promise<string | null> => {
  const own = caller.token?.workspaceId ?? null;
  if (asked === undefined && own === null) return null;
  const visible = await findVisible(deps.store, caller);
  const found = visible.find(({ id, name }) => (asked === undefined ? id === own : isSameName(name, asked)));
  if (found) return found.name;
  throw new UsageError(`There is no workspace "${asked}".`, { code: 'workspace-unknown' });
};

const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.trim().toLowerCase();

const addWorkspaceTokens = (root: FastifyInstance, deps: AccessDeps): void => {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const config = { access: ADMIN_OF.workspace, audit: false } as const;
  app.get(
    `${under('workspace')}/tokens`,
    {
      config,
      schema: {
        tags,
        summary: 'Tokens for this workspace alone',
        params: inWorkspace,
        response: { 200: z.object({ items: z.array(token) }), ...PROBLEMS },
      },
    },
    async (request) => ({ items: (await findTokens(deps, { workspaceId: placeOf(request).id })).map(toTokenJson) }),
  );
  app.post(
    `${under('workspace')}/tokens`,
    {
      config: { ...config, isSecret: true },
      schema: {
        tags,
        summary: 'Make a token for this workspace alone',
        params: inWorkspace,
        body: newToken,
        response: { 201: madeToken, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { name, principal = caller.principal, role: asked, days } = request.body;
      const { name: workspace } = placeOf(request);
      const wanted = { name, principal, workspace, days, ...withinOwn(caller, asked) };
      const made = await createToken(deps, authorOf(request), wanted, shownOnce(request));
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...toTokenJson(made.kept), token: made.token });
    },
  );
  app.delete(
    `${under('workspace')}/tokens/:token`,
    {
      config,
      schema: {
        tags,
        summary: 'End a token of this workspace at once',
        params: inWorkspace.extend(ofToken.shape),
        response: { 200: token, ...PROBLEMS },
      },
    },
    async (request) => toTokenJson(await endToken(deps, authorOf(request), request.params.token, { workspaceId: placeOf(request).id })),
  );
};

const addAudit = (root: FastifyInstance, deps: AccessDeps, reach: Reach): void => {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const where = reach === 'server' ? '' : ' in the workspace';
  app.get(
    `${under(reach)}/audit`,
    {
      config: { access: ADMIN_OF[reach] },
      schema: {
        tags,
        summary: `Who changed what${where}, the newest first`,
        params: paramsOf(reach),
        querystring: auditPage,
        response: { 200: entries, ...PROBLEMS },
      },
    },
    async ({ place, query: { limit, cursor } }, reply) => {
      const filter = { ...(place ? { workspace: place.name } : {}), ...(cursor === undefined ? {} : { before: Number(cursor) }) };
      const found = await readAudit(deps, filter, limit + 1);
      const { items, next_cursor } = toPage(found, limit, ({ id }) => String(id));
      return sendExact(reply, entries, { items: items.map(toAuditJson), next_cursor });
    },
  );
};
