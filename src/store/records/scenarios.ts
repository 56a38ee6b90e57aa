import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { hashJson } from '../../base/hash.ts';
import type { Scenario } from '../../rows/row-set.ts';
import type { Queries } from '../database.ts';
import { decode, encodeScenario, exactByWord, rowSchema } from '../documents.ts';
import { nameKey } from '../name-key.ts';
import { scenarios } from '../schema.ts';
import { fieldChange, memberChanges } from './describe-fields.ts';
import { type Arriving, allFromNewRow, fromColumns, inBatches, type Kept, type RecordKind, toColumns } from './kept.ts';

const modeSchema = z.enum(['north_star', 'weighted_kpis', 'lexicographic']);

export const scenarioKind: RecordKind<Scenario> = {
  type: 'scenario',
  hash: ({ row: _, broken: __, ...content }) => hashJson(content),
  document: encodeScenario,
  summary: (value) => [
    `objective ${value.mode}`,
    ...fieldChange('capacity', null, value.capacityTokens).map((text) => text.replace('blank -> ', '')),
  ],
  describe: (a, b) => [
    ...fieldChange('scenario_name', a.name, b.name),
    ...fieldChange('period', a.periodKey, b.periodKey),
    ...fieldChange('capacity (blank is unlimited)', a.capacityTokens, b.capacityTokens),
    ...fieldChange('objective mode', a.mode, b.mode),
    ...memberChanges((kpi) => `weight of ${kpi}`, a.weights, b.weights),
    ...fieldChange('synergy bonus %', a.synergyBonusPct, b.synergyBonusPct),
    ...fieldChange('notes', a.notes, b.notes),
  ],
};

export const arrivingScenario = (scenario: Scenario): Arriving<Scenario> => ({
  key: nameKey(scenario.name),
  name: scenario.name,
  value: scenario.broken ? null : scenario,
  provenance: { row: scenario.row },
});

const toKept = (row: typeof scenarios.$inferSelect): Kept<Scenario> => ({
  id: row.id,
  key: row.nameKey,
  name: row.scenarioName,
  ...fromColumns(row),
  value: {
    name: row.scenarioName,
    periodKey: row.periodKey,
    capacityTokens: row.capacityTotalTokens,
    mode: decode(modeSchema, row.objectiveMode, 'objective mode'),
    weights: decode(exactByWord, row.objectiveWeights.json, 'weights'),
    synergyBonusPct: row.synergyBonusPct,
    notes: row.notes,
    row: decode(rowSchema, row.provenance.json, 'place').row ?? 0,
    broken: false,
  },
});

export const readScenarios = async (queries: Queries, workspaceId: number): Promise<readonly Kept<Scenario>[]> =>
  (await queries.select().from(scenarios).where(eq(scenarios.workspaceId, workspaceId)).orderBy(scenarios.id)).map(toKept);

/** Gives the ids by key. */
export const writeScenarios = async (
  queries: Queries,
  workspaceId: number,
  records: readonly Kept<Scenario>[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = records.map(({ value, ...kept }) => ({
    workspaceId,
    scenarioName: value.name,
    nameKey: kept.key,
    periodKey: value.periodKey,
    capacityTotalTokens: value.capacityTokens,
    objectiveMode: value.mode,
    objectiveWeights: { json: value.weights },
    synergyBonusPct: value.synergyBonusPct,
    notes: value.notes,
    ...toColumns(kept),
  }));
  const written = await inBatches(rows, (batch) =>
    queries
      .insert(scenarios)
      .values(batch)
      .onConflictDoUpdate({ target: [scenarios.workspaceId, scenarios.nameKey], set: allFromNewRow(scenarios) })
      .returning({ id: scenarios.id, key: scenarios.nameKey }),
  );
  return new Map(written.map(({ key, id }) => [key, id]));
};
