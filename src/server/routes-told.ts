import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findVisible } from '../app/access/place.ts';
import { showJob, type TeamDeps } from '../app/jobs.ts';
import { findRunId } from '../app/runs.ts';
import { scopedDeps } from '../app/scoped-deps.ts';
import { compareAsk } from '../asks/compare.ts';
import { type AnyAsk, ASKS } from '../asks/index.ts';
import { fromPaperHeader, PAPER_HEADER, withPaper } from '../asks/paper.ts';
import { toToldJson } from '../asks/told-json.ts';
import { BugError, NotFoundError, PlanwrightError, UsageError } from '../base/errors.ts';
import { callerOf, placeOf } from './access-rules.ts';
import { bodyOf } from './ask-body.ts';
import { job, jobFacts } from './job-json.ts';
import { depsFor, document, inWorkspace, name, PROBLEMS, sendExact, storeFor } from './parts.ts';
import { asJson, sourceOf, submit } from './routes-asks.ts';

/**
 * For the command line of others (`planwright --server`): answers told in full, as documents and as lines for people, laid out for the paper
 * that a header names (`planwright-paper: width=100, coloured`).
 */

const failure = z.looseObject({ code: z.string(), message: z.string(), hint: z.string().nullable() }).nullable();

const told = z
  .object({
    document,
    lines: z.array(z.string()).describe('For people, as the command line prints them.'),
    csv: z.string().nullable(),
    notes: z.array(z.string()).describe('To be told beside the answer.'),
    is_good: z.boolean().describe('False: the data has errors, or there is no plan.'),
    failure: failure.describe('What of it could not be done.'),
  })
  .meta({ id: 'Told' });

const toldJob = z
  .object({ status: jobFacts.shape.status, told: told.nullable(), failure: failure.describe('Why the job failed.') })
  .meta({ id: 'ToldJob' });

const tags = ['command line'];

export const addToldRoutes = (root: FastifyInstance, deps: TeamDeps): void => {
  for (const ask of ASKS.values()) if (ask.takes === 'moment') addMoment(root, deps, ask);
  addComparison(root, deps);
  addToldJob(root, deps);
  addRunPlace(root, deps);
};

const paperFor = ({ raw }: FastifyRequest) => fromPaperHeader(String(raw.headers[PAPER_HEADER] ?? ''));

/** What the path says of a request that is about a workspace; runs are named in the body. */
const bodyFor = (ask: AnyAsk): z.ZodType => {
  const shape = bodyOf(ask);
  if (ask.about === 'run') return z.strictObject({ ...shape, run: name });
  if (ask.about === 'runs') return z.strictObject({ runs: z.array(name).max(100) });
  return z.strictObject(shape).nullish();
};

const addMoment = (root: FastifyInstance, deps: TeamDeps, ask: AnyAsk): void => {
  const isReading = ask.role === 'viewer';
  root.withTypeProvider<ZodTypeProvider>().post(
    `/v1/workspaces/:workspace/ask/${ask.kind}`,
    {
      config: { access: { role: ask.role, of: 'workspace' }, ...(isReading ? { audit: false as const } : {}) },
      schema: {
        tags,
        summary: `What planwright ${ask.kind} answers`,
        params: inWorkspace,
        body: bodyFor(ask),
        response: { 200: told, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const place = ask.about === 'workspace' ? { workspace: placeOf(request).name } : {};
      const asked = withPaper({ ...asJson(request.body), ...place }, paperFor(request));
      return sendExact(reply, told, toToldJson(await ask.tell(depsFor(deps, request), asked, {})));
    },
  );
};

/** Writing a comparison into a workbook takes a worker. */
const addComparison = (root: FastifyInstance, deps: TeamDeps): void => {
  const ask = ASKS.get(compareAsk.kind);
  if (!ask) throw new BugError('compare cannot be asked');
  root.withTypeProvider<ZodTypeProvider>().post(
    '/v1/workspaces/:workspace/compare',
    {
      config: { access: { role: 'planner', of: 'workspace' } },
      schema: {
        tags,
        summary: 'Write a comparison of runs into a workbook',
        params: inWorkspace,
        headers: z.object({ prefer: z.string().max(200).optional() }),
        body: z.strictObject({ runs: z.array(name).max(100), workbook: name.optional() }),
        response: { 200: job, 202: jobFacts, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { runs, workbook } = request.body;
      const source = workbook === undefined ? {} : { source: await sourceOf(deps, request, workbook) };
      return submit(deps, request, reply, ask, { runs, write: true, ...source });
    },
  );
};

const addToldJob = (root: FastifyInstance, deps: TeamDeps): void => {
  root.withTypeProvider<ZodTypeProvider>().get(
    '/v1/workspaces/:workspace/jobs/:job/told',
    {
      config: { access: { role: 'viewer', of: 'workspace' } },
      schema: {
        tags,
        summary: 'What a job has to tell, in full',
        params: inWorkspace.extend({ job: name }),
        response: { 200: toldJob, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const found = await showJob({ store: storeFor(deps, request) }, request.params.job);
      return sendExact(reply, toldJob, { status: found.status, told: found.told, failure: found.failure });
    },
  );
};

/** Which workspace a run is in, for those who know its name alone. */
const addRunPlace = (root: FastifyInstance, deps: TeamDeps): void => {
  const answer = z.object({ run_id: z.string(), workspace: z.string() });
  root.withTypeProvider<ZodTypeProvider>().get(
    '/v1/runs/:run',
    {
      config: { access: 'known' },
      schema: {
        tags,
        summary: 'The workspace of a run, among those that one may see',
        params: z.object({ run: name }),
        response: { 200: answer, ...PROBLEMS },
      },
    },
    async (request) => {
      const { run } = request.params;
      const caller = callerOf(request);
      const found: z.infer<typeof answer>[] = [];
      let refusal: PlanwrightError | null = null;
      for (const { id, name: workspace } of await findVisible(deps.store, caller)) {
        const within = scopedDeps(deps, { actor: caller.principal, workspaceId: id, job: null, store: deps.store });
        try {
          found.push({ run_id: await findRunId(within, run), workspace });
        } catch (thrown) {
          if (!(thrown instanceof PlanwrightError)) throw thrown;
          if (!(thrown instanceof NotFoundError) || refusal === null) refusal = thrown;
        }
      }
      return onlyOne(run, found, refusal);
    },
  );
};

const onlyOne = <T extends { readonly run_id: string; readonly workspace: string }>(
  run: string,
  found: readonly T[],
  refusal: PlanwrightError | null,
): T => {
  const [first, second] = found;
  if (first && !second) return first;
  if (!first) throw refusal ?? new NotFoundError(`There is no run "${run}".`, { code: 'run-unknown' });
  throw new UsageError(`Several runs answer to "${run}".`, {
    code: 'run-ambiguous',
    hint: `Name one of: ${found.map((it) => `${it.run_id} (${it.workspace})`).join(', ')}.`,
  });
};
