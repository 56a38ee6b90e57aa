import { describe, expect, it } from 'vitest';
import { NotFoundError, StaleError, UnavailableError, UsageError } from '../../base/errors.ts';
import type { Issue } from '../../base/issue.ts';
import type { WatchNews } from './watch-news.ts';
import { type Act, FILE_RHYTHM, type Happened, LIVE_RHYTHM, nextStep, type Rhythm, WATCH_BEGIN } from './watch-steps.ts';

const issue = (row: number): Issue => ({
  code: 'number-unreadable',
  severity: 'error',
  place: { tab: 'Candidates', row },
  facts: {},
  message: `row ${row}`,
  fix: '',
});
const found = (fingerprint: string, rows: readonly number[] = [], isNewToRun = false): Happened => ({
  kind: 'read',
  fingerprint,
  issues: rows.map(issue),
  rows: 9,
  isNewToRun,
});
const written = (fingerprint: string, cells: number, beside: string | null = null): Happened => ({
  kind: 'written',
  cells,
  fingerprint,
  beside,
});
const looked = (stamp: string | null): Happened => ({ kind: 'looked', stamp });
const open = new UnavailableError('It is open.', { code: 'workbook-open' });
const damaged = new UsageError('It is damaged.', { code: 'workbook-damaged' });

/** A machine under a clock that the test moves. */
const watching = (rhythm: Rhythm = FILE_RHYTHM, writes = true) => {
  let [state, act, now]: [typeof WATCH_BEGIN, Act, number] = [WATCH_BEGIN, { do: 'look' }, 1000];
  const news: WatchNews[] = [];
  const it = {
    happen: (happened: Happened): Act => {
      const step = nextStep(state, happened, { nowMs: now, rhythm, writes });
      ({ state, act } = step);
      news.push(...step.news);
      return act;
    },
    later: (ms: number) => {
      now += ms;
    },
    /** What was told since the last time that this was asked. */
    told: () => news.splice(0),
    /** Looks until the stamp has settled and it is to be read. */
    settle: (stamp: string): Act => {
      it.happen(looked(stamp));
      now += rhythm.settleMs;
      it.happen({ kind: 'waited' });
      return it.happen(looked(stamp));
    },
    begun: () => {
      it.settle('s1');
      it.happen(found('f1'));
      it.happen(written('f2', 6));
      it.settle('s2');
      it.happen(found('f2'));
      it.told();
      return it;
    },
  };
  return it;
};

