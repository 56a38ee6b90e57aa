import type { sheets_v4 } from '@googleapis/sheets';
import type { OAuth2Client } from 'google-auth-library';
import { assert, PlanwrightError, UsageError } from '../../base/errors.ts';

export type Spreadsheet = sheets_v4.Schema$Spreadsheet;
export type GoogleTab = sheets_v4.Schema$Sheet;
export type GoogleCell = sheets_v4.Schema$CellData;
export type GoogleFormat = sheets_v4.Schema$CellFormat;
export type GridRange = sheets_v4.Schema$GridRange;
export type SheetsRequest = sheets_v4.Schema$Request;
export type BatchUpdate = sheets_v4.Schema$BatchUpdateSpreadsheetRequest;
export type BatchUpdated = sheets_v4.Schema$BatchUpdateSpreadsheetResponse;

/** Why a call gave no answer. `status` is `null` where none came: a broken connection, a time that ran out. */
export interface CallFailure {
  readonly status: number | null;
  /** Google's own words, without anything secret. */
  readonly text: string;
  readonly retryAfterMs: number | null;
}

export type Called<T> = { readonly data: T } | { readonly failure: CallFailure };

/** The calls of Google's service that we make, each once: nothing is tried again. */
export interface SheetsApi {
  get(spreadsheetId: string, what: { readonly fields: string; readonly ranges?: readonly string[] }): Promise<Called<Spreadsheet>>;
  /** All requests of one batch happen, or none. */
  batchUpdate(spreadsheetId: string, body: BatchUpdate, fields: string): Promise<Called<BatchUpdated>>;
}

/** What proves who we are. */
export type Credentials =
  /** For the Sheets server of tests. */
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'key'; readonly email: string; readonly key: string }
  /** The configuration of a workload identity, as Google's console writes it. */
  | { readonly kind: 'workload'; readonly options: object };

/** Reads and writes of spreadsheets that are shared with the account, and nothing else of it. */
const SCOPE = 'https://www.googleapis.com/auth/spreadsheets';

/** Google gives up on a call after three minutes. */
const TIMEOUT_MS = 180_000;

/** Google's service. Its packages are large: they are loaded with the first call. */
export const openSheetsApi = (credentials: Credentials, rootUrl: string | null): SheetsApi => {
  let client: Promise<sheets_v4.Sheets> | undefined;
  const open = (): Promise<sheets_v4.Sheets> => {
    client ??= connect(credentials, rootUrl);
    return client;
  };
  // Retries are ours: theirs would repeat what happened already, and know nothing of the quota.
  const options = { retry: false, timeout: TIMEOUT_MS };
  return {
    get: (spreadsheetId, { fields, ranges }) =>
      attempt(async () => {
        const { spreadsheets } = await open();
        return spreadsheets.get({ spreadsheetId, fields, prettyPrint: false, ...(ranges ? { ranges: [...ranges] } : {}) }, options);
      }),
    batchUpdate: (spreadsheetId, requestBody, fields) =>
      attempt(async () => {
        const { spreadsheets } = await open();
        return spreadsheets.batchUpdate({ spreadsheetId, fields, prettyPrint: false, requestBody }, options);
      }),
  };
};

const connect = async (credentials: Credentials, rootUrl: string | null): Promise<sheets_v4.Sheets> => {
  const { sheets } = await import('@googleapis/sheets');
  const auth = await authorise(credentials);
  return sheets({ version: 'v4', auth, ...(rootUrl === null ? {} : { rootUrl }) });
};

const authorise = async (credentials: Credentials): Promise<OAuth2Client> => {
  const { ExternalAccountClient, JWT, OAuth2Client } = await import('google-auth-library');
  if (credentials.kind === 'key') return new JWT({ email: credentials.email, key: credentials.key, scopes: [SCOPE] });
  if (credentials.kind === 'token') {
    const client = new OAuth2Client();
    client.setCredentials({ access_token: credentials.token });
    return client;
  }
  type Options = Parameters<typeof ExternalAccountClient.fromJSON>[0];
  try {
    // Its own checks decide whether this is one.
    const client = ExternalAccountClient.fromJSON(credentials.options as Options);
    assert(client !== null, 'a workload identity of another type');
    client.scopes = [SCOPE];
    // The client of Google's package asks an auth client for `request` alone, which both have.
    return client as unknown as OAuth2Client;
  } catch {
    throw new UsageError('The configuration of the workload identity is not complete.', {
      code: 'google-key-invalid',
      hint: 'Download it again from the Google Cloud console, and name its file in GOOGLE_APPLICATION_CREDENTIALS.',
    });
  }
};

const attempt = async <T>(call: () => Promise<{ readonly data: T }>): Promise<Called<T>> => {
  try {
    return { data: (await call()).data };
  } catch (thrown) {
    if (thrown instanceof PlanwrightError) throw thrown;
    return { failure: toFailure(thrown) };
  }
};

/** Only what is known to hold no secret is taken: what is thrown carries the request with its token. */
const toFailure = (thrown: unknown): CallFailure => {
  const response = memberOf(thrown, 'response');
  const status = memberOf(response, 'status');
  const data = memberOf(response, 'data');
  const error = memberOf(data, 'error');
  // Whoever gives out tokens answers in another form than the service itself.
  const words =
    typeof error === 'string' ? [error, memberOf(data, 'error_description')] : [memberOf(error, 'message') ?? memberOf(thrown, 'code')];
  return {
    status: typeof status === 'number' ? status : null,
    text: words
      .filter((it) => typeof it === 'string')
      .join(': ')
      .slice(0, 500),
    retryAfterMs: retryAfter(memberOf(response, 'headers')),
  };
};

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** Seconds, as Google sends them. */
const retryAfter = (headers: unknown): number | null => {
  const get = memberOf(headers, 'get');
  // Headers of their own making, not those of the runtime.
  const text: unknown = typeof get === 'function' ? get.call(headers, 'retry-after') : null;
  const seconds = typeof text === 'string' && text.trim() !== '' ? Number(text) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
};
