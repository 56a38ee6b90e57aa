import { inspect } from 'node:util';
import { and, asc, eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { type Decimal, decimal } from '../../src/base/decimal.ts';
import { canonicalJson, record } from '../../src/base/json.ts';
import { type CandidateRanges, INPUT_TABS, type InputTab } from '../../src/rows/row-set.ts';
import type { Store } from '../../src/store/database.ts';
import { listVersions } from '../../src/store/history.ts';
import { readSets } from '../../src/store/records/constraint-sets.ts';
import { readInitiatives } from '../../src/store/records/initiatives.ts';
import { saveSync } from '../../src/store/save-sync.ts';
import * as schema from '../../src/store/schema.ts';
import { blocked, candidate, caps, good, kpi, SHEET, type Sheet, scenario, set, sync } from './builders.ts';
import { freshName, onBothStores } from './stores.ts';

const LATER = '2026-02-02T10:00:00.000Z';

/** Every row of every table of a workspace, as text. */
const everything = async (store: Store, workspace: string): Promise<string> => {
  const rows = await store.queries.select().from(schema.workspaces).where(eq(schema.workspaces.name, workspace));
  const id = rows[0]?.id ?? 0;
  const { queries } = store;
  const tables = [
    rows,
    await queries.select().from(schema.initiatives).where(eq(schema.initiatives.workspaceId, id)).orderBy(asc(schema.initiatives.id)),
    await queries.select().from(schema.metricsConfig).where(eq(schema.metricsConfig.workspaceId, id)).orderBy(asc(schema.metricsConfig.id)),
    await queries.select().from(schema.scenarios).where(eq(schema.scenarios.workspaceId, id)).orderBy(asc(schema.scenarios.id)),
    await queries
      .select()
      .from(schema.constraintSets)
      .where(sql`scenario_id in (select id from optimization_scenarios where workspace_id = ${id})`)
      .orderBy(asc(schema.constraintSets.id)),
    await queries
      .select()
      .from(schema.recordVersions)
      .where(eq(schema.recordVersions.workspaceId, id))
      .orderBy(asc(schema.recordVersions.id)),
    await queries.select().from(schema.syncEvents).where(eq(schema.syncEvents.workspaceId, id)).orderBy(asc(schema.syncEvents.id)),
  ];
  return inspect(tables, { depth: null, maxArrayLength: null, maxStringLength: null });
};

const workspaceOf = async (store: Store, name: string) =>
  (await store.queries.select().from(schema.workspaces).where(eq(schema.workspaces.name, name)))[0];

const initiativeOf = async (store: Store, name: string, key: string) => {
  const rows = await store.queries
    .select({ initiative: schema.initiatives })
    .from(schema.initiatives)
    .innerJoin(schema.workspaces, eq(schema.workspaces.id, schema.initiatives.workspaceId))
    .where(and(eq(schema.workspaces.name, name), eq(schema.initiatives.initiativeKey, key)));
  return rows[0]?.initiative;
};

const summary = (report: {
  readonly changes: readonly { what: string; name: string; change: string; version: number }[];
}): readonly string[] => report.changes.map(({ what, name, change, version }) => `${what} ${name} ${change} v${version}`);

onBothStores(({ store, observe }) => {
  const save = (name: string, sheet: Sheet, more = {}) => saveSync(store(), sync(name, sheet, more));

  describe('a sync', () => {
    test('stores what is new and says so', async () => {
      const report = await save(freshName(), SHEET);
      expect(summary(report)).toEqual([
        'kpi revenue added v1',
        'initiative INIT-1 added v1',
        'initiative INIT-2 added v1',
        'initiative INIT-3 added v1',
        'scenario Base added v1',
        'constraint set Base / Lean added v1',
        'constraint set Base / Rich added v1',
      ]);
    });

    test('twice changes nothing: no row, version or timestamp', async () => {
      const name = freshName();
      await save(name, SHEET);
      const before = await everything(store(), name);
      const report = await save(name, SHEET, { now: LATER });
      expect(report.changes).toEqual([]);
      expect(report.unchanged).toEqual({ kpis: 1, initiatives: 3, scenarios: 1, sets: 2 });
      expect(await everything(store(), name)).toBe(before);
    });

    test('keeps the ranges of a candidate, and says in words when they change', async () => {
      const name = freshName();
      await save(name, SHEET);
      const range = (low: string, high: string) => ({ low: decimal(low), high: decimal(high) });
      const first = { tokens: range('8', '12.5'), contributions: record([['revenue', range('-1', '2')]]) };
      const withRanges = (ranges: CandidateRanges) => ({
        ...SHEET,
        candidates: [candidate('INIT-1', '10', { row: 2, ranges }), ...SHEET.candidates.slice(1)],
      });
      const added = await save(name, withRanges(first), { now: LATER });
      expect(added.changes.map(({ details }) => details)).toEqual([
        [
          'tokens_low: blank -> 8',
          'tokens_high: blank -> 12.5',
          'low contribution to revenue: blank -> -1',
          'high contribution to revenue: blank -> 2',
        ],
      ]);
      expect((await save(name, withRanges(first), { now: LATER })).changes).toEqual([]);
      const workspace = await workspaceOf(store(), name);
      const stored = await readInitiatives(store().queries, workspace?.id ?? 0);
      expect(stored.map(({ value }) => value.ranges)).toEqual([first, undefined, undefined]);
      expect((await save(name, SHEET, { now: LATER })).changes.map(({ details }) => details.length)).toEqual([4]);
      expect((await readInitiatives(store().queries, workspace?.id ?? 0))[0]?.value.ranges).toBeUndefined();
    });

    test('changes only what an edit touches, in words field by field', async () => {
      const name = freshName();
      await save(name, SHEET);
      const sets = [good(set('Base', 'Lean', caps(['country', 'UK', '240'], ['department', 'Platform', '9']))), SHEET.sets[1]];
      const report = await save(
        name,
        { ...SHEET, sets, candidates: [candidate('INIT-1', '12', { row: 2 }), ...SHEET.candidates.slice(1)] },
        { now: LATER },
      );
      expect(report.changes).toEqual([
        { what: 'initiative', name: 'INIT-1', change: 'changed', details: ['tokens: 10 -> 12'], version: 2 },
        {
          what: 'constraint set',
          name: 'Base / Lean',
          change: 'changed',
          details: ['cap for country UK: 250 -> 240', 'cap for department Platform added: 9'],
          version: 2,
        },
      ]);
      const workspace = await workspaceOf(store(), name);
      const stored = await readSets(store().queries, workspace?.id ?? 0);
      expect(stored.find(({ value }) => value.constraintSetName === 'Rich')).toMatchObject({
        version: 1,
        updatedAt: '2026-01-01T10:00:00.000Z',
      });
    });

    test('refreshes where a record stands in the sheet without a version', async () => {
      const name = freshName();
      await save(name, SHEET);
      const report = await save(
        name,
        { ...SHEET, candidates: SHEET.candidates.map((one) => ({ ...one, row: one.row + 10 })) },
        { now: LATER },
      );
      expect(report.changes).toEqual([]);
      const row = await initiativeOf(store(), name, 'INIT-1');
      expect(row).toMatchObject({ version: 1, updatedAt: '2026-01-01T10:00:00.000Z' });
      expect(canonicalJson(row?.provenance.json ?? null)).toBe('{"row":12}');
    });

    test('archives what disappeared and brings it back when it returns', async () => {
      const name = freshName();
      await save(name, SHEET);
      expect(summary(await save(name, { ...SHEET, candidates: SHEET.candidates.slice(1), sets: SHEET.sets.slice(0, 1) }))).toEqual([
        'initiative INIT-1 archived v2',
        'constraint set Base / Rich archived v2',
      ]);
      expect((await save(name, { ...SHEET, candidates: SHEET.candidates.slice(1), sets: SHEET.sets.slice(0, 1) })).changes).toEqual([]);
      expect(summary(await save(name, SHEET))).toEqual(['initiative INIT-1 restored v3', 'constraint set Base / Rich restored v3']);
    });

    test('keeps the last good version of a bad set, marked stale, while others go through', async () => {
      const name = freshName();
      await save(name, SHEET);
      const bad = { ...SHEET, sets: [blocked('Base', 'Lean'), good(set('Base', 'Rich', caps(['country', 'UK', '401'])))] };
      expect(summary(await save(name, bad))).toEqual(['constraint set Base / Lean stale v1', 'constraint set Base / Rich changed v2']);
      expect((await save(name, bad)).changes).toEqual([]);
      expect(summary(await save(name, SHEET))).toEqual([
        'constraint set Base / Lean fresh again v1',
        'constraint set Base / Rich changed v3',
      ]);
    });

    test('keeps broken initiatives, KPIs and scenarios at their last good version', async () => {
      const name = freshName();
      await save(name, SHEET);
      const broken: Sheet = {
        candidates: [candidate('INIT-1', '99', { broken: true }), ...SHEET.candidates.slice(1), candidate('INIT-9', '1', { broken: true })],
        kpis: [kpi('revenue', { level: 'north_star', broken: true })],
        scenarios: [scenario('Base', { broken: true })],
        sets: [blocked('Base', 'Lean'), blocked('Base', 'Rich')],
      };
      expect(summary(await save(name, broken))).toEqual([
        'kpi revenue stale v1',
        'initiative INIT-1 stale v1',
        'scenario Base stale v1',
        'constraint set Base / Lean stale v1',
        'constraint set Base / Rich stale v1',
      ]);
      const workspace = await workspaceOf(store(), name);
      expect(workspace?.findings.json).toMatchObject({ brokenInitiatives: ['INIT-1', 'INIT-9'] });
    });

    test('archives an inactive scenario with its sets', async () => {
      const name = freshName();
      await save(name, SHEET);
      expect(summary(await save(name, { ...SHEET, scenarios: [], sets: [] }))).toEqual([
        'scenario Base archived v2',
        'constraint set Base / Lean archived v2',
        'constraint set Base / Rich archived v2',
      ]);
    });
  });

  describe('an input tab that suddenly has no rows', () => {
    const without = (...tabs: readonly InputTab[]): ReadonlySet<InputTab> => new Set(INPUT_TABS.filter((tab) => !tabs.includes(tab)));

    test('archives nothing and says so', async () => {
      const name = freshName();
      await save(name, SHEET);
      const before = await everything(store(), name);
      const report = await save(name, {}, { tabsWithRows: without('Candidates', 'Scenario_Config', 'Constraints', 'Targets') });
      expect(report.changes).toEqual([]);
      expect(report.notes.map((note) => note.split('.')[0])).toEqual([
        'Candidates has no rows any more',
        'Scenario_Config has no rows any more',
        'Constraints has no rows any more',
      ]);
      expect(await everything(store(), name)).toBe(before);
    });

    test('leaves its sets at their last version, stale, where another tab still feeds them', async () => {
      const name = freshName();
      await save(name, SHEET);
      const sets = [good(set('Base', 'Lean', {}, [])), good(set('Base', 'Rich', {}, []))];
      const report = await save(name, { ...SHEET, sets }, { tabsWithRows: without('Constraints') });
      expect(summary(report)).toEqual(['constraint set Base / Lean stale v1', 'constraint set Base / Rich stale v1']);
    });

    test('keeps the direction of a KPI that only candidates carry now', async () => {
      const name = freshName();
      await save(name, { ...SHEET, kpis: [kpi('revenue'), kpi('lead_time', { direction: 'decrease' })] });
      const derived = [kpi('revenue', { row: null }), kpi('lead_time', { row: null })];
      const report = await save(name, { ...SHEET, kpis: derived }, { tabsWithRows: without('Metrics_Config') });
      expect(report.changes).toEqual([]);
    });

    test('keeps the contributions that stood on KPI_Contributions, for as long as it is empty', async () => {
      const name = freshName();
      await save(name, SHEET);
      const bare = SHEET.candidates.map((it) => ({ ...it, contributions: record<Decimal>() }));
      const tokens = [candidate('INIT-1', '11', { contributions: record<Decimal>() }), ...bare.slice(1)];
      const report = await save(name, { ...SHEET, candidates: tokens }, { tabsWithRows: without('KPI_Contributions') });
      expect(summary(report)).toEqual(['initiative INIT-1 changed v2']);
      expect(report.changes[0]?.details).toEqual(['tokens: 10 -> 11']);
      expect(report.notes).toEqual([expect.stringContaining('KPI_Contributions has no rows any more. Nothing was archived')]);
      const again = await save(name, { ...SHEET, candidates: tokens }, { tabsWithRows: without('KPI_Contributions') });
      expect([again.changes, again.notes.length]).toEqual([[], 1]);
      const unread = { ...SHEET, candidates: tokens, brokenTabs: ['KPI_Contributions'] } as const;
      expect((await save(name, unread, { tabsWithRows: without('KPI_Contributions'), allowEmptyTab: true })).changes).toEqual([]);
      const meant = await save(name, { ...SHEET, candidates: tokens }, { tabsWithRows: without('KPI_Contributions'), allowEmptyTab: true });
      expect(meant.changes.map((it) => it.details)).toEqual(bare.map(() => ['contribution to revenue: 1.5 -> blank']));
      const after = await save(name, { ...SHEET, candidates: tokens }, { tabsWithRows: without('KPI_Contributions') });
      expect([after.changes, after.notes]).toEqual([[], []]);
    });

    test('keeps the contributions to KPIs that nothing names while Metrics_Config is empty, and the spelling of those that columns name', async () => {
      const name = freshName();
      await save(name, SHEET);
      const only = { tabsWithRows: without('Metrics_Config') };
      const bare = SHEET.candidates.map((it) => ({ ...it, contributions: record<Decimal>() }));
      const score = [kpi('score', { row: null })];
      expect(summary(await save(name, { ...SHEET, candidates: bare, kpis: score, northStar: 'score' }, only))).toEqual([
        'kpi score added v1',
      ]);
      const shouted = SHEET.candidates.map((it) => ({ ...it, contributions: record([['REVENUE', decimal('1.5')]]) }));
      const derived = { ...SHEET, candidates: shouted, kpis: [kpi('REVENUE', { row: null })], northStar: 'REVENUE' };
      expect(summary(await save(name, derived, only)).filter((it) => it.startsWith('initiative'))).toEqual([]);
    });

    test('takes away contributions from columns of Candidates where there never was such a tab', async () => {
      const name = freshName();
      const more = { tabsWithRows: without('KPI_Contributions') };
      await save(name, SHEET, more);
      const bare = SHEET.candidates.map((it) => ({ ...it, contributions: record<Decimal>() }));
      expect((await save(name, { ...SHEET, candidates: bare }, more)).changes).toHaveLength(3);
    });

    test('archives its records with --allow-empty-tab', async () => {
      const name = freshName();
      await save(name, SHEET);
      const report = await save(name, { ...SHEET, candidates: [] }, { tabsWithRows: without('Candidates'), allowEmptyTab: true });
      expect(summary(report)).toEqual(['initiative INIT-1 archived v2', 'initiative INIT-2 archived v2', 'initiative INIT-3 archived v2']);
    });
  });

  describe('a dry run', () => {
    test('reports exactly what the sync then does, and writes nothing', async () => {
      const name = freshName();
      expect((await save(name, SHEET, { dryRun: true })).changes).toHaveLength(7);
      expect(await store().queries.select().from(schema.workspaces).where(eq(schema.workspaces.name, name))).toEqual([]);
      await save(name, SHEET);
      const before = await everything(store(), name);
      const edited = { ...SHEET, candidates: SHEET.candidates.slice(0, 2), sets: [blocked('Base', 'Lean')] };
      const dry = await save(name, edited, { dryRun: true });
      expect(await everything(store(), name)).toBe(before);
      expect({ ...(await save(name, edited)), dryRun: true }).toEqual(dry);
    });
  });

  describe('a workspace', () => {
    const from = (name: string, identity: string, nameIsExplicit = false) => ({ workspace: { name, identity, nameIsExplicit } });

    test('refuses a second, different workbook unless named explicitly', async () => {
      const name = freshName();
      await save(name, SHEET, from(name, '/a.xlsx'));
      await expect(save(name, SHEET, from(name.toUpperCase(), '/b.xlsx'))).rejects.toMatchObject({ code: 'workspace-taken' });
      const report = await save(name, SHEET, from(name, '/b.xlsx', true));
      expect(report.notes).toEqual([`The workspace "${name}" was fed from /a.xlsx; from now on it is fed from /b.xlsx.`]);
      await expect(save(name, SHEET, from(name, '/a.xlsx'))).rejects.toMatchObject({ code: 'workspace-taken' });
    });
  });

  describe('values come back as they went in', () => {
    test('numbers digit for digit, and any key and text', async () => {
      const name = freshName();
      const odd = candidate('INIT-ODD', '0.1234567890123456789', {
        title: 'nul \0 half \ud800 private \uE000 emoji 🚀 "quotes" \\u0000',
        dimensions: record([
          ['__proto__', 'constructor'],
          ['country', 'nul \0'],
        ]),
        contributions: record([
          ['__proto__', decimal('1e20')],
          ['revenue', decimal('-0.000000000000000000000000000000000001')],
        ]),
      });
      await save(name, { ...SHEET, candidates: [odd] });
      expect((await save(name, { ...SHEET, candidates: [odd] })).changes).toEqual([]);
      const changed = await save(name, { ...SHEET, candidates: [{ ...odd, tokens: decimal('0.1234567890123456788') }] });
      expect(changed.changes[0]?.details).toEqual(['tokens: 0.1234567890123456789 -> 0.1234567890123456788']);
      const row = await initiativeOf(store(), name, 'INIT-ODD');
      expect(row?.title).toBe(odd.title);
      expect(canonicalJson(row?.dimensions.json ?? null)).toBe(canonicalJson(odd.dimensions));
      expect(canonicalJson(row?.contributions.json ?? null)).toBe(canonicalJson(odd.contributions));
    });

    test('a name longer than an index can hold', async () => {
      const name = freshName();
      const long = candidate('K'.repeat(100_000), '1');
      await save(name, { ...SHEET, candidates: [long] });
      expect((await save(name, { ...SHEET, candidates: [long] })).changes).toEqual([]);
    });
  });

  describe('a failure', () => {
    test('of the n-th statement leaves the old state whole, at every n', async () => {
      const name = freshName();
      await save(name, SHEET);
      const before = await everything(store(), name);
      const edited: Sheet = {
        candidates: [candidate('INIT-1', '11'), candidate('INIT-4', '4')],
        kpis: [kpi('revenue', { unit: 'EUR' }), kpi('speed')],
        scenarios: [scenario('Base', { notes: 'new' }), scenario('Other')],
        sets: [good(set('Base', 'Lean', caps(['country', 'UK', '1']))), good(set('Other', 'Lean', {}))],
        strays: ['Constraints!7'],
      };
      let failedAt = 0;
      for (let n = 1; n < 100; n++) {
        let seen = 0;
        observe(() => {
          if (++seen === n) throw new TypeError(`statement ${n} fails`);
        });
        const failed = await save(name, edited).then(
          () => false,
          () => true,
        );
        observe(undefined);
        if (!failed) break;
        failedAt = n;
        expect(await everything(store(), name)).toBe(before);
      }
      expect(failedAt).toBeGreaterThan(15);
      expect((await save(name, edited)).changes).toEqual([]);
    });
  });

  describe('two syncs at once', () => {
    test('come one after the other', async () => {
      const name = freshName();
      const reports = await Promise.all([1, 2, 3, 4].map((n) => save(name, { ...SHEET, candidates: [candidate('INIT-1', String(n))] })));
      const versions = reports.flatMap((report) => report.changes.filter(({ name: of }) => of === 'INIT-1').map(({ version }) => version));
      expect([...versions].sort()).toEqual([1, 2, 3, 4]);
      expect(await listVersions(store(), name, 'initiative', 'INIT-1')).toHaveLength(4);
    });
  });
});
