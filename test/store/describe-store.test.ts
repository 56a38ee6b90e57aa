import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { checkStore, describeStore } from '../../src/store/describe-store.ts';
import { saveSync } from '../../src/store/save-sync.ts';
import { initiatives, workspaces } from '../../src/store/schema.ts';
import { SHEET, sync } from './builders.ts';
import { freshName, onBothStores } from './stores.ts';

onBothStores(({ store }) => {
  describe('the store itself', () => {
    test('says where it is and what is in it', async () => {
      const name = freshName();
      await saveSync(store(), sync(name, SHEET));
      await saveSync(store(), sync(name, { ...SHEET, sets: SHEET.sets.slice(0, 1) }, { now: '2026-05-05T05:05:05.000Z' }));
      const facts = await describeStore(store());
      expect(facts.place).not.toContain('@:');
      expect(facts.sizeBytes).toBeGreaterThan(1_000_000);
      expect(facts.schemaVersion).toMatch(/^\d{4}_/);
      expect(facts.workspaces.find((workspace) => workspace.name === name)).toEqual({
        name,
        identity: `/plans/${name}.xlsx`,
        initiatives: 3,
        kpis: 1,
        scenarios: 1,
        constraintSets: 1,
        runs: 0,
        lastChangeAt: '2026-05-05T05:05:05.000Z',
      });
    });

    test('finds a record that somebody changed behind its back', async () => {
      const name = freshName();
      await saveSync(store(), sync(name, SHEET));
      const of = async () => (await checkStore(store())).filter((finding) => finding.startsWith(name));
      expect(await of()).toEqual([]);
      const title = `changed in ${name}`;
      const [row] = await store()
        .queries.select()
        .from(initiatives)
        .innerJoin(workspaces, eq(initiatives.workspaceId, workspaces.id))
        .where(and(eq(workspaces.name, name), eq(initiatives.initiativeKey, 'INIT-3')))
        .then((rows) => rows.map((found) => found.initiatives));
      await store()
        .queries.update(initiatives)
        .set({ title })
        .where(eq(initiatives.id, row?.id ?? 0));
      expect(await of()).toEqual([`${name}: initiative INIT-3: its content does not fit its hash`]);
      await store()
        .queries.update(initiatives)
        .set({ title: row?.title ?? '' })
        .where(eq(initiatives.id, row?.id ?? 0));
      expect(await of()).toEqual([]);
    });
  });
});
