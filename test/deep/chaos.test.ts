import { describe, expect, it } from 'vitest';
import { findPostgres } from '../../bench/chaos/own-postgres.ts';
import { runChaos } from '../../bench/chaos/run-chaos.ts';

const programs = findPostgres();

describe.skipIf(programs === null)(
  `when machines die${programs === null ? ' (skipped: needs Linux with the programs of a PostgreSQL server)' : ''}`,
  () => {
    it('every run ends once, and stands in its workbook once', async () => {
      const { faults, jobs, succeeded, blows } = await runChaos({
        programs: programs ?? '',
        seed: 7,
        forMs: 30_000,
        runs: 12,
        workers: 2,
        say: () => {},
      });
      expect(faults).toEqual([]);
      expect(succeeded).toBe(jobs);
      expect(jobs).toBeGreaterThanOrEqual(12);
      expect(Object.values(blows).reduce((sum, it) => sum + it)).toBeGreaterThan(3);
    });
  },
);
