import type { SheetsApi } from './sheets-client.ts';

/** How we come to Google: read from the environment by `app/config.ts`. */
export interface GoogleSettings {
  /** The JSON file of a service account or of a workload identity. */
  readonly keyFile: string | null;
  /** A Sheets server on this machine, for tests: no credentials are read. */
  readonly apiUrl: string | null;
}

/** Time and chance, handed in so that tests are quick and repeat themselves. */
export interface Pace {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  readonly sleep: (durationMs: number) => Promise<void>;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/** An account that sheets are shared with, and its calls. One of it keeps to one quota. */
export interface GoogleAccess {
  /** The e-mail address to share a sheet with; `null` where the credentials do not tell. */
  readonly account: string | null;
  readonly api: SheetsApi;
  readonly pace: Pace;
  /** Hears, in words, when a call has to be made again, once for each call. */
  readonly onWait: (words: string) => void;
}
