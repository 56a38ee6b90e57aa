import { and, eq, inArray } from 'drizzle-orm';
import type { Decimal } from '../base/decimal.ts';
import { NotFoundError, StaleError } from '../base/errors.ts';
import { hashJson } from '../base/hash.ts';
import type { Json } from '../base/json.ts';
import type { Limit, SolverResult } from '../engine/solution.ts';
import type { RunInputs, Scope } from '../problem/run-inputs.ts';
import type { RunStatus } from '../report/report.ts';
import type { Queries, Store } from './database.ts';
import { encodeRunInputs } from './documents.ts';
import { nameKey } from './name-key.ts';
import { initiatives, portfolioItems, portfolios, runs } from './schema.ts';

/** Runs and their portfolios: queued → running → succeeded | failed | canceled, never back. */

export type EndStatus = Extract<RunStatus, 'succeeded' | 'failed' | 'canceled'>;

export interface NewRun {
  readonly runId: string;
  /** The id was drawn before, for this run alone: a run that broke off under it is begun anew. */
  readonly isReserved?: boolean;
  readonly workspaceId: number;
  /** `null` where the scenario or the set was never stored: then the run can only fail, or asks what if. */
  readonly scenario: { readonly id: number; readonly version: number } | null;
  readonly set: { readonly id: number; readonly version: number } | null;
  readonly scenarioName: string;
  readonly constraintSetName: string;
  readonly scope: Scope;
  readonly periodKey: string | null;
  /** The snapshot of all it depends on; `null` only without a stored set. */
  readonly inputs: RunInputs | null;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** Of a what-if: the run that it changes, and the changes in words. */
  readonly whatIf?: { readonly parent: string; readonly changes: readonly string[] };
  readonly seed: number;
  readonly actor: string;
  readonly now: string;
}

export interface RunEnd {
  readonly status: EndStatus;
  readonly result: SolverResult | null;
  readonly limit?: Limit;
  /** One per stage. */
  readonly objective: readonly Decimal[];
  readonly bestBound: readonly Decimal[];
  readonly gapPct: Decimal | null;
  readonly engine: { readonly name: string; readonly version: string } | null;
  readonly wallMs: number | null;
  readonly message: string;
  /** All there is to say, as the doors show it. */
  readonly document: Json;
  /** The chosen plan, or `null`. Items are in the order of the list. */
  readonly portfolio: Portfolio | null;
  readonly now: string;
}

export interface Portfolio {
  readonly items: readonly { readonly initiativeKey: string; readonly allocatedTokens: Decimal }[];
  readonly capacityUsed: Decimal;
  /** `null`: unlimited. */
  readonly capacityTotal: Decimal | null;
}

/** Readable, sortable by time, unique: `RUN-20260131-093005-7f3a9c`. `randomHex`: at least 6 hex digits. */
export const makeRunId = (now: string, randomHex: string): string => {
  const [date = '', time = ''] = now.split('T');
  return `RUN-${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${randomHex.slice(0, 6)}`;
};

/** The hash of a run's inputs: equal inputs, equal portfolio. */
export const hashRunInputs = (inputs: RunInputs): string => hashJson(encodeRunInputs(inputs));

/** A queued run, with its snapshot. Throws `run-moved` for a reserved run that has ended. */
export const createRun = (store: Store, run: NewRun): Promise<void> =>
  store.transact(async (queries) => {
    const { scenario, set, inputs, settings, whatIf, isReserved, now, ...rest } = run;
    const values = {
      ...rest,
      ...(whatIf ? { parentId: await idOfRun(queries, whatIf.parent), changes: { json: whatIf.changes } } : {}),
      scenarioId: scenario?.id ?? null,
      scenarioVersion: scenario?.version ?? null,
      constraintSetId: set?.id ?? null,
      constraintSetVersion: set?.version ?? null,
      settings: { json: settings },
      status: 'queued',
      objective: { json: [] },
      bestBound: { json: [] },
      inputsHash: inputs && hashRunInputs(inputs),
      inputsSnapshot: inputs && { json: encodeRunInputs(inputs) },
      message: '',
      queuedAt: now,
    };
    if (!isReserved) await queries.insert(runs).values(values);
    else if (!(await beganAnew(queries, values))) await queries.insert(runs).values(values);
  });

