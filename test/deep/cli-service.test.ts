import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, type Document, type Ended, ended, openDesk } from '../support/cli.ts';
import { hardPlanTabs } from '../support/hard-plan.ts';
import { openService, type Service } from '../support/service.ts';
import { edited, SMALL_PLAN, type Tabs, writeFolder, writeXlsx } from '../support/small-plan.ts';

// The same commands, asked of a server and asked here.

let service: Service;
let here: Desk;
let there: Desk;
beforeAll(async () => {
  service = await openService();
  here = openDesk({ PLANWRIGHT_ACTOR: 'mia' });
  there = openDesk({ PLANWRIGHT_SERVER: service.url, PLANWRIGHT_TOKEN: service.token });
}, 120_000);
afterAll(async () => {
  await service.close();
  here.clear();
  there.clear();
});

/** What may differ: ids, times, how long it took, and what the workbook is called where it lies. */
const masked = (text: string): string =>
  text
    .replaceAll(/RUN-\d{8}-\d{6}-[0-9a-f]{6,}/gu, 'RUN-ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, 'TIME')
    .replaceAll(/(?:\/[^\s"]*\/backups\/[^\s"]+|version \d+$|(?<="backup":")version \d+)/gmu, 'BACKUP')
    .replaceAll(/workbook:WB-[-0-9a-f]+|\/[^\s";]*\.xlsx/gu, 'SOURCE')
    .replaceAll(/"wall_ms":\d+/gu, '"wall_ms":0')
    .replaceAll(/\d+\.\d+ s/gu, '0.00 s');

const bothAnswer = async (...args: readonly string[]): Promise<readonly [Ended, Ended]> => {
  const [local, remote] = [await here.planwright(...args), await there.planwright(...args)];
  expect({ code: remote.code, stdout: masked(remote.stdout), stderr: masked(notes(remote)) }).toEqual({
    code: local.code,
    stdout: masked(local.stdout),
    stderr: masked(notes(local)),
  });
  return [local, remote];
};

/** But for where the workbook is now, of which only a server's asker is told. */
const notes = ({ stderr }: Ended): string => stderr.replaceAll(/^.* is version \d+ of the server now; .*\n/gmu, '');

const write = (name: string, tabs: Tabs = SMALL_PLAN): void => {
  for (const desk of [here, there]) writeXlsx(join(desk.folder, name), tabs);
};

const bytesOf = (desk: Desk, name: string): Buffer => readFileSync(join(desk.folder, name));

describe('a command with and without a server', () => {
  it('prints the same, ends the same and writes the same workbook', async () => {
    write('team.xlsx');
    await bothAnswer('sync', 'team.xlsx', '--dry-run');
    await bothAnswer('sync', 'team.xlsx');
    await bothAnswer('sync', 'team.xlsx', '--json');
    const [local, remote] = await bothAnswer('run', 'team.xlsx', '--constraint-set', 'Base', '--price-rows');
    expect(local.code).toBe(0);
    expect(remote.stderr).toMatch(/team\.xlsx is version \d+ of the server now; this file as it was before: .*backups/u);
    for (const args of [['check', 'team.xlsx'], ['sync', 'team.xlsx'], ['runs'], ['runs', '--json']]) await bothAnswer(...args);
    for (const args of [
      ['runs', 'publish', 'RUN-', '--note', 'agreed'],
      ['runs', 'publications'],
      ['runs', 'published', '--json'],
      ['verify', 'published', '--json'],
      ['explain', 'RUN-', 'A'],
      ['explain', 'RUN-', '--rows', '--json'],
      ['curve', 'RUN-'],
      ['alternatives', 'RUN-', '--ties'],
      ['robustness', 'RUN-', '--tokens', '20%', '--samples', '10'],
      ['export', 'RUN-', '--format', 'lp'],
      ['export', 'RUN-'],
      ['whatif', 'RUN-', '--exclude', 'A', '--json'],
      ['db', 'log', 'team', '--limit', '3'],
      ['runs', 'no-such-run'],
      ['frontier', 'published', '--kpis', 'gmv,nothing', '--json'],
      ['explain', 'published', 'Z'],
      ['curve', 'published', '--from', '9', '--to', '1'],
    ])
      await bothAnswer(...args);
  }, 600_000);

  it('says why there is no plan, and refuses a run, with the same words and exit code', async () => {
    write('none.xlsx');
    const [, none] = await bothAnswer('run', 'none.xlsx', '--constraint-set', 'Tight', '--json');
    expect(none.code).toBe(1);
    write('refused.xlsx', edited(SMALL_PLAN, 'Constraints', 'Q1,Base,cap,country,UK,,25', 'Q1,Base,cap,country,UK,,many'));
    const [, refused] = await bothAnswer('run', 'refused.xlsx', '--constraint-set', 'Base');
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('refused');
  }, 60_000);
});

describe('a planner’s file', () => {
  it('is not sent again while it is what the server has', async () => {
    writeXlsx(join(there.folder, 'same.xlsx'));
    await there.planwright('run', 'same.xlsx', '--constraint-set', 'Base', '--no-write');
    const before = bytesOf(there, 'same.xlsx');
    const again = await there.json('run', 'same.xlsx', '--constraint-set', 'Base', '--no-write');
    expect(again.code).toBe(0);
    expect(again.document.workbook).toBeNull();
    expect(bytesOf(there, 'same.xlsx').equals(before)).toBe(true);
    expect(existsSync(join(there.folder, '.planwright', 'backups', 'same.xlsx'))).toBe(false);
  }, 60_000);

  it('is left alone where it changed meanwhile: what the server wrote is put beside it', async () => {
    const path = writeXlsx(join(there.folder, 'busy.xlsx'));
    const child = there.start('run', 'busy.xlsx', '--constraint-set', 'Base', '--json');
    const end = ended(child);
    // A spreadsheet program has it open.
    writeFileSync(join(there.folder, '~$busy.xlsx'), '');
    const before = readFileSync(path);
    const { code, stdout, stderr } = await end;
    expect(code).toBe(75);
    expect(JSON.parse(stdout).result).toBe('optimal');
    expect(stderr).toMatch(/busy\.xlsx is open in a spreadsheet program[\s\S]*What the server wrote is in .*busy\.version-2\.xlsx/u);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(there.folder)).toContain('busy.version-2.xlsx');
  }, 60_000);

  it('becomes the newest again where it is an earlier version, and says so', async () => {
    const path = writeXlsx(join(there.folder, 'older.xlsx'));
    copyFileSync(path, join(there.folder, 'copy'));
    await there.planwright('sync', 'older.xlsx');
    copyFileSync(join(there.folder, 'copy'), path);
    const { code, stderr } = await there.planwright('sync', 'older.xlsx');
    expect(code).toBe(0);
    expect(stderr).toContain('The server has a newer version of older.xlsx than this file');
  }, 60_000);

  it('never takes the place of what somebody else has sent, unless that is said', async () => {
    const tom = openDesk({ PLANWRIGHT_SERVER: service.url, PLANWRIGHT_TOKEN: await service.tokenFor('tom', 'planner') });
    const state = (desk: Desk, words: string): string =>
      writeXlsx(join(desk.folder, 'common.xlsx'), edited(SMALL_PLAN, 'Constraints', 'agreed in May', words));
    const versions = async (): Promise<readonly string[]> => {
      const headers = { authorization: `Bearer ${service.token}` };
      const get = async (path: string): Promise<Document> =>
        (await fetch(`${service.url}/v1/workspaces/common/workbooks${path}`, { headers })).json();
      const [{ workbook_id }] = (await get('')).items;
      return (await get(`/${workbook_id}/versions`)).items.map((it: Document) => it.job_id ?? it.by);
    };
    try {
      state(there, 'of mia');
      expect(await there.planwright('sync', 'common.xlsx')).toMatchObject({ code: 0 });
      const before = await versions();
      // Another plan of the same name, or hers with changes: nobody can tell.
      state(tom, 'of tom');
      const other = await tom.planwright('sync', 'common.xlsx');
      expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('of a common.xlsx that mia sent')]);
      expect(await versions()).toEqual(before);
      expect(await tom.planwright('sync', 'common.xlsx', '--next-version')).toMatchObject({ code: 0 });
      expect((await versions()).filter((it) => it === 'tom')).toHaveLength(1);
      // It is known from now on.
      state(tom, 'of tom, later');
      expect(await tom.planwright('sync', 'common.xlsx')).toMatchObject({ code: 0 });
      // Hers is the same workbook, without what he has changed.
      state(there, 'of mia, later');
      const older = await there.planwright('sync', 'common.xlsx');
      expect([older.code, older.stderr]).toEqual([2, expect.stringMatching(/tom sent version \d+ of common\.xlsx since/u)]);
      // A workspace that is not named is the workbook's own, and not one with the plan of another.
      expect(await there.planwright('sync', 'common.xlsx', '--workspace', 'mine', '--next-version')).toMatchObject({ code: 0 });
      writeXlsx(join(tom.folder, 'mine.xlsx'));
      const named = await tom.planwright('sync', 'mine.xlsx');
      expect([named.code, named.stderr]).toEqual([2, expect.stringContaining('"mine" has the plan of a common.xlsx that mia sent')]);
    } finally {
      tom.clear();
    }
  }, 120_000);

  it('must be a workbook: a folder of CSV files stays here', async () => {
    writeFolder(join(there.folder, 'folder'));
    const { code, stderr } = await there.planwright('sync', 'folder');
    expect(code).toBe(2);
    expect(stderr).toContain('a server takes .xlsx and .xlsm files');
  });
});

/** A port at which nobody listens. */
const closedPort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

describe('a connection', () => {
  it('that breaks again and again loses nothing: the run goes on and its answer comes', async () => {
    writeXlsx(join(there.folder, 'cut.xlsx'), hardPlanTabs());
    const child = there.start('run', 'cut.xlsx', '--constraint-set', 'Hard', '--time-limit', '8', '--json', '--progress');
    const end = ended(child);
    // Further and further apart: even a busy machine gets something done between two breaks.
    let gapMs = 500;
    let cutting = setTimeout(function cutAgain() {
      service.cut();
      gapMs *= 1.2;
      cutting = setTimeout(cutAgain, gapMs);
    }, gapMs);
    const { code, stdout, stderr } = await end.finally(() => clearTimeout(cutting));
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'succeeded', limit: 'time' });
    const told = stderr.split('\n').filter((line) => line.startsWith('{"progress"'));
    expect(told.length).toBeGreaterThan(2);
    // Each once, in their order, over all connections.
    expect(told).toEqual(await service.progress());
  }, 90_000);

  it('that is not there is told as such, to be tried again', async () => {
    const url = `http://127.0.0.1:${await closedPort()}`;
    const { code, stderr } = await there.planwright('runs', '--server', url);
    expect(code).toBe(75);
    expect(stderr).toContain(`The server ${url} does not answer (ECONNREFUSED).`);
    expect((await there.planwright('runs', '--server', 'ftp://example.org')).code).toBe(2);
  }, 60_000);

  it('asks nobody else: a command that works on this computer refuses --server, and check needs none', async () => {
    expect(await there.planwright('solve', 'x.json', '--server', service.url)).toMatchObject({ code: 2 });
    expect(await there.planwright('runs', '--next-version')).toMatchObject({ code: 2 });
    expect(await here.planwright('sync', 'team.xlsx', '--next-version')).toMatchObject({ code: 2 });
    writeXlsx(join(there.folder, 'alone.xlsx'));
    const { code } = await there.planwright('check', 'alone.xlsx');
    expect(code).toBe(0);
  }, 60_000);
});

describe('Ctrl-C', () => {
  it('ends the run on the server with its best plan', async () => {
    writeXlsx(join(there.folder, 'long.xlsx'), hardPlanTabs());
    const child = there.start('run', 'long.xlsx', '--constraint-set', 'Hard', '--json', '--progress');
    let told = '';
    child.stderr?.on('data', (text: Buffer) => {
      told += text.toString();
    });
    const end = ended(child);
    while (!/"incumbent":\d/u.test(told) && child.exitCode === null) await sleep(100);
    child.kill('SIGINT');
    const { code, stdout } = await end;
    expect(code).toBe(0);
    const run = JSON.parse(stdout);
    expect(run).toMatchObject({ result: 'feasible', limit: 'cancel' });
    expect(run.selected.length).toBeGreaterThan(0);
  }, 120_000);

  it('ends what a viewer has asked for, and nobody else’s', async () => {
    const token = await service.tokenFor('vito', 'viewer');
    const desk = openDesk({ PLANWRIGHT_SERVER: service.url, PLANWRIGHT_TOKEN: token });
    const [run] = (await desk.json('runs', '--workspace', 'long')).document.runs;
    const child = desk.start('curve', run.run_id, '--json', '--progress', '--time-limit', '600');
    const end = ended(child);
    child.stderr?.once('data', () => child.kill('SIGINT'));
    const { code, stdout } = await end;
    desk.clear();
    expect(code).toBe(0);
    expect(JSON.parse(stdout).stopped).toBe('cancel');
    const { items } = await get('v1/workspaces/long/jobs?kind=run', token);
    const refused = await fetch(`${service.url}/v1/workspaces/long/jobs/${items[0].job_id}/cancel`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(refused.status).toBe(403);
  }, 120_000);
});

const get = async (path: string, token: string): Promise<Document> =>
  (await fetch(`${service.url}/${path}`, { headers: { authorization: `Bearer ${token}` } })).json();

describe('a token', () => {
  it('that has expired, or is wrong, is refused in words that do not hold it', async () => {
    for (const token of [await service.tokenFor('old', 'planner', 3), `pw_${'0'.repeat(12)}_${'x'.repeat(43)}`]) {
      const desk = openDesk({ PLANWRIGHT_SERVER: service.url, PLANWRIGHT_TOKEN: token });
      const { code, stdout, stderr } = await desk.planwright('runs', '--json');
      desk.clear();
      expect(code).toBe(2);
      expect(stderr).toContain('The token is unknown, has expired or was revoked.');
      expect(JSON.parse(stdout).error.code).toBe('token-invalid');
      expect(stdout + stderr).not.toContain(token);
    }
  }, 60_000);

  it('that may too little is told what it would need', async () => {
    const desk = openDesk({ PLANWRIGHT_SERVER: service.url, PLANWRIGHT_TOKEN: await service.tokenFor('vera', 'viewer') });
    writeXlsx(join(desk.folder, 'veras.xlsx'));
    const made = await desk.planwright('sync', 'veras.xlsx');
    const [run] = (await desk.json('runs', '--workspace', 'same')).document.runs;
    const published = await desk.planwright('runs', 'publish', run.run_id);
    const which = await desk.planwright('runs');
    desk.clear();
    expect(which.stderr).toMatch(/Say which workspace: .*same/u);
    expect(made.code).toBe(2);
    expect(made.stderr).toContain('You have no workspace "veras" on this server, and may not make one.');
    expect(published.code).toBe(2);
    expect(published.stderr).toContain('This needs the role planner in this workspace.');
  }, 60_000);
});
