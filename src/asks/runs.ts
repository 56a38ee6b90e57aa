import { z } from 'zod';
import { type ListedRun, recentRuns } from '../app/runs.ts';
import { toPlain } from '../base/decimal.ts';
import type { Json } from '../base/json.ts';
import { RUN_STATUSES } from '../report/report.ts';
import type { Ask } from './ask.ts';
import { exact, limit, result } from './documents/parts.ts';
import { count, given, word } from './request-parts.ts';
import { toTable } from './words/table.ts';

type Request = z.output<typeof request>;

const request = z.strictObject({
  workspace: word.optional().describe('Only runs of this workspace.'),
  scenario: word.optional().describe('Only runs of this scenario.'),
  constraint_set: word.optional().describe('Only runs of this constraint set.'),
  limit: count.default(20).describe('How many, the newest first.'),
});

const document = z.strictObject({
  runs: z.array(
    z.strictObject({
      run_id: z.string(),
      scenario_name: z.string(),
      constraint_set_name: z.string(),
      scope: z.enum(['all', 'selected']),
      status: z.enum(RUN_STATUSES),
      result: result.nullable(),
      limit,
      objective: z.array(exact),
      best_bound: z.array(exact),
      gap_pct: exact.nullable(),
      selected_count: z.int().nullable(),
      capacity_used: exact.nullable(),
      started_at: z.string().nullable(),
      finished_at: z.string().nullable(),
      inputs_hash: z.string().nullable(),
      actor: z.string(),
      published: z.boolean(),
      parent_run: z.string().optional(),
      changes: z.array(z.string()).optional(),
      message: z.string(),
    }),
  ),
});

/** The newest runs. */
export const runsAsk: Ask<Request, readonly ListedRun[]> = {
  kind: 'runs',
  about: 'workspace',
  takes: 'moment',
  role: 'viewer',
  urgency: 'interactive',
  makesRun: false,
  request,
  document,
  answer: (deps, { workspace, scenario, constraint_set, limit }) =>
    recentRuns(
      deps,
      { ...given('workspace', workspace), ...given('scenarioName', scenario), ...given('constraintSetName', constraint_set) },
      limit,
    ),
  toJson: (found) => ({ runs: found.map(toListedRunJson) }),
  toLines: (found) =>
    found.length === 0 ? ['There are no runs yet: planwright run SOURCE.'] : toTable(HEAD, found.map(toCells), new Set([5, 6])),
  isGood: () => true,
};

const HEAD = ['run', 'scenario', 'constraint set', 'scope', 'result', 'objective', 'tokens', 'by', ''];

const toCells = (it: ListedRun): readonly string[] => [
  it.runId,
  it.scenarioName,
  it.constraintSetName,
  it.scope,
  it.result === null ? it.status : it.result,
  it.objective.map((value) => toPlain(value.prec(8))).join(' | '),
  it.capacityUsed === null ? '' : toPlain(it.capacityUsed),
  it.actor,
  [
    ...(it.isPublished ? ['published'] : []),
    ...(it.parentRunId === null ? [] : [`what if of ${it.parentRunId}: ${it.changes.join('; ')}`]),
  ].join(', '),
];

/** A run in a list, for machines. */
export const toListedRunJson = (it: ListedRun): Json => ({
  run_id: it.runId,
  scenario_name: it.scenarioName,
  constraint_set_name: it.constraintSetName,
  scope: it.scope,
  status: it.status,
  result: it.result,
  limit: it.limit ?? undefined,
  objective: it.objective,
  best_bound: it.bestBound,
  gap_pct: it.gapPct,
  selected_count: it.selectedCount,
  capacity_used: it.capacityUsed,
  started_at: it.startedAt,
  finished_at: it.finishedAt,
  inputs_hash: it.inputsHash,
  actor: it.actor,
  published: it.isPublished,
  parent_run: it.parentRunId ?? undefined,
  changes: it.parentRunId === null ? undefined : it.changes,
  message: it.message,
});
