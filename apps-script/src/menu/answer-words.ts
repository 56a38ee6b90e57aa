import type { Problem } from './contract.ts';
import { ownEntry } from './own-entry.ts';
import { parseExact } from './parse-exact.ts';
import type { Trouble } from './trouble.ts';

/** An answer of the server, as it came. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

interface Scene {
  readonly server: string;
  readonly workspace: string;
  /** The account that sheets are shared with, where it is known. */
  readonly account?: string | null;
}

type Words = (problem: Problem, scene: Scene) => Trouble;

const settings = (title: string, detail: string, todo: string): Trouble => ({ title, detail, todo, inSettings: true });

const TOKEN: Words = (_, { server }) =>
  settings(
    'The server does not know your token',
    `${server} says that it is unknown, has expired or was ended.`,
    'Ask your administrator for a new one, and enter it in Settings.',
  );

const sheetShared: Words = ({ detail }, { account }) => ({
  ...settings(
    'The sheet is not shared with Planwright',
    detail,
    account ? `Click Share at the top right, enter ${account}, choose Editor, and click Share. Then try again.` : SHARE,
  ),
  ...(account ? { copy: account } : {}),
});
const SHARE = 'Settings shows the account that it must be shared with, as Editor.';

/** What the server says by a code, where a planner in a sheet is better helped by other words than its own. */
const WORDS: Readonly<Record<string, Words>> = {
  'token-missing': TOKEN,
  'token-invalid': TOKEN,
  'role-too-low': ({ detail }, { workspace }) => ({
    title: 'Your role does not allow this',
    detail: `${detail} The workspace is "${workspace}".`,
    todo: 'Check, Sync and Run need the role planner; a token may no more than its own role. Ask your administrator.',
  }),
  'workspace-unknown': (_, { workspace, server }) =>
    settings(
      `There is no workspace "${workspace}" for you`,
      `${server} has none of this name, or you have no role in it.`,
      'Compare the name in Settings, or ask your administrator for a role.',
    ),
  'workbook-unknown': () => ({ ...settings('This sheet is not linked', NOT_LINKED, LINK), isUnlinked: true }),
  'workbook-unlinked': () => ({
    ...settings('This sheet is not linked any more', 'Somebody has ended the link since.', LINK),
    isUnlinked: true,
  }),
  'sheet-not-agreed': (_, { workspace }) =>
    settings(
      'The sheet does not name the workspace yet',
      `Before the server opens a sheet for "${workspace}", the sheet itself must say so.`,
      'Open Settings and click "Link this sheet": it does that for you.',
    ),
  'sheet-linked': ({ detail }) =>
    settings('The sheet is linked elsewhere', detail, 'A sheet belongs to one workspace at a time: end the other link first.'),
  'sheet-not-shared': sheetShared,
  'sheet-not-found': sheetShared,
  'sheet-read-only': sheetShared,
  'initiative-unknown': ({ detail }) => ({
    title: 'The newest run does not know it',
    detail,
    todo: 'Was it added, renamed or left out of scope since? Run again, then explain it.',
  }),
  'run-unknown': () => ({
    title: 'The server does not know this run',
    detail: 'The tab Runs names it, but the workspace has no such run: was the sheet copied from another one?',
    todo: 'Run again, then explain the row.',
  }),
  'google-not-set-up': () => ({
    title: 'The server cannot open Google Sheets yet',
    detail: 'No Google account is set up on it.',
    todo: 'Ask your administrator: the page about Google Sheets says how.',
  }),
  'workbook-changed': () => ({
    title: 'The sheet changed meanwhile',
    detail: 'Somebody edited it while Planwright was at work, so nothing was written over it.',
    todo: 'Start again.',
    mayPass: true,
  }),
  'write-disturbed': ({ detail }) => ({
    title: 'The sheet changed in the moment of writing',
    detail,
    todo: 'Compare the cells that are named with File > Version history, then start again.',
  }),
  'range-protected': ({ detail }, { account }) => ({
    title: 'A protected range is in the way',
    detail,
    todo: `Nothing was written. Add ${account ?? 'Planwright’s account'} to the range (Data > Protect sheets and ranges), or leave the columns run_status, updated_source and updated_at out of it.`,
    ...(account ? { copy: account } : {}),
  }),
  'google-quota': () => ({
    title: 'Google is busy',
    detail: 'It lets us read and write only so often in a minute.',
    todo: WAIT,
    mayPass: true,
  }),
  'google-unavailable': () => ({
    title: 'Google Sheets cannot be reached',
    detail: 'The server got no answer from Google.',
    todo: WAIT,
    mayPass: true,
  }),
  'too-many-requests': () => ({ title: 'Too many requests', detail: 'The server asks us to wait a little.', todo: WAIT, mayPass: true }),
  'route-unknown': (_, { server }) => ({
    title: 'The server does not know this',
    detail: `The Planwright at ${server} is another version than this menu.`,
    todo: 'Ask your administrator which of the two is to be renewed.',
  }),
  bug: ({ detail }) => ({
    title: 'Planwright made a mistake',
    detail,
    todo: 'Tell your administrator when it happened; the server’s log says more.',
  }),
};

const NOT_LINKED = 'The server does not know that this sheet belongs to the workspace.';
const LINK = 'Open Settings and click "Link this sheet".';
const WAIT = 'Try again in a minute.';

/** What a code that we have no words for is called. */
const TITLES: Readonly<Record<number, string>> = {
  400: 'This cannot be asked',
  403: 'This is not allowed',
  404: 'Not found',
  409: 'Not as things are now',
  412: 'It has changed meanwhile',
  422: 'This cannot be asked',
  503: 'The server cannot do this now',
};

/** Why something did not work, from what the server (or a job) says of it. */
export const problemWords = (problem: Problem, status: number, scene: Scene): Trouble => {
  const words = ownEntry(WORDS, problem.code);
  if (words) return words(problem, scene);
  return {
    title: TITLES[status] ?? 'This did not work',
    detail: problem.detail,
    todo: problem.hint ?? 'Ask your administrator if this comes again.',
    ...(status === 503 ? { mayPass: true } : {}),
  };
};

/** `null`: it is a good answer. */
export const troubleOf = ({ status, body }: HttpAnswer, scene: Scene): Trouble | null => {
  if (status >= 200 && status < 300) return null;
  const problem = readProblem(body);
  if (problem) return problemWords(problem, status, scene);
  if (status >= 300 && status < 400)
    return settings(
      'The server sends us elsewhere',
      `What answers at ${scene.server} wants us to go to another address. We did not, for your token is for this one only.`,
      'Enter the address that Planwright itself answers at; your administrator knows it.',
    );
  if (status === 502 || status === 503 || status === 504)
    return {
      title: 'The server is not running',
      detail: `What stands before ${scene.server} answers, but Planwright does not.`,
      todo: WAIT,
      mayPass: true,
    };
  return notPlanwright(scene.server);
};

/** Something answers there, a login page perhaps. */
export const notPlanwright = (server: string): Trouble =>
  settings(
    'This is not Planwright',
    `Something answers at ${server}, but not as Planwright does: another program, or a page that asks for a login.`,
    'Compare the address in Settings with the one that your administrator gave you.',
  );

const readProblem = (body: string): Problem | null => {
  try {
    const read: unknown = parseExact(body);
    if (typeof read !== 'object' || read === null || !('code' in read) || !('detail' in read)) return null;
    const hint = 'hint' in read && typeof read.hint === 'string' ? { hint: read.hint } : {};
    return { code: String(read.code), detail: String(read.detail), ...hint };
  } catch {
    return null;
  }
};
