import { readServerAddress } from './server-address.ts';
import type { Trouble } from './trouble.ts';

/** What the sheet says, for all who work in it. */
export interface SheetSettings {
  readonly server: string;
  readonly workspace: string;
}

/** Of the sheet's properties. Anybody who edits the sheet may write them, so they are read as carefully as what is typed. */
export const SERVER_KEY = 'planwright.server';
export const WORKSPACE_KEY = 'planwright.workspace';
export const JOB_KEY = 'planwright.job';
export const WORKBOOK_KEY = 'planwright.workbook';
/** Of the planner's own. */
export const CHOICE_KEY = 'planwright.choice';

/**
 * Under which name a planner's token is kept: it holds the address that the token was entered for. Whoever changes the server of the sheet
 * finds no token for the new one, so that no server ever gets a token that was meant for another.
 */
export const tokenKey = (server: string): string => `planwright.token ${server}`;

export type SettingsRead = { readonly settings: SheetSettings } | { readonly trouble: Trouble };

export const readSettings = (server: string, workspace: string): SettingsRead => {
  const address = readServerAddress(server);
  if ('trouble' in address) return address;
  const name = workspace.trim();
  if (name === '' || name.length > 200)
    return {
      trouble: {
        title: 'No workspace is set',
        detail: 'The menu does not know which workspace of the server this sheet belongs to.',
        todo: 'Enter its name in Settings; your administrator knows it.',
        inSettings: true,
      },
    };
  // As a part of an address these two would mean another place.
  if (name === '.' || name === '..')
    return {
      trouble: {
        title: 'This is no name of a workspace',
        detail: 'A name is more than dots.',
        todo: 'Enter another one.',
        inSettings: true,
      },
    };
  return { settings: { server: address.server, workspace: name } };
};

/** What is typed or pasted as a token, without what often comes along; `null`: it is none. */
export const readToken = (text: string): string | null => {
  const typed = text.trim().replace(/^bearer\s+/iu, '');
  return /^[\w~+/.=-]{8,500}$/u.test(typed) ? typed : null;
};

export const tokenMissing = (server: string): Trouble => ({
  title: 'Your token is missing',
  detail: `No token of yours is kept for ${server}.`,
  todo: 'Enter it in Settings. Your administrator makes one for you; it is kept for you alone and sent to this address only. If you had entered one, somebody has changed the address of the server since: ask why before you enter it again.',
  inSettings: true,
});
