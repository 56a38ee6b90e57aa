import { BugError, NotFoundError, type PlanwrightError, StaleError, UnavailableError, UsageError } from '../../base/errors.ts';
import type { GoogleAccess } from './google-access.ts';
import type { CallFailure } from './sheets-client.ts';

/** A call that could not have happened, or that reads only: it may be made again. */
export const isPassing = ({ status }: CallFailure): boolean => status === null || status === 429 || [500, 502, 503, 504].includes(status);

/** A write of which nobody knows whether it happened. */
export const isUnknown = (failure: CallFailure): boolean => isPassing(failure) && failure.status !== 429;

/** What a failed call means to whoever asked for it. */
export const callError = (
  { status, text }: CallFailure,
  { account }: Pick<GoogleAccess, 'account'>,
  doing: 'read' | 'write',
): PlanwrightError => {
  const said = text === '' ? '' : ` Google says: ${text}`;
  if (status === 401 || /invalid_grant|unauthorized_client|invalid_client/u.test(text))
    return new UsageError('Google does not accept the account of Planwright (any more): its key was revoked, or the account deleted.', {
      code: 'google-access-revoked',
      hint: 'Make a new key for the service account and name its file in PLANWRIGHT_GOOGLE_KEY_FILE.',
    });
  if (status === 403) return forbidden(text, account, doing);
  if (status === 404)
    return new NotFoundError('There is no such Google Sheet, or Planwright may not see it.', {
      code: 'sheet-not-found',
      hint: share(account),
    });
  if (status === 429)
    return new UnavailableError('Google asks to wait: its limit of calls per minute is used up.', {
      code: 'google-quota',
      hint: 'Try again in a minute. Others who use the same account share its limit.',
    });
  if (status === null || status >= 500)
    return new UnavailableError(`Google Sheets does not answer${status === null ? '' : ` (${status})`}.${said}`, {
      code: 'google-unavailable',
      hint: 'Check the connection to the internet and try again.',
    });
  if (status === 400) return refused(text, said);
  return new UnavailableError(`Google Sheets refused the call (${status}).${said}`, { code: 'google-refused', retryable: false });
};

const share = (account: string | null): string =>
  `Share the sheet with ${account ?? 'the account that Planwright uses'} as Editor (Share, at the top right), and check its address.`;

const forbidden = (text: string, account: string | null, doing: 'read' | 'write'): PlanwrightError => {
  if (/has not been used|is disabled|SERVICE_DISABLED/u.test(text))
    return new UsageError('The Google Sheets API is not switched on in the project of the account.', {
      code: 'google-api-off',
      hint: 'In the Google Cloud console, choose APIs & Services > Library > Google Sheets API > Enable, wait a minute and try again.',
    });
  return doing === 'read'
    ? new UsageError('The Google Sheet is not shared with Planwright.', { code: 'sheet-not-shared', hint: share(account) })
    : new UsageError('Planwright may read the Google Sheet but not write into it; nothing was written.', {
        code: 'sheet-read-only',
        hint: share(account),
      });
};

const refused = (text: string, said: string): PlanwrightError => {
  if (/protected/iu.test(text))
    return new UsageError(`A cell to write lies in a protected range; nothing was written.${said}`, {
      code: 'range-protected',
      hint: 'Let the account of Planwright edit that range (Data > Protect sheets and ranges).',
    });
  if (
    /already exists|exceeds grid limits|Unable to parse range|No grid with id|No sheet with id|out of bounds|beyond the last requested/iu.test(
      text,
    )
  )
    return new StaleError('The Google Sheet changed since it was read; nothing was written.', {
      code: 'workbook-changed',
      hint: 'Run the command again: it reads the sheet anew.',
    });
  if (/10000000|10,?000,?000|limit of .*cells|above the limit/iu.test(text))
    return new UsageError('The Google Sheet is full: it can hold ten million cells; nothing was written.', {
      code: 'sheet-full',
      hint: 'Delete rows, columns or tabs that are no longer needed.',
    });
  if (/not supported for this document|failed precondition/iu.test(text))
    return new UsageError('This address is no Google Sheet but another file, an Excel file in Google Drive, say.', {
      code: 'source-unsupported',
      hint: 'Open it in Google Sheets, choose File > Save as Google Sheets, and give the address of that one.',
    });
  return new BugError(`Google Sheets refused a request.${said}`);
};