/** Where a run under this id broke off, this one takes its place. Throws `run-moved` where it has ended. */
const beganAnew = async (queries: Queries, values: typeof runs.$inferInsert): Promise<boolean> => {
  const [before] = await queries.select({ status: runs.status }).from(runs).where(eq(runs.runId, values.runId)).for('update');
  if (before) await move(queries, values.runId, ['queued', 'running'], { ...values, status: 'queued', startedAt: null });
  return before !== undefined;
};

const idOfRun = async (queries: Queries, runId: string): Promise<number> => {
  const [run] = await queries.select({ id: runs.id }).from(runs).where(eq(runs.runId, runId));
  if (!run) throw unknownRun(runId);
  return run.id;
};

/** queued → running. Throws `run-moved` when it is not queued any more. */
export const startRun = (store: Store, runId: string, now: string): Promise<void> =>
  store.transact((queries) => move(queries, runId, ['queued'], { status: 'running', startedAt: now }));

/** running (or queued, for a run that is canceled or cannot start) → its end, with its portfolio. Throws `run-moved` when it has ended already. */
export const finishRun = (store: Store, runId: string, end: RunEnd): Promise<void> =>
  store.transact((queries) => endRun(queries, runId, end));

/** The same in a transaction of the caller. */
export const endRun = async (queries: Queries, runId: string, end: RunEnd): Promise<void> => {
  const from: readonly RunStatus[] = end.status === 'succeeded' ? ['running'] : ['queued', 'running'];
  await move(queries, runId, from, {
    status: end.status,
    result: end.result,
    limitReason: end.limit ?? null,
    objective: { json: end.objective },
    bestBound: { json: end.bestBound },
    gapPct: end.gapPct,
    engineName: end.engine?.name ?? null,
    engineVersion: end.engine?.version ?? null,
    wallMs: end.wallMs === null ? null : Math.round(end.wallMs),
    message: end.message,
    resultDocument: { json: end.document },
    finishedAt: end.now,
  });
  if (end.portfolio) await writePortfolio(queries, runId, end.portfolio, end.now);
};

const move = async (
  queries: Queries,
  runId: string,
  from: readonly RunStatus[],
  change: Partial<typeof runs.$inferInsert> & { readonly status: RunStatus },
): Promise<void> => {
  const moved = await queries
    .update(runs)
    .set(change)
    .where(and(eq(runs.runId, runId), inArray(runs.status, [...from])))
    .returning({ id: runs.id });
  if (moved.length > 0) return;
  const [run] = await queries.select({ status: runs.status }).from(runs).where(eq(runs.runId, runId));
  if (!run) throw unknownRun(runId);
  throw new StaleError(`The run ${runId} is ${run.status}: it cannot become ${change.status}.`, {
    code: 'run-moved',
    hint: 'Somebody else has moved it on. Look at it again: planwright runs.',
  });
};

const writePortfolio = async (queries: Queries, runId: string, portfolio: Portfolio, now: string): Promise<void> => {
  const [run] = await queries.select({ id: runs.id, workspaceId: runs.workspaceId }).from(runs).where(eq(runs.runId, runId));
  if (!run) throw unknownRun(runId);
  const [row] = await queries
    .insert(portfolios)
    .values({
      runId: run.id,
      selectedCount: portfolio.items.length,
      capacityUsed: portfolio.capacityUsed,
      capacityTotal: portfolio.capacityTotal,
      createdAt: now,
    })
    .returning({ id: portfolios.id });
  if (!row || portfolio.items.length === 0) return;
  const stored = await queries
    .select({ id: initiatives.id, key: initiatives.nameKey })
    .from(initiatives)
    .where(eq(initiatives.workspaceId, run.workspaceId));
  const ids = new Map(stored.map(({ id, key }) => [key, id]));
  const items = portfolio.items.map((item, position) => ({
    ...item,
    portfolioId: row.id,
    initiativeId: ids.get(nameKey(item.initiativeKey)) ?? null,
    position,
  }));
  for (let start = 0; start < items.length; start += ITEMS_PER_STATEMENT)
    await queries.insert(portfolioItems).values(items.slice(start, start + ITEMS_PER_STATEMENT));
};

const ITEMS_PER_STATEMENT = 5_000;

export const unknownRun = (id: string): NotFoundError =>
  new NotFoundError(`There is no run "${id}".`, { code: 'run-unknown', hint: 'List them with planwright runs.' });
