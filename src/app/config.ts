import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import envPaths from 'env-paths';
import { UsageError } from '../base/errors.ts';
import { type Programs, programsIn } from '../engine/programs/programs.ts';
import type { GoogleSettings } from '../sheet/google/google-access.ts';
import type { StoreSettings } from '../store/database.ts';

/** Settings from outside. This is the only file that reads the environment. */
export interface Config {
  readonly store: StoreSettings;
  readonly actor: string;
  /** Colours are wanted (https://no-color.org, https://force-color.org). */
  readonly colour: 'never' | 'always' | 'when-terminal';
  /** Solvers of the user's own. */
  readonly programs: Programs;
  /** Absent: nothing is set, and no Google Sheet can be opened. */
  readonly google?: GoogleSettings;
}

/** A service that commands ask, and what one shows at its door. */
export interface ServiceAddress {
  readonly url: string;
  readonly token: string | null;
  /** A workbook that is sent there is the next version of the one of its name, whoever sent that. */
  readonly nextVersion: boolean;
}

/** Who is let into the service, beside those whom the database names. */
export interface AccessSettings {
  /** The address under which people reach us, where that is another one than ours: behind a proxy. */
  readonly publicUrl: string | null;
  /** Proxies whose word about the asker's address counts: addresses and networks, separated by commas. */
  readonly trustProxy: string | null;
  /** Of one token or person; 0: no limit. */
  readonly requestsPerMinute: number;
  /** Logging in at the page, at a provider of OpenID Connect. */
  readonly login: LoginSettings | null;
}

export interface LoginSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** `null`: a public client, which PKCE protects. */
  readonly clientSecret: string | null;
  readonly hours: number;
}

export const readConfig = (environment: NodeJS.ProcessEnv = process.env): Config => ({
  store: readStore(environment),
  actor: environment.PLANWRIGHT_ACTOR || userName(),
  colour: environment.NO_COLOR ? 'never' : environment.FORCE_COLOR && environment.FORCE_COLOR !== '0' ? 'always' : 'when-terminal',
  programs: programsIn(environment),
  google: readGoogle(environment),
});

/** The service that is named; what is typed goes before what the environment says. `null`: none. */
export const readService = (
  typed: { readonly server?: string; readonly token?: string; readonly nextVersion?: boolean },
  environment: NodeJS.ProcessEnv = process.env,
): ServiceAddress | null => {
  const url = typed.server || environment.PLANWRIGHT_SERVER;
  if (url) return { url, token: typed.token || environment.PLANWRIGHT_TOKEN || null, nextVersion: typed.nextVersion ?? false };
  if (typed.nextVersion)
    throw new UsageError('--next-version is about a workbook on a server, and no server is named.', {
      code: 'server-missing',
      hint: 'Name it with --server or PLANWRIGHT_SERVER, or leave --next-version away.',
    });
  return null;
};

const readGoogle = (environment: NodeJS.ProcessEnv): GoogleSettings => {
  const { PLANWRIGHT_GOOGLE_KEY_FILE: own, GOOGLE_APPLICATION_CREDENTIALS: usual, PLANWRIGHT_GOOGLE_API_URL: url } = environment;
  // A stranger's server would get every cell: only one on this machine is taken, for tests.
  if (url && !(URL.canParse(url) && /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\/?$/u.test(url)))
    throw new UsageError('PLANWRIGHT_GOOGLE_API_URL must be an address like http://127.0.0.1:8080: a Sheets server for tests.', {
      code: 'setting-invalid',
    });
  return { keyFile: own || usual || null, apiUrl: url ? new URL(url).href : null };
};

// A database server where one is named; else a folder: `$PLANWRIGHT_HOME`, or the platform's folder for a user's data.
const readStore = (environment: NodeJS.ProcessEnv): StoreSettings => {
  const url = environment.PLANWRIGHT_DATABASE_URL;
  if (url) return { kind: 'server', url: withPassword(url, environment.PLANWRIGHT_DATABASE_PASSWORD_FILE) };
  const home = environment.PLANWRIGHT_HOME;
  return { kind: 'embedded', folder: home ? resolve(home) : envPaths('planwright', { suffix: '' }).data };
};

