import { sql } from 'drizzle-orm';
import type { RunStatus } from '../report/report.ts';
import type { Store } from './database.ts';
import { schemaState } from './migrate.ts';
import { guarded } from './store-errors.ts';

/** How a service is doing, as the database tells: the same whoever asks, and whichever worker did the work. */
export interface ServiceFacts {
  readonly jobs: readonly { readonly kind: string; readonly status: RunStatus; readonly count: number }[];
  /** How long the job that waits longest has waited; 0 where none waits. */
  readonly oldestQueuedSeconds: number;
  /** Of runs that were solved, by result. */
  readonly solveSeconds: readonly Distribution[];
  readonly gapPercent: readonly Distribution[];
  /** What the last sync of each workspace found. */
  readonly syncIssues: readonly { readonly workspace: string; readonly severity: string; readonly count: number }[];
  /** What of each workspace stays at an earlier version because its rows have errors. */
  readonly staleRecords: readonly { readonly workspace: string; readonly count: number }[];
}

export interface Distribution {
  readonly result: string;
  /** How many are at most each bound, in the order of the bounds. */
  readonly atMost: readonly number[];
  readonly sum: number;
  readonly count: number;
}

export const SOLVE_BOUNDS_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 1800] as const;
export const GAP_BOUNDS_PERCENT = [0, 0.01, 0.1, 0.5, 1, 2, 5, 10, 50] as const;

export const loadServiceFacts = (store: Store): Promise<ServiceFacts> =>
  guarded(async () => ({
    jobs: await loadJobs(store),
    oldestQueuedSeconds: await loadOldest(store),
    solveSeconds: await loadDistributions(store, 'wall_ms / 1000.0', SOLVE_BOUNDS_SECONDS),
    gapPercent: await loadDistributions(store, 'gap_pct', GAP_BOUNDS_PERCENT),
    syncIssues: await loadSyncIssues(store),
    staleRecords: await loadStale(store),
  }));

/** Those that only help wait until somebody is free, and nobody waits for them. */
const ASKED_FOR = sql`parent_job_id is null`;

const loadJobs = ({ queries }: Store): Promise<ServiceFacts['jobs']> =>
  queries
    .select({ kind: sql<string>`kind`, status: sql<RunStatus>`status`, count: sql<number>`count(*)::int` })
    .from(sql`jobs`)
    .where(sql`${ASKED_FOR}`)
    .groupBy(sql`kind, status`);

const loadOldest = async ({ queries }: Store): Promise<number> => {
  const [row] = await queries
    .select({ seconds: sql<number>`coalesce(extract(epoch from now() - min(queued_at)), 0)::float8` })
    .from(sql`jobs`)
    .where(sql`status = 'queued' and ${ASKED_FOR}`);
  return Math.max(0, row?.seconds ?? 0);
};

const loadDistributions = async (
  { queries }: Store,
  value: 'wall_ms / 1000.0' | 'gap_pct',
  bounds: readonly number[],
): Promise<readonly Distribution[]> => {
  const of = sql.raw(value);
  const counts = sql.join(
    bounds.map((bound) => sql`count(*) filter (where ${of} <= ${sql.raw(String(bound))})::int`),
    sql`, `,
  );
  const rows = await queries
    .select({
      result: sql<string>`coalesce(result, status)`,
      atMost: sql<string>`json_build_array(${counts})::text`,
      sum: sql<number>`sum(${of})::float8`,
      count: sql<number>`count(*)::int`,
    })
    .from(sql`optimization_runs`)
    .where(sql`finished_at is not null and ${of} is not null`)
    .groupBy(sql`coalesce(result, status)`);
  // It is a list of whole numbers that the line above asked for.
  return rows.map((row) => ({ ...row, atMost: JSON.parse(row.atMost) as readonly number[] }));
};

const loadSyncIssues = ({ queries }: Store): Promise<ServiceFacts['syncIssues']> =>
  queries
    .select({ workspace: sql<string>`name`, severity: sql<string>`issue->>'severity'`, count: sql<number>`count(*)::int` })
    .from(
      sql`(select distinct on (workspace_id) workspace_id, told_json from jobs
            where kind = 'sync' and status = 'succeeded' and coalesce(told_json->'document'->>'dry_run', 'false') <> 'true'
            order by workspace_id, id desc) as newest
          join workspaces on workspaces.id = newest.workspace_id,
          jsonb_array_elements(coalesce(told_json->'document'->'issues', '[]')) as issue`,
    )
    .groupBy(sql`name, issue->>'severity'`);

const loadStale = ({ queries }: Store): Promise<ServiceFacts['staleRecords']> =>
  queries
    .select({ workspace: sql<string>`name`, count: sql<number>`count(*)::int` })
    .from(
      sql`(select workspace_id from initiatives where stale_since is not null and archived_at is null
           union all select workspace_id from optimization_scenarios where stale_since is not null and archived_at is null
           union all select workspace_id from optimization_scenarios scenario
             join optimization_constraint_sets one on one.scenario_id = scenario.id
             where one.stale_since is not null and one.archived_at is null) as stale
          join workspaces on workspaces.id = stale.workspace_id`,
    )
    .groupBy(sql`name`);

/** What stands in the way of serving; nothing: it is ready. */
export const missingForService = (store: Store): Promise<readonly ('schema' | 'queue')[]> =>
  guarded(async () => {
    const { missing } = await schemaState(store);
    const [queue] = await store.queries.select({ there: sql<boolean>`to_regclass('pgboss.job') is not null` }).from(sql`(select 1) as it`);
    return [...(missing.length > 0 ? (['schema'] as const) : []), ...(queue?.there ? [] : (['queue'] as const))];
  });
