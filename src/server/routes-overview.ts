import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { roleIn } from '../app/access/caller.ts';
import { ATTENTION_LINKS, ATTENTION_SEVERITIES } from '../app/attention.ts';
import type { TeamDeps } from '../app/jobs.ts';
import { type Overview, readOverview } from '../app/overview.ts';
import { toPublicationJson } from '../app/runs.ts';
import { toListedRunJson } from '../asks/runs.ts';
import type { Json } from '../base/json.ts';
import { callerOf, placeOf } from './access-rules.ts';
import { jobFacts, toFactsJson } from './job-json.ts';
import { inWorkspace, moment, PROBLEMS, sendExact, storeFor } from './parts.ts';
import { run } from './routes-runs.ts';
import { live, toLive } from './workbook-json.ts';

const workbook = z.object({
  workbook_id: z.string(),
  file_name: z.string(),
  live,
  version: z.int().nullable().describe('Null: it is live, and has no versions here.'),
  by: z.string().describe('Who sent that version; who linked it, where it is live.'),
  at: moment,
});

const check = z.object({
  job_id: z.string(),
  kind: z.string().describe('check or sync; a run, which counts only what concerns it, where there is neither.'),
  version: z.int().nullable().describe('Of the workbook; null: not known.'),
  errors: z.int(),
  warnings: z.int(),
  at: moment,
});

const staleSet = z.object({ set_id: z.int(), scenario_name: z.string(), constraint_set_name: z.string(), stale_since: moment });

const attention = z
  .object({
    kind: z.string(),
    severity: z.enum(ATTENTION_SEVERITIES),
    words: z.string(),
    link: z.object({ kind: z.enum(ATTENTION_LINKS), id: z.string().describe('Of the workbook, the run, the set or the job.') }).nullable(),
  })
  .meta({ id: 'Attention' });

const published = z.looseObject({
  run_id: z.string(),
  scenario_name: z.string(),
  constraint_set_name: z.string(),
  note: z.string(),
  actor: z.string(),
  at: moment,
});

const overview = z
  .object({
    workspace: z.string(),
    role: z.enum(['viewer', 'planner', 'admin']).describe('Of whoever asks.'),
    workbook: workbook.nullable().describe('The newest one, in its newest version.'),
    check: check.nullable().describe('What was found when it was read last.'),
    candidates: z.int(),
    scenarios: z.int(),
    constraint_sets: z.int(),
    stale_sets: z.array(staleSet),
    runs: z.array(run).describe('The newest five.'),
    published: z.array(published),
    jobs_open: z.array(jobFacts),
    attention: z.array(attention).describe('What blocks first.'),
  })
  .meta({ id: 'Overview' });

/** Who asks is in the answer: it is made for each. */
export const addOverviewRoutes = (root: FastifyInstance, deps: TeamDeps): void => {
  root.withTypeProvider<ZodTypeProvider>().get(
    '/v1/workspaces/:workspace/overview',
    {
      config: { access: { role: 'viewer', of: 'workspace' } },
      schema: {
        tags: ['workspaces'],
        summary: 'How things stand in a workspace, and what needs attention',
        params: inWorkspace,
        response: { 200: overview, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const place = placeOf(request);
      const role = roleIn(callerOf(request), place.id) ?? 'viewer';
      return sendExact(reply, overview, { workspace: place.name, role, ...toJson(await readOverview(storeFor(deps, request), place)) });
    },
  );
};

const toJson = (it: Overview): { readonly [key: string]: Json } => ({
  workbook: it.workbook && {
    workbook_id: it.workbook.stored.workbookId,
    file_name: it.workbook.stored.fileName,
    live: toLive(it.workbook.stored),
    version: it.workbook.newest?.version ?? null,
    by: (it.workbook.newest ?? it.workbook.stored.sheet ?? it.workbook.stored).actor,
    at: it.workbook.newest?.createdAt ?? it.workbook.stored.sheet?.linkedAt ?? it.workbook.stored.createdAt,
  },
  check: it.check && {
    job_id: it.check.jobId,
    kind: it.check.kind,
    version: it.check.version,
    errors: it.check.errors,
    warnings: it.check.warnings,
    at: it.check.at,
  },
  candidates: it.counts.candidates,
  scenarios: it.counts.scenarios,
  constraint_sets: it.counts.constraintSets,
  stale_sets: it.staleSets.map((set) => ({
    set_id: set.id,
    scenario_name: set.scenarioName,
    constraint_set_name: set.constraintSetName,
    stale_since: set.staleSince,
  })),
  runs: it.runs.map(toListedRunJson),
  published: it.published.map(toPublicationJson),
  jobs_open: it.openJobs.map(toFactsJson),
  attention: it.attention.map(({ link, ...one }) => ({ ...one, link: link && { ...link } })),
});
