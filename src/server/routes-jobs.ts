import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isAtLeast, roleIn } from '../app/access/caller.ts';
import {
  askToEnd,
  findJobOfRun,
  hasEnded,
  type Job,
  type JobFacts,
  readJobEvents,
  recentJobs,
  showJob,
  type TeamDeps,
} from '../app/jobs.ts';
import { makesRun, RUN_MAKERS } from '../asks/index.ts';
import { NotFoundError } from '../base/errors.ts';
import { isJsonObject } from '../base/json.ts';
import type { Store } from '../store/database.ts';
import { callerOf, placeOf, refuse } from './access-rules.ts';
import { csvOf, job, jobFacts, linesOf, toFactsJson, toJobJson } from './job-json.ts';
import { streamJob } from './job-stream.ts';
import { JobWatch } from './job-watch.ts';
import { document, inWorkspace, listOf, name, PROBLEMS, page, sendExact, sendPage, sendText, storeFor } from './parts.ts';

const ofJob = inWorkspace.extend({ job: name });
const tags = ['jobs'];
const VIEWER = { access: { role: 'viewer', of: 'workspace' } } as const;

const list = listOf(jobFacts);

const soFar = z
  .object({
    job: jobFacts,
    items: z
      .array(z.object({ id: z.int(), event: z.string(), data: document }))
      .describe('As in the stream; there may be more after the last.'),
  })
  .meta({ id: 'JobEvents' });
const MOST_AT_ONCE = 1_000;