describe('watching', () => {
  it('reads what has settled, writes its statuses, and takes its own write for no change', () => {
    const it = watching();
    expect(it.happen(looked('s1'))).toEqual({ do: 'wait', untilMs: 1300 });
    it.later(300);
    expect(it.happen(looked('s1'))).toEqual({ do: 'read' });
    expect(it.happen(found('f1', [2]))).toEqual({ do: 'write' });
    expect(it.told()).toEqual([]);
    expect(it.happen(written('f2', 3)).do).toBe('wait');
    expect(it.told()).toMatchObject([
      { kind: 'checked', round: { errors: 1, rows: 9, appeared: [issue(2)] }, statuses: { kind: 'written', cells: 3 } },
    ]);
    expect(it.settle('s2')).toEqual({ do: 'read' });
    expect(it.happen(found('f2', [2])).do).toBe('wait');
    expect(it.told()).toEqual([]);
  });

  it('waits while a save is still being written', () => {
    const it = watching().begun();
    it.happen(looked('piece 1'));
    it.later(200);
    expect(it.happen(looked('piece 2')).do).toBe('wait');
    it.later(200);
    expect(it.happen(looked('piece 2')).do).toBe('wait');
    it.later(100);
    expect(it.happen(looked('piece 2'))).toEqual({ do: 'read' });
  });

  it('tells what is new and what is mended', () => {
    const it = watching().begun();
    it.settle('s3');
    it.happen(found('f3', [2, 3]));
    it.happen(written('f4', 3));
    it.settle('s5');
    it.happen(found('f5', [3, 4]));
    it.told();
    it.happen(written('f6', 3));
    expect(it.told()).toMatchObject([{ round: { appeared: [issue(4)], mended: [issue(2)] } }]);
  });

  it('reads now and then without any sign, and does nothing where nothing is new', () => {
    const it = watching().begun();
    it.later(29_000);
    expect(it.happen(looked('s2')).do).toBe('wait');
    it.later(1000);
    expect(it.happen(looked('s2'))).toEqual({ do: 'read' });
    expect(it.happen(found('f2')).do).toBe('wait');
    expect(it.told()).toEqual([]);
  });

  it('tells once that it is open, and writes when it is free', () => {
    const it = watching().begun();
    it.settle('s3 open');
    it.happen(found('f3', [2]));
    expect(it.happen({ kind: 'unwritten', error: open }).do).toBe('wait');
    expect(it.told()).toMatchObject([{ kind: 'checked', statuses: { kind: 'waiting' } }, { kind: 'open' }]);
    it.settle('s4 open');
    it.happen(found('f4', [2, 3]));
    it.happen({ kind: 'unwritten', error: open });
    expect(it.told()).toMatchObject([{ kind: 'checked', round: { appeared: [issue(3)] } }]);
    it.settle('s4 free');
    expect(it.happen(found('f4', [2, 3]))).toEqual({ do: 'write' });
    it.happen(written('f5', 6));
    expect(it.told()).toEqual([{ kind: 'caught-up', statuses: { kind: 'written', cells: 6 } }]);
  });

  it('writes beside it once for each content, and into it when it is free', () => {
    const it = watching().begun();
    it.settle('s3 open');
    it.happen(found('f3', [2]));
    expect(it.happen(written('f3', 3, 'x.checked.xlsx')).do).toBe('wait');
    expect(it.told()).toMatchObject([{ kind: 'checked', statuses: { kind: 'beside', path: 'x.checked.xlsx' } }]);
    it.later(30_000);
    expect(it.happen(looked('s3 open'))).toEqual({ do: 'read' });
    expect(it.happen(found('f3', [2])).do).toBe('wait');
    it.settle('s3 free');
    expect(it.happen(found('f3', [2]))).toEqual({ do: 'write' });
    it.happen(written('f4', 3));
    expect(it.told()).toEqual([{ kind: 'caught-up', statuses: { kind: 'written', cells: 3 } }]);
  });

  it('reads anew what somebody saved while it was to be written, and tells one round', () => {
    const it = watching().begun();
    it.settle('s3');
    it.happen(found('f3', [2]));
    it.happen({ kind: 'unwritten', error: new StaleError('It changed.', { code: 'workbook-changed' }) });
    expect(it.told()).toEqual([]);
    expect(it.settle('s4')).toEqual({ do: 'read' });
    it.happen(found('f4', [3]));
    it.happen(written('f5', 3));
    expect(it.told()).toMatchObject([{ kind: 'checked', round: { appeared: [issue(3)], mended: [] } }]);
  });

  it.each([
    { what: 'a damaged file', error: damaged },
    { what: 'a file that is away', error: new NotFoundError('There is none.', { code: 'source-missing' }) },
  ])('is patient with $what, then tells it once, and tells when it is over', ({ error }) => {
    const it = watching().begun();
    it.settle('s3');
    for (let at = 0; at < 5; at++) {
      expect(it.happen({ kind: 'unread', error }).do).toBe('wait');
      it.later(1000);
      expect(it.happen(looked('s3'))).toEqual({ do: 'read' });
    }
    expect(it.told()).toEqual([]);
    it.happen({ kind: 'unread', error });
    it.later(60_000);
    it.happen(looked('s3'));
    it.happen({ kind: 'unread', error });
    expect(it.told()).toEqual([{ kind: 'trouble', error, isRetried: true }]);
    it.settle('s4');
    expect(it.happen(found('f2')).do).toBe('wait');
    expect(it.told()).toEqual([{ kind: 'trouble-over' }]);
  });

  it('tries again, more and more seldom, what is not available, and tells it once', () => {
    const busy = new UnavailableError('The disk is full.', { code: 'disk-full' });
    const it = watching().begun();
    it.settle('s3');
    it.happen(found('f3'));
    it.happen({ kind: 'unwritten', error: busy });
    for (const delay of [2000, 4000, 8000]) {
      it.later(delay - 1);
      expect(it.happen(looked('s3')).do).toBe('wait');
      it.later(1);
      expect(it.happen(looked('s3'))).toEqual({ do: 'read' });
      expect(it.happen(found('f3'))).toEqual({ do: 'write' });
      it.happen({ kind: 'unwritten', error: busy });
    }
    expect(it.told().map(({ kind }) => kind)).toEqual(['checked', 'trouble']);
  });

  it('leaves alone what cannot be written, until it changes', () => {
    const it = watching().begun();
    it.settle('s3');
    it.happen(found('f3'));
    it.happen({ kind: 'unwritten', error: new UsageError('It is signed.', { code: 'workbook-signed' }) });
    expect(it.told()).toMatchObject([
      { kind: 'checked', statuses: { kind: 'refused' } },
      { kind: 'trouble', isRetried: false },
    ]);
    it.later(30_000);
    it.happen(looked('s3'));
    expect(it.happen(found('f3')).do).toBe('wait');
  });

  it('only tells where nothing is to be written', () => {
    const it = watching(FILE_RHYTHM, false);
    it.settle('s1');
    expect(it.happen(found('f1', [2], true))).toEqual({ do: 'run' });
    expect(it.told()).toMatchObject([{ kind: 'checked', statuses: { kind: 'unasked' } }, { kind: 'running' }]);
    expect(it.happen({ kind: 'ran', run: { kind: 'refused', messages: ['no'] } }).do).toBe('wait');
  });
});

