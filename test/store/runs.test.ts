import { describe, expect, test } from 'vitest';
import type { Future } from '../../src/answers/robustness/future.ts';
import { decimal } from '../../src/base/decimal.ts';
import { canonicalJson, record } from '../../src/base/json.ts';
import type { RunInputs } from '../../src/problem/run-inputs.ts';
import { encodeRunInputs } from '../../src/store/documents.ts';
import { findRun, listRuns, loadPortfolio, loadRunResult, loadRunSnapshot } from '../../src/store/find-runs.ts';
import { loadFutures, saveFutures } from '../../src/store/futures.ts';
import { listEvents, listVersions } from '../../src/store/history.ts';
import { loadRunInputs, type StoredInputs } from '../../src/store/load-inputs.ts';
import { addPublication, currentPublications, listPublications } from '../../src/store/publications.ts';
import { createRun, finishRun, makeRunId, type NewRun, type RunEnd, startRun } from '../../src/store/runs.ts';
import { saveSync } from '../../src/store/save-sync.ts';
import { listVerifications, saveVerification, type Verification } from '../../src/store/verifications.ts';
import { listWorkspaces } from '../../src/store/workspaces.ts';
import { blocked, candidate, caps, good, kpi, SHEET, set, shapes, sync } from './builders.ts';
import { freshName, onBothStores } from './stores.ts';

const NOW = '2026-03-01T09:30:05.000Z';

let count = 0;
const freshId = (): string => makeRunId(NOW, `${Date.now().toString(16).slice(-4)}${(++count).toString(16).padStart(2, '0')}`);

const toInputs = (stored: StoredInputs): RunInputs => ({
  scenario: stored.scenario,
  set: stored.set,
  kpis: stored.kpis,
  northStar: stored.northStar,
  candidates: stored.candidates,
  scope: 'all',
  leftOut: [],
  tieBreak: true,
});

const newRun = (stored: StoredInputs, runId: string): NewRun => ({
  runId,
  workspaceId: stored.workspace.id,
  scenario: { id: stored.scenarioId, version: stored.scenarioVersion },
  set: { id: stored.setId, version: stored.setVersion },
  scenarioName: stored.scenario.name,
  constraintSetName: stored.set.constraintSetName,
  scope: 'all',
  periodKey: stored.scenario.periodKey,
  inputs: toInputs(stored),
  settings: { timeLimitMs: 60_000 },
  seed: 1,
  actor: 'ada',
  now: NOW,
});

const END: RunEnd = {
  status: 'succeeded',
  result: 'optimal',
  objective: [decimal('1.5')],
  bestBound: [decimal('1.5')],
  gapPct: decimal('0'),
  engine: { name: 'highs', version: '1.15' },
  wallMs: 12.4,
  message: '',
  document: { selected: ['INIT-1'], big: decimal('123456789012345678901234567890.5') },
  portfolio: {
    items: [{ initiativeKey: 'INIT-1', allocatedTokens: decimal('10.25') }],
    capacityUsed: decimal('10.25'),
    capacityTotal: null,
  },
  now: '2026-03-01T09:30:06.000Z',
};

