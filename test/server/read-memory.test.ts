import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimJob, finishJob } from '../../src/store/job-attempts.ts';
import { addJob } from '../../src/store/jobs.ts';
import { addPlace, type Desk, openDesk } from './access-app.ts';
import { openService, type Service } from './open-service.ts';

let desk: Desk;
let service: Service;
let places: Readonly<Record<string, number>> = {};
beforeAll(async () => {
  desk = await openDesk();
  service = await openService(desk);
  places = { One: await addPlace(desk, 'One'), Two: await addPlace(desk, 'Two') };
}, 120_000);
afterAll(async () => {
  await service.close();
  await desk.close();
});

const NOW = '2026-11-28T09:30:05.000Z';
const put = async (jobId: string, workspace: string): Promise<void> => {
  const job = {
    workspaceId: places[workspace] ?? 0,
    kind: 'check',
    request: {},
    priority: 0,
    runId: null,
    parentJobId: null,
    actor: 'ada',
  };
  await desk.store.transact((queries) => addJob(queries, { jobId, ...job, now: NOW }));
};
const read = async (workspace: string, path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${service.base}/v1/workspaces/${workspace}/${path}`, { headers });
  return { status: answer.status, tag: answer.headers.get('etag') ?? '', text: await answer.text() };
};

it('gives many the same, and a change at once', async () => {
  await put('JOB-1', 'One');
  const all = await Promise.all(Array.from({ length: 20 }, () => read('One', 'jobs')));
  expect(new Set(all.map(({ text }) => text)).size).toBe(1);
  expect(all[0]?.text).toContain('JOB-1');
  for (let round = 2; round < 12; round++) {
    await put(`JOB-${round}`, 'One');
    const [first, second] = await Promise.all([read('One', 'jobs'), read('One', 'jobs')]);
    expect([first.text.includes(`JOB-${round}`), second.text.includes(`JOB-${round}`)]).toEqual([true, true]);
  }
});

it('tells one workspace nothing of another, and nobody who may not see it', async () => {
  await put('JOB-OTHER', 'Two');
  expect((await read('Two', 'jobs')).text).toContain('JOB-OTHER');
  expect((await read('One', 'jobs')).text).not.toContain('JOB-OTHER');
  expect((await read('Three', 'jobs')).status).toBe(404);
  expect((await read('Two', 'jobs', { authorization: 'Bearer pw_000000000000_no' })).status).toBe(401);
});

it('remembers a job when it has ended, never before, and says so by its tag', async () => {
  await put('JOB-LAST', 'One');
  expect((await read('One', 'jobs/JOB-LAST')).text).toContain('"queued"');
  const job = await claimJob(desk.store, 'JOB-LAST', 'worker', NOW);
  expect((await read('One', 'jobs/JOB-LAST')).text).toContain('"running"');
  const told = { document: { rows: 1 }, lines: ['one row'], csv: null, notes: [], is_good: true, failure: null };
  await finishJob(desk.store, { jobId: 'JOB-LAST', attempt: job?.attempt ?? 0 }, { status: 'succeeded', told }, NOW);
  const [made, again] = [await read('One', 'jobs/JOB-LAST'), await read('One', 'jobs/JOB-LAST')];
  expect(made.text).toContain('"succeeded"');
  expect(again).toEqual(made);
  expect(await read('One', 'jobs/JOB-LAST', { 'if-none-match': made.tag })).toEqual({ status: 304, tag: made.tag, text: '' });
  expect((await read('One', 'jobs/JOB-LAST', { accept: 'text/plain' })).text).toBe('one row\n');
});
