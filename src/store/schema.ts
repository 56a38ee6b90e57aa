import { type AnyPgColumn, bigint, boolean, index, integer, pgTable, uniqueIndex } from 'drizzle-orm/pg-core';
import { exact, instant, json, words } from './column-types.ts';

/**
 * The tables (§5). A workspace has initiatives, KPIs and scenarios; one scenario has many constraint sets; one constraint set
 * has many runs; a run has at most one portfolio. Every record of the sheet carries the columns of `kept`.
 */

const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();
const reference = (name: string) => bigint(name, { mode: 'number' });

/** What every record that a sheet feeds carries. The hash is that of its content; where it stands in the sheet is not content. */
const kept = () => ({
  contentHash: words('content_hash').notNull(),
  version: integer('version').notNull(),
  provenance: json('provenance_json').notNull(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  archivedAt: instant('archived_at'),
  staleSince: instant('stale_since'),
});

export const workspaces = pgTable(
  'workspaces',
  {
    id: id(),
    name: words('name').notNull(),
    /** The name as it is matched: see `nameKey`. */
    nameKey: words('name_key').notNull(),
    /** Which workbook feeds it: a real path or a sheet id. */
    identity: words('identity').notNull(),
    /** What the last sync found that belongs to no record: rows without a set, initiatives with broken rows. */
    findings: json('findings_json').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [uniqueIndex('workspaces_by_name').on(table.nameKey)],
);

export const initiatives = pgTable(
  'initiatives',
  {
    id: id(),
    workspaceId: reference('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    initiativeKey: words('initiative_key').notNull(),
    nameKey: words('name_key').notNull(),
    title: words('title').notNull(),
    engineeringTokens: exact('engineering_tokens'),
    dimensions: json('dimensions_json').notNull(),
    contributions: json('kpi_contribution_json').notNull(),
    isSelectedForRun: boolean('is_selected_for_run').notNull(),
    deadlineDate: words('deadline_date'),
    periodKey: words('period_key'),
    lifecycleStatus: words('lifecycle_status').notNull(),
    activeOverallScore: exact('active_overall_score'),
    notes: words('notes').notNull(),
    /** How far its numbers may turn out otherwise; empty where the sheet does not say. */
    ranges: json('ranges_json'),
    ...kept(),
  },
  (table) => [uniqueIndex('initiatives_by_key').on(table.workspaceId, table.nameKey)],
);

export const metricsConfig = pgTable(
  'metrics_config',
  {
    id: id(),
    workspaceId: reference('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    kpiKey: words('kpi_key').notNull(),
    nameKey: words('name_key').notNull(),
    kpiName: words('kpi_name').notNull(),
    kpiLevel: words('kpi_level').notNull(),
    unit: words('unit').notNull(),
    direction: words('direction').notNull(),
    isNorthStar: boolean('is_north_star').notNull(),
    notes: words('notes').notNull(),
    ...kept(),
  },
  (table) => [uniqueIndex('metrics_config_by_key').on(table.workspaceId, table.nameKey)],
);

export const scenarios = pgTable(
  'optimization_scenarios',
  {
    id: id(),
    workspaceId: reference('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    scenarioName: words('scenario_name').notNull(),
    nameKey: words('name_key').notNull(),
    periodKey: words('period_key'),
    capacityTotalTokens: exact('capacity_total_tokens'),
    objectiveMode: words('objective_mode').notNull(),
    objectiveWeights: json('objective_weights_json').notNull(),
    synergyBonusPct: exact('synergy_bonus_pct'),
    notes: words('notes').notNull(),
    ...kept(),
  },
  (table) => [uniqueIndex('optimization_scenarios_by_name').on(table.workspaceId, table.nameKey)],
);

export const constraintSets = pgTable(
  'optimization_constraint_sets',
  {
    id: id(),
    scenarioId: reference('scenario_id')
      .notNull()
      .references(() => scenarios.id),
    constraintSetName: words('constraint_set_name').notNull(),
    nameKey: words('name_key').notNull(),
    floors: json('floors_json').notNull(),
    caps: json('caps_json').notNull(),
    targets: json('targets_json').notNull(),
    mandatoryInitiatives: json('mandatory_initiatives_json').notNull(),
    bundles: json('bundles_json').notNull(),
    exclusionsInitiatives: json('exclusions_initiatives_json').notNull(),
    exclusionsPairs: json('exclusions_pairs_json').notNull(),
    prerequisites: json('prerequisites_json').notNull(),
    synergyBonuses: json('synergy_bonuses_json').notNull(),
    bonusPct: json('bonus_pct_json').notNull(),
    ...kept(),
  },
  (table) => [uniqueIndex('optimization_constraint_sets_by_name').on(table.scenarioId, table.nameKey)],
);

/** Every version of every record, the current one too: nothing here is ever changed or deleted. */
export const recordVersions = pgTable(
  'record_versions',
  {
    id: id(),
    workspaceId: reference('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    /** `initiative`, `kpi`, `scenario` or `constraint set`: the table that `record_id` is of. */
    recordType: words('record_type').notNull(),
    recordId: reference('record_id').notNull(),
    name: words('name').notNull(),
    version: integer('version').notNull(),
    isArchived: boolean('is_archived').notNull(),
    contentHash: words('content_hash').notNull(),
    document: json('document_json').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('record_versions_by_record').on(table.recordType, table.recordId, table.version),
    index('record_versions_by_workspace').on(table.workspaceId),
  ],
);

/** Who changed what, when, from where, in words. */
export const syncEvents = pgTable(
  'sync_events',
  {
    id: id(),
    workspaceId: reference('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    happenedAt: instant('happened_at').notNull(),
    actor: words('actor').notNull(),
    source: words('source').notNull(),
    recordType: words('record_type').notNull(),
    recordId: reference('record_id').notNull(),
    name: words('name').notNull(),
    change: words('change').notNull(),
    version: integer('version').notNull(),
    details: json('details_json').notNull(),
  },
  (table) => [index('sync_events_by_workspace').on(table.workspaceId, table.id)],
);

export const runs = pgTable(
  'optimization_runs',
  {
    id: id(),
    runId: words('run_id').notNull(),
    workspaceId: reference('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    /** Empty only for a run that failed because the scenario or the set was never stored. */
    scenarioId: reference('scenario_id').references(() => scenarios.id),
    constraintSetId: reference('constraint_set_id').references(() => constraintSets.id),
    scenarioName: words('scenario_name').notNull(),
    constraintSetName: words('constraint_set_name').notNull(),
    scenarioVersion: integer('scenario_version'),
    constraintSetVersion: integer('constraint_set_version'),
    scope: words('scope').notNull(),
    periodKey: words('period_key'),
    /** Of a what-if: the run that it changes, and the changes in words. */
    parentId: reference('parent_id').references((): AnyPgColumn => runs.id),
    changes: json('changes_json'),
    settings: json('settings_json').notNull(),
    seed: integer('seed').notNull(),
    actor: words('actor').notNull(),
    status: words('status').notNull(),
    result: words('result'),
    limitReason: words('limit_reason'),
    objective: json('objective_json').notNull(),
    bestBound: json('best_bound_json').notNull(),
    gapPct: exact('gap_pct'),
    engineName: words('engine_name'),
    engineVersion: words('engine_version'),
    wallMs: integer('wall_ms'),
    inputsHash: words('inputs_hash'),
    message: words('message').notNull(),
    queuedAt: instant('queued_at').notNull(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    inputsSnapshot: json('inputs_snapshot_json'),
    resultDocument: json('result_json'),
  },
  (table) => [
    uniqueIndex('optimization_runs_by_run_id').on(table.runId),
    index('optimization_runs_by_workspace').on(table.workspaceId, table.id),
    index('optimization_runs_by_set').on(table.constraintSetId),
  ],
);

/** Second opinions on a run: it was solved anew by another engine, and this is what came of it. Nothing here is ever changed. */
export const runVerifications = pgTable(
  'run_verifications',
  {
    id: id(),
    runId: reference('run_id')
      .notNull()
      .references(() => runs.id),
    verdict: words('verdict').notNull(),
    engineName: words('engine_name').notNull(),
    engineVersion: words('engine_version').notNull(),
    settings: json('settings_json').notNull(),
    result: words('result').notNull(),
    limitReason: words('limit_reason'),
    objective: json('objective_json').notNull(),
    bestBound: json('best_bound_json').notNull(),
    findings: json('findings_json').notNull(),
    wallMs: integer('wall_ms').notNull(),
    verifiedAt: instant('verified_at').notNull(),
    actor: words('actor').notNull(),
  },
  (table) => [index('run_verifications_by_run').on(table.runId, table.id)],
);

/** Which plans were published, and which were taken back. The newest row of a scenario says what holds; nothing here is ever changed. */
export const publications = pgTable(
  'plan_publications',
  {
    id: id(),
    workspaceId: reference('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    scenarioKey: words('scenario_key').notNull(),
    runId: reference('run_id')
      .notNull()
      .references(() => runs.id),
    act: words('act').notNull(),
    note: words('note').notNull(),
    actor: words('actor').notNull(),
    happenedAt: instant('happened_at').notNull(),
  },
  (table) => [index('plan_publications_by_scenario').on(table.workspaceId, table.scenarioKey, table.id)],
);

/** Futures of a run that are settled: what one question about its robustness has found so far. Nothing here is ever changed. */
export const runFutures = pgTable(
  'run_futures',
  {
    id: id(),
    runId: reference('run_id')
      .notNull()
      .references(() => runs.id),
    /** Of all that the futures depend on, beside the run. */
    questionHash: words('question_hash').notNull(),
    futureIndex: integer('future_index').notNull(),
    document: json('document_json').notNull(),
    keptAt: instant('kept_at').notNull(),
  },
  (table) => [uniqueIndex('run_futures_by_index').on(table.runId, table.questionHash, table.futureIndex)],
);

export const portfolios = pgTable(
  'portfolios',
  {
    id: id(),
    runId: reference('run_id')
      .notNull()
      .references(() => runs.id),
    selectedCount: integer('selected_count').notNull(),
    capacityUsed: exact('capacity_used').notNull(),
    capacityTotal: exact('capacity_total'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [uniqueIndex('portfolios_by_run').on(table.runId)],
);

export const portfolioItems = pgTable(
  'portfolio_items',
  {
    id: id(),
    portfolioId: reference('portfolio_id')
      .notNull()
      .references(() => portfolios.id),
    initiativeId: reference('initiative_id').references(() => initiatives.id),
    initiativeKey: words('initiative_key').notNull(),
    allocatedTokens: exact('allocated_tokens').notNull(),
    position: integer('position').notNull(),
  },
  (table) => [uniqueIndex('portfolio_items_by_position').on(table.portfolioId, table.position)],
);
