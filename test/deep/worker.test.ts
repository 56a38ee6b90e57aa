import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { OpenTeam } from '../../src/app/open-team.ts';
import { findRun } from '../../src/store/find-runs.ts';
import { listVersions } from '../../src/store/workbooks.ts';
import { startWorker, type Worker } from '../../src/worker/work-jobs.ts';
import { embeddedPlace, ended, openTeamAt, type Place, serverPlace, submitRun, upload } from '../support/team.ts';

const url = process.env.PLANWRIGHT_TEST_POSTGRES_URL;

const told = z.object({ is_good: z.boolean(), lines: z.array(z.string()), failure: z.unknown() });

const suite = (makePlace: () => Promise<Place>): void => {
  let place: Place;
  let team: OpenTeam;
  let worker: Worker;
  const troubles: unknown[] = [];
  beforeAll(async () => {
    place = await makePlace();
    team = await openTeamAt(place, (trouble) => troubles.push(trouble));
    worker = await startWorker(team, { concurrency: 2, name: 'bench 1', graceMs: 5_000 });
  });
  afterAll(async () => {
    await worker.stop();
    await team.close();
    await place.remove();
    expect(troubles).toEqual([]);
  });

  it('does what was submitted, keeps the run under the id that was drawn, and writes one version', async () => {
    const plan = await upload(team);
    const job = await ended(team, (await submitRun(team, plan)).jobId);
    expect(job).toMatchObject({ status: 'succeeded', attempt: 1, worker: 'bench 1' });
    expect(told.parse(job.told)).toMatchObject({ is_good: true, failure: null });
    expect(await findRun(team.store, job.runId ?? '')).toMatchObject({ status: 'succeeded', result: 'optimal' });
    expect((await listVersions(team.store, plan.workbookId)).map((it) => it.jobId)).toEqual([job.jobId, null]);
  });
};

describe('a worker on the embedded store', () => suite(async () => embeddedPlace()));
describe.skipIf(!url)(
  url ? 'a worker on a server' : 'a worker on a server (skipped: PLANWRIGHT_TEST_POSTGRES_URL names no PostgreSQL)',
  () => suite(() => serverPlace(url ?? '')),
);
