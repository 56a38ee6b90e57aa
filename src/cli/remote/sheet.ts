import { NotFoundError, UsageError } from '../../base/errors.ts';
import { isJsonObject, type Json } from '../../base/json.ts';
import { type Connection, itemsIn, textIn } from './connection.ts';
import { ensureWorkspace, pathOf, workspaceNames } from './workspace.ts';

/** A Google Sheet that is a workbook of a workspace on a server. */
export interface SheetThere {
  readonly workspace: string;
  readonly workbookId: string;
}

/**
 * The workbook that a sheet is there, linked now where it was not yet: in the workspace that is named, else in the one that has it, else in the
 * only one there is. Throws `workspace-missing`, and what the server has against linking it.
 */
export const findSheetThere = async (
  server: Connection,
  spreadsheetId: string,
  named: string | undefined,
  tell: (text: string) => void,
): Promise<SheetThere> => {
  const places = named === undefined ? await workspaceNames(server) : [named];
  if (named !== undefined) await ensureWorkspace(server, named);
  for (const workspace of places) {
    const workbookId = await findIn(server, workspace, spreadsheetId);
    if (workbookId !== null) return { workspace, workbookId };
  }
  const [workspace, ...others] = places;
  if (workspace === undefined || others.length > 0) throw nowhere(places);
  const made = await server.post(`${pathOf(workspace)}/sheets`, { sheet: spreadsheetId });
  tell(`The sheet is linked with the workspace "${workspace}" of the server from now on.`);
  return { workspace, workbookId: textIn(made, 'workbook_id', server.url) };
};

const findIn = async (server: Connection, workspace: string, spreadsheetId: string): Promise<string | null> => {
  const workbooks = itemsIn(await server.get(`${pathOf(workspace)}/workbooks`));
  const found = workbooks.find((it) => idOfSheet(it) === spreadsheetId);
  return found === undefined ? null : textIn(found, 'workbook_id', server.url);
};

const idOfSheet = (workbook: Json): Json | undefined => {
  const live = isJsonObject(workbook) ? workbook.live : undefined;
  return live !== undefined && isJsonObject(live) ? live.spreadsheet_id : undefined;
};

const nowhere = (places: readonly string[]): UsageError | NotFoundError =>
  places.length === 0
    ? new NotFoundError('There is no workspace on this server that you may see.', {
        code: 'workspace-unknown',
        hint: 'Name one with --workspace, or ask an admin for a role.',
      })
    : new UsageError(`The sheet is linked with none of your workspaces: ${places.join(', ')}.`, {
        code: 'workspace-missing',
        hint: 'Say with which it is to be linked: --workspace NAME.',
      });
