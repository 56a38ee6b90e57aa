import { beforeAll, describe, expect, it } from 'vitest';
import { takeUpJob } from '../../src/app/attempt.ts';
import { askToEnd, forgetProgress, type TeamDeps } from '../../src/app/jobs.ts';
import { openApp } from '../../src/app/open-app.ts';
import { openStoredWorkbook } from '../../src/app/stored-workbook.ts';
import { PlanwrightError, UnavailableError } from '../../src/base/errors.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import type { Store } from '../../src/store/database.ts';
import { findRun } from '../../src/store/find-runs.ts';
import { addProgress, claimJob, fenced, finishJob, lookAtAttempt, releaseJob } from '../../src/store/job-attempts.ts';
import { addJob, cancelJob, findJob, type Job, listEvents, listJobs } from '../../src/store/jobs.ts';
import { createRun } from '../../src/store/runs.ts';
import { addVersion, addWorkbook, findWorkbook, listVersions, listWorkbooks, loadVersion } from '../../src/store/workbooks.ts';
import { addWorkspace } from '../../src/store/workspaces.ts';
import { planEdits, planOf } from '../sheet/xlsx-fixture.ts';
import { freshName, onBothStores } from './stores.ts';

const NOW = '2026-11-28T09:30:05.000Z';

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (thrown: unknown) => (thrown instanceof PlanwrightError ? thrown.code : String(thrown)),
  );

