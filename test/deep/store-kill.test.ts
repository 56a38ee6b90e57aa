import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { listEvents } from '../../src/store/history.ts';
import { loadRunInputs } from '../../src/store/load-inputs.ts';
import { openStore } from '../../src/store/open-store.ts';
import { saveSync } from '../../src/store/save-sync.ts';
import { listWorkspaces } from '../../src/store/workspaces.ts';
import { sync } from '../store/builders.ts';
import { generation } from '../store/sync-forever.ts';

const PROGRAM = new URL('../store/sync-forever.ts', import.meta.url).pathname;
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-kill-'));
  folders.push(folder);
  return folder;
};

/** Runs the program, kills it after `afterMs` (counted from its opening, or from its birth) and gives the last generation it acknowledged. */
const runAndKill = async (folder: string, from: number, afterMs: number, counted: 'from opening' | 'from birth'): Promise<number> => {
  const child = spawn(process.execPath, [PROGRAM, folder, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  const opened = new Promise<void>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      output += text.toString();
      if (output.includes('open')) resolve();
    });
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  if (counted === 'from opening') await opened;
  await sleep(afterMs);
  child.kill('SIGKILL');
  await ended;
  return Number(output.match(/done (\d+)\n(?!.*done)/s)?.[1] ?? 0);
};

/** The one generation that the whole store is at; 0 for an empty one. */
const generationOf = async (store: Store): Promise<number> => {
  if ((await listWorkspaces(store)).length === 0) return 0;
  const stored = await loadRunInputs(store, 'kill', 'Base', 'Set 3');
  const numbers = new Set([
    stored.scenario.capacityTokens?.toString(),
    ...stored.candidates.map(({ tokens }) => tokens?.toString()),
    ...Object.values(stored.set.shapes.caps_json).flatMap((keys) => Object.values(keys).map(String)),
  ]);
  expect(numbers.size).toBe(1);
  const events = await listEvents(store, 'kill', 1_000_000);
  // one event per record that changed: 60 initiatives, 4 sets, a scenario, and once a KPI
  expect((events.length - 1) % 65).toBe(0);
  return Number([...numbers][0]);
};

test('kill -9 in the middle of a sync, 30 times at random moments: whole old or whole new, and all that was acknowledged', async () => {
  const folder = freshFolder();
  await (await openStore({ kind: 'embedded', folder })).close();
  let reached = 0;
  for (let round = 0; round < 30; round++) {
    const acknowledged = await runAndKill(folder, reached + 1, Math.random() * 1_500, 'from opening');
    const store = await openStore({ kind: 'embedded', folder });
    const found = await generationOf(store);
    expect(found).toBeGreaterThanOrEqual(Math.max(acknowledged, reached));
    expect(found).toBeLessThanOrEqual(Math.max(acknowledged, reached) + 1);
    expect(store.notes).toEqual([]);
    reached = found;
    await store.close();
  }
  expect(reached).toBeGreaterThan(10);
});

test('kill -9 while a store is made or its schema brought up to date: the next one opens it', async () => {
  for (let round = 0; round < 10; round++) {
    const folder = freshFolder();
    const acknowledged = await runAndKill(folder, 1, 200 + round * 400, 'from birth');
    const store = await openStore({ kind: 'embedded', folder });
    expect(await generationOf(store)).toBeGreaterThanOrEqual(acknowledged);
    await saveSync(store, sync('kill', generation(1_000)));
    expect(await generationOf(store)).toBe(1_000);
    await store.close();
  }
});

test('kill -9 while a store is opened again and again', async () => {
  const folder = freshFolder();
  const first = await openStore({ kind: 'embedded', folder });
  await saveSync(first, sync('kill', generation(1)));
  await first.close();
  let reached = 1;
  for (let round = 0; round < 10; round++) {
    const acknowledged = await runAndKill(folder, reached + 1, 100 + Math.random() * 700, 'from birth');
    const store = await openStore({ kind: 'embedded', folder });
    const found = await generationOf(store);
    expect(found).toBeGreaterThanOrEqual(Math.max(acknowledged, reached));
    reached = found;
    await store.close();
  }
});
