import { and, desc, eq, getTableColumns, lt, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { type Decimal, isDecimal } from '../base/decimal.ts';
import { NotFoundError, UsageError } from '../base/errors.ts';
import type { Json } from '../base/json.ts';
import { LIMITS, type Limit, RESULTS, type SolverResult } from '../engine/solution.ts';
import { type RunInputs, SCOPES, type Scope } from '../problem/run-inputs.ts';
import { RUN_STATUSES, type RunStatus } from '../report/report.ts';
import type { Queries, Store } from './database.ts';
import { decode, decodeRunInputs } from './documents.ts';
import { findPublication, type PublicationFilter } from './publications.ts';
import { type Portfolio, unknownRun } from './runs.ts';
import { portfolioItems, portfolios, runs } from './schema.ts';
import { guarded } from './store-errors.ts';
import { findWorkspace } from './workspaces.ts';

/** A run without its documents. */
export interface Run {
  readonly runId: string;
  readonly workspaceId: number;
  readonly scenarioName: string;
  readonly constraintSetName: string;
  readonly scenarioVersion: number | null;
  readonly constraintSetVersion: number | null;
  readonly scope: Scope;
  readonly periodKey: string | null;
  readonly settings: Json;
  /** Of a what-if: the run that it changes, and the changes in words; `null` and none of every other run. */
  readonly parentRunId: string | null;
  readonly changes: readonly string[];
  readonly seed: number;
  readonly actor: string;
  readonly status: RunStatus;
  readonly result: SolverResult | null;
  readonly limit: Limit | null;
  readonly objective: readonly Decimal[];
  readonly bestBound: readonly Decimal[];
  readonly gapPct: Decimal | null;
  readonly engineName: string | null;
  readonly engineVersion: string | null;
  readonly wallMs: number | null;
  readonly inputsHash: string | null;
  readonly message: string;
  readonly queuedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly selectedCount: number | null;
  readonly capacityUsed: Decimal | null;
  readonly capacityTotal: Decimal | null;
}

export interface RunFilter {
  readonly workspace?: string;
  readonly scenarioName?: string;
  readonly constraintSetName?: string;
  readonly status?: RunStatus;
  /** Those older than the run of this id. */
  readonly before?: string;
}

/** The newest first, without their documents. Throws `workspace-unknown`. */
export const listRuns = (store: Store, filter: RunFilter = {}, limit = 50): Promise<readonly Run[]> =>
  guarded(async () => {
    const workspace = filter.workspace === undefined ? undefined : await findWorkspace(store.queries, filter.workspace);
    const sameName = (column: typeof runs.scenarioName | typeof runs.constraintSetName, name: string | undefined): SQL | undefined =>
      name === undefined ? undefined : eq(sql`lower(${column})`, sql.param(name.toLowerCase(), column));
    return selectRuns(
      store.queries,
      and(
        workspace && eq(runs.workspaceId, workspace.id),
        ofShown(store),
        sameName(runs.scenarioName, filter.scenarioName),
        sameName(runs.constraintSetName, filter.constraintSetName),
        filter.status && eq(runs.status, filter.status),
        filter.before === undefined
          ? undefined
          : lt(runs.id, sql`(select id from optimization_runs where run_id = ${sql.param(filter.before, runs.runId)})`),
      ),
      limit,
    );
  });

/** The word for the run whose plan is published, alone or with its scenario: `published:2026-Q1`. */
const PUBLISHED = /^\s*published\s*(?::(.*))?$/isu;

export const isPublishedName = (id: string): boolean => PUBLISHED.test(id);

/**
 * A run by its id, by the unique beginning (or the last six characters) of it, or as `published`: among those of a scenario, where that is
 * known. Throws `run-unknown`, `run-ambiguous`, `published-unknown`, `published-ambiguous`.
 */
export const findRun = async (store: Store, idOrPart: string, among: PublicationFilter = {}): Promise<Run> => {
  const published = PUBLISHED.exec(idOrPart);
  if (!published) return findRunById(store, idOrPart);
  const [, scenarioName] = published;
  const { runId } = await findPublication(store, scenarioName === undefined ? among : { ...among, scenarioName });
  return findRunById(store, runId);
};

const findRunById = (store: Store, idOrPart: string): Promise<Run> =>
  guarded(async () => {
    const part = idOrPart.trim().toLowerCase();
    const param = sql.param(part, runs.runId);
    const found =
      part === ''
        ? []
        : await selectRuns(
            store.queries,
            and(
              sql`(starts_with(lower(${runs.runId}), ${param}) or right(lower(${runs.runId}), ${part.length}) = ${param})`,
              ofShown(store),
            ),
            10,
          );
    const whole = found.find((run) => run.runId.toLowerCase() === part);
    const [first, second] = found;
    if (whole ?? (first && !second)) return whole ?? first ?? raiseUnknown(idOrPart);
    if (!first) throw unknownRun(idOrPart);
    throw new UsageError(`Several runs answer to "${idOrPart}".`, {
      code: 'run-ambiguous',
      hint: `Name one of: ${found.map((run) => run.runId).join(', ')}.`,
    });
  });

const ofShown = ({ within }: Store): SQL | undefined => (within === undefined ? undefined : eq(runs.workspaceId, within));

const raiseUnknown = (id: string): never => {
  throw unknownRun(id);
};

/** The snapshot of a run's inputs: solving it again gives the same portfolio. Throws `run-unknown`, `run-without-inputs`. */
export const loadRunSnapshot = (store: Store, runId: string): Promise<RunInputs> =>
  guarded(async () => {
    const [row] = await store.queries.select({ inputs: runs.inputsSnapshot }).from(runs).where(eq(runs.runId, runId));
    if (!row) throw unknownRun(runId);
    if (row.inputs) return decodeRunInputs(row.inputs.json);
    throw new NotFoundError(`The run ${runId} had no inputs: its constraint set was never without errors.`, {
      code: 'run-without-inputs',
      hint: 'Mend the rows that planwright check names, and run again.',
    });
  });

/** What `finishRun` was given as `document`; `null` while the run has not ended. */
export const loadRunResult = (store: Store, runId: string): Promise<Json> =>
  guarded(async () => {
    const [row] = await store.queries.select({ document: runs.resultDocument }).from(runs).where(eq(runs.runId, runId));
    if (!row) throw unknownRun(runId);
    return row.document?.json ?? null;
  });

/** The chosen plan of a run; `null` without one. */
export const loadPortfolio = (store: Store, runId: string): Promise<Portfolio | null> =>
  guarded(async () => {
    const [row] = await store.queries
      .select({ id: portfolios.id, capacityUsed: portfolios.capacityUsed, capacityTotal: portfolios.capacityTotal })
      .from(portfolios)
      .innerJoin(runs, eq(portfolios.runId, runs.id))
      .where(eq(runs.runId, runId));
    if (!row) return null;
    const items = await store.queries
      .select({ initiativeKey: portfolioItems.initiativeKey, allocatedTokens: portfolioItems.allocatedTokens })
      .from(portfolioItems)
      .where(eq(portfolioItems.portfolioId, row.id))
      .orderBy(portfolioItems.position);
    return { items, capacityUsed: row.capacityUsed, capacityTotal: row.capacityTotal };
  });

const { inputsSnapshot: _, resultDocument: __, ...RUN_COLUMNS } = getTableColumns(runs);
const parents = alias(runs, 'parents');

const selectRuns = async (queries: Queries, where: SQL | undefined, limit: number): Promise<readonly Run[]> => {
  const rows = await queries
    .select({
      run: RUN_COLUMNS,
      parentRunId: parents.runId,
      selectedCount: portfolios.selectedCount,
      capacityUsed: portfolios.capacityUsed,
      capacityTotal: portfolios.capacityTotal,
    })
    .from(runs)
    .leftJoin(portfolios, eq(portfolios.runId, runs.id))
    .leftJoin(parents, eq(runs.parentId, parents.id))
    .where(where)
    .orderBy(desc(runs.id))
    .limit(limit);
  return rows.map(toRun);
};

const exactList = z.array(z.custom<Decimal>(isDecimal)).readonly();

type Joined = Pick<Run, 'parentRunId' | 'selectedCount' | 'capacityUsed' | 'capacityTotal'> & {
  readonly run: Omit<typeof runs.$inferSelect, 'inputsSnapshot' | 'resultDocument'>;
};

const toRun = ({ run, ...joined }: Joined): Run => {
  const { id: _, scenarioId: __, constraintSetId: ___, parentId: ____, limitReason, changes, ...rest } = run;
  return {
    ...rest,
    ...joined,
    changes: decode(z.array(z.string()).readonly(), changes?.json ?? [], 'changes'),
    settings: run.settings.json,
    scope: decode(z.enum(SCOPES), run.scope, 'scope'),
    status: decode(z.enum(RUN_STATUSES), run.status, 'status'),
    result: decode(z.enum(RESULTS).nullable(), run.result, 'result'),
    limit: decode(z.enum(LIMITS).nullable(), limitReason, 'limit'),
    objective: decode(exactList, run.objective.json, 'objective'),
    bestBound: decode(exactList, run.bestBound.json, 'best bound'),
  };
};
