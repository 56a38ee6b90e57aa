import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../../base/errors.ts';
import type { GoogleAccess, GoogleSettings, Pace } from './google-access.ts';
import { type Credentials, openSheetsApi } from './sheets-client.ts';

const HOW_TO = 'docs/google-sheets.md says how to make an account for Planwright and where to put its key.';

const NO_SETTINGS: GoogleSettings = { keyFile: null, apiUrl: null };

const REAL_PACE: Pace = {
  now: () => performance.now(),
  sleep: async (durationMs) => void (await sleep(durationMs)),
  random: Math.random,
};

/** The access that the settings allow. Throws `UsageError` where they name none, or a key that is none; what it says never holds the key. */
export const openGoogleAccess = (
  { keyFile, apiUrl }: GoogleSettings = NO_SETTINGS,
  pace: Pace = REAL_PACE,
  onWait: GoogleAccess['onWait'] = () => {},
): GoogleAccess => {
  if (apiUrl !== null) return { account: null, api: openSheetsApi({ kind: 'token', token: 'loopback' }, apiUrl), pace, onWait };
  if (keyFile === null)
    throw new UsageError('To open a Google Sheet, Planwright needs an account that the sheet is shared with.', {
      code: 'google-not-set-up',
      hint: `Set PLANWRIGHT_GOOGLE_KEY_FILE to the key file of a service account. ${HOW_TO}`,
    });
  const { account, credentials } = readKeyFile(keyFile);
  return { account, api: openSheetsApi(credentials, null), pace, onWait };
};

const readKeyFile = (path: string): { readonly account: string | null; readonly credentials: Credentials } => {
  const key = parseKey(path, readText(path));
  if (key.type === 'service_account') {
    const { client_email: email, private_key: secret } = key;
    if (typeof email !== 'string' || email === '') throw refuse(path, 'names no client_email');
    if (typeof secret !== 'string' || !isPrivateKey(secret)) throw refuse(path, 'holds no private_key that can be read');
    return { account: email, credentials: { kind: 'key', email, key: secret } };
  }
  if (key.type === 'external_account') {
    const { service_account_impersonation_url: url } = key;
    const account = typeof url === 'string' ? /\/serviceAccounts\/([^/:]+):/u.exec(url)?.[1] : undefined;
    return { account: account === undefined ? null : account, credentials: { kind: 'workload', options: key } };
  }
  const found = typeof key.type === 'string' && /^[a-z_]{1,40}$/u.test(key.type) ? `is of type "${key.type}"` : 'names no type';
  throw refuse(path, `${found}; expected "service_account" or "external_account"`);
};

const isPrivateKey = (text: string): boolean => {
  try {
    createPrivateKey(text);
    return true;
  } catch {
    return false;
  }
};

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new UsageError(`The key file ${path} cannot be read.`, {
      code: 'google-key-unreadable',
      hint: 'Check the path in PLANWRIGHT_GOOGLE_KEY_FILE, and that you may read the file.',
      cause,
    });
  }
};

const parseKey = (path: string, text: string): Readonly<Record<string, unknown>> => {
  try {
    const key: unknown = JSON.parse(text);
    if (typeof key === 'object' && key !== null && !Array.isArray(key)) return { ...key };
  } catch {
    // The parser's own words would show a part of the key.
  }
  throw refuse(path, 'is no JSON object');
};

const refuse = (path: string, what: string): UsageError =>
  new UsageError(`The key file ${path} ${what}.`, {
    code: 'google-key-invalid',
    hint: `Download a JSON key of the service account again. ${HOW_TO}`,
  });
