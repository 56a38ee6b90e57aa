import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { loadRunInputs } from '../../src/store/load-inputs.ts';
import { openStore } from '../../src/store/open-store.ts';
import { saveSync } from '../../src/store/save-sync.ts';
import { listWorkspaces } from '../../src/store/workspaces.ts';
import { sync } from '../store/builders.ts';
import { generation } from '../store/sync-forever.ts';

/**
 * A loss of power, simulated: the disk holds of each file what its last fsync saw, and of what was written since nothing, or any
 * of its pages. Names are taken to be on the disk (every file system in use journals them).
 */
const canSeeDescriptors = fs.existsSync('/proc/self/fd');
const PAGE = 8_192;

const root = fs.mkdtempSync(join(tmpdir(), 'planwright-power-'));
const realFsync = fs.fsyncSync;
afterAll(() => {
  fs.fsyncSync = realFsync;
  syncBuiltinESMExports();
  fs.rmSync(root, { recursive: true });
});

/** What fsync saw last, by file. */
const durable = new Map<string, Buffer>();
/** Survives renaming. An inode alone would not do: that of a deleted file is given to the next new one. */
const fileKey = ({ ino, birthtimeNs }: fs.BigIntStats): string => `${ino} since ${birthtimeNs}`;
/** Called after every fsync. */
let onFsync: () => void = () => undefined;

const watchFsync = (): void => {
  fs.fsyncSync = (file) => {
    realFsync(file);
    const stats = fs.fstatSync(file, { bigint: true });
    if (stats.isFile()) durable.set(fileKey(stats), fs.readFileSync(`/proc/self/fd/${file}`));
    onFsync();
  };
  syncBuiltinESMExports();
};

/** A small seeded generator, so that a failure can be played again. */
const randomOf = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const afterLoss = (live: Buffer, saved: Buffer, random: () => number): Buffer => {
  const kept = random() < 0.5 ? 0 : random();
  if (kept === 0 || live.equals(saved)) return saved;
  const result = Buffer.alloc(random() < 0.5 ? live.length : saved.length);
  for (let at = 0; at < result.length; at += PAGE) {
    const from = random() < kept ? live : saved;
    if (at < from.length) from.copy(result, at, at, Math.min(at + PAGE, result.length));
  }
  return result;
};

/** The disk as a loss of power at this moment leaves it. */
const imageOf = (folder: string, image: string, seed: number, without: readonly string[] = []): void => {
  const random = randomOf(seed);
  fs.mkdirSync(image, { recursive: true });
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const target = join(image, path.slice(folder.length + 1));
    if (without.some((name) => path.startsWith(join(folder, name)))) continue;
    if (entry.isDirectory()) fs.mkdirSync(target, { recursive: true });
    else {
      fs.mkdirSync(join(target, '..'), { recursive: true });
      const saved = durable.get(fileKey(fs.statSync(path, { bigint: true }))) ?? Buffer.alloc(0);
      fs.writeFileSync(target, afterLoss(fs.readFileSync(path), saved, random));
    }
  }
};

const generationOf = async (store: Store): Promise<number> => {
  if ((await listWorkspaces(store)).length === 0) return 0;
  const stored = await loadRunInputs(store, 'kill', 'Base', 'Set 3');
  const numbers = new Set([stored.scenario.capacityTokens?.toString(), ...stored.candidates.map(({ tokens }) => tokens?.toString())]);
  expect(numbers.size).toBe(1);
  return Number([...numbers][0]);
};

interface Moment {
  readonly image: string;
  readonly acknowledged: number;
  readonly started: number;
}

