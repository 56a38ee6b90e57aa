import { NotFoundError, type PlanwrightError, StaleError, UnavailableError, UsageError } from '../../base/errors.ts';
import type { Issue } from '../../base/issue.ts';
import type { Round, RunNews, Statuses, WatchNews } from './watch-news.ts';

/**
 * Watching as a machine without clock or disk: each thing that happened leads to what is to be done next, and to what is to be told.
 * *Invariant*: what is to be done is one thing at a time, so a write is never under way while something else begins.
 */

/** How often to look. `settleMs`: how long a source must stay as it is before it is read, for editors write in pieces. */
export interface Rhythm {
  readonly settleMs: number;
  /** Between looks while it is being changed, and after it was left alone for a while. */
  readonly busyMs: number;
  readonly calmMs: number;
  /** It is read at the latest after so long, whatever size and time of it say. */
  readonly deepMs: number;
  /** How long something unreadable may be a save that is not done yet. */
  readonly patienceMs: number;
  readonly retryMs: number;
  readonly longestRetryMs: number;
}

export const FILE_RHYTHM: Rhythm = {
  settleMs: 300,
  busyMs: 1000,
  calmMs: 1000,
  deepMs: 30_000,
  patienceMs: 5000,
  retryMs: 2000,
  longestRetryMs: 60_000,
};

/** A live sheet tells nobody that it changed: it is read, seldom enough to leave most of its quota to others. */
export const LIVE_RHYTHM: Rhythm = { ...FILE_RHYTHM, settleMs: 0, busyMs: 5000, calmMs: 20_000, deepMs: 0, patienceMs: 0, retryMs: 5000 };

/** A source left alone for so long is looked at less often. */
const BUSY_FOR_MS = 10 * 60 * 1000;

export type Act =
  | { readonly do: 'wait'; readonly untilMs: number }
  | { readonly do: 'look' }
  | { readonly do: 'read' }
  | { readonly do: 'write' }
  | { readonly do: 'run' }
  | { readonly do: 'publish' };

export type Happened =
  /** The time came, or something stirred. */
  | { readonly kind: 'waited' }
  /** What size and time say; `null` where only reading can tell. */
  | { readonly kind: 'looked'; readonly stamp: string | null }
  | {
      readonly kind: 'read';
      readonly fingerprint: string;
      readonly issues: readonly Issue[];
      readonly rows: number;
      /** Its rows are others than those of the last run. */
      readonly isNewToRun: boolean;
    }
  | { readonly kind: 'unread'; readonly error: PlanwrightError }
  | { readonly kind: 'written'; readonly cells: number; readonly fingerprint: string; readonly beside: string | null }
  | { readonly kind: 'unwritten'; readonly error: PlanwrightError }
  /** `null`: it was stopped, for the source stirred meanwhile. */
  | { readonly kind: 'ran'; readonly run: RunNews | null };

export interface WatchState {
  readonly stamp: string | null;
  readonly unsettled: { readonly stamp: string; readonly sinceMs: number } | null;
  readonly fingerprint: string | null;
  readonly issues: readonly Issue[];
  /** Checked, and not told yet: what became of its statuses belongs to it. */
  readonly round: Round | null;
  readonly owes: { readonly statuses: boolean; readonly run: boolean; readonly results: boolean };
  readonly trouble: { readonly code: string; readonly sinceMs: number; readonly tries: number; readonly isTold: boolean } | null;
  /** It is read because something about it is new, or what failed is due: not only to be sure. */
  readonly hasStirred: boolean;
  /** What failed is tried again then, if nothing stirs before. */
  readonly retryAtMs: number | null;
  readonly readAtMs: number;
  readonly changedAtMs: number;
}

export const WATCH_BEGIN: WatchState = {
  stamp: null,
  unsettled: null,
  fingerprint: null,
  issues: [],
  round: null,
  owes: { statuses: false, run: false, results: false },
  trouble: null,
  hasStirred: false,
  retryAtMs: null,
  readAtMs: 0,
  changedAtMs: 0,
};

export interface Step {
  readonly state: WatchState;
  readonly act: Act;
  readonly news: readonly WatchNews[];
}

export interface Setting {
  readonly nowMs: number;
  readonly rhythm: Rhythm;
  /** Statuses and results go into the workbook. */
  readonly writes: boolean;
}

/** What follows from something that happened. */
export const nextStep = (state: WatchState, happened: Happened, setting: Setting): Step => {
  switch (happened.kind) {
    case 'waited':
      return { state, act: { do: 'look' }, news: [] };
    case 'looked':
      return afterLook(state, happened.stamp, setting);
    case 'read':
      return afterRead(state, happened, setting);
    case 'unread':
      return afterUnread(state, happened.error, setting);
    case 'written':
      return afterWrite(state, happened, setting);
    case 'unwritten':
      return afterRefusal(state, happened.error, setting);
    case 'ran':
      return afterRun(state, happened.run, setting);
  }
};

