import type { Entered, SettingsShown } from '../menu/calls.ts';
import type { Choice } from '../menu/choices.ts';
import { readServerAddress } from '../menu/server-address.ts';
import {
  CHOICE_KEY,
  JOB_KEY,
  readSettings,
  readToken,
  SERVER_KEY,
  type SheetSettings,
  tokenKey,
  tokenMissing,
  WORKBOOK_KEY,
  WORKSPACE_KEY,
} from '../menu/settings.ts';
import { TroubleError } from '../menu/trouble.ts';
import { type Connection, connect } from './http.ts';

/** What is kept: with the sheet for all who work in it, and with each planner what is theirs, the token above all. */

const ofSheet = (key: string): string => PropertiesService.getDocumentProperties()?.getProperty(key) ?? '';
const ofPlanner = (key: string): string => PropertiesService.getUserProperties().getProperty(key) ?? '';

/** The server, in the name of the planner at the keyboard. Throws what is missing. */
export const connection = (): Connection => {
  const read = readSettings(ofSheet(SERVER_KEY), ofSheet(WORKSPACE_KEY));
  if ('trouble' in read) throw new TroubleError(read.trouble);
  const token = ofPlanner(tokenKey(read.settings.server));
  if (token === '') throw new TroubleError(tokenMissing(read.settings.server));
  return connect(read.settings, token);
};

export const shownSettings = (): SettingsShown => {
  const typed = ofSheet(SERVER_KEY);
  const address = readServerAddress(typed);
  return {
    server: typed,
    workspace: ofSheet(WORKSPACE_KEY),
    hasToken: 'server' in address && ofPlanner(tokenKey(address.server)) !== '',
  };
};

export const keepSettings = ({ server, workspace, token }: Entered): void => {
  const read = readSettings(server, workspace);
  if ('trouble' in read) throw new TroubleError(read.trouble);
  const { settings } = read;
  if (token.trim() !== '') {
    const known = readToken(token);
    if (known === null) throw new TroubleError(NO_TOKEN);
    PropertiesService.getUserProperties().setProperty(tokenKey(settings.server), known);
  }
  PropertiesService.getDocumentProperties()?.setProperties({ [SERVER_KEY]: settings.server, [WORKSPACE_KEY]: settings.workspace });
};

/** Of the sheet's server; those for other servers stay. */
export const forgetToken = (): void => {
  const address = readServerAddress(ofSheet(SERVER_KEY));
  if ('server' in address) PropertiesService.getUserProperties().deleteProperty(tokenKey(address.server));
};

const NO_TOKEN = {
  title: 'This is no token',
  detail: 'A token is one word that begins with pw_.',
  todo: 'Copy it again, whole, as your administrator gave it to you.',
};

export const keepChoice = (choice: Choice): void => {
  PropertiesService.getUserProperties().setProperty(CHOICE_KEY, JSON.stringify(choice));
};

export const keptChoice = (): Choice | null => {
  const read = readObject(ofPlanner(CHOICE_KEY));
  return typeof read.scenario === 'string' && typeof read.set === 'string' ? { scenario: read.scenario, set: read.set } : null;
};

/** What is known of the sheet at a server. A copy of the sheet is another one, and a change of the settings makes it another one, too. */
interface Scene {
  readonly settings: SheetSettings;
  readonly sheet: string;
}

export const keepJob = (scene: Scene, job: { readonly jobId: string; readonly kind: string }): void =>
  keepOfScene(JOB_KEY, scene, { ...job });

export const keptJob = (scene: Scene): { readonly jobId: string; readonly kind: string } | null => {
  const { jobId, kind } = keptOfScene(JOB_KEY, scene);
  return typeof jobId === 'string' && /^JOB-[\w-]{1,60}$/u.test(jobId) && typeof kind === 'string' ? { jobId, kind } : null;
};

export const keepWorkbook = (scene: Scene, workbook: string | null): void => keepOfScene(WORKBOOK_KEY, scene, { workbook });

export const keptWorkbook = (scene: Scene): string | null => {
  const { workbook } = keptOfScene(WORKBOOK_KEY, scene);
  return typeof workbook === 'string' && /^WB-[\w-]{1,60}$/u.test(workbook) ? workbook : null;
};

const keepOfScene = (key: string, { settings, sheet }: Scene, what: Readonly<Record<string, unknown>>): void => {
  PropertiesService.getDocumentProperties()?.setProperty(key, JSON.stringify({ ...settings, sheet, ...what }));
};

const keptOfScene = (key: string, { settings, sheet }: Scene): Readonly<Record<string, unknown>> => {
  const read = readObject(ofSheet(key));
  const isSame = read.server === settings.server && read.workspace === settings.workspace && read.sheet === sheet;
  return isSame ? read : {};
};

const readObject = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
};