describe('a scenario that is watched', () => {
  const planned = { kind: 'ran', run: { kind: 'refused', messages: [] } } as const;

  it('is run once the statuses stand, and only when its rows are new', () => {
    const it = watching().begun();
    it.settle('s3');
    expect(it.happen(found('f3', [], true))).toEqual({ do: 'write' });
    expect(it.happen(written('f4', 0))).toEqual({ do: 'run' });
    expect(it.happen(planned).do).toBe('wait');
    it.settle('s4');
    it.happen(found('f5'));
    expect(it.happen(written('f5', 0)).do).toBe('wait');
  });

  it('begins again after a change that stopped it, though only a sign came and went', () => {
    const it = watching().begun();
    it.settle('s3');
    it.happen(found('f3', [], true));
    it.happen(written('f4', 3));
    expect(it.happen({ kind: 'ran', run: null })).toEqual({ do: 'look' });
    expect(it.settle('s4')).toEqual({ do: 'read' });
    expect(it.happen(found('f4', [], true))).toEqual({ do: 'run' });
  });
});

describe('a live sheet', () => {
  it('is read every few seconds while it is edited, and less often when it is left alone', () => {
    const it = watching(LIVE_RHYTHM);
    expect(it.happen(looked(null))).toEqual({ do: 'read' });
    it.happen(found('f1'));
    expect(it.happen(written('f1', 0))).toEqual({ do: 'wait', untilMs: 6000 });
    it.later(10 * 60 * 1000);
    expect(it.happen(looked(null))).toEqual({ do: 'read' });
    expect(it.happen(found('f1'))).toEqual({ do: 'wait', untilMs: 601_000 + 20_000 });
    expect(it.told()).toHaveLength(1);
  });

  it('is tried again after a broken connection', () => {
    const gone = new UnavailableError('There is no connection.', { code: 'offline' });
    const it = watching(LIVE_RHYTHM);
    it.happen(looked(null));
    it.happen(found('f1'));
    it.happen(written('f1', 0));
    it.told();
    it.later(5000);
    it.happen(looked(null));
    expect(it.happen({ kind: 'unread', error: gone })).toMatchObject({ do: 'wait' });
    expect(it.happen(looked(null)).do).toBe('wait');
    it.later(5000);
    expect(it.happen(looked(null))).toEqual({ do: 'read' });
    it.happen({ kind: 'unread', error: gone });
    it.later(10_000);
    expect(it.happen(looked(null))).toEqual({ do: 'read' });
    it.happen(found('f1'));
    expect(it.told()).toEqual([{ kind: 'trouble', error: gone, isRetried: true }, { kind: 'trouble-over' }]);
  });
});
