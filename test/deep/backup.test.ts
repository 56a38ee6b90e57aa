import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoreBackup } from '../../src/store/backup/restore-backup.ts';
import { writeBackup } from '../../src/store/backup/write-backup.ts';
import type { Store, StoreSettings } from '../../src/store/database.ts';
import { checkStore } from '../../src/store/describe-store.ts';
import { loadPortfolio } from '../../src/store/find-runs.ts';
import { claimJob, finishJob } from '../../src/store/job-attempts.ts';
import { addJob } from '../../src/store/jobs.ts';
import { addLink, endLink } from '../../src/store/live-sheets.ts';
import { openStore, openStoreAsItIs } from '../../src/store/open-store.ts';
import { saveSync } from '../../src/store/save-sync.ts';
import { addWorkbook, loadVersion } from '../../src/store/workbooks.ts';
import { listWorkspaces } from '../../src/store/workspaces.ts';
import { SHEET, sync } from '../store/builders.ts';
import { loadDump, onNewStores } from '../support/earlier-store.ts';

const NOW = '2026-12-01T10:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'planwright-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));

const BYTES = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7919) % 251);

/** A store with rows in every table, awkward ones too. */
const fill = async (settings: StoreSettings): Promise<void> => {
  const old = await openStoreAsItIs(settings);
  await loadDump(old, '0004_initiative_ranges');
  await old.close();
  const store = await openStore(settings);
  const [other, plan] = (await listWorkspaces(store)).map(({ id }) => id);
  if (other === undefined || plan === undefined) throw new TypeError('the dump has two workspaces');
  await saveSync(store, sync('odd \u0000 \ud800 \ue000', SHEET));
  await addWorkbook(
    store,
    { workbookId: 'WB-1', workspaceId: plan, fileName: 'plan.xlsx' },
    { bytes: BYTES, jobId: null, actor: 'ada', now: NOW },
  );
  await addWorkbook(
    store,
    { workbookId: 'WB-2', workspaceId: other, fileName: 'o.xlsx' },
    { bytes: BYTES, jobId: null, actor: 'ada', now: NOW },
  );
  for (const [spreadsheetId, workspaceId] of [
    ['sheet-1', plan],
    ['sheet-2', other],
  ] as const) {
    const link = { workbookId: `WB-${spreadsheetId}`, workspaceId, spreadsheetId, title: 'Roadmap', actor: 'ada', now: NOW };
    await addLink(store, link, async () => undefined);
  }
  await endLink(store, 'WB-sheet-2', NOW, async () => undefined);
  for (const [jobId, workspaceId] of [
    ['JOB-1', plan],
    ['JOB-2', other],
  ] as const)
    await store.transact((queries) =>
      addJob(queries, {
        jobId,
        workspaceId,
        kind: 'run',
        request: { n: 1 },
        priority: 0,
        runId: null,
        parentJobId: null,
        actor: 'ada',
        now: NOW,
      }),
    );
  await claimJob(store, 'JOB-1', 'w', NOW);
  await finishJob(store, { jobId: 'JOB-1', attempt: 1 }, { status: 'succeeded', told: { document: { big: 1e21, text: 'Ü "\\' } } }, NOW);
  for (const statement of [
    `insert into memberships (principal, principal_key, workspace_id, role, actor, created_at) values ('ada', 'ada', null, 'admin', 'root', now()), ('bob', 'bob', ${plan}, 'viewer', 'root', now())`,
    `insert into api_tokens (token_id, secret_hash, principal, principal_key, name, workspace_id, role, actor, created_at) values ('t1', 'h', 'ada', 'ada', 'ci', ${plan}, 'planner', 'ada', now())`,
    `insert into audit_log (happened_at, principal, action, workspace_id, subject, details_json) values (now(), 'ada', 'run', ${plan}, 'x', '{"n": 0.10}'), (now(), 'ada', 'login', null, '', '{}')`,
    `insert into login_sessions (secret_hash, principal, created_at, expires_at) values ('s', 'ada', now(), now())`,
  ])
    await store.queries.execute(sql.raw(statement));
  await store.close();
};

const countOf = async (store: Store, table: string, where = 'true'): Promise<number> =>
  (await store.queries.select({ n: sql<number>`count(*)::int` }).from(sql.raw(table)).where(sql.raw(where)))[0]?.n ?? -1;

