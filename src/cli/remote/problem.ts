import { BugError, NotFoundError, type PlanwrightError, StaleError, UnavailableError, UsageError } from '../../base/errors.ts';
import { isJsonObject, type Json } from '../../base/json.ts';

/** Conflicts that asking again does not mend. */
const WRONG_USE = new Set([
  'key-reused',
  'not-published',
  'published-already',
  'workspace-taken',
  'workbook-live',
  'workbook-unlinked',
  'google-access-revoked',
  'google-api-off',
  'google-key-invalid',
  'google-key-unreadable',
  'google-not-set-up',
  'sheet-linked',
  'sheet-not-agreed',
  'sheet-not-shared',
]);
/** Of a server before ours: it cannot reach Planwright. */
const AWAY = new Set([429, 502, 503, 504]);

/** What a server says went wrong (RFC 9457), as the error that it was there: same words, code and exit code. */
export const errorOf = (status: number, body: Json, url: string): PlanwrightError => {
  const { detail, code, hint } = isJsonObject(body) ? body : {};
  if (typeof detail !== 'string' || typeof code !== 'string') return strangeAnswer(status, url);
  const details = { code, ...(typeof hint === 'string' ? { hint } : {}) };
  if (AWAY.has(status)) return new UnavailableError(detail, details);
  if (status === 404) return new NotFoundError(detail, details);
  if (status === 412 || (status === 409 && !WRONG_USE.has(code))) return new StaleError(detail, details);
  return status < 500 ? new UsageError(detail, details) : new BugError(`the server broke: ${detail} ${details.hint ?? ''}`.trimEnd());
};

/** Whatever answers there, it is no Planwright. */
export const strangeAnswer = (status: number, url: string): PlanwrightError =>
  AWAY.has(status)
    ? new UnavailableError(`Nothing answers behind ${url} (${status}).`, { code: 'server-away', hint: 'Try again later.' })
    : new UsageError(`What answers at ${url} is no Planwright (${status}).`, {
        code: 'server-unknown',
        hint: 'Give the address that planwright serve names, without a path: --server https://plan.example.org',
      });
