import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { keepDeed } from '../app/access/audit.ts';
import type { AppDeps } from '../app/deps.ts';
import { authorOf } from './access-rules.ts';

/** Methods that change nothing. */
export const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Collections that a POST adds to, and what one of them is called. */
const ONE_OF: Readonly<Record<string, string>> = {
  workspaces: 'workspace',
  workbooks: 'workbook',
  versions: 'version',
  sheets: 'sheet',
  runs: 'run',
  jobs: 'job',
  tokens: 'token',
  members: 'member',
};

/** The name of what a route does: `run-create`, `run-publish`, `workbook-version-create`. */
export const actionOf = (method: string, route: string): string => {
  const steps = route.split('/').filter((it) => it !== '' && it !== 'v1' && !it.startsWith(':'));
  const inside = steps.length > 1 && steps[0] === 'workspaces' ? steps.slice(1) : steps;
  // What is asked in words of the command line is about a run that the body names.
  const named = inside[0] === 'ask' ? ['runs', ...inside.slice(1)] : inside;
  const last = named.at(-1) ?? '';
  const act = method === 'POST' ? (last in ONE_OF ? ['create'] : []) : [method === 'DELETE' ? 'delete' : 'set'];
  return [...named.map((it) => ONE_OF[it] ?? it), ...act].join('-');
};

/**
 * Whatever was changed is in the audit log before its answer goes out: who has an answer knows that it is there. A change that was not done
 * is not in it.
 */
export const auditChanges = (app: FastifyInstance, deps: Pick<AppDeps, 'openStore' | 'now'>): void => {
  app.addHook('onSend', async (request, reply, payload) => {
    if (isChange(request, reply) && !request.isInLog) {
      const { url = '' } = request.routeOptions;
      const { subject, details } = request.deed ?? {};
      await keepDeed(deps, authorOf(request), {
        action: actionOf(request.method, url),
        workspaceId: request.place?.id ?? null,
        subject: subject ?? subjectOf(request, reply),
        details: details ?? {},
      });
    }
    return payload;
  });
};

/** Does a route change something, and does nobody else keep who did it? */
export const isAudited = (method: string, { audit }: FastifyContextConfig): boolean => !READING.has(method) && audit !== false;

const isChange = ({ method, routeOptions, caller }: FastifyRequest, reply: FastifyReply): boolean =>
  isAudited(method, routeOptions.config) &&
  caller !== null &&
  reply.statusCode < 400 &&
  reply.getHeader('idempotent-replayed') === undefined;

/** What was made is where `Location` says; else the run that the body names, or what the path names last. */
const subjectOf = ({ params, body }: FastifyRequest, reply: FastifyReply): string => {
  const location = reply.getHeader('location');
  if (typeof location === 'string') return decodeURIComponent(location.split('/').at(-1) ?? '');
  if (typeof body === 'object' && body !== null && 'run' in body && typeof body.run === 'string') return body.run;
  const values = typeof params === 'object' && params !== null ? Object.values(params) : [];
  return String(values.at(-1) ?? '');
};