const wait = (state: WatchState, { nowMs, rhythm }: Setting, news: readonly WatchNews[] = []): Step => {
  const pollMs = nowMs - state.changedAtMs < BUSY_FOR_MS ? rhythm.busyMs : rhythm.calmMs;
  return { state, act: { do: 'wait', untilMs: Math.min(nowMs + pollMs, state.retryAtMs ?? Number.POSITIVE_INFINITY) }, news };
};

const afterLook = (state: WatchState, stamp: string | null, setting: Setting): Step => {
  const { nowMs, rhythm } = setting;
  const isDue = state.retryAtMs !== null && nowMs >= state.retryAtMs;
  const hasStirred = stamp !== state.stamp || isDue;
  const read = (): Step => ({ state: { ...state, stamp, hasStirred, unsettled: null, retryAtMs: null }, act: { do: 'read' }, news: [] });
  // Of a live sheet that is in trouble, the retry says when.
  if (stamp === null) return state.retryAtMs === null || isDue ? read() : wait(state, setting);
  if (stamp === state.stamp)
    return isDue || nowMs - state.readAtMs >= rhythm.deepMs ? read() : wait({ ...state, unsettled: null }, setting);
  if (state.unsettled?.stamp !== stamp) {
    return { state: { ...state, unsettled: { stamp, sinceMs: nowMs } }, act: { do: 'wait', untilMs: nowMs + rhythm.settleMs }, news: [] };
  }
  const settledAtMs = state.unsettled.sinceMs + rhythm.settleMs;
  return nowMs >= settledAtMs ? read() : { state, act: { do: 'wait', untilMs: settledAtMs }, news: [] };
};

const afterRead = (state: WatchState, found: Happened & { kind: 'read' }, setting: Setting): Step => {
  const { nowMs } = setting;
  const news: readonly WatchNews[] = state.trouble?.isTold && !isWriting(state.trouble.code) ? [{ kind: 'trouble-over' }] : [];
  const isOver = state.trouble !== null && !isWriting(state.trouble.code);
  const read: WatchState = { ...state, readAtMs: nowMs, trouble: isOver ? null : state.trouble };
  const owesRun = state.owes.run || found.isNewToRun;
  if (found.fingerprint === state.fingerprint) {
    const same: WatchState = { ...read, owes: { ...state.owes, run: owesRun } };
    return state.hasStirred ? nextDuty(same, setting, news) : nextRun(same, setting, news);
  }
  const round = state.round ? joined(state.round, compare(state.issues, found)) : compare(state.issues, found);
  const owes = { statuses: setting.writes, run: owesRun, results: state.owes.results && !found.isNewToRun };
  const checked: WatchState = { ...read, fingerprint: found.fingerprint, issues: found.issues, changedAtMs: nowMs, owes };
  if (setting.writes) return nextDuty({ ...checked, round }, setting, news);
  return nextDuty(checked, setting, [...news, { kind: 'checked', round, statuses: { kind: 'unasked' } }]);
};

/** Results of a run and statuses go in one write. A scenario is run once the statuses stand, or cannot stand there yet. */
const nextDuty = (state: WatchState, setting: Setting, news: readonly WatchNews[] = []): Step => {
  if (state.owes.results) return { state, act: { do: 'publish' }, news };
  return state.owes.statuses ? { state, act: { do: 'write' }, news } : nextRun(state, setting, news);
};

const nextRun = (state: WatchState, setting: Setting, news: readonly WatchNews[]): Step =>
  state.owes.run ? { state, act: { do: 'run' }, news: [...news, { kind: 'running' }] } : wait(state, setting, news);

const afterWrite = (state: WatchState, { cells, fingerprint, beside }: Happened & { kind: 'written' }, setting: Setting): Step => {
  const isBeside = beside !== null;
  const statuses: Statuses = isBeside
    ? { kind: 'beside', cells, path: beside }
    : cells === 0
      ? { kind: 'right' }
      : { kind: 'written', cells };
  const { round, owes } = state;
  const rest: WatchNews = owes.results ? { kind: 'run-written', statuses } : { kind: 'caught-up', statuses };
  const told: WatchNews = round === null ? rest : { kind: 'checked', round, statuses };
  // What stands in a copy is still owed to the workbook itself.
  const now = isBeside ? owes : { ...owes, statuses: false, results: false };
  const trouble = isBeside ? { code: OPEN, sinceMs: setting.nowMs, tries: 0, isTold: true } : null;
  return nextRun({ ...state, fingerprint, round: null, owes: now, trouble, retryAtMs: null }, setting, [told]);
};

const OPEN = 'workbook-open';