export const addJobRoutes = (root: FastifyInstance, deps: TeamDeps): void => {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const shownTo = (request: FastifyRequest): Shown => ({
    store: storeFor(deps, request),
    now: deps.now,
  });
  const watch = new JobWatch(deps);

  app.get(
    '/v1/workspaces/:workspace/jobs',
    {
      config: { ...VIEWER, remember: ['jobEvents'] },
      schema: {
        tags,
        summary: 'What was asked of the workers, the newest first',
        params: inWorkspace,
        querystring: page.extend({
          kind: z.string().max(50).optional(),
          status: z.enum(['queued', 'running', 'succeeded', 'failed', 'canceled']).optional(),
          run_id: name.optional(),
        }),
        response: { 200: list, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { limit, cursor, kind, status, run_id } = request.query;
      const filter = {
        workspaceId: placeOf(request).id,
        ...(kind === undefined ? {} : { kinds: [kind] }),
        ...(status === undefined ? {} : { status }),
        ...(run_id === undefined ? {} : { runId: run_id }),
        ...(cursor === undefined ? {} : { before: cursor }),
      };
      const found = await recentJobs(deps, filter, limit + 1);
      return sendPage(request, reply, list, { found, limit, cursorOf: ({ jobId }) => jobId, toJson: toFactsJson });
    },
  );
  app.get(
    '/v1/workspaces/:workspace/jobs/:job',
    {
      config: { ...VIEWER, remember: ['jobEvents'] },
      schema: {
        tags,
        summary: 'A job and its answer',
        description:
          'With `Accept: text/plain` the words that the command line prints; with `text/csv` the table of an answer that has one.',
        params: ofJob,
        produces: ['application/json', 'text/plain', 'text/csv'],
        response: { 200: job, ...PROBLEMS },
      },
    },
    async (request, reply) => sendJob(request, reply, await showJob(shownTo(request), request.params.job)),
  );
  addCancel(root, shownTo);
  app.get(
    '/v1/workspaces/:workspace/jobs/:job/events',
    {
      config: VIEWER,
      schema: {
        tags,
        summary: 'How a job goes, as it happens',
        description:
          'Server-sent events: `progress`, and one for each status that the job takes; the stream ends with the job. A connection that broke goes on after the event named by Last-Event-ID. With `Accept: application/json` what was told by now, at once: for those who cannot listen.',
        params: ofJob,
        produces: ['text/event-stream', 'application/json'],
        headers: z.object({ 'last-event-id': z.string().max(20).optional() }),
        response: {
          200: {
            description: 'How it goes.',
            content: { 'text/event-stream': { schema: z.string() }, 'application/json': { schema: soFar } },
          },
          204: z.null().describe('It has ended, and all was told.'),
          ...PROBLEMS,
        },
      },
    },
    async (request, reply) => {
      const found = await showJob(shownTo(request), request.params.job);
      return request.headers.accept?.includes('application/json')
        ? sendSoFar(deps, request, reply, found)
        : sendEvents(deps, watch, request, reply, found);
    },
  );
};

type Shown = { readonly store: Store; readonly now: TeamDeps['now'] };

const ENDING =
  'What runs ends within some seconds, and keeps what is known by then. A planner may end every job, a viewer those asked for by themselves.';

const addCancel = (root: FastifyInstance, shownTo: (request: FastifyRequest) => Shown): void => {
  root.withTypeProvider<ZodTypeProvider>().post(
    '/v1/workspaces/:workspace/jobs/:job/cancel',
    {
      config: VIEWER,
      schema: {
        tags,
        summary: 'Ask a job to end',
        description: ENDING,
        params: ofJob,
        response: { 202: jobFacts, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const shown = shownTo(request);
      return endJob(request, reply, shown, await showJob(shown, request.params.job));
    },
  );
  root.withTypeProvider<ZodTypeProvider>().post(
    '/v1/workspaces/:workspace/runs/:run/cancel',
    {
      config: VIEWER,
      schema: {
        tags: ['runs'],
        summary: 'Ask a run to end',
        description: `What is asked is the job that makes it. ${ENDING}`,
        params: inWorkspace.extend({ run: name }),
        response: { 202: jobFacts, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const shown = shownTo(request);
      return endJob(request, reply, shown, await findJobOfRun(shown, request.params.run, RUN_MAKERS));
    },
  );
};

const endJob = async (request: FastifyRequest, reply: FastifyReply, shown: Shown, { jobId, actor }: JobFacts): Promise<FastifyReply> => {
  if (!mayEnd(request, actor)) return refuse(reply, NOT_YOURS);
  request.deed = { subject: jobId };
  return sendExact(reply.code(202), jobFacts, toFactsJson(await askToEnd(shown, jobId, makesRun)));
};

/** What one has asked for oneself, one may end. */
const mayEnd = (request: FastifyRequest, actor: string): boolean => {
  const caller = callerOf(request);
  return caller.principal === actor || isAtLeast(roleIn(caller, placeOf(request).id), 'planner');
};

const NOT_YOURS = {
  status: 403,
  code: 'role-too-low',
  title: 'Not allowed',
  detail: 'Somebody else asked for this job: ending it needs the role planner in this workspace.',
} as const;

/** The last event that whoever asks has heard. What no stream of ours said is no place in one. */
const heardBy = ({ headers }: FastifyRequest): number => {
  const last = String(headers['last-event-id'] ?? '');
  return /^\d{1,15}$/u.test(last) ? Number(last) : 0;
};

const sendSoFar = async (deps: TeamDeps, request: FastifyRequest, reply: FastifyReply, found: Job): Promise<FastifyReply> => {
  const events = await readJobEvents(deps, [{ jobId: found.jobId, after: heardBy(request) }], MOST_AT_ONCE);
  const items = events.map(({ id, kind, document: told, at, attempt }) => ({
    id,
    event: kind,
    data: { ...(isJsonObject(told) ? told : {}), at, attempt },
  }));
  return sendExact(reply, soFar, { job: toFactsJson(found), items });
};

const sendEvents = async (
  deps: TeamDeps,
  watch: JobWatch,
  request: FastifyRequest,
  reply: FastifyReply,
  found: Job,
): Promise<FastifyReply> => {
  const place = { jobId: found.jobId, after: heardBy(request) };
  // Whoever has heard the end and comes again (browsers do) is told that there is no more.
  if (hasEnded(found) && (await readJobEvents(deps, [place], 1)).length === 0) return reply.code(204).send(null);
  return streamJob(request, reply, watch, place.jobId, place.after);
};

const sendJob = (request: FastifyRequest, reply: FastifyReply, found: Job): FastifyReply => {
  // Whoever waits for its end must not be told of the moment before.
  if (!hasEnded(found)) request.stamp = null;
  const accepted = request.headers.accept ?? '';
  if (accepted.includes('text/csv')) return sendText(reply, 'text/csv', requireText('text/csv', csvOf(found)));
  if (accepted.includes('text/plain')) {
    const text = linesOf(found)?.join('\n').concat('\n') ?? null;
    return sendText(reply, 'text/plain', requireText('text/plain', text));
  }
  return sendExact(reply, job, toJobJson(found));
};

const requireText = (kind: string, text: string | null): string => {
  if (text === null) throw new NotFoundError(`The job has no ${kind} to give.`, { code: 'answer-unknown', hint: 'Ask for its JSON.' });
  return text;
};
