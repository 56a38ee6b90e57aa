import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { hasEnded, submitJob, type TeamDeps, waitForJob } from '../app/jobs.ts';
import { findRunId } from '../app/runs.ts';
import { newestWorkbook, showWorkbook } from '../app/workbooks.ts';
import { type AnyAsk, ASKS } from '../asks/index.ts';
import { fromPaperHeader, PAPER_HEADER, withPaper } from '../asks/paper.ts';
import { readRequest } from '../asks/read-request.ts';
import { BugError, NotFoundError } from '../base/errors.ts';
import { isJsonObject, type Json } from '../base/json.ts';
import { callerOf, placeOf } from './access-rules.ts';
import { bodyOf, named } from './ask-body.ts';
import { job, jobFacts, toFactsJson, toJobJson } from './job-json.ts';
import { keepDone } from './keep-done.ts';
import { depsFor, inWorkspace, name, PROBLEMS, sendExact, storeFor } from './parts.ts';

/**
 * What workers are asked: each ask that takes longer than a moment is a job, for whose end the request may wait a while (`Prefer: wait=10`,
 * RFC 7240).
 */

type Asked = { readonly [key: string]: Json };

const ofRun = inWorkspace.extend({ run: name });
const ofWorkbook = inWorkspace.extend({ workbook: name });
const prefer = z.object({ prefer: z.string().max(200).optional().describe('wait=10: wait so many seconds for the end, 60 at most.') });
const MOST_WAIT_SECONDS = 60;
const ANSWERS = { 200: job.describe('It has ended.'), 202: jobFacts.describe('It is on its way.'), ...PROBLEMS };

const SUMMARIES: Readonly<Record<string, string>> = {
  alternatives: 'Other plans: very different ones that are nearly as good, or all that are as good',
  check: 'Check a workbook: every issue at once, each at its row',
  curve: 'What the best plan is worth with less and with more capacity',
  explain: 'Why initiatives are chosen or left out and what the other way would cost, or what each row costs',
  frontier: 'What two KPIs can be brought to together',
  robustness: 'How sure a plan is where numbers turn out otherwise',
  run: 'Sync a workbook, find the best plan for one constraint set, and write it back',
  sync: 'Bring the workspace to what a workbook says',
  verify: 'Check a run by solving its problem again with another solver',
  whatif: 'Solve a run again with changes to what it was asked',
};

export const addAskRoutes = (root: FastifyInstance, deps: TeamDeps): void => {
  for (const ask of ASKS.values()) if (ask.takes !== 'moment') addRoute(root, deps, ask, frameOf(deps, ask));
};

/** Where something is asked, and how what the path says is said to the ask. */
interface Frame {
  readonly path: string;
  readonly tag: string;
  readonly params: z.ZodType<{ readonly workspace: string; readonly run?: string; readonly workbook?: string }>;
  readonly body: z.ZodType;
  readonly pose: (request: FastifyRequest, body: Asked, named: { readonly run?: string; readonly workbook?: string }) => Promise<Asked>;
}

const frameOf = (deps: TeamDeps, ask: AnyAsk): Frame => {
  const usual = z.strictObject(bodyOf(ask));
  const placeIn = (request: FastifyRequest): Asked => (named(ask, 'workspace') ? { workspace: placeOf(request).name } : {});
  if (ask.kind === 'run')
    return {
      path: 'runs',
      tag: 'runs',
      params: inWorkspace,
      body: usual.extend({ workbook: name.optional().describe('Absent: the newest of the workspace.') }),
      pose: async (request, { workbook, ...body }) => {
        const source = await sourceOf(deps, request, typeof workbook === 'string' ? workbook : null);
        return { ...body, source, ...placeIn(request) };
      },
    };
  if (ask.about === 'run')
    return {
      path: `runs/:run/${ask.kind}`,
      tag: 'answers',
      params: ofRun,
      body: usual,
      pose: async (request, body, { run = '' }) => ({ ...body, run: await findRunId(depsFor(deps, request), run) }),
    };
  if (ask.about !== 'workbook') throw new BugError(`no route asks for ${ask.kind}`);
  return {
    path: `workbooks/:workbook/${ask.kind}`,
    tag: 'workbooks',
    params: ofWorkbook,
    body: usual,
    pose: async (request, body, { workbook = '' }) => ({ ...body, source: await sourceOf(deps, request, workbook), ...placeIn(request) }),
  };
};

