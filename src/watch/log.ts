import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogSettings } from '../app/config.ts';

/**
 * One JSON line for everything that happens, on standard error unless told otherwise. Nothing secret goes in: tokens, cookies, passwords and the
 * contents of workbooks are left out where they would stand.
 */
export const makeLog = ({ level }: LogSettings, place: 'serve' | 'worker', destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: { place, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: [...SECRETS, ...SECRETS.map((it) => `*.${it}`), ...HEADERS], censor: '(left out)' },
      serializers: { req: toRequest, res: toReply, err: toError },
    },
    destination ?? pino.destination({ dest: 2, sync: false }),
  );

const SECRETS = ['token', 'secret', 'password', 'cookie', 'authorization', 'client_secret', 'code_verifier', 'id_token', 'access_token'];
const HEADERS = ['headers.authorization', 'headers.cookie', '*.headers.authorization', '*.headers.cookie', '*.headers["set-cookie"]'];

interface RequestLike {
  readonly id?: string;
  readonly method?: string;
  readonly url?: string;
  readonly ip?: string;
}

// Of a request no header and no body. What stands behind `?` may be the code of a login.
const toRequest = ({ method, url, ip }: RequestLike) => ({ method, path: withoutSecrets(url?.split('?')[0]), from: ip });
const toReply = ({ statusCode }: { readonly statusCode?: number }) => ({ status: statusCode });

/** An address with a password may stand in what a driver says, and a token anywhere: people paste. */
const withoutSecrets = (text: string | undefined): string | undefined =>
  text?.replaceAll(/(\w+:\/\/[^\s:/@]*):[^\s@]*@/gu, '$1:***@').replaceAll(/(pw_[0-9a-f]{12}_)[\w-]+/giu, '$1***');

const toError = (error: Error): object => ({
  type: error.name,
  message: withoutSecrets(error.message),
  stack: withoutSecrets(error.stack),
  ...('code' in error ? { code: error.code } : {}),
  ...(error.cause instanceof Error ? { cause: withoutSecrets(error.cause.message) } : {}),
});