/** Codes of troubles with writing: that it can be read is no end of these. */
const WRITING: ReadonlySet<string> = new Set([OPEN, 'workbook-busy', 'disk-full', 'backup-failed', 'unwritten']);
const isWriting = (code: string): boolean => WRITING.has(code);

const afterRefusal = (state: WatchState, error: PlanwrightError, setting: Setting): Step => {
  const { nowMs, rhythm } = setting;
  // Somebody saved meanwhile: what they saved is read and checked before anything is written.
  if (error instanceof StaleError) return wait({ ...state, stamp: null, retryAtMs: nowMs + rhythm.settleMs }, setting);
  const code = isWriting(error.code) ? error.code : 'unwritten';
  const isKnown = state.trouble?.code === code && state.trouble.isTold;
  const tries = isKnown ? (state.trouble?.tries ?? 0) + 1 : 0;
  const isRetried = error instanceof UnavailableError && error.retryable;
  const round: readonly WatchNews[] =
    state.round === null ? [] : [{ kind: 'checked', round: state.round, statuses: { kind: isRetried ? 'waiting' : 'refused' } }];
  const told: readonly WatchNews[] = isKnown ? [] : [code === OPEN ? { kind: 'open', error } : { kind: 'trouble', error, isRetried }];
  const trouble = { code, sinceMs: nowMs, tries, isTold: true };
  const refused: WatchState = {
    ...state,
    round: null,
    trouble,
    retryAtMs: isRetried ? nowMs + delayOf(code === OPEN ? 1 : tries, rhythm) : null,
    owes: isRetried ? state.owes : { ...state.owes, statuses: false, results: false },
  };
  return nextRun(refused, setting, [...round, ...told]);
};

const delayOf = (tries: number, { retryMs, longestRetryMs }: Rhythm): number =>
  Math.min(retryMs * 2 ** Math.min(tries, 16), longestRetryMs);

const afterUnread = (state: WatchState, error: PlanwrightError, setting: Setting): Step => {
  const { nowMs, rhythm } = setting;
  const isSame = state.trouble?.code === error.code;
  const sinceMs = isSame ? (state.trouble?.sinceMs ?? nowMs) : nowMs;
  const tries = isSame ? (state.trouble?.tries ?? 0) + 1 : 0;
  const mayBeHalfWritten = error instanceof UsageError || error instanceof NotFoundError || error instanceof StaleError;
  const isPatient = mayBeHalfWritten && nowMs - sinceMs < rhythm.patienceMs;
  const wasTold = isSame && state.trouble?.isTold === true;
  const news: readonly WatchNews[] = isPatient || wasTold ? [] : [{ kind: 'trouble', error, isRetried: true }];
  const retryAtMs = nowMs + (isPatient ? rhythm.busyMs : delayOf(tries, rhythm));
  return wait(
    { ...state, readAtMs: nowMs, trouble: { code: error.code, sinceMs, tries, isTold: wasTold || !isPatient }, retryAtMs },
    setting,
    news,
  );
};

const afterRun = (state: WatchState, run: RunNews | null, setting: Setting): Step => {
  if (run === null) return { state: { ...state, retryAtMs: setting.nowMs }, act: { do: 'look' }, news: [] };
  const owes = { ...state.owes, run: false, results: setting.writes && run.kind === 'planned' };
  const told: Step['news'] = [{ kind: 'ran', run }];
  const ran: WatchState = { ...state, owes };
  return owes.results ? { state: ran, act: { do: 'publish' }, news: told } : wait(ran, setting, told);
};

const keyOf = ({ place, code, message }: Issue): string => JSON.stringify([place.tab, place.row, place.column ?? null, code, message]);

const compare = (before: readonly Issue[], { issues, rows }: Pick<Happened & { kind: 'read' }, 'issues' | 'rows'>): Round => {
  const [old, now] = [new Set(before.map(keyOf)), new Set(issues.map(keyOf))];
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  return {
    errors,
    warnings: issues.length - errors,
    rows,
    appeared: issues.filter((it) => !old.has(keyOf(it))),
    mended: before.filter((it) => !now.has(keyOf(it))),
  };
};

/** Two rounds told as one, where the first could not be told: what came and went between them is no news. */
const joined = (first: Round, second: Round): Round => {
  const [gone, back] = [new Set(second.mended.map(keyOf)), new Set(second.appeared.map(keyOf))];
  return {
    ...second,
    appeared: [
      ...first.appeared.filter((it) => !gone.has(keyOf(it))),
      ...second.appeared.filter((it) => !first.mended.some((was) => keyOf(was) === keyOf(it))),
    ],
    mended: [
      ...first.mended.filter((it) => !back.has(keyOf(it))),
      ...second.mended.filter((it) => !first.appeared.some((was) => keyOf(was) === keyOf(it))),
    ],
  };
};
