import type { SolvedRun } from '../../answers/solved-run.ts';
import { UnavailableError } from '../../base/errors.ts';
import type { Report } from '../../report/report.ts';
import type { Store } from '../../store/database.ts';
import { findRun, type Run } from '../../store/find-runs.ts';
import type { AppDeps } from '../deps.ts';
import { groundOf, unlessDenied } from '../foreknown.ts';
import { loadStoredRun, type StoredRun } from '../load-stored-run.ts';
import { keepRecent } from '../recent.ts';
import { reportStoredRun } from '../report-solved-run.ts';
import { EnginePool } from './engine-pool.ts';

/** A run that is traded with. */
export interface TradedRun {
  readonly stored: StoredRun;
  readonly report: Report;
  /** See `groundOf`. */
  readonly ground: SolvedRun | null;
}

/** The place of one trade among those that go on. */
export interface Seat {
  /** Aborted when a newer trade takes its place. */
  readonly signal: AbortSignal;
  readonly leave: () => void;
}

/** Engines that wait, and runs that are remembered: what has ended never changes. */
const MOST_IDLE = 2;
const MOST_RUNS = 4;

/** What a serving process keeps for trades, and how many go on at once: each takes a processor. */
export class TradeDesk {
  readonly engines: EnginePool;
  readonly #most: number;
  readonly #runs = keepRecent<TradedRun>(MOST_RUNS, () => 1);
  readonly #seats = new Map<string, AbortController>();

  constructor({ startEngineThread, processors }: Pick<AppDeps, 'startEngineThread' | 'processors'>) {
    this.engines = new EnginePool(() => startEngineThread(), MOST_IDLE);
    this.#most = Math.max(1, processors);
  }

  /** Throws as `loadStoredRun` does. */
  async load(store: Store, id: string): Promise<TradedRun> {
    const run = await findRun(store, id);
    const { ground, ...rest } = await this.#runs.get(run.runId, () => loadTradedRun(store, run));
    return { ...rest, ground: await unlessDenied(store, run, ground) };
  }

  /** A newer trade of the same caller with the same run, in the same window, takes the place of the older one. Throws `trade-busy`. */
  sit(caller: string, run: string, window: string | null): Seat {
    const key = JSON.stringify([caller, run, window]);
    const mine = new AbortController();
    const before = this.#seats.get(key);
    if (!before && this.#seats.size >= this.#most)
      throw new UnavailableError('As many trades as this server has processors are going on.', {
        code: 'trade-busy',
        hint: 'Ask again in some seconds.',
      });
    this.#seats.set(key, mine);
    before?.abort();
    return {
      signal: mine.signal,
      leave: () => {
        if (this.#seats.get(key) === mine) this.#seats.delete(key);
      },
    };
  }

  close(): Promise<void> {
    for (const trade of this.#seats.values()) trade.abort();
    return this.engines.close();
  }
}

const loadTradedRun = async (store: Store, { runId }: Run): Promise<TradedRun> => {
  const stored = await loadStoredRun(store, runId);
  return { stored, report: reportStoredRun(stored), ground: groundOf(stored) };
};
