import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { compareStoredRuns } from '../../src/app/compare-stored-runs.ts';
import { loadStoredRun } from '../../src/app/load-stored-run.ts';
import { openApp } from '../../src/app/open-app.ts';
import { poseRun } from '../../src/app/pose-run.ts';
import { recentRuns, showRun } from '../../src/app/runs.ts';
import { whatIf } from '../../src/app/what-if.ts';
import { withSolver } from '../../src/app/with-solver.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { BACKUP_TABLES } from '../../src/store/backup/backup-tables.ts';
import { restoreBackup } from '../../src/store/backup/restore-backup.ts';
import { writeBackup } from '../../src/store/backup/write-backup.ts';
import type { Store, StoreSettings } from '../../src/store/database.ts';
import { checkStore } from '../../src/store/describe-store.ts';
import { listVersions } from '../../src/store/history.ts';
import { SCHEMA_VERSION, schemaState } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migration-list.ts';
import { openStore, openStoreAsItIs } from '../../src/store/open-store.ts';
import { EARLIER_SCHEMAS, loadDump, onNewStores } from '../support/earlier-store.ts';
import '../support/store-home.ts';
import { NO_CHANGES } from '../support/what-if-agreement.ts';

const NOW = '2026-12-01T10:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'planwright-earlier-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every row of the tables that a store has, without the columns that came later. */
const rowsOf = async (store: Store, columns: ReadonlyMap<string, string>): Promise<readonly (readonly [string, unknown])[]> => {
  const found: [string, unknown][] = [];
  for (const [table, list] of columns)
    found.push([
      table,
      await store.queries
        .select({ row: sql<string>`json_build_array(${sql.raw(list)})::text` })
        .from(sql.raw(table))
        .orderBy(sql.raw('id')),
    ]);
  return found;
};

const columnsOf = async (store: Store): Promise<ReadonlyMap<string, string>> => {
  const rows = await store.queries
    .select({
      table: sql<string>`table_name::text`,
      columns: sql<string>`string_agg('"' || column_name || '"', ',' order by ordinal_position)`,
    })
    .from(sql`information_schema.columns`)
    .where(sql`table_schema = 'public' and table_name <> 'planwright_migrations'`)
    .groupBy(sql`table_name`);
  return new Map(rows.map(({ table, columns }) => [table, columns]));
};

test('there is a store of every earlier schema', () => {
  expect(EARLIER_SCHEMAS).toEqual(MIGRATIONS.slice(0, -1).map(({ tag }) => tag));
});

onNewStores((kind, stores) => {
  afterAll(stores.clear);

  const earlier = async (schema: string): Promise<StoreSettings> => {
    const settings = await stores.fresh();
    const store = await openStoreAsItIs(settings);
    await loadDump(store, schema);
    await store.close();
    return settings;
  };

  describe.each(EARLIER_SCHEMAS)('a store of the schema %s', (schema) => {
    test('is brought up to date with every row kept, and is sound', async () => {
      const settings = await earlier(schema);
      const before = await openStoreAsItIs(settings);
      expect(await schemaState(before)).toMatchObject({ from: schema });
      const columns = await columnsOf(before);
      const rows = await rowsOf(before, columns);
      expect(rows.flatMap(([table, list]) => (Array.isArray(list) && list.length > 0 ? [] : [table]))).toEqual([]);
      await before.close();
      const after = await openStore(settings);
      expect(await schemaState(after)).toEqual({ from: SCHEMA_VERSION, missing: [] });
      // A what-if once kept its parent and its changes among its settings: only there the documents moved.
      const kept = await rowsOf(after, columns);
      const withoutSettings = (list: typeof rows) => (schema < '0002' ? list.filter(([table]) => table !== 'optimization_runs') : list);
      expect(withoutSettings(kept)).toEqual(withoutSettings(rows));
      expect(kept.map(([table, list]) => [table, Array.isArray(list) ? list.length : 0])).toEqual(
        rows.map(([table, list]) => [table, Array.isArray(list) ? list.length : 0]),
      );
      expect(await checkStore(after)).toEqual([]);
      await after.close();
    });

    test('has runs that can be shown, compared, solved anew and asked', async () => {
      const store = await openStore(await earlier(schema));
      const app = openApp({ store: { kind: 'embedded', folder: '' }, actor: 'ada', colour: 'never', programs: NO_PROGRAMS });
      const deps = { ...app, openStore: async () => ({ ...store, close: async () => undefined }) };
      const runs = await recentRuns(deps, {}, 50);
      expect(runs.length).toBeGreaterThanOrEqual(4);
      const planned: string[] = [];
      for (const { runId, result } of runs) {
        expect(await showRun(deps, runId)).toMatchObject({ run_id: runId, result });
        const { inputs, selected } = await loadStoredRun(store, runId);
        if (selected) planned.push(runId);
        const solution = await withSolver(deps, {}, (asking) => asking.solve(poseRun(inputs).problem));
        expect([runId, solution.result, solution.selected]).toEqual([runId, result, selected ?? []]);
      }
      expect((await compareStoredRuns(deps, { runs: planned })).comparison.inAll).toBeDefined();
      const parent = planned.at(-1) ?? '';
      const asked = await whatIf(deps, { run: parent, changes: { ...NO_CHANGES, capacity: '60' } });
      expect(asked.report).toMatchObject({ status: 'succeeded', result: 'optimal' });
      expect((await listVersions(store, 'plan', 'initiative', 'INIT-4')).length).toBeGreaterThan(1);
      expect(await checkStore(store)).toEqual([]);
      await store.close();
    });

    test('can be restored from a backup that was made of it then', async () => {
      const old = await openStoreAsItIs(await earlier(schema));
      const file = join(folder, `${kind}-${schema}.backup`);
      const { tables } = await writeBackup(old, file, NOW);
      await old.close();
      expect(tables.length).toBeLessThan(BACKUP_TABLES.length);
      const store = await openStore(await stores.fresh());
      expect((await restoreBackup(store, file, {}, NOW)).schema).toBe(schema);
      expect(await schemaState(store)).toEqual({ from: SCHEMA_VERSION, missing: [] });
      expect(await checkStore(store)).toEqual([]);
      await expect(restoreBackup(store, file, { workspace: 'plan' }, NOW)).rejects.toMatchObject({ code: 'backup-older' });
      await store.close();
    });
  });
});
