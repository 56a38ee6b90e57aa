import { eq } from 'drizzle-orm';
import { hashJson } from '../../base/hash.ts';
import type { CompiledSet, SetOutcome } from '../../compile/compiled-set.ts';
import { countRules, diffSets } from '../../compile/diff-sets.ts';
import type { Queries } from '../database.ts';
import { bonusPctSchema, decode, encodeProvenance, encodeSet, encodeShapes, provenanceSchema, shapesSchema } from '../documents.ts';
import { nameKey } from '../name-key.ts';
import { constraintSets, scenarios } from '../schema.ts';
import { type Arriving, allFromNewRow, fromColumns, inBatches, type Kept, type RecordKind, toColumns } from './kept.ts';

export const setKind: RecordKind<CompiledSet> = {
  type: 'constraint set',
  hash: (value) => value.hash,
  document: encodeSet,
  summary: (value) => [`${countRules(value)} rules`],
  describe: diffSets,
};

/** Its content hash taken anew (§4): to find out whether what is stored is what was compiled. */
export const hashSet = ({ shapes, bonusPct, provenance }: CompiledSet): string =>
  hashJson({
    ...encodeShapes(shapes),
    bonus_pct: bonusPct,
    strengths: provenance.filter(({ strength }) => strength === 'policy').map(({ bucket, entry }) => [bucket, entry, 'policy']),
  });

/** A set's key within its workspace. */
export const setKey = (scenarioName: string, constraintSetName: string): string =>
  `${nameKey(scenarioName)}\n${nameKey(constraintSetName)}`;

export const arrivingSet = (outcome: SetOutcome): Arriving<CompiledSet> => ({
  key: setKey(outcome.scenarioName, outcome.constraintSetName),
  name: `${outcome.scenarioName} / ${outcome.constraintSetName}`,
  value: outcome.set,
  provenance: outcome.set ? encodeProvenance(outcome.set.provenance) : [],
});

const toKept = (row: typeof constraintSets.$inferSelect, scenarioName: string): Kept<CompiledSet> => ({
  id: row.id,
  key: setKey(scenarioName, row.constraintSetName),
  name: `${scenarioName} / ${row.constraintSetName}`,
  ...fromColumns(row),
  value: {
    scenarioName,
    constraintSetName: row.constraintSetName,
    shapes: decode(
      shapesSchema,
      {
        floors_json: row.floors.json,
        caps_json: row.caps.json,
        targets_json: row.targets.json,
        mandatory_initiatives_json: row.mandatoryInitiatives.json,
        bundles_json: row.bundles.json,
        exclusions_initiatives_json: row.exclusionsInitiatives.json,
        exclusions_pairs_json: row.exclusionsPairs.json,
        prerequisites_json: row.prerequisites.json,
        synergy_bonuses_json: row.synergyBonuses.json,
      },
      'constraint set',
    ),
    bonusPct: decode(bonusPctSchema, row.bonusPct.json, 'bonuses'),
    provenance: decode(provenanceSchema, row.provenance.json, 'places'),
    hash: row.contentHash,
  },
});

export const readSets = async (queries: Queries, workspaceId: number): Promise<readonly Kept<CompiledSet>[]> => {
  const rows = await queries
    .select({ set: constraintSets, scenarioName: scenarios.scenarioName })
    .from(constraintSets)
    .innerJoin(scenarios, eq(constraintSets.scenarioId, scenarios.id))
    .where(eq(scenarios.workspaceId, workspaceId))
    .orderBy(constraintSets.id);
  return rows.map((row) => toKept(row.set, row.scenarioName));
};

/** `scenarioIds`: by key. Gives the ids by key. */
export const writeSets = async (
  queries: Queries,
  scenarioIds: ReadonlyMap<string, number>,
  records: readonly Kept<CompiledSet>[],
): Promise<ReadonlyMap<string, number>> => {
  const keys = new Map<string, string>();
  const rows = records.flatMap(({ value, ...kept }) => {
    const scenarioId = scenarioIds.get(nameKey(value.scenarioName));
    if (scenarioId === undefined) return [];
    keys.set(`${scenarioId}\n${nameKey(value.constraintSetName)}`, kept.key);
    const shapes = encodeShapes(value.shapes);
    return [
      {
        scenarioId,
        constraintSetName: value.constraintSetName,
        nameKey: nameKey(value.constraintSetName),
        floors: { json: shapes.floors_json },
        caps: { json: shapes.caps_json },
        targets: { json: shapes.targets_json },
        mandatoryInitiatives: { json: shapes.mandatory_initiatives_json },
        bundles: { json: shapes.bundles_json },
        exclusionsInitiatives: { json: shapes.exclusions_initiatives_json },
        exclusionsPairs: { json: shapes.exclusions_pairs_json },
        prerequisites: { json: shapes.prerequisites_json },
        synergyBonuses: { json: shapes.synergy_bonuses_json },
        bonusPct: { json: value.bonusPct },
        ...toColumns(kept),
      },
    ];
  });
  const written = await inBatches(rows, (batch) =>
    queries
      .insert(constraintSets)
      .values(batch)
      .onConflictDoUpdate({ target: [constraintSets.scenarioId, constraintSets.nameKey], set: allFromNewRow(constraintSets) })
      .returning({ id: constraintSets.id, scenarioId: constraintSets.scenarioId, nameKey: constraintSets.nameKey }),
  );
  return new Map(written.map((row) => [keys.get(`${row.scenarioId}\n${row.nameKey}`) ?? '', row.id]));
};
