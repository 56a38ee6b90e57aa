import { and, asc, desc, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Decimal } from '../base/decimal.ts';
import { NotFoundError } from '../base/errors.ts';
import type { Json } from '../base/json.ts';
import type { Store } from './database.ts';
import type { RecordVersion } from './history.ts';
import { constraintSets, initiatives, recordVersions, scenarios, syncEvents } from './schema.ts';
import { guarded } from './store-errors.ts';

/** What a workspace holds now, in pages by id. What is archived is not among it. */

export interface Stored {
  /** Where the next page begins. */
  readonly id: number;
  readonly version: number;
  readonly contentHash: string;
  readonly updatedAt: string;
  /** Its rows have errors since then; this is its last good version. */
  readonly staleSince: string | null;
}

export interface StoredCandidate extends Stored {
  readonly initiativeKey: string;
  readonly title: string;
  readonly engineeringTokens: Decimal | null;
  readonly dimensions: Json;
  readonly contributions: Json;
  readonly isSelectedForRun: boolean;
  readonly deadlineDate: string | null;
  readonly periodKey: string | null;
  readonly lifecycleStatus: string;
  readonly activeOverallScore: Decimal | null;
  readonly notes: string;
}

export interface StoredScenario extends Stored {
  readonly scenarioName: string;
  readonly periodKey: string | null;
  readonly capacityTotalTokens: Decimal | null;
  readonly objectiveMode: string;
  readonly objectiveWeights: Json;
  readonly synergyBonusPct: Decimal | null;
  readonly notes: string;
}

export interface StoredSet extends Stored {
  readonly scenarioName: string;
  readonly constraintSetName: string;
  /** The shapes of §4.1, by their names. */
  readonly shapes: { readonly [name: string]: Json };
  /** From each entry to the rows of the sheet that it came from. */
  readonly provenance: Json;
}

/** One page: those after an id. */
export interface Range {
  readonly after: number;
  readonly limit: number;
}

const storedColumns = (table: typeof initiatives | typeof scenarios | typeof constraintSets) => ({
  id: table.id,
  version: table.version,
  contentHash: table.contentHash,
  updatedAt: table.updatedAt,
  staleSince: table.staleSince,
});

export const listCandidates = (store: Store, workspaceId: number, { after, limit }: Range): Promise<readonly StoredCandidate[]> =>
  guarded(async () => {
    const rows = await store.queries
      .select({
        ...storedColumns(initiatives),
        initiativeKey: initiatives.initiativeKey,
        title: initiatives.title,
        engineeringTokens: initiatives.engineeringTokens,
        dimensions: initiatives.dimensions,
        contributions: initiatives.contributions,
        isSelectedForRun: initiatives.isSelectedForRun,
        deadlineDate: initiatives.deadlineDate,
        periodKey: initiatives.periodKey,
        lifecycleStatus: initiatives.lifecycleStatus,
        activeOverallScore: initiatives.activeOverallScore,
        notes: initiatives.notes,
      })
      .from(initiatives)
      .where(and(eq(initiatives.workspaceId, workspaceId), isNull(initiatives.archivedAt), gt(initiatives.id, after)))
      .orderBy(asc(initiatives.id))
      .limit(limit);
    return rows.map(({ dimensions, contributions, ...row }) => ({
      ...row,
      dimensions: dimensions.json,
      contributions: contributions.json,
    }));
  });

export const listScenarios = (store: Store, workspaceId: number, { after, limit }: Range): Promise<readonly StoredScenario[]> =>
  guarded(async () => {
    const rows = await store.queries
      .select({
        ...storedColumns(scenarios),
        scenarioName: scenarios.scenarioName,
        periodKey: scenarios.periodKey,
        capacityTotalTokens: scenarios.capacityTotalTokens,
        objectiveMode: scenarios.objectiveMode,
        objectiveWeights: scenarios.objectiveWeights,
        synergyBonusPct: scenarios.synergyBonusPct,
        notes: scenarios.notes,
      })
      .from(scenarios)
      .where(and(eq(scenarios.workspaceId, workspaceId), isNull(scenarios.archivedAt), gt(scenarios.id, after)))
      .orderBy(asc(scenarios.id))
      .limit(limit);
    return rows.map(({ objectiveWeights, ...row }) => ({ ...row, objectiveWeights: objectiveWeights.json }));
  });

export const listSets = (store: Store, workspaceId: number, { after, limit }: Range): Promise<readonly StoredSet[]> =>
  guarded(async () => {
    const rows = await store.queries
      .select({ set: constraintSets, scenarioName: scenarios.scenarioName })
      .from(constraintSets)
      .innerJoin(scenarios, eq(constraintSets.scenarioId, scenarios.id))
      .where(and(eq(scenarios.workspaceId, workspaceId), isNull(constraintSets.archivedAt), gt(constraintSets.id, after)))
      .orderBy(asc(constraintSets.id))
      .limit(limit);
    return rows.map(({ set, scenarioName }) => ({
      id: set.id,
      version: set.version,
      contentHash: set.contentHash,
      updatedAt: set.updatedAt,
      staleSince: set.staleSince,
      scenarioName,
      constraintSetName: set.constraintSetName,
      shapes: {
        floors_json: set.floors.json,
        caps_json: set.caps.json,
        targets_json: set.targets.json,
        mandatory_initiatives_json: set.mandatoryInitiatives.json,
        bundles_json: set.bundles.json,
        exclusions_initiatives_json: set.exclusionsInitiatives.json,
        exclusions_pairs_json: set.exclusionsPairs.json,
        prerequisites_json: set.prerequisites.json,
        synergy_bonuses_json: set.synergyBonuses.json,
      },
      provenance: set.provenance.json,
    }));
  });

/** Every version of one constraint set, archived ones too, the newest first. Throws `set-unknown`. */
export const listSetVersions = (store: Store, workspaceId: number, setId: number): Promise<readonly RecordVersion[]> =>
  guarded(async () => {
    const rows = await store.queries
      .select()
      .from(recordVersions)
      .where(
        and(
          eq(recordVersions.workspaceId, workspaceId),
          eq(recordVersions.recordType, 'constraint set'),
          eq(recordVersions.recordId, setId),
        ),
      )
      .orderBy(desc(recordVersions.version));
    if (rows.length === 0)
      throw new NotFoundError(`There is no constraint set ${setId}.`, { code: 'set-unknown', hint: 'List those of the workspace.' });
    return rows.map(({ version, isArchived, contentHash, document, createdAt }) => ({
      version,
      isArchived,
      contentHash,
      document: document.json,
      createdAt,
    }));
  });

export interface StoredChange {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly source: string;
  /** The sort of record. */
  readonly what: string;
  readonly name: string;
  readonly change: string;
  readonly version: number;
  readonly details: Json;
}

/** What changed in a workspace, the newest first, before an id. */
export const listChanges = (store: Store, workspaceId: number, before: number | null, limit: number): Promise<readonly StoredChange[]> =>
  guarded(async () => {
    const rows = await store.queries
      .select()
      .from(syncEvents)
      .where(and(eq(syncEvents.workspaceId, workspaceId), before === null ? undefined : lt(syncEvents.id, before)))
      .orderBy(desc(syncEvents.id))
      .limit(limit);
    return rows.map(({ id, happenedAt, actor, source, recordType, name, change, version, details }) => ({
      id,
      at: happenedAt,
      actor,
      source,
      what: recordType,
      name,
      change,
      version,
      details: details.json,
    }));
  });
