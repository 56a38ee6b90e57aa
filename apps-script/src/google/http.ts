import { type HttpAnswer, notPlanwright, problemWords, troubleOf } from '../menu/answer-words.ts';
import { parseExact } from '../menu/parse-exact.ts';
import { type Asked, askGoogle } from '../menu/requests.ts';
import type { SheetSettings } from '../menu/settings.ts';
import { TroubleError } from '../menu/trouble.ts';
import { unreachable } from '../menu/unreachable.ts';
import { newKey } from './utilities.ts';

/** The server, for one planner. */
export interface Connection {
  readonly settings: SheetSettings;
  /** Gives the answer as JSON; throws the trouble where there is none. */
  readonly ask: <T>(asked: Asked) => T;
  /** What a problem of a job means here. */
  readonly wordsOf: (failure: { readonly code: string; readonly message: string; readonly hint: string | null }) => TroubleError['trouble'];
}

/** `token` was entered for exactly this server, and goes nowhere else: redirections are not followed. */
export const connect = (settings: SheetSettings, token: string): Connection => {
  const ask = <T>(asked: Asked): T => {
    const answer = send(settings.server, token, asked);
    const trouble = troubleOf(answer, { ...settings, account: needsAccount(answer) ? accountOf(settings, token) : null });
    if (trouble) throw new TroubleError(trouble);
    // What the server answers is what its description says, from which the types are made.
    return readJson(answer, settings.server) as T;
  };
  return {
    settings,
    ask,
    wordsOf: ({ code, message, hint }) => {
      const account = NEED_ACCOUNT.includes(code) ? accountOf(settings, token) : null;
      return problemWords({ code, detail: message, ...(hint === null ? {} : { hint }) }, 0, { ...settings, account });
    },
  };
};

const send = (server: string, token: string, asked: Asked): HttpAnswer => {
  // One key for both tries: what arrived the first time is not done twice.
  const key: Readonly<Record<string, string>> = asked.method === 'post' ? { 'idempotency-key': newKey() } : {};
  const first = fetchOnce(server, token, asked, key);
  if (!('said' in first)) return first;
  const trouble = unreachable(first.said, server);
  if (!trouble.mayPass) throw new TroubleError(trouble);
  const second = fetchOnce(server, token, asked, key);
  if (!('said' in second)) return second;
  throw new TroubleError(unreachable(second.said, server));
};

const fetchOnce = (
  server: string,
  token: string,
  { method, path, body, headers }: Asked,
  key: Readonly<Record<string, string>>,
): HttpAnswer | { readonly said: string } => {
  try {
    const response = UrlFetchApp.fetch(`${server}/v1${path}`, {
      method,
      headers: { accept: 'application/json', ...headers, ...key, authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { contentType: 'application/json', payload: JSON.stringify(body) }),
      muteHttpExceptions: true,
      followRedirects: false,
    });
    return { status: response.getResponseCode(), body: response.getContentText('UTF-8') };
  } catch (thrown) {
    return { said: String(thrown) };
  }
};

/** Troubles in which the account helps that the sheet is, or should be, shared with. */
const NEED_ACCOUNT: readonly string[] = ['sheet-not-shared', 'sheet-not-found', 'sheet-read-only', 'range-protected'];
const needsAccount = ({ status, body }: HttpAnswer): boolean => status >= 400 && NEED_ACCOUNT.some((code) => body.includes(`"${code}"`));

/** The account that sheets are shared with; `null` where the server does not say. */
const accountOf = ({ server }: SheetSettings, token: string): string | null => {
  const answer = fetchOnce(server, token, askGoogle, {});
  if ('said' in answer || answer.status !== 200) return null;
  const read = readJson(answer, server);
  return typeof read === 'object' && read !== null && 'account' in read && typeof read.account === 'string' ? read.account : null;
};

const readJson = ({ body }: HttpAnswer, server: string): unknown => {
  if (body === '') return null;
  try {
    return parseExact(body);
  } catch {
    throw new TroubleError(notPlanwright(server));
  }
};