const addRoute = (root: FastifyInstance, deps: TeamDeps, ask: AnyAsk, { path, tag, params, body, pose }: Frame): void => {
  root.withTypeProvider<ZodTypeProvider>().post(
    `/v1/workspaces/:workspace/${path}`,
    {
      config: { access: { role: ask.role, of: 'workspace' } },
      schema: { tags: [tag], summary: SUMMARIES[ask.kind] ?? ask.kind, params, headers: prefer, body: body.nullish(), response: ANSWERS },
    },
    async (request, reply) => submit(deps, request, reply, ask, await pose(request, asJson(request.body), request.params)),
  );
};

/** A body may be left out: everything has its usual value then. Checked by its schema, it is JSON. */
export const asJson = (body: unknown): Asked => (isJsonObject(body as Json) ? (body as Asked) : {});

/** A workbook as a source; the newest of the workspace where none is named. */
export const sourceOf = async (deps: TeamDeps, request: FastifyRequest, workbookId: string | null): Promise<string> => {
  const place = placeOf(request);
  if (workbookId !== null) return `workbook:${(await showWorkbook(storeFor(deps, request), workbookId)).workbookId}`;
  const newest = await newestWorkbook(deps.store, place.id);
  if (newest) return `workbook:${newest.workbookId}`;
  throw new NotFoundError(`The workspace "${place.name}" has no workbook yet.`, {
    code: 'workbook-unknown',
    hint: 'Upload one, or link a Google Sheet.',
  });
};

/** Hands it to a worker, and answers with the job. */
export const submit = async (
  deps: TeamDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  ask: AnyAsk,
  asked: Asked,
): Promise<FastifyReply> => {
  // What cannot be read is told now, not by a job that failed.
  readRequest(ask.request, asked);
  const place = placeOf(request);
  const placeOfJob = (jobId: string): string => `/v1/workspaces/${encodeURIComponent(place.name)}/jobs/${jobId}`;
  const made = await submitJob(
    { ...deps, actor: callerOf(request).principal },
    {
      workspaceId: place.id,
      kind: ask.kind,
      isUrgent: ask.urgency === 'interactive',
      request: withPaper(asked, fromPaperHeader(String(request.raw.headers[PAPER_HEADER] ?? ''))),
      run: ask.makesRun ? 'new' : typeof asked.run === 'string' ? { about: asked.run } : null,
      alsoKeep: (queries, it) =>
        keepDone(deps, queries, request, {
          status: 202,
          location: placeOfJob(it.jobId),
          body: toFactsJson(it),
          subject: it.jobId,
          details: { kind: ask.kind, run_id: it.runId },
        }),
    },
  );
  reply.header('location', placeOfJob(made.jobId));
  const seconds = secondsOf(request.headers.prefer);
  if (seconds === 0) return sendExact(reply.code(202), jobFacts, toFactsJson(made));
  const gone = new AbortController();
  request.raw.once('close', () => gone.abort());
  const enough = AbortSignal.any([gone.signal, request.server.ending]);
  // Where the database is away meanwhile, the job is there all the same.
  const ended = await waitForJob(deps, made.jobId, seconds * 1000, enough).catch(() => made);
  reply.header('preference-applied', `wait=${seconds}`);
  return hasEnded(ended) ? sendExact(reply.code(200), job, toJobJson(ended)) : sendExact(reply.code(202), jobFacts, toFactsJson(ended));
};

const secondsOf = (preference: string | string[] | undefined): number => {
  const [, seconds] = /(?:^|[,;]\s*)wait\s*=\s*"?(\d{1,5})/iu.exec(String(preference ?? '')) ?? [];
  return Math.min(Number(seconds ?? 0), MOST_WAIT_SECONDS);
};