onBothStores(({ store }) => {
  const prepared = async (): Promise<StoredInputs> => {
    const name = freshName();
    await saveSync(store(), sync(name, SHEET));
    return loadRunInputs(store(), name, 'base', 'LEAN');
  };

  describe('the inputs of a run', () => {
    test('are found by name, case aside, as they were synced', async () => {
      const stored = await prepared();
      expect(stored).toMatchObject({ scenarioVersion: 1, setVersion: 1, scenarioStale: false, setStale: false, northStar: 'revenue' });
      expect(encodeRunInputs(toInputs(stored))).toEqual(
        encodeRunInputs({
          ...toInputs(stored),
          set: SHEET.sets[0].set ?? stored.set,
          candidates: SHEET.candidates,
          scenario: SHEET.scenarios[0],
          kpis: [kpi('revenue', { level: 'north_star' })],
        }),
      );
    });

    test('say what is stale and what was never stored', async () => {
      const name = freshName();
      await saveSync(store(), sync(name, SHEET));
      const broken = [
        candidate('INIT-1', '99', { broken: true }),
        candidate('INIT-8', '9', { broken: true }),
        ...SHEET.candidates.slice(1),
      ];
      await saveSync(store(), sync(name, { ...SHEET, candidates: broken, sets: [blocked('Base', 'Lean')], strays: ['Targets!4'] }));
      const stored = await loadRunInputs(store(), name, 'Base', 'Lean');
      expect(stored).toMatchObject({ setStale: true, staleInitiatives: ['INIT-1', 'INIT-8'], strays: ['Targets!4'] });
      expect(stored.candidates.map(({ key, broken: is, tokens }) => [key, is, tokens?.toString()])).toEqual([
        ['INIT-1', true, '10'],
        ['INIT-2', false, '20.5'],
        ['INIT-3', false, undefined],
      ]);
    });

    test('name the near miss when a name is unknown', async () => {
      const { workspace } = await prepared();
      await expect(loadRunInputs(store(), workspace.name, 'Bass', 'Lean')).rejects.toThrow('Did you mean Base?');
      await expect(loadRunInputs(store(), workspace.name, 'Base', 'Lena')).rejects.toMatchObject({
        code: 'set-unknown',
        hint: 'Known: Lean, Rich.',
      });
      await expect(loadRunInputs(store(), 'nobody', 'Base', 'Lean')).rejects.toMatchObject({ code: 'workspace-unknown' });
    });
  });

  describe('a run', () => {
    test('goes from queued over running to its end, and no other way', async () => {
      const runId = freshId();
      await createRun(store(), newRun(await prepared(), runId));
      await expect(finishRun(store(), runId, END)).rejects.toMatchObject({ code: 'run-moved' });
      await startRun(store(), runId, NOW);
      await expect(startRun(store(), runId, NOW)).rejects.toMatchObject({ code: 'run-moved' });
      await finishRun(store(), runId, END);
      await expect(finishRun(store(), runId, { ...END, status: 'canceled' })).rejects.toMatchObject({ code: 'run-moved' });
      await expect(startRun(store(), 'RUN-0', NOW)).rejects.toMatchObject({ code: 'run-unknown' });
      const run = await findRun(store(), runId);
      expect(run).toMatchObject({
        status: 'succeeded',
        result: 'optimal',
        wallMs: 12,
        selectedCount: 1,
        startedAt: NOW,
        finishedAt: END.now,
      });
      expect(run.capacityUsed?.toString()).toBe('10.25');
      expect(canonicalJson(await loadRunResult(store(), runId))).toBe(canonicalJson(END.document));
      expect(await loadPortfolio(store(), runId)).toEqual(END.portfolio);
    });

    test('keeps the snapshot of its inputs whatever is synced later', async () => {
      const stored = await prepared();
      const runId = freshId();
      await createRun(store(), newRun(stored, runId));
      await saveSync(store(), sync(stored.workspace.name, { ...SHEET, candidates: [], sets: [] }));
      expect(encodeRunInputs(await loadRunSnapshot(store(), runId))).toEqual(encodeRunInputs(toInputs(stored)));
    });

    test('of a set that was never stored can only fail', async () => {
      const { workspace, ...stored } = await prepared();
      const runId = freshId();
      await createRun(store(), { ...newRun({ ...stored, workspace }, runId), set: null, inputs: null, constraintSetName: 'Broken' });
      await finishRun(store(), runId, {
        ...END,
        status: 'failed',
        result: 'invalid',
        portfolio: null,
        engine: null,
        wallMs: null,
        objective: [],
      });
      expect(await findRun(store(), runId)).toMatchObject({ status: 'failed', result: 'invalid', constraintSetVersion: null });
      await expect(loadRunSnapshot(store(), runId)).rejects.toMatchObject({ code: 'run-without-inputs' });
    });

    test('keeps every second opinion on it, the newest first', async () => {
      const runId = freshId();
      await createRun(store(), newRun(await prepared(), runId));
      const first: Verification = {
        verdict: 'undecided',
        engineName: 'cbc',
        engineVersion: '2.10.8',
        settings: { ratioGap: 0, threads: 1, exact: true, mode: 'safe' },
        result: 'feasible',
        limit: 'time',
        objective: [decimal('1.5'), decimal('-0.1234567890123456789')],
        bestBound: [decimal('2'), null],
        findings: ['Its plan keeps every rule.', 'Rule "Ü\u0000" is kept.'],
        wallMs: 12,
        verifiedAt: NOW,
        actor: 'ada',
      };
      const later: Verification = {
        ...first,
        verdict: 'agree',
        result: 'infeasible',
        limit: null,
        objective: [],
        bestBound: [],
        findings: [],
      };
      await saveVerification(store(), runId, first);
      await saveVerification(store(), runId, later);
      expect(await listVerifications(store(), runId)).toEqual([later, first]);
      await expect(saveVerification(store(), 'RUN-0', first)).rejects.toMatchObject({ code: 'run-unknown' });
    });

    test('keeps futures question by question, each once, and gives back the first so many of one', async () => {
      const runId = freshId();
      await createRun(store(), newRun(await prepared(), runId));
      const future = (index: number): Future => ({
        index,
        outcome: 'best',
        enters: ['INIT-2'],
        leaves: ['Ü\u0000'],
        best: [{ sum: decimal('12345678901234567890.25'), divisor: decimal('3') }],
        current: [{ sum: decimal('-1'), divisor: decimal('3') }],
        broken: [
          { name: 'cap: UK', rows: ['Constraints!2'], by: decimal('0.5') },
          { name: 'bundle: B', rows: [], by: null },
        ],
      });
      const question = { runId, hash: 'a' };
      await saveFutures(store(), question, [future(3), future(1)], NOW);
      await saveFutures(store(), question, [{ ...future(1), outcome: 'none' }, future(2)], NOW);
      await saveFutures(store(), { runId, hash: 'b' }, [future(7)], NOW);
      expect((await loadFutures(store(), question, 2)).futures).toEqual([future(1), future(2)]);
      expect((await loadFutures(store(), question, 9)).futures).toEqual([future(1), future(2), future(3)]);
      expect((await loadFutures(store(), { runId, hash: 'b' }, 9)).futures).toEqual([future(7)]);
      await expect(saveFutures(store(), { runId: 'RUN-0', hash: 'a' }, [future(1)], NOW)).rejects.toMatchObject({ code: 'run-unknown' });
    });

    test('is found by the beginning or the end of its id, and listed newest first', async () => {
      const stored = await prepared();
      const ids = [freshId(), freshId(), freshId()];
      for (const id of ids) await createRun(store(), newRun(stored, id));
      expect((await findRun(store(), (ids[1] ?? '').slice(-6))).runId).toBe(ids[1]);
      await expect(findRun(store(), 'run-2026')).rejects.toMatchObject({ code: 'run-ambiguous' });
      await expect(findRun(store(), 'run-1999')).rejects.toMatchObject({ code: 'run-unknown' });
      const { name } = stored.workspace;
      expect((await listRuns(store(), { workspace: name })).map((run) => run.runId)).toEqual([...ids].reverse());
      expect(
        await listRuns(store(), { workspace: name, scenarioName: 'BASE', constraintSetName: 'lean', status: 'queued' }, 2),
      ).toHaveLength(2);
      expect(await listRuns(store(), { workspace: name, status: 'failed' })).toEqual([]);
    });
  });

  describe('what was published', () => {
    test('is one plan of a scenario at a time, with all of its history, and answers to a name', async () => {
      const stored = await prepared();
      const { name: workspace } = stored.workspace;
      const [first, second] = [freshId(), freshId()];
      for (const id of [first, second]) await createRun(store(), newRun(stored, id));
      const act = (runId: string, kind: 'published' | 'unpublished', note = ''): Promise<unknown> =>
        addPublication(store(), { runId, act: kind, note, actor: 'ada', now: NOW }, () => undefined);
      const among = { workspace, scenarioName: 'BASE' };
      await expect(findRun(store(), 'published', among)).rejects.toMatchObject({ code: 'published-unknown' });
      await act(first, 'published', 'agreed in May');
      await act(second, 'published');
      expect((await findRun(store(), 'Published', among)).runId).toBe(second);
      expect((await findRun(store(), 'published: base', { workspace })).runId).toBe(second);
      await act(second, 'unpublished');
      expect(await currentPublications(store(), { workspace })).toEqual([]);
      expect((await listPublications(store(), among)).map((it) => [it.runId, it.act, it.note])).toEqual([
        [second, 'unpublished', ''],
        [second, 'published', ''],
        [first, 'published', 'agreed in May'],
      ]);
      await expect(act('RUN-0', 'published')).rejects.toMatchObject({ code: 'run-unknown' });
    });

    test('of several scenarios must be said which', async () => {
      const ids: string[] = [];
      for (const scenario of ['Base', 'Base', 'Other']) {
        const stored = await prepared();
        const runId = freshId();
        ids.push(runId);
        await createRun(store(), { ...newRun(stored, runId), scenarioName: scenario });
        await addPublication(store(), { runId, act: 'published', note: '', actor: 'ada', now: NOW }, () => undefined);
      }
      await expect(findRun(store(), 'published')).rejects.toMatchObject({ code: 'published-ambiguous' });
      await expect(findRun(store(), 'published:Base')).rejects.toThrow(ids[0]);
      expect((await findRun(store(), 'published:other')).runId).toBe(ids[2]);
      const { workspaceId } = await findRun(store(), ids[1] ?? '');
      expect((await findRun(store(), 'published', { workspaceId, scenarioName: 'Base' })).runId).toBe(ids[1]);
    });
  });

  describe('the history', () => {
    test('keeps every version readable and tells who changed what, when and from where', async () => {
      const name = freshName();
      await saveSync(store(), sync(name, SHEET));
      await saveSync(
        store(),
        sync(name, { ...SHEET, candidates: [candidate('INIT-1', '11')] }, { actor: 'bob', now: NOW, source: 'b.xlsx' }),
      );
      const versions = await listVersions(store(), name, 'initiative', 'INIT-1');
      expect(versions.map(({ version, document }) => [version, canonicalJson(document).match(/"tokens":(\d+)/)?.[1]])).toEqual([
        [2, '11'],
        [1, '10'],
      ]);
      const events = await listEvents(store(), name, 3);
      expect(events[2]).toEqual({
        what: 'initiative',
        name: 'INIT-1',
        change: 'changed',
        details: ['tokens: 10 -> 11'],
        version: 2,
        at: NOW,
        actor: 'bob',
        source: 'b.xlsx',
      });
      expect((await listWorkspaces(store())).some((workspace) => workspace.name === name)).toBe(true);
    });

    test('of a set holds all nine shapes', async () => {
      const name = freshName();
      const full = shapes({
        ...caps(['country', '__proto__', '0.1234567890123456789']),
        targets_json: record([
          ['all', record([['all', record([['revenue', { type: 'floor', value: decimal('5'), goal: decimal('1e20') } as const]])]])],
        ]),
        bundles_json: [{ bundle_key: 'B', members: ['INIT-1', 'INIT-2'] }],
        prerequisites_json: record([['INIT-1', ['INIT-2']]]),
        synergy_bonuses_json: [['INIT-1', 'INIT-2']],
      });
      const outcome = good(set('Base', 'Lean', full));
      await saveSync(store(), sync(name, { ...SHEET, sets: [outcome] }));
      const stored = await loadRunInputs(store(), name, 'Base', 'Lean');
      expect(stored.set).toEqual(outcome.set);
      expect((await saveSync(store(), sync(name, { ...SHEET, sets: [outcome] }))).changes).toEqual([]);
    });
  });
});
