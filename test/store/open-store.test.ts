import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { holdLock } from '../../src/store/lock.ts';
import { openStore } from '../../src/store/open-store.ts';
import { saveSync } from '../../src/store/save-sync.ts';
import { listWorkspaces } from '../../src/store/workspaces.ts';
import { SHEET, sync } from './builders.ts';

const root = mkdtempSync(join(tmpdir(), 'planwright-open-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('an embedded store', () => {
  const folder = join(root, 'store');

  test('is made on first use and keeps what it was given', async () => {
    const store = await openStore({ kind: 'embedded', folder });
    await saveSync(store, sync('kept', SHEET));
    await store.close();
    const again = await openStore({ kind: 'embedded', folder });
    expect((await listWorkspaces(again)).map(({ name }) => name)).toEqual(['kept']);
    expect(again.notes).toEqual([]);
    await again.close();
  });

  test('is refused while another holds it, by name, and opens when that one is done', async () => {
    const store = await openStore({ kind: 'embedded', folder });
    const refused = openStore({ kind: 'embedded', folder, lockWaitMs: 100 });
    await expect(refused).rejects.toMatchObject({ code: 'store-locked', retryable: true });
    await expect(refused).rejects.toThrow(`process ${process.pid} on ${hostname()}`);
    const waiting = openStore({ kind: 'embedded', folder, lockWaitMs: 20_000 });
    await store.close();
    await (await waiting).close();
  });

  test('of a newer Planwright is refused', async () => {
    const store = await openStore({ kind: 'embedded', folder });
    await store.queries.execute(sql`insert into planwright_migrations values ('9999_future', now())`);
    await store.close();
    await expect(openStore({ kind: 'embedded', folder })).rejects.toMatchObject({ code: 'store-newer' });
  });

  test('cannot lie where a file is', async () => {
    writeFileSync(join(root, 'file'), '');
    await expect(openStore({ kind: 'embedded', folder: join(root, 'file', 'store') })).rejects.toMatchObject({ code: 'store-folder' });
  });
});

describe('the lock', () => {
  test('ends with its holder, however that dies', async () => {
    const folder = join(root, 'lock');
    const program = `const { holdLock } = await import(${JSON.stringify(new URL('../../src/store/lock.ts', import.meta.url).href)});
      await holdLock(${JSON.stringify(folder)}, 0); process.stdout.write('held'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await expect(holdLock(folder, 0)).rejects.toThrow(`process ${child.pid}`);
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
    (await holdLock(folder, 1_000)).release();
  });
});

test('a server that is not there is said to be so', async () => {
  await expect(openStore({ kind: 'server', url: 'postgres://nobody:secret@127.0.0.1:1/none' })).rejects.toMatchObject({
    code: 'store-unreachable',
    retryable: true,
  });
});