onNewStores((kind, stores) => {
  const file = join(folder, `${kind}.backup`);
  let full: StoreSettings;
  beforeAll(async () => {
    full = await stores.fresh();
    await fill(full);
    const store = await openStore(full);
    await writeBackup(store, file, NOW);
    await store.close();
  });
  afterAll(stores.clear);

  const using = async <T>(settings: StoreSettings, work: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openStore(settings);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };

  describe('a backup', () => {
    test('holds every row of every table, and comes back the same to the byte', async () => {
      const again = join(folder, `${kind}-again.backup`);
      await using(await stores.fresh(), async (store) => {
        const { rows } = await restoreBackup(store, file, {}, NOW);
        expect([...rows].filter(([, count]) => count === 0)).toEqual([]);
        expect(await checkStore(store)).toEqual([]);
        const { tables } = await writeBackup(store, again, NOW);
        expect(readFileSync(again).length).toBeGreaterThan(1000);
        expect(gunzipSync(readFileSync(again))).toEqual(gunzipSync(readFileSync(file)));
        expect(tables.map(({ table, rows: count }) => [table, count])).toEqual([...rows]);
        expect(await countOf(store, 'login_sessions')).toBe(0);
        // Ids go on above those that came back.
        await saveSync(store, sync('later', SHEET));
        expect(Buffer.from((await loadVersion(store, 'WB-1')).bytes)).toEqual(Buffer.from(BYTES));
      });
    });

    test.skipIf(process.platform === 'win32')('is for its owner alone, and never takes the place of a file', async () => {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      await using(full, async (store) => {
        await expect(writeBackup(store, file, NOW)).rejects.toMatchObject({ code: 'file-exists' });
        await expect(writeBackup(store, join(folder, 'none', 'x'), NOW)).rejects.toMatchObject({ code: 'file-not-writable' });
      });
    });

    test('goes only into an empty store, or takes the place of what is there, all of it or nothing', async () => {
      const settings = await stores.fresh();
      await using(settings, async (store) => {
        await saveSync(store, sync('mine', SHEET));
        await expect(restoreBackup(store, file, {}, NOW)).rejects.toMatchObject({ code: 'store-not-empty' });
      });
      const stop = { at: /insert into "portfolio_items"/u, seen: 0 };
      const onQuery = (text: string): void => {
        if (stop.at.test(text)) {
          stop.seen++;
          throw new RangeError('stopped by the test');
        }
      };
      const failing = await openStore({ ...settings, onQuery });
      await expect(restoreBackup(failing, file, { replace: true }, NOW)).rejects.toThrow('stopped by the test');
      expect(stop.seen).toBe(1);
      await failing.close();
      await using(settings, async (store) => {
        expect((await listWorkspaces(store)).map(({ name }) => name)).toEqual(['mine']);
        await saveSync(store, sync('mine too', SHEET));
        expect(await checkStore(store)).toEqual([]);
        await restoreBackup(store, file, { replace: true }, NOW);
        expect((await listWorkspaces(store)).map(({ name }) => name)).not.toContain('mine');
        expect(await checkStore(store)).toEqual([]);
      });
    });

    test('gives one workspace beside others, with all that is its own and nobody’s access', async () => {
      await using(await stores.fresh(), async (store) => {
        await saveSync(store, sync('mine', SHEET));
        await saveSync(store, sync('mine', { ...SHEET, candidates: SHEET.candidates.slice(1) }));
        const { rows } = await restoreBackup(store, file, { workspace: 'PLAN' }, NOW);
        expect((await listWorkspaces(store)).map(({ name }) => name)).toEqual(['mine', 'plan']);
        expect(await checkStore(store)).toEqual([]);
        expect(Object.fromEntries(rows)).toMatchObject({
          workspaces: 1,
          workbooks: 2,
          live_sheets: 1,
          jobs: 1,
          memberships: 0,
          api_tokens: 0,
          audit_log: 1,
        });
        const [run] = await store.queries.select({ runId: sql<string>`run_id` }).from(sql`optimization_runs`).orderBy(sql`id`);
        expect((await loadPortfolio(store, run?.runId ?? ''))?.items.length).toBeGreaterThan(0);
        expect(
          await countOf(store, 'portfolio_items i join initiatives k on k.id = i.initiative_id', 'k.initiative_key <> i.initiative_key'),
        ).toBe(0);
        expect(await countOf(store, 'optimization_runs child join optimization_runs parent on parent.id = child.parent_id')).toBe(1);
        await expect(restoreBackup(store, file, { workspace: 'plan' }, NOW)).rejects.toMatchObject({ code: 'workspace-taken' });
        await expect(restoreBackup(store, file, { workspace: 'none' }, NOW)).rejects.toMatchObject({ code: 'workspace-unknown' });
        await store.queries.execute(sql`update workspaces set name_key = 'renamed' where name_key = 'plan'`);
        await expect(restoreBackup(store, file, { workspace: 'plan' }, NOW)).rejects.toMatchObject({ code: 'backup-conflict' });
        await expect(restoreBackup(store, file, { workspace: 'plan', replace: true }, NOW)).rejects.toMatchObject({ code: 'usage' });
      });
    });
  });

  describe('a file that is not what was written', () => {
    let store: Store;
    beforeAll(async () => {
      store = await openStore(await stores.fresh());
    });
    afterAll(() => store.close());

    const refused = async (bytes: Uint8Array | null, code: string, words: RegExp | string = ''): Promise<void> => {
      const path = join(folder, `${kind}-hostile.backup`);
      if (bytes) writeFileSync(path, bytes);
      const outcome = restoreBackup(store, bytes ? path : join(folder, 'missing'), {}, NOW);
      await expect(outcome).rejects.toMatchObject({ code });
      await expect(outcome).rejects.toThrow(words);
      expect(await countOf(store, 'workspaces')).toBe(0);
    };

    /** The lines of the backup changed, and every hash made right again. */
    const forged = (change: (line: string) => string | readonly string[]): Uint8Array => {
      const out: string[] = [];
      const all = createHash('sha256');
      let rows = createHash('sha256');
      let count = 0;
      for (const line of gunzipSync(readFileSync(file)).toString().trimEnd().split('\n').flatMap(change)) {
        const said = line.startsWith('{"rows"')
          ? JSON.stringify({ rows: count, sha256: rows.digest('hex') })
          : line.startsWith('{"end"')
            ? JSON.stringify({ end: true, sha256: all.digest('hex') })
            : line;
        if (line.startsWith('{"table"')) {
          rows = createHash('sha256');
          count = 0;
        } else if (line.startsWith('[')) {
          rows.update(`${said}\n`);
          count++;
        }
        if (!line.startsWith('{"end"')) all.update(`${said}\n`);
        out.push(said);
      }
      return gzipSync(`${out.join('\n')}\n`);
    };

    test('is refused when it is cut short anywhere', async () => {
      const bytes = readFileSync(file);
      for (let part = 1; part < 24; part++) await refused(bytes.subarray(0, Math.floor((bytes.length * part) / 24)), 'backup-damaged');
      await refused(bytes.subarray(0, bytes.length - 1), 'backup-damaged', 'cut short');
      const lines = gunzipSync(bytes);
      await refused(gzipSync(lines.subarray(0, lines.lastIndexOf('{"end"'))), 'backup-damaged', 'cut short');
      truncateSync(join(folder, `${kind}-hostile.backup`), 0);
      await refused(new Uint8Array(), 'backup-format');
      await refused(null, 'backup-unknown');
    });

    test('is refused when a byte was changed anywhere', async () => {
      const bytes = readFileSync(file);
      for (let part = 1; part < 24; part++) {
        const changed = Uint8Array.from(bytes);
        const at = Math.floor((bytes.length * part) / 24);
        changed[at] = (changed[at] ?? 0) ^ 0x10;
        await refused(changed, 'backup-damaged');
      }
      const text = gunzipSync(bytes).toString();
      await refused(gzipSync(text.replace('"ada"', '"eve"')), 'backup-damaged', 'not those that were written');
      await refused(gzipSync(`${text}["1"]\n`), 'backup-damaged', 'follows its end');
    });

    test('is refused when it is something else, of another form or of the future', async () => {
      await refused(Buffer.from('PK\u0003\u0004 a workbook'), 'backup-format');
      await refused(gzipSync('{"a": 1}\n'), 'backup-format');
      await refused(gzipSync('hello'), 'backup-damaged');
      await refused(
        forged((line) => line.replace('planwright-backup/1', 'planwright-backup/9')),
        'backup-format',
        'planwright-backup/9',
      );
      await refused(
        forged((line) => line.replace('"0006_live_sheets"', '"9999_future"')),
        'backup-newer',
      );
    });

    test('is refused when its rows would do harm, though its hashes are right', async () => {
      expect(gunzipSync(forged((line) => line))).toEqual(gunzipSync(readFileSync(file)));
      await refused(
        forged((line) => (line.startsWith('["') ? line.replace('["1","1"', '["1","999"') : line)),
        'backup-damaged',
        'does not fit',
      );
      await refused(
        forged((line) => line.replace('["1",', '["one",')),
        'backup-damaged',
        'does not fit',
      );
      await refused(
        forged((line) => line.replace('"table":"audit_log"', '"table":"pg_authid"')),
        'backup-damaged',
        'none of ours',
      );
      await refused(
        forged((line) => line.replace('"table":"audit_log"', '"table":"login_sessions"')),
        'backup-damaged',
        'none of ours',
      );
      await refused(
        forged((line) => line.replace('"principal_key"', '"principal_key\\"; drop table jobs; --"')),
        'backup-damaged',
        'other columns',
      );
      const twice = forged((line) =>
        line.startsWith('{"end"') ? ['{"table":"workspaces","columns":["id"]}', '{"rows":0,"sha256":""}', line] : [line],
      );
      await refused(twice, 'backup-damaged', 'twice');
      await refused(
        forged((line) => line.replace(/^\["1",/u, '["01",')),
        'backup-damaged',
      );
      expect(await checkStore(store)).toEqual([]);
    });

    test('is refused when it would fill the disk or the memory', async () => {
      const header = '{"format":"planwright-backup/1","schema":"0006_live_sheets","made_at":""}\n{"table":"workspaces","columns":["id"]}\n';
      await refused(gzipSync(`${header}${'["1"]\n'.repeat(4_000_000)}`, { level: 9 }), 'backup-damaged', 'far more');
      await refused(gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20)), 'backup-damaged', 'far more');
    });
  });
});
