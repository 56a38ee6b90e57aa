import { and, count, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import { constraintSets, initiatives, scenarios } from './schema.ts';
import { guarded } from './store-errors.ts';
import { jobs, workbooks, workbookVersions } from './team-schema.ts';
import type { WorkbookVersion } from './workbooks.ts';

/** How much a workspace holds, what is archived left out. */
export interface WorkspaceCounts {
  readonly candidates: number;
  readonly scenarios: number;
  readonly constraintSets: number;
}

export interface StaleSet {
  readonly id: number;
  readonly scenarioName: string;
  readonly constraintSetName: string;
  readonly staleSince: string;
}

export const countWorkspace = ({ queries }: Store, workspaceId: number): Promise<WorkspaceCounts> =>
  guarded(async () => {
    const [candidates] = await queries
      .select({ n: count() })
      .from(initiatives)
      .where(and(eq(initiatives.workspaceId, workspaceId), isNull(initiatives.archivedAt)));
    const [named] = await queries
      .select({ n: count() })
      .from(scenarios)
      .where(and(eq(scenarios.workspaceId, workspaceId), isNull(scenarios.archivedAt)));
    const [sets] = await queries
      .select({ n: count() })
      .from(constraintSets)
      .innerJoin(scenarios, eq(constraintSets.scenarioId, scenarios.id))
      .where(and(eq(scenarios.workspaceId, workspaceId), isNull(constraintSets.archivedAt)));
    return { candidates: candidates?.n ?? 0, scenarios: named?.n ?? 0, constraintSets: sets?.n ?? 0 };
  });

/** Sets whose rows have errors now, the last good version of each being kept. */
export const listStaleSets = ({ queries }: Store, workspaceId: number): Promise<readonly StaleSet[]> =>
  guarded(async () => {
    const rows = await queries
      .select({
        id: constraintSets.id,
        scenarioName: scenarios.scenarioName,
        constraintSetName: constraintSets.constraintSetName,
        staleSince: constraintSets.staleSince,
      })
      .from(constraintSets)
      .innerJoin(scenarios, eq(constraintSets.scenarioId, scenarios.id))
      .where(and(eq(scenarios.workspaceId, workspaceId), isNull(constraintSets.archivedAt), isNotNull(constraintSets.staleSince)))
      .orderBy(constraintSets.id);
    return rows.map(({ staleSince, ...row }) => ({ ...row, staleSince: staleSince ?? '' }));
  });

/** The newest job of these kinds that has read a workbook to its end. */
export const findLastReading = (
  { queries }: Store,
  workspaceId: number,
  workbookId: string,
  kinds: readonly string[],
): Promise<{ readonly jobId: string } | null> =>
  guarded(async () => {
    const [row] = await queries
      .select({ jobId: jobs.jobId })
      .from(jobs)
      .where(
        and(
          eq(jobs.workspaceId, workspaceId),
          inArray(jobs.kind, [...kinds]),
          eq(jobs.status, 'succeeded'),
          sql`${jobs.request}->>'source' = ${`workbook:${workbookId}`}`,
        ),
      )
      .orderBy(desc(jobs.id))
      .limit(1);
    return row ?? null;
  });

/** The newest version that a person has sent; what jobs wrote is left out. */
export const findLastUpload = (
  { queries }: Store,
  workbookId: string,
): Promise<Pick<WorkbookVersion, 'version' | 'actor' | 'createdAt'> | null> =>
  guarded(async () => {
    const { version, actor, createdAt } = workbookVersions;
    const [row] = await queries
      .select({ version, actor, createdAt })
      .from(workbookVersions)
      .innerJoin(workbooks, eq(workbookVersions.workbookId, workbooks.id))
      .where(and(eq(workbooks.workbookId, workbookId), isNull(workbookVersions.jobId)))
      .orderBy(desc(version))
      .limit(1);
    return row ?? null;
  });
