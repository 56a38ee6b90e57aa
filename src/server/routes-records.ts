import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { TeamDeps } from '../app/jobs.ts';
import {
  listCandidates,
  listChanges,
  listScenarios,
  listSets,
  listSetVersions,
  type Stored,
  type StoredCandidate,
  type StoredChange,
  type StoredScenario,
  type StoredSet,
} from '../app/records.ts';
import { isJsonObject, type Json } from '../base/json.ts';
import { placeOf } from './access-rules.ts';
import { document, exact, inWorkspace, listOf, moment, numberedPage, PROBLEMS, sendPage } from './parts.ts';

/** What a workspace holds: candidates, scenarios, constraint sets with their versions, and what changed. */

const tags = ['workspace'];
const VIEWER = { access: { role: 'viewer', of: 'workspace' } } as const;

const kept = {
  version: z.int(),
  content_hash: z.string(),
  updated_at: moment,
  stale_since: moment.nullable().describe('Its rows have errors since then; this is its last good version.'),
};

const candidate = z
  .object({
    initiative_key: z.string(),
    title: z.string(),
    engineering_tokens: exact.nullable(),
    dimensions: document,
    kpi_contributions: document,
    is_selected_for_run: z.boolean(),
    deadline_date: z.string().nullable(),
    period_key: z.string().nullable(),
    lifecycle_status: z.string(),
    active_overall_score: exact.nullable(),
    notes: z.string(),
    ...kept,
  })
  .meta({ id: 'Candidate' });

const scenario = z
  .object({
    scenario_name: z.string(),
    period_key: z.string().nullable(),
    capacity_total_tokens: exact.nullable().describe('Null: unlimited.'),
    objective_mode: z.string(),
    objective_weights_json: document.nullable(),
    synergy_bonus_pct: exact.nullable(),
    notes: z.string(),
    ...kept,
  })
  .meta({ id: 'Scenario' });

const rows = z.unknown().describe('Which rows of the sheet each rule came from.');

const constraintSet = z
  .object({
    set_id: z.int(),
    scenario_name: z.string(),
    constraint_set_name: z.string(),
    ...kept,
    rules: document.describe('What its rows were compiled to.'),
    rows,
  })
  .meta({ id: 'ConstraintSet' });

const setVersion = z
  .object({ version: z.int(), is_archived: z.boolean(), content_hash: z.string(), at: moment, rules: document, rows })
  .meta({ id: 'ConstraintSetVersion' });

const change = z
  .object({
    at: moment,
    actor: z.string(),
    source: z.string().describe('The workbook.'),
    record: z.string().describe('The sort of record.'),
    name: z.string(),
    change: z.string(),
    version: z.int(),
    details: z.array(z.string()).describe('What changed, in words.'),
  })
  .meta({ id: 'Change' });

export const addRecordRoutes = (root: FastifyInstance, deps: TeamDeps): void => {
  const list = <T extends { readonly id: number }>(
    noun: string,
    summary: string,
    one: z.ZodType,
    read: (workspaceId: number, after: number | null, limit: number) => Promise<readonly T[]>,
    toJson: (it: T) => Json,
  ): void => {
    const answer = listOf(one);
    root.withTypeProvider<ZodTypeProvider>().get(
      `/v1/workspaces/:workspace/${noun}`,
      {
        config: { ...VIEWER, remember: ['workspaces', 'syncEvents'] },
        schema: { tags, summary, params: inWorkspace, querystring: numberedPage, response: { 200: answer, ...PROBLEMS } },
      },
      async (request, reply) => {
        const { limit, cursor } = request.query;
        const found = await read(placeOf(request).id, cursor === undefined ? null : Number(cursor), limit + 1);
        return sendPage(request, reply, answer, { found, limit, cursorOf: ({ id }) => String(id), toJson });
      },
    );
  };
  const { store } = deps;
  list(
    'candidates',
    'The initiatives that can be chosen',
    candidate,
    (id, after, limit) => listCandidates(store, id, { after: after ?? 0, limit }),
    toCandidate,
  );
  list('scenarios', 'The scenarios', scenario, (id, after, limit) => listScenarios(store, id, { after: after ?? 0, limit }), toScenario);
  list(
    'constraint-sets',
    'The constraint sets, with their rules',
    constraintSet,
    (id, after, limit) => listSets(store, id, { after: after ?? 0, limit }),
    toSet,
  );
  list(
    'changes',
    'What changed in the workspace, the newest first',
    change,
    (id, before, limit) => listChanges(store, id, before, limit),
    toChange,
  );
  addSetVersions(root, deps);
};

const addSetVersions = (root: FastifyInstance, deps: TeamDeps): void => {
  const answer = listOf(setVersion);
  root.withTypeProvider<ZodTypeProvider>().get(
    '/v1/workspaces/:workspace/constraint-sets/:set/versions',
    {
      config: { ...VIEWER, remember: ['workspaces', 'syncEvents'] },
      schema: {
        tags,
        summary: 'Every version of a constraint set, the newest first',
        params: inWorkspace.extend({ set: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
        response: { 200: answer, ...PROBLEMS },
      },
    },
    async (request: FastifyRequest<{ Params: { set: number } }>, reply) => {
      const found = await listSetVersions(deps.store, placeOf(request).id, request.params.set);
      return sendPage(request, reply, answer, {
        found,
        limit: found.length,
        cursorOf: ({ version }) => String(version),
        toJson: ({ version, isArchived, contentHash, createdAt, document: kept }) => {
          const { shapes = {}, bonusPct = [], provenance = [] } = isJsonObject(kept) ? kept : {};
          const rules = isJsonObject(shapes) ? { ...shapes, bonus_pct: bonusPct } : {};
          return { version, is_archived: isArchived, content_hash: contentHash, at: createdAt, rules, rows: provenance };
        },
      });
    },
  );
};

const toKept = ({ version, contentHash, updatedAt, staleSince }: Stored) => ({
  version,
  content_hash: contentHash,
  updated_at: updatedAt,
  stale_since: staleSince,
});

const toCandidate = (it: StoredCandidate): Json => ({
  initiative_key: it.initiativeKey,
  title: it.title,
  engineering_tokens: it.engineeringTokens,
  dimensions: it.dimensions,
  kpi_contributions: it.contributions,
  is_selected_for_run: it.isSelectedForRun,
  deadline_date: it.deadlineDate,
  period_key: it.periodKey,
  lifecycle_status: it.lifecycleStatus,
  active_overall_score: it.activeOverallScore,
  notes: it.notes,
  ...toKept(it),
});

const toScenario = (it: StoredScenario): Json => ({
  scenario_name: it.scenarioName,
  period_key: it.periodKey,
  capacity_total_tokens: it.capacityTotalTokens,
  objective_mode: it.objectiveMode,
  objective_weights_json: it.objectiveWeights,
  synergy_bonus_pct: it.synergyBonusPct,
  notes: it.notes,
  ...toKept(it),
});

const toSet = (it: StoredSet): Json => ({
  set_id: it.id,
  scenario_name: it.scenarioName,
  constraint_set_name: it.constraintSetName,
  ...toKept(it),
  rules: it.shapes,
  rows: it.provenance,
});

const toChange = ({ id: _, what, ...it }: StoredChange): Json => ({ ...it, record: what });
