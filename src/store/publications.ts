import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { assert, NotFoundError, UsageError } from '../base/errors.ts';
import { inWords } from '../base/text.ts';
import type { AlsoKeep, Queries, Store } from './database.ts';
import { decode } from './documents.ts';
import { nameKey } from './name-key.ts';
import { unknownRun } from './runs.ts';
import { publications, runs, workspaces } from './schema.ts';
import { guarded } from './store-errors.ts';

const ACTS = ['published', 'unpublished'] as const;

/** One act: the plan of a run was published for its scenario, or taken back. */
export interface PlanPublication {
  readonly runId: string;
  readonly workspace: string;
  readonly scenarioName: string;
  readonly constraintSetName: string;
  readonly act: (typeof ACTS)[number];
  readonly note: string;
  readonly actor: string;
  /** ISO time. */
  readonly at: string;
}

/** Of one workspace (by name or id), of one scenario in it, or (empty) of all. */
export interface PublicationFilter {
  readonly workspace?: string;
  readonly workspaceId?: number;
  readonly scenarioName?: string;
}

/** Every act, the newest first. */
export const listPublications = (store: Store, filter: PublicationFilter = {}): Promise<readonly PlanPublication[]> =>
  guarded(async () => (await select(store.queries, whereOf(store, filter))).map(toPublication));

/** What is published now, one plan per scenario at most; by workspace and scenario. */
export const currentPublications = (store: Store, filter: PublicationFilter = {}): Promise<readonly PlanPublication[]> =>
  guarded(async () => newest(await select(store.queries, whereOf(store, filter))));

/** The published plan that is meant. Throws `published-unknown`, or `published-ambiguous` where there are several. */
export const findPublication = async (store: Store, filter: PublicationFilter): Promise<PlanPublication> => {
  const [first, ...others] = await currentPublications(store, filter);
  const of = filter.scenarioName === undefined ? '' : ` for the scenario ${filter.scenarioName}`;
  if (!first)
    throw new NotFoundError(`No plan is published${of}.`, { code: 'published-unknown', hint: 'Publish one: planwright runs publish RUN.' });
  if (others.length === 0) return first;
  const named = [first, ...others].map(({ runId, workspace, scenarioName }) => `${runId} (${workspace}, ${scenarioName})`);
  throw new UsageError(`Several plans are published${of}: ${inWords(named)}.`, {
    code: 'published-ambiguous',
    hint: of === '' ? `Say which: published:${first.scenarioName}, or its run id.` : 'Name one by its run id.',
  });
};

export interface NewPlanPublication {
  readonly runId: string;
  readonly act: PlanPublication['act'];
  readonly note: string;
  readonly actor: string;
  readonly now: string;
}

/** An act that was added, and what was published until then. */
export interface AddedPublication {
  readonly added: PlanPublication;
  readonly before: PlanPublication | undefined;
}

/** Adds an act to the history of the run's scenario. `check` sees what was published until now; whoever comes second sees what the first did. */
export const addPublication = (
  store: Store,
  { runId, act, note, actor, now }: NewPlanPublication,
  check: (current: PlanPublication | undefined) => void,
  alsoKeep?: AlsoKeep<AddedPublication>,
): Promise<AddedPublication> =>
  store.transact(async (queries) => {
    const [run] = await queries
      .select({ id: runs.id, workspaceId: runs.workspaceId, scenarioName: runs.scenarioName })
      .from(runs)
      .where(eq(runs.runId, runId));
    if (!run) throw unknownRun(runId);
    const { workspaceId } = run;
    const scenarioKey = nameKey(run.scenarioName);
    await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`planwright publish ${workspaceId} ${scenarioKey}`}, 0))`);
    const history = (): Promise<readonly Row[]> =>
      select(queries, and(eq(publications.workspaceId, workspaceId), eq(publications.scenarioKey, scenarioKey)));
    const [before] = newest(await history());
    check(before);
    await queries.insert(publications).values({ workspaceId, scenarioKey, runId: run.id, act, note, actor, happenedAt: now });
    const [added] = (await history()).map(toPublication);
    assert(added, 'an act that was added is there');
    await alsoKeep?.(queries, { added, before });
    return { added, before };
  });

const whereOf = ({ within }: Store, { workspace, workspaceId, scenarioName }: PublicationFilter): SQL | undefined =>
  and(
    within === undefined ? undefined : eq(publications.workspaceId, within),
    workspace === undefined ? undefined : eq(workspaces.nameKey, nameKey(workspace)),
    workspaceId === undefined ? undefined : eq(publications.workspaceId, workspaceId),
    scenarioName === undefined ? undefined : eq(publications.scenarioKey, nameKey(scenarioName)),
  );

const select = (queries: Queries, where: SQL | undefined) =>
  queries
    .select({
      it: publications,
      workspace: workspaces.name,
      run: { runId: runs.runId, scenario: runs.scenarioName, set: runs.constraintSetName },
    })
    .from(publications)
    .innerJoin(runs, eq(publications.runId, runs.id))
    .innerJoin(workspaces, eq(publications.workspaceId, workspaces.id))
    .where(where)
    .orderBy(desc(publications.id));

type Row = Awaited<ReturnType<typeof select>>[number];

const toPublication = ({ it, workspace, run }: Row): PlanPublication => ({
  runId: run.runId,
  workspace,
  scenarioName: run.scenario,
  constraintSetName: run.set,
  act: decode(z.enum(ACTS), it.act, 'publication'),
  note: it.note,
  actor: it.actor,
  at: it.happenedAt,
});

const newest = (rows: readonly Row[]): readonly PlanPublication[] => {
  const byScenario = new Map<string, Row>();
  for (const row of rows) {
    const id = `${row.it.workspaceId} ${row.it.scenarioKey}`;
    if (!byScenario.has(id)) byScenario.set(id, row);
  }
  return [...byScenario.values()].map(toPublication).filter(({ act }) => act === 'published');
};
