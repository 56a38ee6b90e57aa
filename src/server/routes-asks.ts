import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { hasEnded, submitJob, type TeamDeps, waitForJob } from '../app/jobs.ts';
import { findRunId } from '../app/runs.ts';
import { showWorkbook, workbooksOf } from '../app/workbooks.ts';
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

/** Of what is asked in the name of somebody. */
const ruleOf = ({ role }: AnyAsk) => ({ access: { role, of: 'workspace' } }) as const;

export const addAskRoutes = (root: FastifyInstance, deps: TeamDeps): void => {
  for (const ask of ASKS.values()) {
    if (ask.takes === 'moment') continue;
    if (ask.kind === 'run') addRunRoute(root, deps, ask);
    else if (ask.about === 'run') addAboutRun(root, deps, ask);
    else if (ask.about === 'workbook') addAboutWorkbook(root, deps, ask);
    else throw new BugError(`no route asks for ${ask.kind}`);
  }
};

const addRunRoute = (root: FastifyInstance, deps: TeamDeps, ask: AnyAsk): void => {
  root.withTypeProvider<ZodTypeProvider>().post(
    '/v1/workspaces/:workspace/runs',
    {
      config: ruleOf(ask),
      schema: {
        tags: ['runs'],
        summary: SUMMARIES[ask.kind] ?? ask.kind,
        params: inWorkspace,
        headers: prefer,
        body: z.strictObject({ ...bodyOf(ask), workbook: name.optional().describe('Absent: the newest of the workspace.') }).nullish(),
        response: ANSWERS,
      },
    },
    async (request, reply) => {
      const { workbook, ...body } = asJson(request.body);
      const source = await sourceOf(deps, request, typeof workbook === 'string' ? workbook : null);
      return submit(deps, request, reply, ask, { ...body, source, workspace: placeOf(request).name }, null);
    },
  );
};

const addAboutRun = (root: FastifyInstance, deps: TeamDeps, ask: AnyAsk): void => {
  root.withTypeProvider<ZodTypeProvider>().post(
    `/v1/workspaces/:workspace/runs/:run/${ask.kind}`,
    {
      config: ruleOf(ask),
      schema: {
        tags: ['answers'],
        summary: SUMMARIES[ask.kind] ?? ask.kind,
        params: ofRun,
        headers: prefer,
        body: z.strictObject(bodyOf(ask)).nullish(),
        response: ANSWERS,
      },
    },
    async (request, reply) => {
      const run = await findRunId(depsFor(deps, request), request.params.run);
      return submit(deps, request, reply, ask, { ...asJson(request.body), run }, run);
    },
  );
};

const addAboutWorkbook = (root: FastifyInstance, deps: TeamDeps, ask: AnyAsk): void => {
  root.withTypeProvider<ZodTypeProvider>().post(
    `/v1/workspaces/:workspace/workbooks/:workbook/${ask.kind}`,
    {
      config: ruleOf(ask),
      schema: {
        tags: ['workbooks'],
        summary: SUMMARIES[ask.kind] ?? ask.kind,
        params: ofWorkbook,
        headers: prefer,
        body: z.strictObject(bodyOf(ask)).nullish(),
        response: ANSWERS,
      },
    },
    async (request, reply) => {
      const source = await sourceOf(deps, request, request.params.workbook);
      const place = named(ask, 'workspace') ? { workspace: placeOf(request).name } : {};
      return submit(deps, request, reply, ask, { ...asJson(request.body), source, ...place }, null);
    },
  );
};

/** A body may be left out: everything has its usual value then. Checked by its schema, it is JSON. */
export const asJson = (body: unknown): { readonly [key: string]: Json } =>
  isJsonObject(body as Json) ? (body as { readonly [key: string]: Json }) : {};

/** A workbook as a source; the newest of the workspace where none is named. */
export const sourceOf = async (deps: TeamDeps, request: FastifyRequest, workbookId: string | null): Promise<string> => {
  const place = placeOf(request);
  if (workbookId !== null) return `workbook:${(await showWorkbook(storeFor(deps, request), workbookId)).workbookId}`;
  const [newest] = await workbooksOf(deps.store, place.id);
  if (newest) return `workbook:${newest.workbookId}`;
  throw new NotFoundError(`The workspace "${place.name}" has no workbook yet.`, { code: 'workbook-unknown', hint: 'Upload one.' });
};

/** Hands it to a worker, and answers with the job. */
export const submit = async (
  deps: TeamDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  ask: AnyAsk,
  asked: { readonly [key: string]: Json },
  runId: string | null,
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
      run: ask.makesRun ? 'new' : runId === null ? null : { about: runId },
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