onBothStores(({ store, observe }) => {
  let place = 0;
  const makePlace = (): Promise<number> =>
    store().transact(async (queries) => {
      const findings = { strays: [], brokenInitiatives: [], hasContributionsTab: false };
      return (await addWorkspace(queries, { name: freshName(), identity: '', nameIsExplicit: true }, findings, NOW)).id;
    });
  beforeAll(async () => {
    place = await makePlace();
  });
  const asked = async (change: Partial<Job> = {}): Promise<string> => {
    const jobId = `JOB ${freshName()}`;
    const job = { jobId, workspaceId: place, kind: 'run', request: {}, priority: 0, runId: null, parentJobId: null, actor: 'ada' };
    await store().transact((queries) => addJob(queries, { ...job, ...change, now: NOW }));
    return jobId;
  };
  const claim = async (jobId: string, worker = 'one'): Promise<{ readonly jobId: string; readonly attempt: number }> => {
    const job = await claimJob(store(), jobId, worker, NOW);
    return { jobId, attempt: job?.attempt ?? -1 };
  };
  const kinds = async (jobId: string): Promise<readonly string[]> =>
    (await listEvents(store(), [{ jobId, after: 0 }], 100)).map(({ kind, attempt }) => `${kind} ${attempt}`);

  describe('a job', () => {
    it('is queued, taken up, and ends with what it told', async () => {
      const jobId = await asked({ request: { run: 'RUN-1', __proto__: null }, runId: 'RUN-1' });
      expect(await findJob(store(), jobId)).toMatchObject({ status: 'queued', attempt: 0, told: null, actor: 'ada', runId: 'RUN-1' });
      const fence = await claim(jobId, 'first worker');
      expect(await findJob(store(), jobId)).toMatchObject({ status: 'running', attempt: 1, worker: 'first worker', startedAt: NOW });
      await addProgress(store(), fence, [{ seconds: 1 }, { seconds: 2 }], NOW);
      await finishJob(store(), fence, { status: 'succeeded', told: { document: { objective: 3 } } }, NOW);
      const ended = await findJob(store(), jobId);
      expect([ended.status, ended.finishedAt]).toEqual(['succeeded', NOW]);
      expect(JSON.stringify(ended.told)).toBe('{"document":{"objective":"3"}}');
      expect(await kinds(jobId)).toEqual(['queued 0', 'running 1', 'progress 1', 'progress 1', 'succeeded 1']);
    });

    it('ends once: not again, and nobody takes it up any more', async () => {
      const jobId = await asked();
      const fence = await claim(jobId);
      await finishJob(store(), fence, { status: 'failed', failure: { code: 'x' } }, NOW);
      expect(await codeOf(finishJob(store(), fence, { status: 'succeeded', told: {} }, NOW))).toBe('job-superseded');
      expect(await claimJob(store(), jobId, 'two', NOW)).toBeNull();
      expect(await findJob(store(), jobId)).toMatchObject({ status: 'failed', told: null });
    });

    it('that another worker took up is out of reach for the first', async () => {
      const jobId = await asked();
      const first = await claim(jobId);
      const second = await claim(jobId, 'two');
      expect(second.attempt).toBe(2);
      expect(await lookAtAttempt(store(), first, NOW)).toBe('superseded');
      expect(await codeOf(finishJob(store(), first, { status: 'succeeded', told: {} }, NOW))).toBe('job-superseded');
      await addProgress(store(), first, [{ seconds: 9 }], NOW);
      await releaseJob(store(), first, 'handed-back', NOW);
      expect(await findJob(store(), jobId)).toMatchObject({ status: 'running', attempt: 2, worker: 'two' });
      expect(await kinds(jobId)).toEqual(['queued 0', 'running 1', 'running 2']);
    });

    it('is handed back, and taken up again', async () => {
      const jobId = await asked();
      await releaseJob(store(), await claim(jobId), 'handed-back', NOW);
      expect(await findJob(store(), jobId)).toMatchObject({ status: 'queued', worker: null });
      await releaseJob(store(), await claim(jobId, 'two'), 'unavailable', NOW);
      const releases = { 'handed-back': 1, unavailable: 1, 'workbook-changed': 0 };
      expect(await claimJob(store(), jobId, 'three', NOW)).toMatchObject({ attempt: 3, releases, workbookVersion: null });
    });

    it('is about the version of its workbook that was the newest when it was first taken up, until that is to be read anew', async () => {
      const workbookId = `WB ${freshName()}`;
      const bytes = (byte: number) => ({ bytes: Uint8Array.of(byte), jobId: null, actor: 'ada', now: NOW });
      await addWorkbook(store(), { workbookId, workspaceId: place, fileName: 'Plan.xlsx' }, bytes(1));
      const jobId = await asked();
      await addVersion(store(), workbookId, null, bytes(2));
      const claimed = () => claimJob(store(), jobId, 'one', NOW, () => workbookId);
      const first = await claimed();
      await addVersion(store(), workbookId, null, bytes(3));
      const second = await claimed();
      expect([first?.workbookVersion, second?.workbookVersion]).toEqual([2, 2]);
      await releaseJob(store(), { jobId, attempt: 2 }, 'workbook-changed', NOW);
      expect((await claimed())?.workbookVersion).toBe(3);
      expect((await claimJob(store(), jobId, 'one', NOW, () => 'nothing'))?.workbookVersion).toBe(3);
    });

    it('is canceled at once where nobody has it, and its worker hears of it where somebody has', async () => {
      const queued = await asked();
      expect(await cancelJob(store(), queued, NOW)).toMatchObject({ status: 'canceled', finishedAt: NOW });
      expect(await claimJob(store(), queued, 'one', NOW)).toBeNull();
      const running = await asked();
      const fence = await claim(running);
      expect(await lookAtAttempt(store(), fence, NOW)).toBe('go');
      expect(await cancelJob(store(), running, NOW)).toMatchObject({ status: 'running', cancelRequestedAt: NOW });
      expect(await lookAtAttempt(store(), fence, NOW)).toBe('cancel');
      await finishJob(store(), fence, { status: 'canceled', told: {} }, NOW);
      expect(await cancelJob(store(), running, NOW)).toMatchObject({ status: 'canceled' });
      expect(await codeOf(cancelJob(store(), 'nobody', NOW))).toBe('job-unknown');
    });

    it('that ended long ago forgets how it went, and keeps how it ended', async () => {
      const early = await asked();
      const [old, open] = [await claim(early), await claim(await asked())];
      for (const fence of [old, open]) await addProgress(store(), fence, [{ seconds: 1 }], NOW);
      await finishJob(store(), old, { status: 'succeeded', told: {} }, NOW);
      await forgetProgress({ store: store(), now: () => new Date('2026-12-05T09:30:04Z') });
      expect(await kinds(early)).toContain('progress 1');
      await forgetProgress({ store: store(), now: () => new Date('2026-12-05T09:30:06Z') });
      expect(await kinds(early)).toEqual(['queued 0', 'running 1', 'succeeded 1']);
      expect(await kinds(open.jobId)).toContain('progress 1');
    });

    it('has its own place among the events: what a talkative one told before hides nothing of a quiet one', async () => {
      const [talkative, quiet] = [await claim(await asked()), await claim(await asked())];
      const told = Array.from({ length: 20 }, (_, line) => ({ line }));
      await addProgress(store(), talkative, told, NOW);
      const heard = await listEvents(store(), [{ jobId: talkative.jobId, after: 0 }], 100);
      await addProgress(store(), quiet, [{ line: 'at last' }], NOW);
      const places = [
        { jobId: talkative.jobId, after: heard.at(-1)?.id ?? 0 },
        { jobId: quiet.jobId, after: 0 },
      ];
      expect((await listEvents(store(), places, 10)).map(({ jobId, kind }) => [jobId, kind])).toEqual(
        ['queued', 'running', 'progress'].map((kind) => [quiet.jobId, kind]),
      );
      expect(await listEvents(store(), [], 10)).toEqual([]);
    });

    it('of another workspace is not there', async () => {
      const [jobId, other] = [await asked(), await makePlace()];
      const elsewhere: Store = { ...store(), within: other };
      expect(await codeOf(findJob(elsewhere, jobId))).toBe('job-unknown');
      expect(await listJobs(elsewhere, {}, 10)).toEqual([]);
      expect((await listJobs({ ...store(), within: place }, {}, 1)).map((it) => it.jobId)).toEqual([jobId]);
    });
  });

  describe('a job and its run', () => {
    const makeRun = async (): Promise<string> => {
      const runId = `RUN ${freshName()}`;
      const names = { scenarioName: 'Q1', constraintSetName: 'Base', scope: 'all', periodKey: null } as const;
      const nothing = { scenario: null, set: null, inputs: null, settings: {}, seed: 0 };
      await createRun(store(), { runId, workspaceId: place, ...names, ...nothing, actor: 'ada', now: NOW });
      return runId;
    };
    const deps = (): TeamDeps => ({
      ...openApp({ store: { kind: 'embedded', folder: '' }, actor: 'ada', colour: 'never', programs: NO_PROGRAMS }),
      store: store(),
      queue: { send: async () => undefined },
    });
    const statuses = async (jobId: string, runId: string): Promise<readonly string[]> => [
      (await findJob(store(), jobId)).status,
      (await findRun(store(), runId)).status,
    ];
    /** The run has ended by then, and the job is about to. */
    const failAtTheEvent = async (work: () => Promise<unknown>): Promise<void> => {
      observe((text) => {
        if (text.startsWith('insert into "job_events"')) throw new UnavailableError('The database went away.', { code: 'gone' });
      });
      const code = await codeOf(work());
      observe(undefined);
      expect(code).not.toBe('done');
    };

    it('end together, or neither does', async () => {
      const runId = await makeRun();
      const jobId = await asked({ runId });
      const attempt = await takeUpJob(deps(), jobId, 'one');
      const end = () => attempt?.finish({ status: 'canceled', told: null }, true) ?? Promise.resolve();
      await failAtTheEvent(end);
      expect(await statuses(jobId, runId)).toEqual(['running', 'queued']);
      await end();
      expect(await statuses(jobId, runId)).toEqual(['canceled', 'canceled']);
    });

    it('are canceled together, or neither is', async () => {
      const runId = await makeRun();
      const jobId = await asked({ runId });
      const cancel = (): Promise<Job> => askToEnd(deps(), jobId, () => true);
      await failAtTheEvent(cancel);
      expect(await statuses(jobId, runId)).toEqual(['queued', 'queued']);
      expect((await cancel()).status).toBe('canceled');
      expect(await statuses(jobId, runId)).toEqual(['canceled', 'canceled']);
    });
  });

  describe('a fenced store', () => {
    const addOne = (through: Store, name: string): Promise<unknown> =>
      through.transact((queries) => addWorkspace(queries, { name, identity: '', nameIsExplicit: true }, NO_FINDINGS, NOW));

    it('writes for the newest attempt, and undoes what an older one wrote', async () => {
      const jobId = await asked();
      const first = await claim(jobId);
      expect(await codeOf(addOne(fenced(store(), first), freshName()))).toBe('done');
      const second = await claim(jobId, 'two');
      const lost = freshName();
      expect(await codeOf(addOne(fenced(store(), first), lost))).toBe('job-superseded');
      expect(await codeOf(addOne(fenced(store(), second), lost))).toBe('done');
      await finishJob(store(), second, { status: 'succeeded', told: {} }, NOW);
      expect(await codeOf(addOne(fenced(store(), second), freshName()))).toBe('job-superseded');
    });

    it('lets one of two have the last word, whoever comes first', async () => {
      for (let round = 0; round < 10; round++) {
        const jobId = await asked();
        const first = await claim(jobId);
        const name = freshName();
        const [written, taken] = await Promise.all([codeOf(addOne(fenced(store(), first), name)), claim(jobId, 'two')]);
        expect(taken.attempt).toBe(2);
        const again = await codeOf(addOne(fenced(store(), taken), name));
        // Either the first was done before the second began, or it has left nothing.
        expect(again === 'done').toBe(written === 'job-superseded');
      }
    });
  });

  describe('an uploaded workbook', () => {
    const upload = async (bytes: Uint8Array): Promise<string> => {
      const workbookId = `WB ${freshName()}`;
      await addWorkbook(store(), { workbookId, workspaceId: place, fileName: 'Plan.xlsx' }, { bytes, jobId: null, actor: 'ada', now: NOW });
      return workbookId;
    };
    const next = (byte: number) => ({ bytes: Uint8Array.of(byte), jobId: null, actor: 'bob', now: NOW });

    it('keeps every version as it came', async () => {
      const all = Uint8Array.from({ length: 256 }, (_, at) => at);
      const workbookId = await upload(all);
      await addVersion(store(), workbookId, null, next(7));
      expect((await loadVersion(store(), workbookId)).bytes).toEqual(Uint8Array.of(7));
      expect((await loadVersion(store(), workbookId, 1)).bytes).toEqual(all);
      expect(await codeOf(loadVersion(store(), workbookId, 3))).toBe('version-unknown');
      expect((await listVersions(store(), workbookId)).map((it) => [it.version, it.size, it.actor])).toEqual([
        [2, 1, 'bob'],
        [1, 256, 'ada'],
      ]);
    });

    it('makes no new version of the same bytes, and none over one that the writer does not know', async () => {
      const workbookId = await upload(Uint8Array.of(1));
      const { contentHash } = await loadVersion(store(), workbookId);
      expect((await addVersion(store(), workbookId, contentHash, next(1))).version).toBe(1);
      expect((await addVersion(store(), workbookId, contentHash, next(2))).version).toBe(2);
      expect(await codeOf(addVersion(store(), workbookId, contentHash, next(3)))).toBe('workbook-changed');
    });

    it('lets one of several win who write at once', async () => {
      const workbookId = await upload(Uint8Array.of(1));
      const { contentHash } = await loadVersion(store(), workbookId);
      const ends = await Promise.all([2, 3, 4, 5].map((byte) => codeOf(addVersion(store(), workbookId, contentHash, next(byte)))));
      expect(ends.toSorted()).toEqual(['done', 'workbook-changed', 'workbook-changed', 'workbook-changed']);
    });

    it('is a source: what is written into it is its next version', async () => {
      const bytes = planOf('<row r="1"><c r="A1"><v>1</v></c></row>');
      const workbookId = await upload(bytes);
      const deps = {
        openStore: async () => ({ ...store(), close: async () => undefined }),
        actor: 'ada',
        now: () => new Date(NOW),
        job: { jobId: 'J', workbookVersion: null },
      };
      const workbook = await findWorkbook(store(), workbookId);
      const source = openStoredWorkbook(deps, workbook);
      expect([source.name, source.identity]).toEqual(['Plan', `workbook:${workbookId}`]);
      const { fingerprint } = await source.read(() => true);
      const edits = planEdits({ B2: 'text' });
      expect(await source.write(edits, fingerprint)).toMatchObject({ written: 1, backup: 'version 1' });
      // The same job again, after its worker died: it is written already. Another one has to look again.
      expect(await codeOf(source.write(edits, fingerprint))).toBe('done');
      const another = openStoredWorkbook({ ...deps, job: { jobId: 'K', workbookVersion: null } }, workbook);
      expect(await codeOf(another.write(edits, fingerprint))).toBe('workbook-changed');
      expect((await listVersions(store(), workbookId)).map((it) => it.jobId)).toEqual(['J', null]);
    });

    it('of another workspace is not there', async () => {
      const workbookId = await upload(Uint8Array.of(1));
      const elsewhere: Store = { ...store(), within: await makePlace() };
      expect(await codeOf(loadVersion(elsewhere, workbookId))).toBe('workbook-unknown');
      expect(await codeOf(addVersion(elsewhere, workbookId, null, next(2)))).toBe('workbook-unknown');
      expect(await listWorkbooks(store(), elsewhere.within ?? 0)).toEqual([]);
    });
  });
});

const NO_FINDINGS = { strays: [], brokenInitiatives: [], hasContributionsTab: false };
