import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { hasEnded, recentJobs, type TeamDeps } from '../app/jobs.ts';
import { EXPORT_FORMATS, exportRun, recentRuns, showPortfolio, showRun } from '../app/runs.ts';
import type { AskHooks } from '../asks/ask.ts';
import { type AnyAsk, ASKS } from '../asks/index.ts';
import { toListedRunJson } from '../asks/runs.ts';
import { BugError, NotFoundError } from '../base/errors.ts';
import type { Json } from '../base/json.ts';
import { RESULTS } from '../engine/solution.ts';
import { RUN_STATUSES } from '../report/report.ts';
import type { Queries } from '../store/database.ts';
import { placeOf } from './access-rules.ts';
import { keepDone } from './keep-done.ts';
import {
  depsFor,
  document,
  exact,
  inWorkspace,
  kept,
  listOf,
  moment,
  name,
  PROBLEMS,
  page,
  sendExact,
  sendPage,
  sendText,
} from './parts.ts';

/** What there is to read of runs, and which of their plans are published. */

const ofRun = inWorkspace.extend({ run: name.describe('A run id, its beginning or end if only one has it, or "published".') });
const tags = ['runs'];
const VIEWER = { access: { role: 'viewer', of: 'workspace' } } as const;
/** What is said of a run stands in these. */
const OF_RUNS = ['runs', 'portfolios', 'publications', 'runVerifications'] as const;
const PLANNER = { access: { role: 'planner', of: 'workspace' } } as const;

export const run = z
  .looseObject({
    run_id: z.string(),
    scenario_name: z.string(),
    constraint_set_name: z.string(),
    scope: z.enum(['all', 'selected']),
    status: z.enum(RUN_STATUSES),
    result: z.enum(RESULTS).nullable(),
    objective: z.array(exact).describe('One for each stage.'),
    best_bound: z.array(exact),
    gap_pct: exact.nullable(),
    selected_count: z.int().nullable(),
    capacity_used: exact.nullable(),
    started_at: moment.nullable(),
    finished_at: moment.nullable(),
    inputs_hash: z.string().nullable(),
    actor: z.string(),
    published: z.boolean(),
    parent_run: z.string().optional().describe('Of a what-if: the run that it changes.'),
    message: z.string(),
  })
  .meta({ id: 'Run' });

const portfolio = z
  .object({
    run_id: z.string(),
    capacity_used: exact,
    capacity_total: exact.nullable().describe('Null: unlimited.'),
    items: z.array(z.object({ initiative_key: z.string(), allocated_tokens: exact })),
  })
  .nullable()
  .describe('Null: the run has no plan.')
  .meta({ id: 'Portfolio' });

const publication = z.looseObject({ run_id: z.string(), scenario_name: z.string(), act: z.enum(['published', 'unpublished']), at: moment });

export const addRunRoutes = (root: FastifyInstance, deps: TeamDeps): void => {
  addLists(root, deps);
  addOneRun(root, deps);
  addProblem(root, deps);
  addComparison(root, deps);
  addPublishing(root, deps, 'publish', 'Mark the plan of a run as the published one of its scenario');
  addPublishing(root, deps, 'unpublish', 'Take a published plan back');
};

