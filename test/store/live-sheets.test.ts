import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { PlanwrightError, StaleError } from '../../src/base/errors.ts';
import { addLink, endLink, findLink, type Linked, renameSheet } from '../../src/store/live-sheets.ts';
import { readMoment } from '../../src/store/read-moment.ts';
import { inSheetTurn } from '../../src/store/sheet-turn.ts';
import { addWorkbook, findNewestWorkbook, findWorkbook, listVersions, listWorkbooks, newestVersion } from '../../src/store/workbooks.ts';
import { addWorkspace } from '../../src/store/workspaces.ts';
import { onBothStores } from './stores.ts';

const fresh = (what: string): string => `${what}-${randomBytes(4).toString('hex')}`;
const soon = (): Promise<void> => new Promise((done) => setTimeout(done, 100));
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (thrown: unknown) => (thrown instanceof PlanwrightError ? thrown.code : String(thrown)),
  );
const at = (minute: number): string => `2026-12-01T10:${String(minute).padStart(2, '0')}:00.000Z`;

onBothStores(({ store }) => {
  let places: readonly number[] = [];
  const makePlace = (): Promise<number> =>
    store().transact(async (queries) => {
      const name = fresh('place');
      const findings = { strays: [], brokenInitiatives: [], hasContributionsTab: false };
      return (await addWorkspace(queries, { name, identity: name, nameIsExplicit: true }, findings, at(0))).id;
    });
  beforeAll(async () => {
    places = [await makePlace(), await makePlace()];
  });
  const link = (spreadsheetId: string, place = 0, minute = 1, kept: () => void = () => {}): Promise<Linked | null> => {
    const workspaceId = places[place] ?? 0;
    const wanted = { workbookId: fresh('WB'), workspaceId, spreadsheetId, title: 'Roadmap', actor: 'ada', now: at(minute) };
    return addLink(store(), wanted, async () => kept());
  };
  const end = (workbookId: string, kept: () => void = () => {}): Promise<void> => endLink(store(), workbookId, at(30), async () => kept());

  it('is linked with one workspace at a time, whoever asks at once', async () => {
    for (let round = 0; round < 5; round++) {
      const id = fresh('sheet');
      let kept = 0;
      const made = await Promise.all([0, 1, 0, 1, 1].map((place) => link(id, place, 1, () => kept++)));
      const [won, ...others] = made.flatMap((it) => (it ? [it.workbook] : []));
      expect([others, kept]).toEqual([[], 1]);
      expect((await findLink(store(), id))?.workbook).toEqual(won);
      // Nothing is left of the others.
      const all = (await Promise.all(places.map((place) => listWorkbooks(store(), place)))).flat();
      expect(all.filter((it) => it.sheet?.spreadsheetId === id)).toEqual([won]);
    }
  });

  it('becomes the same workbook again, also where several link it anew at once; elsewhere another one', async () => {
    const id = fresh('sheet');
    const first = (await link(id))?.workbook.workbookId ?? '';
    await end(first);
    expect(await findLink(store(), id)).toBeNull();
    const again = (await Promise.all([link(id), link(id), link(id)])).flatMap((it) => (it ? [it.workbook.workbookId] : []));
    expect(again).toEqual([first]);
    await end(first);
    const there = (await link(id, 1))?.workbook.workbookId;
    expect(there).not.toBe(first);
    expect(await link(id)).toBeNull();
    expect((await findWorkbook(store(), first)).sheet).toMatchObject({ spreadsheetId: id, isLinked: false });
  });

  it('has no versions, and is the newest workbook by when it was linked, until it is not any more', async () => {
    const place = await makePlace();
    places = [place, places[1] ?? 0];
    expect(await findNewestWorkbook(store(), place)).toBeNull();
    const sheet = (await link(fresh('sheet'), 0, 10))?.workbook;
    const file = { workbookId: fresh('WB'), workspaceId: place, fileName: 'plan.xlsx' };
    await addWorkbook(store(), file, { bytes: Uint8Array.of(1), jobId: null, actor: 'ada', now: at(5) });
    const [linked = '', uploaded] = [sheet?.workbookId, file.workbookId];
    const names = async () => (await listWorkbooks(store(), place)).map((it) => it.workbookId);
    expect(await names()).toEqual([linked, uploaded]);
    expect((await findNewestWorkbook(store(), place))?.workbookId).toBe(linked);
    expect(await listVersions(store(), linked)).toEqual([]);
    expect(await newestVersion(store().queries, linked)).toBeNull();
    await renameSheet(store(), linked, 'Plan \u0000 2027');
    expect(await findWorkbook(store(), linked)).toMatchObject({ fileName: 'Plan \u0000 2027', sheet: { actor: 'ada', linkedAt: at(10) } });
    let kept = 0;
    for (let times = 0; times < 2; times++) await end(linked, () => kept++);
    expect(kept).toBe(1);
    expect(await names()).toEqual([uploaded, linked]);
    expect((await findNewestWorkbook(store(), place))?.workbookId).toBe(uploaded);
    expect(await codeOf(end(uploaded))).toBe('workbook-not-live');
    expect(await codeOf(end('WB-unknown'))).toBe('workbook-unknown');
    expect(await codeOf(endLink({ ...store(), within: places[1] ?? 0 }, linked, at(31), async () => {}))).toBe('workbook-unknown');
  });

  it('is read at moments of the database’s own clock', async () => {
    const [first, second] = [await readMoment(store()), await readMoment(store())];
    expect(second).toBeGreaterThanOrEqual(first);
    expect(Math.abs(first - Date.now())).toBeLessThan(60_000);
  });

  it('has one who writes into it at a time, in the order in which they ask', async () => {
    const [one, other] = [fresh('sheet'), fresh('sheet')];
    const told: string[] = [];
    const asleep = Promise.withResolvers<void>();
    const first = inSheetTurn(store(), one, async () => {
      told.push('first begins');
      await asleep.promise;
      told.push('first ends');
    });
    const later = ['second', 'third'].map((name) => inSheetTurn(store(), one, async () => void told.push(name)));
    await inSheetTurn(store(), other, async () => void told.push('another sheet'));
    await soon();
    asleep.resolve();
    await Promise.all([first, ...later]);
    expect(told.toSorted()).toEqual(['another sheet', 'first begins', 'first ends', 'second', 'third']);
    expect(told.filter((it) => it !== 'another sheet')).toEqual(['first begins', 'first ends', 'second', 'third']);
  });

  it('can be written by the next one where one fails, who is told what was met as it was', async () => {
    const sheet = fresh('sheet');
    const met = new StaleError('The sheet changed.', { code: 'workbook-changed' });
    const failing = inSheetTurn(store(), sheet, () => Promise.reject(met));
    const next = inSheetTurn(store(), sheet, async () => 'done');
    await expect(failing).rejects.toBe(met);
    expect(await next).toBe('done');
  });

  it('is waited for where another program writes into it', async () => {
    if (store().kind === 'embedded') return;
    const sheet = fresh('sheet');
    const [has, gives] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const other = store().transact(async (queries) => {
      await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`planwright sheet ${sheet}`}, 0))`);
      has.resolve();
      await gives.promise;
    });
    await has.promise;
    let isDone = false;
    const mine = inSheetTurn(store(), sheet, async () => {
      isDone = true;
    });
    await soon();
    expect(isDone).toBe(false);
    gives.resolve();
    await Promise.all([other, mine]);
    expect(isDone).toBe(true);
  });
});
