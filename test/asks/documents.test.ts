import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp } from '../../src/app/open-app.ts';
import { ASKS } from '../../src/asks/index.ts';
import { canonicalJson, isJsonObject, type Json } from '../../src/base/json.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { openStore } from '../../src/store/open-store.ts';
import { appStore } from '../support/app-store.ts';
import { edited, SMALL_PLAN, writeFolder } from '../support/small-plan.ts';

// What each ask answers is what its document says, member by member; the deep suites of the command line hold theirs against it, too.

const folder = mkdtempSync(join(tmpdir(), 'planwright-documents-'));
const settings = await appStore(folder);
const store = await openStore(settings);
const app = {
  ...openApp({ store: settings, actor: 'ada', colour: 'never', programs: NO_PROGRAMS }),
  openStore: async () => ({ ...store, close: async () => undefined }),
};
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});
const source = writeFolder(join(folder, 'plan'));
const broken = writeFolder(join(folder, 'broken'), edited(SMALL_PLAN, 'Constraints', ',,25,agreed', ',,-5,agreed'));

const asked = new Set<string>();
const ask = async (kind: string, request: Json): Promise<{ readonly [key: string]: Json | undefined }> => {
  const { document } = (await ASKS.get(kind)?.tell(app, request, {})) ?? {};
  const read = JSON.parse(canonicalJson(document ?? null));
  expect(ASKS.get(kind)?.document.safeParse(read).error?.issues ?? [], `${kind} ${canonicalJson(request)}`).toEqual([]);
  asked.add(kind);
  return isJsonObject(read) ? read : {};
};

let run = '';
let tight = '';
beforeAll(async () => {
  const idOf = async (set: string, more: { readonly [key: string]: Json } = {}) =>
    String((await ask('run', { source, constraint_set: set, write: false, ...more })).run_id);
  tight = await idOf('Tight');
  run = await idOf('Base', { price_rows: true, price_initiatives: true });
}, 60_000);

it('of workbooks', async () => {
  for (const it of [source, broken]) {
    await ask('check', { source: it });
    await ask('sync', { source: it, workspace: 'plan', dry_run: true });
  }
  expect(await ask('run', { source: broken, scenario: 'Q1', constraint_set: 'Base', workspace: 'other' })).toMatchObject({
    result: 'invalid',
  });
  await ask('sync', { source });
  await ask('log', { workspace: 'plan' });
});

it('of runs and their plans', async () => {
  await ask('publish', { run });
  const { run_id: again } = await ask('run', { source, constraint_set: 'Base', write: true });
  await ask('whatif', { run, capacity: '70', mode: 'weighted_kpis', weights: 'gmv=1, score=1' });
  await ask('whatif', { run, include: ['A', 'B'] });
  await ask('whatif', { run: tight, drop: ['Constraints!3'], stay_close: true });
  await ask('explain', { run });
  await ask('explain', { run, rows: true });
  await ask('curve', { run, from: 0 });
  await ask('curve', { run, from: 55, to: 65 });
  await ask('frontier', { run, kpis: ['gmv', 'score'] });
  await ask('alternatives', { run });
  await ask('alternatives', { run, ties: true });
  await ask('robustness', { run, samples: 3, tokens_pct: 30, contributions_pct: 20, threads: 1 });
  await ask('verify', { run });
  await ask('compare', { runs: [run, tight, again ?? ''] });
  for (const it of [run, tight]) await ask('show-run', { run: it });
  await ask('runs', {});
  await ask('publications', {});
  await ask('export', { run });
  await ask('unpublish', { run });
}, 60_000);

it('of everything that can be asked', () => {
  expect([...ASKS.keys()].filter((kind) => !asked.has(kind))).toEqual([]);
});
