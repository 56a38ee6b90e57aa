import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { roleIn } from '../app/access/caller.ts';
import { findVisible } from '../app/access/place.ts';
import type { TeamDeps } from '../app/jobs.ts';
import { createWorkspace } from '../app/workspaces.ts';
import { callerOf, placeOf } from './access-rules.ts';
import { keepDone } from './keep-done.ts';
import { inWorkspace, name, PROBLEMS } from './parts.ts';

const workspace = z.object({ workspace: z.string(), role: z.enum(['viewer', 'planner', 'admin']) }).meta({ id: 'Workspace' });
const tags = ['workspaces'];

export const addWorkspaceRoutes = (root: FastifyInstance, deps: TeamDeps): void => {
  const app = root.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/v1/workspaces',
    {
      config: { access: 'known' },
      schema: { tags, summary: 'The workspaces that one may see', response: { 200: z.object({ items: z.array(workspace) }), ...PROBLEMS } },
    },
    async (request) => {
      const caller = callerOf(request);
      const visible = await findVisible(deps.store, caller);
      return {
        items: visible.flatMap(({ id, name: called }) => {
          const role = roleIn(caller, id);
          return role === null ? [] : [{ workspace: called, role }];
        }),
      };
    },
  );
  app.post(
    '/v1/workspaces',
    {
      config: { access: { role: 'admin', of: 'server' } },
      schema: {
        tags,
        summary: 'A new workspace',
        body: z.strictObject({ workspace: name }),
        response: { 201: workspace, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const bodyFor = (made: { readonly name: string }) => ({ workspace: made.name, role: 'admin' as const });
      const locationOf = (made: { readonly name: string }) => `/v1/workspaces/${encodeURIComponent(made.name)}`;
      const made = await createWorkspace(deps, request.body.workspace, (queries, it) =>
        keepDone(deps, queries, request, { status: 201, location: locationOf(it), body: bodyFor(it), subject: it.name }),
      );
      return reply.code(201).header('location', locationOf(made)).send(bodyFor(made));
    },
  );
  app.get(
    '/v1/workspaces/:workspace',
    {
      config: { access: { role: 'viewer', of: 'workspace' } },
      schema: { tags, summary: 'One workspace', params: inWorkspace, response: { 200: workspace, ...PROBLEMS } },
    },
    async (request) => {
      const { id, name: called } = placeOf(request);
      return { workspace: called, role: roleIn(callerOf(request), id) ?? 'viewer' };
    },
  );
};
