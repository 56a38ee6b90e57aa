import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planEdits, planOf, shown } from '../../test/sheet/xlsx-fixture.ts';
import { KEPT_BACKUPS } from './disk.ts';
import { openSource } from './open-source.ts';

let folder = '';
let path = '';
const before = planOf('<row r="1"><c r="A1"><v>1</v></c></row>');
const all = () => true;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planwright-'));
  path = join(folder, 'roadmap.xlsx');
  await writeFile(path, before);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fingerprint = async () => (await openSource(path).read(() => false)).fingerprint;
const unchanged = async () => {
  expect(new Uint8Array(await readFile(path))).toEqual(new Uint8Array(before));
  expect((await readdir(folder)).filter((name) => name.endsWith('-tmp'))).toEqual([]);
};

describe('a workbook file', () => {
  it('is written, and the old one kept as a backup', async () => {
    await chmod(path, 0o640);
    const receipt = await openSource(path).write(planEdits({ A1: 2, B1: 'x' }), await fingerprint());
    expect(receipt).toMatchObject({ written: 2, leftAlone: [] });
    const now = await openSource(path).read(all);
    expect(shown(now.sheets[0])).toEqual({ A1: '2', B1: 'x' });
    expect(now).toMatchObject({ name: 'roadmap', fingerprint: receipt.fingerprint });
    expect(new Uint8Array(await readFile(receipt.backup ?? ''))).toEqual(new Uint8Array(before));
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(await readdir(folder)).toEqual(['.planwright', 'roadmap.xlsx']);
  });

  it('is not written when nothing would change', async () => {
    const { mtimeMs } = await stat(path);
    const receipt = await openSource(path).write(planEdits({ A1: 1 }), await fingerprint());
    expect(receipt).toEqual({ written: 0, leftAlone: [], backup: null, fingerprint: await fingerprint() });
    expect((await stat(path)).mtimeMs).toBe(mtimeMs);
    expect(await readdir(folder)).toEqual(['roadmap.xlsx']);
  });

  it('keeps the first backup, which is the file before we wrote into it, and the latest', async () => {
    await mkdir(join(folder, '.planwright', 'backups'), { recursive: true });
    await writeFile(join(folder, '.planwright', 'backups', 'roadmap.mine.xlsx'), 'not ours');
    const before = await readFile(path);
    for (let n = 2; n < KEPT_BACKUPS + 5; n++) await openSource(path).write(planEdits({ A1: n }), await fingerprint());
    const kept = await readdir(join(folder, '.planwright', 'backups'));
    expect(kept).toContain('roadmap.mine.xlsx');
    expect(kept).toHaveLength(KEPT_BACKUPS + 2);
    const [first = ''] = kept.filter((name) => name !== 'roadmap.mine.xlsx').sort();
    expect((await readFile(join(folder, '.planwright', 'backups', first))).equals(before)).toBe(true);
  });

  it('behind a link is written, and the link stays', async () => {
    const link = join(folder, 'link.xlsx');
    await symlink(path, link);
    const source = openSource(link);
    expect(source.identity).toBe(openSource(path).identity);
    await source.write(planEdits({ A1: 5 }), await fingerprint());
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(shown((await openSource(path).read(all)).sheets[0])).toEqual({ A1: '5' });
  });

  it('that changed since it was read is not written', async () => {
    await expect(openSource(path).write(planEdits({ A1: 2 }), 'another')).rejects.toMatchObject({
      name: 'StaleError',
      code: 'workbook-changed',
    });
    await unchanged();
  });

  it.each(['~$roadmap.xlsx', '.~lock.roadmap.xlsx#'])('that is open (%s) is not written', async (lock) => {
    await writeFile(join(folder, lock), '');
    const writing = openSource(path).write(planEdits({ A1: 2 }), await fingerprint());
    await expect(writing).rejects.toMatchObject({
      name: 'UnavailableError',
      code: 'workbook-open',
      retryable: true,
      hint: expect.stringContaining(lock),
    });
    await unchanged();
  });

  it('stays when the edit is refused', async () => {
    await expect(openSource(path).write(planEdits({ A1: 'x'.repeat(40_000) }), await fingerprint())).rejects.toMatchObject({
      code: 'cell-too-long',
    });
    await unchanged();
  });

  it('stays when its backup cannot be made', async () => {
    await writeFile(join(folder, '.planwright'), 'a file where the folder would be');
    await expect(openSource(path).write(planEdits({ A1: 2 }), await fingerprint())).rejects.toMatchObject({
      code: 'backup-failed',
      message: expect.stringContaining('nothing was written'),
    });
    await unchanged();
  });

  it('is written once by writers at once: the others are told that it changed', async () => {
    const at = await fingerprint();
    const values = [2, 3, 4, 5, 6, 7];
    const all = await Promise.allSettled(values.map((value) => openSource(path).write(planEdits({ A1: value }), at)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    for (const reason of refused) expect(reason).toMatchObject({ code: 'workbook-changed' });
    expect(await readdir(join(folder, '.planwright'))).toEqual(['backups']);
  });

  it.each([2 ** 22 + 1, process.pid])('is written although a writer, process %i, was killed in the middle', async (pid) => {
    await mkdir(join(folder, '.planwright'));
    await writeFile(join(folder, '.planwright', 'writing.lock'), JSON.stringify({ pid, host: hostname(), self: 'x', id: 'x' }));
    await openSource(path).write(planEdits({ A1: 2 }), await fingerprint());
    expect(shown((await openSource(path).read(all)).sheets[0]).A1).toBe('2');
  });
});
