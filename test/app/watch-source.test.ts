import { setImmediate as breath } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import type { AppDeps } from '../../src/app/deps.ts';
import { openApp } from '../../src/app/open-app.ts';
import type { WatchNews } from '../../src/app/watching/watch-news.ts';
import { watchSource } from '../../src/app/watching/watch-source.ts';
import { StaleError, UnavailableError } from '../../src/base/errors.ts';
import { hashBytes } from '../../src/base/hash.ts';
import type { Source } from '../../src/sheet/workbook.ts';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { editXlsx, readXlsx } from '../../src/sheet/xlsx-bytes.ts';
import { edited, SMALL_PLAN, smallSheets, type Tabs } from '../support/small-plan.ts';

/** A live sheet in memory: nothing but reading tells that it changed, and its connection can break. */
const liveSheet = (tabs: Tabs) => {
  const bytesOf = (it: Tabs): Uint8Array => newWorkbookBytes(smallSheets(it));
  const it = { bytes: bytesOf(tabs), isOnline: true, reads: 0, writes: 0, beforeWrite: async (): Promise<void> => undefined };
  const connect = (): void => {
    if (!it.isOnline) throw new UnavailableError('The sheet cannot be reached.', { code: 'offline' });
  };
  const source: Source = {
    identity: 'gsheet:1',
    name: 'live',
    read: async (wanted) => {
      connect();
      it.reads++;
      return readXlsx('live', it.bytes, wanted);
    },
    write: async (edits, fingerprint) => {
      await it.beforeWrite();
      connect();
      if (hashBytes(it.bytes) !== fingerprint) throw new StaleError('It changed.', { code: 'workbook-changed' });
      const { bytes, written, leftAlone } = editXlsx(it.bytes, edits);
      if (bytes !== it.bytes) it.writes++;
      it.bytes = bytes;
      return { written, leftAlone, backup: null, fingerprint: hashBytes(bytes) };
    },
  };
  return Object.assign(it, { source, edit: (to: Tabs) => Object.assign(it, { bytes: bytesOf(to) }) });
};

const BROKEN = edited(SMALL_PLAN, 'Candidates', 'B,Pay,UK,20', 'B,Pay,UK,many');

const watching = (sheet: ReturnType<typeof liveSheet>) => {
  const deps: AppDeps = { ...openApp(readConfig({})), openSource: async () => sheet.source };
  const news: WatchNews[] = [];
  const ending = new AbortController();
  const request = { source: 'gsheet:1', timeLimitMs: 1000, write: true, copy: false };
  const end = watchSource(deps, request, (it) => news.push(it), ending.signal);
  return { told: () => news.splice(0), ending, end };
};

/** Time goes on, second by second, and whatever it wakes comes to its rest. */
const pass = async (seconds: number): Promise<void> => {
  for (let at = 0; at < seconds; at++) {
    await vi.advanceTimersByTimeAsync(1000);
    await breath();
  }
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

describe('watching a live sheet', () => {
  it('writes what an edit changed within seconds, and nothing while nobody edits', async () => {
    const sheet = liveSheet(SMALL_PLAN);
    const it = watching(sheet);
    await pass(1);
    expect(it.told()).toMatchObject([{ kind: 'watching' }, { kind: 'checked', round: { errors: 0 }, statuses: { kind: 'written' } }]);
    await pass(60);
    expect([it.told(), sheet.writes]).toEqual([[], 1]);
    sheet.edit(BROKEN);
    await pass(6);
    expect(it.told()).toMatchObject([{ kind: 'checked', round: { errors: 2 }, statuses: { kind: 'written' } }]);
    expect(sheet.writes).toBe(2);
    it.ending.abort();
    await it.end;
    expect(it.told()).toEqual([{ kind: 'ended' }]);
  });

  it('reads it seldom enough to leave its quota to others', async () => {
    const sheet = liveSheet(SMALL_PLAN);
    const it = watching(sheet);
    await pass(60);
    expect(sheet.reads).toBeLessThanOrEqual(15);
    it.ending.abort();
    await it.end;
  });

  it('survives that the connection is lost, tells it once, and goes on', async () => {
    const sheet = liveSheet(SMALL_PLAN);
    const it = watching(sheet);
    await pass(1);
    it.told();
    sheet.isOnline = false;
    sheet.edit(BROKEN);
    await pass(120);
    expect(it.told()).toMatchObject([{ kind: 'trouble', error: { code: 'offline' }, isRetried: true }]);
    sheet.isOnline = true;
    await pass(90);
    expect(it.told()).toMatchObject([{ kind: 'trouble-over' }, { kind: 'checked', round: { errors: 2 }, statuses: { kind: 'written' } }]);
    it.ending.abort();
    await it.end;
  });

  it('checks again what somebody edits while the statuses are on their way', async () => {
    const sheet = liveSheet(SMALL_PLAN);
    sheet.beforeWrite = async () => {
      sheet.beforeWrite = async () => undefined;
      sheet.edit(BROKEN);
    };
    const it = watching(sheet);
    await pass(8);
    expect(it.told()).toMatchObject([{ kind: 'watching' }, { kind: 'checked', round: { errors: 2 }, statuses: { kind: 'written' } }]);
    it.ending.abort();
    await it.end;
  });

  it('ends a write that is under way before it ends', async () => {
    const sheet = liveSheet(BROKEN);
    const gate = Promise.withResolvers<void>();
    sheet.beforeWrite = () => gate.promise;
    const it = watching(sheet);
    await pass(1);
    it.ending.abort();
    await pass(1);
    expect([it.told().map(({ kind }) => kind), sheet.writes]).toEqual([['watching'], 0]);
    gate.resolve();
    await it.end;
    expect(it.told().map(({ kind }) => kind)).toEqual(['checked', 'ended']);
    expect(sheet.writes).toBe(1);
  });
});
