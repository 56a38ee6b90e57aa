/**
 * What a backup holds: every table, in an order in which each row finds those that it refers to. Left out are logins at the page and answers
 * kept for requests sent twice: both are worth nothing a day later.
 */
export interface BackupTable {
  readonly name: string;
  /** Columns that hold the id of a row of another table, or of an earlier one of the same. */
  readonly references: Readonly<Record<string, string>>;
  /** The reference by which a row belongs to a workspace. `null`: rows that do not move with one. */
  readonly owner: string | null;
  /** How many are read at once: few where rows are large. */
  readonly rowsAtOnce: number;
}

const MANY = 500;
const FEW = 10;
const ONE = 1;

const table = (name: string, owner: string | null, references: Readonly<Record<string, string>>, rowsAtOnce = MANY): BackupTable => ({
  name,
  owner,
  references,
  rowsAtOnce,
});

const OF_WORKSPACE = { workspace_id: 'workspaces' };
const OF_RUN = { run_id: 'optimization_runs' };

export const WORKSPACES = 'workspaces';

export const BACKUP_TABLES: readonly BackupTable[] = [
  table(WORKSPACES, 'id', {}),
  table('initiatives', 'workspace_id', OF_WORKSPACE),
  table('metrics_config', 'workspace_id', OF_WORKSPACE),
  table('optimization_scenarios', 'workspace_id', OF_WORKSPACE),
  table('optimization_constraint_sets', 'scenario_id', { scenario_id: 'optimization_scenarios' }),
  table('record_versions', 'workspace_id', OF_WORKSPACE),
  table('sync_events', 'workspace_id', OF_WORKSPACE),
  table(
    'optimization_runs',
    'workspace_id',
    {
      ...OF_WORKSPACE,
      scenario_id: 'optimization_scenarios',
      constraint_set_id: 'optimization_constraint_sets',
      parent_id: 'optimization_runs',
    },
    FEW,
  ),
  table('run_verifications', 'run_id', OF_RUN),
  table('plan_publications', 'workspace_id', { ...OF_WORKSPACE, ...OF_RUN }),
  table('run_futures', 'run_id', OF_RUN),
  table('portfolios', 'run_id', OF_RUN),
  table('portfolio_items', 'portfolio_id', { portfolio_id: 'portfolios', initiative_id: 'initiatives' }),
  table('workbooks', 'workspace_id', OF_WORKSPACE),
  table('live_sheets', 'workbook_id', { workbook_id: 'workbooks' }),
  table('workbook_versions', 'workbook_id', { workbook_id: 'workbooks' }, ONE),
  table('jobs', 'workspace_id', OF_WORKSPACE, FEW),
  table('job_events', 'job_id', { job_id: 'jobs' }),
  // Who may do what is decided by the server that a workspace moves to.
  table('memberships', null, OF_WORKSPACE),
  table('api_tokens', null, OF_WORKSPACE),
  table('audit_log', 'workspace_id', OF_WORKSPACE),
];

/** Tables that a backup leaves out, and a restored store has without rows. */
export const LEFT_OUT: readonly string[] = ['login_sessions', 'idempotency_keys'];

/** Of tables with `record_type` and `record_id`: which table the record is in. */
export const TABLE_OF_RECORD: ReadonlyMap<string, string> = new Map([
  ['initiative', 'initiatives'],
  ['kpi', 'metrics_config'],
  ['scenario', 'optimization_scenarios'],
  ['constraint set', 'optimization_constraint_sets'],
]);
