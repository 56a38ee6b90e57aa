import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { inSheetTurn } from '../../src/store/sheet-turn.ts';
import { onBothStores } from '../store/stores.ts';

onBothStores(({ store }) => {
  it('a long turn outlasts the time after which the database takes a silent program for frozen', async () => {
    if (store().kind === 'embedded') return;
    const { queries } = store();
    const [busy, free] = await inSheetTurn(store(), 'long', async () => {
      const isFree = async (name: string): Promise<unknown> => {
        const found = await queries
          .select({ free: sql<boolean>`pg_try_advisory_xact_lock(hashtextextended(${name}, 0))` })
          .from(sql`(select 1) one`);
        return found[0]?.free;
      };
      await new Promise((done) => setTimeout(done, 13_000));
      return [await isFree('planwright sheet long'), await isFree('planwright sheet other')];
    });
    expect([busy, free]).toEqual([false, true]);
  }, 60_000);
});
