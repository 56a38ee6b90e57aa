import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { takeUpJob } from '../../src/app/attempt.ts';
import { askToEnd, recentJobs } from '../../src/app/jobs.ts';
import type { OpenTeam } from '../../src/app/open-team.ts';
import { makesRun } from '../../src/asks/index.ts';
import type { Json } from '../../src/base/json.ts';
import { canonicalJson } from '../../src/base/json.ts';
import { findJob, type Job, type JobFacts } from '../../src/store/jobs.ts';
import { startWorker, type Worker } from '../../src/worker/work-jobs.ts';
import { openTeamAt, type Place, serverPlace } from '../support/team.ts';
import { ended, submitAbout, submitRun, type Uploaded, upload } from '../support/team-jobs.ts';

const url = process.env.PLANWRIGHT_TEST_POSTGRES_URL;
const SAMPLES = 40;

const told = z.object({ document: z.unknown(), lines: z.array(z.string()) });

describe.skipIf(!url)(
  url ? 'futures of a run, shared among workers' : 'shared futures (skipped: PLANWRIGHT_TEST_POSTGRES_URL names no PostgreSQL)',
  () => {
    let place: Place;
    let team: OpenTeam;
    let workers: readonly Worker[] = [];
    let plan: Uploaded;
    let run: string | null = null;

    /** So many workers, of whom each needs a while for every future, so that there is something to share. */
    const hire = async (count: number, pauseMs: number): Promise<void> => {
      await Promise.all(workers.map((worker) => worker.stop()));
      const slow: OpenTeam = {
        ...team,
        startFutureThread: async (job) => {
          const thread = await team.startFutureThread(job);
          return {
            ...thread,
            solve: async (index, limitMs) => {
              await sleep(pauseMs);
              return thread.solve(index, limitMs);
            },
          };
        },
      };
      const names = Array.from({ length: count }, (_, at) => `worker ${at + 1}`);
      workers = await Promise.all(names.map((name) => startWorker(slow, { concurrency: 1, name, graceMs: 1_000 })));
    };
    const ask = (more: Record<string, Json> = {}): Promise<Job> => {
      const request = { run, tokens_pct: 20, contributions_pct: 30, samples: SAMPLES, threads: 1, ...more };
      return submitAbout(team, { workspaceId: plan.workspaceId, kind: 'robustness', request, run: { about: run ?? '' } });
    };
    const forgetFutures = (): Promise<void> =>
      team.store.transact(async (queries) => void (await queries.execute(sql`delete from run_futures`)));
    const helpersOf = (jobId: string): Promise<readonly JobFacts[]> => recentJobs(team, { parentJobId: jobId }, 10);
    const until = async <T>(look: () => Promise<T | null>): Promise<T> => {
      for (;;) {
        const found = await look();
        if (found !== null) return found;
        await sleep(50);
      }
    };
    const someHelps = (jobId: string): Promise<JobFacts> =>
      until(async () => (await helpersOf(jobId)).find(({ status }) => status === 'running') ?? null);
    const allEnded = (jobId: string): Promise<readonly JobFacts[]> =>
      until(async () => {
        const helpers = await helpersOf(jobId);
        return helpers.every(({ finishedAt }) => finishedAt !== null) ? helpers : null;
      });
    const answerOf = async (jobId: string): Promise<string> => canonicalJson(told.parse((await ended(team, jobId)).told).document as Json);

    let alone = '';
    beforeAll(async () => {
      place = await serverPlace(url ?? '');
      team = await openTeamAt(place);
      await hire(1, 0);
      plan = await upload(team);
      run = (await ended(team, (await submitRun(team, plan)).jobId)).runId;
      alone = await answerOf((await ask()).jobId);
    });
    afterAll(async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await team.close();
      await place.remove();
    });

    it('are found by all who are free, and the answer is that of one alone', async () => {
      await forgetFutures();
      await hire(3, 500);
      const { jobId } = await ask();
      expect(await answerOf(jobId)).toBe(alone);
      const helpers = await Promise.all((await allEnded(jobId)).map((it) => findJob(team.store, it.jobId)));
      const found = helpers.flatMap((it) => (it.told === null ? [] : told.parse(it.told).lines));
      expect(found.filter((line) => /^Found [1-9]\d* of the 40 futures/u.test(line))).toHaveLength(2);
      const main = await findJob(team.store, jobId);
      expect(new Set([main, ...helpers].flatMap(({ worker }) => worker ?? []))).toEqual(new Set(['worker 1', 'worker 2', 'worker 3']));
    });

    it('are all found where one who helped died, and nobody helps a job that has ended', async () => {
      await forgetFutures();
      await hire(1, 250);
      const { jobId } = await ask();
      const [first] = await until(async () => {
        const helpers = await helpersOf(jobId);
        return helpers.length > 0 ? helpers : null;
      });
      const dead = await takeUpJob(team, first?.jobId ?? '', 'dead');
      expect(await dead?.look()).toBe('go');
      expect(await answerOf(jobId)).toBe(alone);
      // A worker that is free by now may have taken its place, only to see that the job has ended.
      expect(await dead?.look()).toMatch(/^(cancel|superseded)$/u);
      const others = (await helpersOf(jobId)).filter((it) => it.jobId !== first?.jobId);
      expect(others.every(({ status }) => status === 'canceled')).toBe(true);
    });

    it('are left by those who help when the job is asked to end', async () => {
      await forgetFutures();
      await hire(2, 2_000);
      const { jobId } = await ask();
      await someHelps(jobId);
      await askToEnd(team, jobId, makesRun);
      expect((await ended(team, jobId)).status).toBe('canceled');
      expect((await allEnded(jobId)).map(({ status }) => status)).toEqual(['canceled', 'canceled', 'canceled']);
    });

    it('wait where somebody else waits for a worker', async () => {
      await forgetFutures();
      await hire(2, 1_000);
      const { jobId } = await ask({ samples: 400 });
      const { worker } = await someHelps(jobId);
      const other = await ended(team, (await submitRun(team, plan)).jobId);
      expect(other).toMatchObject({ status: 'succeeded', worker });
      // It goes on with helping then.
      await until(async () => (await helpersOf(jobId)).find((it) => it.status === 'running') ?? null);
      await askToEnd(team, jobId, makesRun);
      await ended(team, jobId);
      await allEnded(jobId);
    });
  },
);
