import { sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import { guarded } from './store-errors.ts';

/** Milliseconds since 1970 by the clock of the database, which is one for all who work with it. */
export const readMoment = ({ queries }: Store): Promise<number> =>
  guarded(async () => {
    const [row] = await queries
      .select({ ms: sql<string>`floor(extract(epoch from clock_timestamp()) * 1000)::text` })
      .from(sql`(select 1) one`);
    return Number(row?.ms);
  });
