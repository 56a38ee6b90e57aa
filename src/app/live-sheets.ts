import { type PlanwrightError, UnavailableError, UsageError } from '../base/errors.ts';
import type { GoogleAccess } from '../sheet/google/google-access.ts';
import { readSheetFacts } from '../sheet/google/read-sheet-facts.ts';
import { googleSheetId, isGoogleSheet } from '../sheet/google/sheet-address.ts';
import type { AlsoKeep, Store } from '../store/database.ts';
import { addLink, endLink, findLink, type Linked, type LinkPlace } from '../store/live-sheets.ts';
import { nameKey } from '../store/name-key.ts';
import { makeWorkbookId, type StoredWorkbook } from '../store/workbooks.ts';
import type { Place } from './access/place.ts';
import type { AppDeps } from './deps.ts';

/** Google Sheets that are workbooks of a workspace: they stay where they are, and are read and written there. */

export type { Linked } from '../store/live-sheets.ts';

/** What an editor of a sheet marks it with, to say which workspace it may be linked with (docs/decisions/0007). */
export const AGREEMENT = 'planwright-workspace';

/** Two who link one sheet at once meet once; then there is a link to be found. */
const TRIES = 3;

type Google = Pick<AppDeps, 'openGoogle'>;

export interface GoogleFacts {
  /** `false`: no key is named, or it cannot be used. */
  readonly isSetUp: boolean;
  /** Whom to share a sheet with; `null` where Google is not set up, or the credentials do not tell. */
  readonly account: string | null;
}

export const googleFacts = (deps: Google): GoogleFacts => {
  try {
    return { isSetUp: true, account: openServersGoogle(deps).account };
  } catch (thrown) {
    if (thrown instanceof UsageError) return { isSetUp: false, account: null };
    throw thrown;
  }
};

/** What whoever starts a service should know of it; `null`: nothing. Here it is said what is wrong with a key. */
export const googleNews = ({ openGoogle }: Google): string | null => {
  try {
    const { account } = openGoogle();
    return account === null ? null : `Google Sheets can be linked: they are shared with ${account}.`;
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown;
    return thrown.code === 'google-not-set-up' ? null : `No Google Sheet can be opened: ${thrown.message} ${thrown.hint ?? ''}`.trimEnd();
  }
};

/** Google as a service comes there. Where the key lies and what is wrong with it is for whoever runs the service, not for who asks it. */
export const openServersGoogle = ({ openGoogle }: Google): GoogleAccess => {
  try {
    return openGoogle();
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown;
    const isSet = thrown.code !== 'google-not-set-up';
    throw new UsageError(isSet ? 'The key of this server for Google cannot be used.' : 'Google is not set up on this server.', {
      code: thrown.code,
      hint: 'An administrator of the server sets PLANWRIGHT_GOOGLE_KEY_FILE, for the server and its workers: docs/google-sheets.md says how.',
      cause: thrown,
    });
  }
};

export interface LinkRequest {
  /** Its id, or its address as the browser shows it. */
  readonly sheet: string;
  /** It need not agree: an administrator of the server asks. */
  readonly mayForce: boolean;
  /** May who asks know of this workspace? */
  readonly maySee: (workspaceId: number) => boolean;
}

type Deps = Google & Pick<AppDeps, 'now' | 'randomId' | 'actor'> & { readonly store: Store };

/**
 * A sheet becomes a workbook of a workspace; one that is that already stays it. Throws `sheet-not-agreed` where the sheet itself does not name the
 * workspace, `sheet-linked` where another workspace has it, `sheet-address-invalid`, and what Google has against it.
 */
export const linkSheet = async (deps: Deps, place: Place, request: LinkRequest, alsoKeep: AlsoKeep<Linked>): Promise<Linked> => {
  const { store, actor } = deps;
  const spreadsheetId = readSheetId(request.sheet);
  for (let tries = TRIES; tries > 0; tries--) {
    const link = await findLink(store, spreadsheetId);
    if (link?.workbook.workspaceId === place.id) return keepAsItIs(store, link.workbook, alsoKeep);
    const { title, marks } = await readSheetFacts(openServersGoogle(deps), spreadsheetId, AGREEMENT);
    if (!request.mayForce && marks.every((it) => nameKey(it) !== nameKey(place.name))) throw notAgreed(place);
    if (link) throw linkedElsewhere(link, request);
    const now = deps.now().toISOString();
    const workbookId = makeWorkbookId(now, deps.randomId());
    const linked = await addLink(store, { workbookId, workspaceId: place.id, spreadsheetId, title, actor, now }, alsoKeep);
    if (linked) return linked;
  }
  throw new UnavailableError('The sheet is being linked by somebody else.', { code: 'sheet-busy', hint: 'Try again in a moment.' });
};

/** It is its workspace's no more; the workbook stays known, for its runs name it. Throws `workbook-unknown`, `workbook-not-live`. */
export const unlinkSheet = (
  { store, now }: Pick<Deps, 'store' | 'now'>,
  workbookId: string,
  alsoKeep: AlsoKeep<StoredWorkbook>,
): Promise<void> => endLink(store, workbookId, now().toISOString(), alsoKeep);

const keepAsItIs = (store: Store, workbook: StoredWorkbook, alsoKeep: AlsoKeep<Linked>): Promise<Linked> =>
  store.transact(async (queries) => {
    const linked = { workbook, isNew: false };
    await alsoKeep(queries, linked);
    return linked;
  });

const readSheetId = (text: string): string => {
  const asked = text.trim();
  return googleSheetId(isGoogleSheet(asked) ? asked : `gsheet:${asked}`) ?? '';
};

// Its title is for those whom it has agreed to.
const notAgreed = ({ name }: Place): PlanwrightError =>
  new UsageError(`The sheet does not say that it is for the workspace "${name}".`, {
    code: 'sheet-not-agreed',
    hint: `Somebody who may edit the sheet says so there, in the menu Planwright > Settings > Link this sheet, with the workspace "${name}". Or ask an administrator of the server to link it.`,
  });

const linkedElsewhere = ({ workspace, workbook }: LinkPlace, { maySee }: LinkRequest): PlanwrightError => {
  const where = maySee(workbook.workspaceId) ? `the workspace "${workspace}"` : 'another workspace';
  return new UsageError(`The sheet is linked with ${where}, and can be linked with one at a time.`, {
    code: 'sheet-linked',
    hint: 'A planner of that workspace can end the link; then link it here.',
  });
};