test.skipIf(!canSeeDescriptors)(
  canSeeDescriptors
    ? 'after a loss of power at any moment the store opens with all that was acknowledged, with and without its copy'
    : 'a loss of power (skipped: no /proc to see what fsync wrote)',
  async () => {
    const folder = join(root, 'live');
    const moments: Moment[] = [];
    let acknowledged = 0;
    let started = 0;
    const lose = (): void => {
      const image = join(root, `image-${moments.length}`);
      imageOf(folder, image, moments.length + 1, moments.length % 2 === 1 ? ['rescue'] : []);
      moments.push({ image, acknowledged, started });
    };
    watchFsync();
    let store = await openStore({ kind: 'embedded', folder });
    let countdown = 0;
    onFsync = () => {
      if (--countdown === 0) lose();
    };
    const random = randomOf(42);
    for (let n = 1; n <= 12; n++) {
      started = n;
      countdown = n % 3 === 0 ? 1 + Math.floor(random() * 3) : 0;
      await saveSync(store, sync('kill', generation(n)));
      acknowledged = n;
      if (n % 2 === 0) lose();
      if (n % 4 === 0) {
        // closing checkpoints: the moments in between are the most delicate
        countdown = 1 + Math.floor(random() * 60);
        await store.close();
        store = await openStore({ kind: 'embedded', folder });
      }
    }
    onFsync = () => undefined;
    await store.close();
    fs.fsyncSync = realFsync;
    syncBuiltinESMExports();
    expect(moments.length).toBeGreaterThanOrEqual(10);
    expect(durable.size).toBeGreaterThan(500);
    for (const moment of moments) {
      const survivor = await openStore({ kind: 'embedded', folder: moment.image });
      const found = await generationOf(survivor);
      expect(found, moment.image).toBeGreaterThanOrEqual(moment.acknowledged);
      expect(found, moment.image).toBeLessThanOrEqual(moment.started);
      await survivor.close();
      fs.rmSync(moment.image, { recursive: true });
    }
  },
);

test('a store whose files are damaged is rebuilt from its copy, with all that was acknowledged, and says so', async () => {
  const folder = join(root, 'damaged');
  const store = await openStore({ kind: 'embedded', folder });
  for (let n = 1; n <= 3; n++) await saveSync(store, sync('kill', generation(n)));
  await store.close();
  const damages: readonly ((data: string) => void)[] = [
    (data) => fs.truncateSync(join(data, 'global/pg_control'), 100),
    (data) => fs.rmSync(data, { recursive: true }),
    (data) => fs.rmSync(join(data, 'pg_wal'), { recursive: true }),
    (data) => fs.rmSync(join(data, 'PG_VERSION')),
  ];
  for (const damage of damages) {
    damage(join(folder, 'data'));
    const reopened = await openStore({ kind: 'embedded', folder });
    expect(reopened.notes).toHaveLength(1);
    expect(await generationOf(reopened)).toBe(3);
    await reopened.close();
  }
});

test('a store with a damaged page says so, and moving it away brings back what its copy has', async () => {
  const folder = join(root, 'page');
  const store = await openStore({ kind: 'embedded', folder });
  await saveSync(store, sync('kill', generation(1)));
  const [file] = await store.queries
    .select({ path: sql<string>`pg_relation_filepath('planwright_migrations')` })
    .from(sql`planwright_migrations`)
    .limit(1);
  await store.close();
  const data = join(folder, 'data');
  const damaged = fs.openSync(join(data, file?.path ?? ''), 'r+');
  fs.writeSync(damaged, Buffer.alloc(100, 7), 0, 100, 0);
  fs.closeSync(damaged);
  await expect(openStore({ kind: 'embedded', folder })).rejects.toMatchObject({ code: 'store-damaged', retryable: false });
  fs.renameSync(data, join(root, 'data-elsewhere'));
  const reopened = await openStore({ kind: 'embedded', folder });
  expect(reopened.notes).toEqual(["The store's files were gone. It was rebuilt from the copy beside it, with all that was acknowledged."]);
  expect(await generationOf(reopened)).toBe(1);
  await reopened.close();
});

test('the copy follows transactions that come at once', async () => {
  const folder = join(root, 'at-once');
  const store = await openStore({ kind: 'embedded', folder });
  await Promise.all([1, 2, 3, 4, 5, 6].map((n) => saveSync(store, sync(`plan ${n}`, generation(n)))));
  await store.close();
  fs.rmSync(join(folder, 'data'), { recursive: true });
  const reopened = await openStore({ kind: 'embedded', folder });
  expect((await listWorkspaces(reopened)).map(({ name }) => name)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `plan ${n}`));
  await reopened.close();
});

test('a store that lost the end of its log, but opens, is rebuilt as well', async () => {
  const folder = join(root, 'short');
  const store = await openStore({ kind: 'embedded', folder });
  await saveSync(store, sync('kill', generation(1)));
  const early = join(root, 'early');
  fs.cpSync(join(folder, 'data'), early, { recursive: true });
  await saveSync(store, sync('kill', generation(2)));
  await store.close();
  fs.rmSync(join(folder, 'data'), { recursive: true });
  fs.renameSync(early, join(folder, 'data'));
  const reopened = await openStore({ kind: 'embedded', folder });
  expect(reopened.notes).toHaveLength(1);
  expect(await generationOf(reopened)).toBe(2);
  await reopened.close();
});