const addLists = (root: FastifyInstance, deps: TeamDeps): void => {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const list = listOf(run);
  app.get(
    '/v1/workspaces/:workspace/runs',
    {
      config: { ...VIEWER, remember: [...OF_RUNS, 'jobEvents'] },
      schema: {
        tags,
        summary: 'The runs of a workspace, the newest first',
        params: inWorkspace,
        querystring: page.extend({
          scenario: name.optional(),
          constraint_set: name.optional(),
          status: z.enum(RUN_STATUSES).optional(),
        }),
        response: { 200: list, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { limit, cursor, scenario, constraint_set, status } = request.query;
      const filter = {
        ...(scenario === undefined ? {} : { scenarioName: scenario }),
        ...(constraint_set === undefined ? {} : { constraintSetName: constraint_set }),
        ...(status === undefined ? {} : { status }),
        ...(cursor === undefined ? {} : { before: cursor }),
      };
      const found = await recentRuns(depsFor(deps, request), filter, limit + 1);
      return sendPage(request, reply, list, { found, limit, cursorOf: ({ runId }) => runId, toJson: toListedRunJson });
    },
  );
  const publications = z.object({ publications: z.array(publication) });
  app.get(
    '/v1/workspaces/:workspace/publications',
    {
      config: VIEWER,
      schema: {
        tags,
        summary: 'Who published which plan and took it back, the newest first',
        params: inWorkspace,
        querystring: z.object({ scenario: name.optional() }),
        response: { 200: publications, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { scenario } = request.query;
      const asked = { workspace: placeOf(request).name, ...(scenario === undefined ? {} : { scenario }) };
      return sendExact(reply, publications, await askNow(deps, request, askOf('publications'), asked));
    },
  );
};

const addOneRun = (root: FastifyInstance, deps: TeamDeps): void => {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const whole = kept(askOf('show-run').document);
  app.get(
    '/v1/workspaces/:workspace/runs/:run',
    {
      config: { ...VIEWER, remember: OF_RUNS },
      schema: {
        tags,
        summary: 'All that a run answered, the second opinions on it, and whether its plan is published',
        params: ofRun,
        response: { 200: whole, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { run: named } = request.params;
      try {
        return sendExact(reply, whole, await showRun(depsFor(deps, request), named));
      } catch (thrown) {
        throw (await notYet(deps, request, named)) ?? thrown;
      }
    },
  );
  app.get(
    '/v1/workspaces/:workspace/runs/:run/portfolio',
    {
      config: { ...VIEWER, remember: OF_RUNS },
      schema: { tags, summary: 'The chosen plan of a run', params: ofRun, response: { 200: portfolio, ...PROBLEMS } },
    },
    async (request, reply) => {
      const { runId, portfolio: plan } = await showPortfolio(depsFor(deps, request), request.params.run);
      const json = plan && {
        run_id: runId,
        capacity_used: plan.capacityUsed,
        capacity_total: plan.capacityTotal,
        items: plan.items.map((it) => ({ initiative_key: it.initiativeKey, allocated_tokens: it.allocatedTokens })),
      };
      return sendExact(reply, portfolio, json);
    },
  );
};

/** A run that nobody has begun is known by the job that makes it. */
const notYet = async (deps: TeamDeps, request: FastifyRequest, runId: string): Promise<NotFoundError | null> => {
  const [made] = await recentJobs(deps, { workspaceId: placeOf(request).id, runId }, 1);
  if (!made || hasEnded(made)) return null;
  return new NotFoundError(`The run ${runId} has not ended: its job is ${made.status}.`, {
    code: 'run-open',
    hint: `Watch ${made.jobId}, and ask again when it has ended.`,
  });
};

const addProblem = (root: FastifyInstance, deps: TeamDeps): void => {
  root.withTypeProvider<ZodTypeProvider>().get(
    '/v1/workspaces/:workspace/runs/:run/problem',
    {
      config: VIEWER,
      schema: {
        tags,
        summary: 'The 0/1 problem of a run, for other solvers',
        params: ofRun,
        querystring: z.object({ format: z.enum(EXPORT_FORMATS).default('json') }),
        response: {
          200: {
            description: 'The problem.',
            content: { 'application/json': { schema: document }, 'text/plain': { schema: z.string().describe('LP or MPS.') } },
          },
          ...PROBLEMS,
        },
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      const text = await exportRun(depsFor(deps, request), request.params.run, format);
      return sendText(reply, format === 'json' ? 'application/json' : 'text/plain', text);
    },
  );
};

const addComparison = (root: FastifyInstance, deps: TeamDeps): void => {
  root.withTypeProvider<ZodTypeProvider>().get(
    '/v1/workspaces/:workspace/compare',
    {
      config: VIEWER,
      schema: {
        tags,
        summary: 'Runs side by side, and what was asked differently from the first',
        params: inWorkspace,
        querystring: z.object({ run: z.union([z.array(name).min(2).max(8), name]).describe('2 to 8 runs: run=…&run=…') }),
        response: { 200: askOf('compare').document, ...PROBLEMS },
      },
    },
    async (request, reply) =>
      sendExact(reply, askOf('compare').document, await askNow(deps, request, askOf('compare'), { runs: [request.query.run].flat() })),
  );
};

const addPublishing = (root: FastifyInstance, deps: TeamDeps, kind: 'publish' | 'unpublish', summary: string): void => {
  root.withTypeProvider<ZodTypeProvider>().post(
    `/v1/workspaces/:workspace/runs/:run/${kind}`,
    {
      config: PLANNER,
      schema: {
        tags,
        summary,
        params: ofRun,
        body: z.strictObject({ note: z.string().max(2_000).default('').describe('Why, for the history.') }).nullish(),
        response: { 200: publication, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const asked = { run: request.params.run, note: request.body?.note ?? '' };
      const alsoKeep = (queries: Queries, body: Json): Promise<void> =>
        keepDone(deps, queries, request, { status: 200, body, subject: publication.parse(body).run_id, details: { note: asked.note } });
      return sendExact(reply, publication, await askNow(deps, request, askOf(kind), asked, { alsoKeep }));
    },
  );
};

const askOf = (kind: string): AnyAsk => {
  const ask = ASKS.get(kind);
  if (!ask) throw new BugError(`nothing is asked as ${kind}`);
  return ask;
};

/** Answers within the request what takes a moment. */
const askNow = async (deps: TeamDeps, request: FastifyRequest, ask: AnyAsk, asked: Json, hooks: AskHooks = {}): Promise<Json> =>
  (await ask.tell(depsFor(deps, request), asked, hooks)).document;
