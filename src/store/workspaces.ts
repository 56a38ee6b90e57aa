import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { BugError, NotFoundError, UsageError } from '../base/errors.ts';
import type { Json } from '../base/json.ts';
import { didYouMean } from '../base/text.ts';
import type { Queries, Store } from './database.ts';
import { decode, whole } from './documents.ts';
import { nameKey } from './name-key.ts';
import { workspaces } from './schema.ts';
import { guarded } from './store-errors.ts';

/** What the last sync found that belongs to no record of its own. */
export interface Findings {
  /** `Tab!row` of rules that belong to no set: every run names them. */
  readonly strays: readonly string[];
  /** Initiatives whose rows have errors, stored or never stored. */
  readonly brokenInitiatives: readonly string[];
  /** KPI_Contributions had rows when it last counted: of the stored contributions, some are from there. */
  readonly hasContributionsTab: boolean;
  /** The version of the workbook that it was in, where versions are kept. */
  readonly workbookVersion?: number | undefined;
}

const findingsSchema = z.object({
  strays: z.array(z.string()).readonly(),
  brokenInitiatives: z.array(z.string()).readonly(),
  hasContributionsTab: z.boolean().default(false),
  workbookVersion: whole.optional(),
});

export interface Workspace {
  readonly id: number;
  readonly name: string;
  readonly identity: string;
  readonly findings: Findings;
  readonly createdAt: string;
}

/** Who a sync speaks for. */
export interface WorkspaceClaim {
  readonly name: string;
  /** The workbook's real path or sheet id. */
  readonly identity: string;
  /** The planner named the workspace (`--workspace`), so another workbook may take it over. */
  readonly nameIsExplicit: boolean;
}

export const encodeFindings = (findings: Findings): Json => ({ ...findings });

const toWorkspace = ({ nameKey: _, findings, ...row }: typeof workspaces.$inferSelect): Workspace => ({
  ...row,
  findings: decode(findingsSchema, findings.json, 'findings'),
});

/** The workspace of that name, case aside. */
export const readWorkspace = async (queries: Queries, name: string): Promise<Workspace | undefined> =>
  (
    await queries
      .select()
      .from(workspaces)
      .where(eq(workspaces.nameKey, nameKey(name)))
  ).map(toWorkspace)[0];

/** The least there is to know of it: asked at every request. */
export const findWorkspaceName = async (
  queries: Queries,
  name: string,
): Promise<{ readonly id: number; readonly name: string } | undefined> =>
  (
    await queries
      .select({ id: workspaces.id, name: workspaces.name })
      .from(workspaces)
      .where(eq(workspaces.nameKey, nameKey(name)))
  )[0];

export const listWorkspaces = (store: Store): Promise<readonly Workspace[]> =>
  guarded(async () => (await store.queries.select().from(workspaces).orderBy(workspaces.nameKey)).map(toWorkspace));

/** Where the workbook of a workspace is: its real path or sheet id. */
export const loadIdentity = (store: Store, workspaceId: number): Promise<string> =>
  guarded(async () => {
    const [row] = await store.queries.select({ identity: workspaces.identity }).from(workspaces).where(eq(workspaces.id, workspaceId));
    if (!row) throw new BugError(`there is no workspace ${workspaceId}`);
    return row.identity;
  });

/** Throws `workspace-unknown` with the near miss. */
export const findWorkspace = async (queries: Queries, name: string): Promise<Workspace> => {
  const workspace = await readWorkspace(queries, name);
  if (workspace) return workspace;
  const names = (await queries.select({ name: workspaces.name }).from(workspaces)).map((row) => row.name);
  throw new NotFoundError(`There is no workspace "${name}".${didYouMean(name, names)}`, {
    code: 'workspace-unknown',
    hint: names.length > 0 ? `Known: ${names.join(', ')}.` : 'Nothing has been synced yet: planwright sync SOURCE.',
  });
};

/** Refuses a second, different workbook under a name that was not given explicitly (`workspace-taken`). */
export const checkClaim = (workspace: Workspace | undefined, claim: WorkspaceClaim): void => {
  if (!workspace || claim.nameIsExplicit || workspace.identity === claim.identity) return;
  throw new UsageError(`The workspace "${workspace.name}" belongs to another workbook (${workspace.identity}).`, {
    code: 'workspace-taken',
    hint: `Name one of its own with --workspace NAME, or say --workspace "${workspace.name}" to let this workbook take it over.`,
  });
};

export const addWorkspace = async (queries: Queries, claim: WorkspaceClaim, findings: Findings, now: string): Promise<Workspace> => {
  const values = {
    name: claim.name,
    nameKey: nameKey(claim.name),
    identity: claim.identity,
    findings: { json: encodeFindings(findings) },
    createdAt: now,
  };
  const [{ id } = { id: 0 }] = await queries.insert(workspaces).values(values).returning({ id: workspaces.id });
  return { id, name: claim.name, identity: claim.identity, findings, createdAt: now };
};

export const updateWorkspace = async (queries: Queries, id: number, identity: string, findings: Findings): Promise<void> => {
  await queries
    .update(workspaces)
    .set({ identity, findings: { json: encodeFindings(findings) } })
    .where(eq(workspaces.id, id));
};