/** The password may lie in a file that only the service reads, so that it is in no environment and no list of processes. */
const withPassword = (url: string, file: string | undefined): string => {
  if (!file) return url;
  if (!URL.canParse(url))
    throw new UsageError('PLANWRIGHT_DATABASE_URL must be an address like postgresql://user@host/database.', { code: 'setting-invalid' });
  const address = new URL(url);
  try {
    address.password = encodeURIComponent(readFileSync(file, 'utf8').trim());
  } catch (cause) {
    throw new UsageError(`The file ${file} that PLANWRIGHT_DATABASE_PASSWORD_FILE names cannot be read.`, {
      code: 'setting-invalid',
      cause,
    });
  }
  return address.href;
};

const REQUESTS_PER_MINUTE = 3_000;
const LOGIN_HOURS = 12;

/** For `serve`. Throws `setting-missing`, `setting-invalid`. */
export const readAccess = (environment: NodeJS.ProcessEnv = process.env): AccessSettings => {
  const issuer = environment.PLANWRIGHT_OIDC_ISSUER;
  const clientId = environment.PLANWRIGHT_OIDC_CLIENT_ID;
  const publicUrl = readUrl('PLANWRIGHT_PUBLIC_URL', environment);
  if (!issuer !== !clientId)
    throw new UsageError('A login needs both PLANWRIGHT_OIDC_ISSUER and PLANWRIGHT_OIDC_CLIENT_ID.', { code: 'setting-missing' });
  if (issuer) readUrl('PLANWRIGHT_OIDC_ISSUER', environment);
  return {
    publicUrl,
    trustProxy: readProxies(environment.PLANWRIGHT_TRUST_PROXY),
    requestsPerMinute: readNumber('PLANWRIGHT_RATE_LIMIT', environment, REQUESTS_PER_MINUTE),
    login:
      issuer && clientId
        ? {
            issuer,
            clientId,
            clientSecret: environment.PLANWRIGHT_OIDC_CLIENT_SECRET || null,
            hours: Math.max(1, readNumber('PLANWRIGHT_LOGIN_HOURS', environment, LOGIN_HOURS)),
          }
        : null,
  };
};

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** What a service tells of itself. */
export interface LogSettings {
  readonly level: (typeof LOG_LEVELS)[number];
}

export interface TraceSettings {
  /** Of a collector: `/v1/traces` is added. */
  readonly endpoint: string;
  /** What the service is called there. */
  readonly service: string;
}

/** For `serve` and `worker`. Throws `setting-invalid`. */
export const readWatching = (
  environment: NodeJS.ProcessEnv = process.env,
): { readonly log: LogSettings; readonly traces: TraceSettings | null } => {
  const wanted = environment.PLANWRIGHT_LOG_LEVEL || 'info';
  const level = LOG_LEVELS.find((it) => it === wanted);
  if (!level)
    throw new UsageError(`PLANWRIGHT_LOG_LEVEL is "${wanted}".`, { code: 'setting-invalid', hint: `Known: ${LOG_LEVELS.join(', ')}.` });
  const endpoint = readUrl('OTEL_EXPORTER_OTLP_ENDPOINT', environment);
  return { log: { level }, traces: endpoint === null ? null : { endpoint, service: environment.OTEL_SERVICE_NAME || 'planwright' } };
};

const readUrl = (name: string, environment: NodeJS.ProcessEnv): string | null => {
  const text = environment[name];
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/u.test(url.protocol) && url.username === '' && url.password === '') return url.href;
  throw new UsageError(`${name} must be an address like https://planwright.example.org.`, { code: 'setting-invalid' });
};

const PROXY_NAMES = new Set(['loopback', 'linklocal', 'uniquelocal']);

const readProxies = (text: string | undefined): string | null => {
  if (!text) return null;
  const isProxy = (it: string): boolean => {
    const [address = '', bits = '0', ...more] = it.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    return PROXY_NAMES.has(it) || (isIP(address) !== 0 && more.length === 0 && /^\d{1,3}$/u.test(bits) && Number(bits) <= most);
  };
  const proxies = text.split(',').map((it) => it.trim());
  if (proxies.every(isProxy)) return proxies.join(',');
  throw new UsageError('PLANWRIGHT_TRUST_PROXY must be addresses or networks, separated by commas: 10.0.0.5, 10.1.0.0/16.', {
    code: 'setting-invalid',
  });
};

const readNumber = (name: string, environment: NodeJS.ProcessEnv, otherwise: number): number => {
  const text = environment[name];
  if (!text) return otherwise;
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new UsageError(`${name} must be a whole number.`, { code: 'setting-invalid' });
};

const userName = (): string => {
  try {
    return userInfo().username;
  } catch {
    // A user id without a name (some containers).
    return 'unknown';
  }
};
