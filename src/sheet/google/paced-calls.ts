import { callError, isPassing } from './call-failures.ts';
import type { GoogleAccess } from './google-access.ts';
import type { Called, CallFailure } from './sheets-client.ts';

/** Google allows 60 reads and 60 writes in a minute to one account; a few are left to others who use it. */
const CALLS_PER_MINUTE = 50;
const MINUTE_MS = 60_000;
/** Waits between tries: about one second, two, four, ... */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 32_000;
/** How long one call is tried in all. */
export const PATIENCE_MS = 150_000;

/** Spaces calls so that no minute has more of them than Google allows. */
export class Quota {
  private readonly times: number[] = [];
  private readonly access: Pick<GoogleAccess, 'pace'>;

  constructor(access: Pick<GoogleAccess, 'pace'>) {
    this.access = access;
  }

  /** Waits until a call may be made, and counts it. */
  async take(): Promise<void> {
    const { now, sleep } = this.access.pace;
    for (;;) {
      while (this.times[0] !== undefined && this.times[0] <= now() - MINUTE_MS) this.times.shift();
      const first = this.times[0];
      if (first === undefined || this.times.length < CALLS_PER_MINUTE) break;
      await sleep(Math.max(1, first + MINUTE_MS - now()));
    }
    this.times.push(now());
  }
}

interface Quotas {
  readonly reads: Quota;
  readonly writes: Quota;
}

const quotas = new WeakMap<GoogleAccess, Quotas>();

/** The quotas of an account are one, however many of its sheets are open. */
export const quotasOf = (access: GoogleAccess): Quotas => {
  const known = quotas.get(access);
  if (known !== undefined) return known;
  const made = { reads: new Quota(access), writes: new Quota(access) };
  quotas.set(access, made);
  return made;
};

/** How long to wait before try number `tries` (from 1): doubling, never less than Google asks for, spread by chance so that many do not come back at once. */
export const waitBefore = (tries: number, retryAfterMs: number | null, random: () => number): number => {
  const step = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
  return Math.round(Math.max(step * (0.5 + random() / 2), retryAfterMs ?? 0));
};

/** Waits before another try, and says so before the first one: what follows may take `PATIENCE_MS`. */
export const waitForNext = async (
  { pace, onWait }: GoogleAccess,
  { status }: CallFailure,
  tries: number,
  waitMs: number,
): Promise<void> => {
  const why = status === 429 ? 'Google asks to wait: its limit of calls per minute is used up.' : 'Google Sheets does not answer.';
  if (tries === 1) onWait(`${why} Trying again for up to two and a half minutes.`);
  await pace.sleep(waitMs);
};

/** A call that changes nothing: made again while it fails in passing, within `PATIENCE_MS`. */
export const readPatiently = async <T>(access: GoogleAccess, call: () => Promise<Called<T>>): Promise<T> => {
  const { now, random } = access.pace;
  const end = now() + PATIENCE_MS;
  for (let tries = 1; ; tries++) {
    await quotasOf(access).reads.take();
    const called = await call();
    if ('data' in called) return called.data;
    const waitMs = waitBefore(tries, called.failure.retryAfterMs, random);
    if (!isPassing(called.failure) || now() + waitMs > end) throw callError(called.failure, access, 'read');
    await waitForNext(access, called.failure, tries, waitMs);
  }
};
